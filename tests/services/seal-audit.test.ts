import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actsStream } from '#src/domain/audit/event.ts';
import { rootHash } from '#src/domain/audit/root.ts';
import { placeOf } from '#src/domain/audit/stream.ts';
import { examineDatabase } from '#src/services/examine-database.ts';
import { sealAudit } from '#src/services/seal-audit.ts';
import { findApplication, lockApplication, recordAct } from '#src/store/applications.ts';
import { appendEvent } from '#src/store/audit.ts';
import { openStore } from '#src/store/database.ts';
import { latestRoot, leavesOf, listRoots, lockSealing, takeUnsealed } from '#src/store/seals.ts';
import { apiServer, type ApiServer, type Person } from '#tests/support/api-server.ts';
import { change } from '#tests/support/dossier-steps.ts';

let server: ApiServer;
let owner: Person;
let place = { programme: '', edition: '' };
beforeAll(async () => {
  server = await apiServer({ quick: true });
  owner = await server.person('sealer');
  const [edition] = server.deps.editions.all();
  place = { programme: edition?.file.programme ?? '', edition: edition?.file.id ?? '' };
});
afterAll(async () => expect(await server.close()).toEqual([]));

const events = async (): Promise<string[]> =>
  (await sql<{ hash: string }>`select hash from audit_event`.execute(server.database.db)).rows.map((row) => row.hash);

/** Hashes under all roots of all chains. */
async function sealed(): Promise<string[]> {
  const { db } = server.database;
  const chains = await db.selectFrom('audit_root').select(['programme', 'edition', 'seq']).execute();
  return (await Promise.all(chains.map((root) => leavesOf(db, root)))).flat();
}

/** Ends the connection that waits to write a root, once it does. */
async function endWaiting(): Promise<void> {
  for (let ended = 0; ended === 0; await sleep(20)) {
    const { rows } = await sql<{ ended: number }>`
      select count(pg_terminate_backend(pid))::int as ended from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' and query like 'insert into "audit_root"%'`.execute(
      server.database.db,
    );
    ended = rows[0]?.ended ?? 0;
  }
}

const act = { kind: 'finalise-started', body: { revision: 1 } } as const;

describe('the sealer', () => {
  it('puts every event under one root, and nothing again', async () => {
    const id = await owner.open('individual');
    await change(owner, id, 'personal', 'name', '甲');
    const [root, ...others] = await sealAudit(server.deps);
    expect(others).toEqual([]);
    expect(root).toMatchObject({ ...place, seq: 1, previous: '', size: 2 });
    expect(await sealAudit(server.deps)).toEqual([]);
    await change(owner, id, 'personal', 'name', '乙');
    const [second] = await sealAudit(server.deps);
    expect(second).toMatchObject({ seq: 2, previous: root?.hash, size: 1 });
    expect(second?.hash).toBe(second === undefined ? '' : rootHash(second));
    expect(await latestRoot(server.database.db, place.programme, place.edition)).toEqual(second);
    expect((await sealed()).toSorted()).toEqual((await events()).toSorted());
  });

  it('never skips an event that commits after later ones were sealed', async () => {
    const [slow, quick] = [await owner.open('individual'), await owner.open('individual')];
    await sealAudit(server.deps);
    const written = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    const late = server.database.db.transaction().execute(async (trx) => {
      const application = await lockApplication(trx, slow);
      if (application === null) throw new Error('absent');
      await recordAct(trx, application, {}, act, 'system', new Date());
      written.resolve();
      await release.promise;
    });
    await written.promise;
    await change(owner, quick, 'personal', 'name', '丙');
    const before = await sealAudit(server.deps);
    expect(before.map((root) => root.size)).toEqual([1]);
    release.resolve();
    await late;
    const after = await sealAudit(server.deps);
    expect(after.map((root) => root.size)).toEqual([1]);
    const application = await findApplication(server.database.db, slow);
    expect(await leavesOf(server.database.db, { ...place, seq: after[0]?.seq ?? 0 })).toEqual([application?.acts.hash]);
  });

  it('covers each event once while many write and several seal at the same time', async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, () => owner.open('individual')));
    const writing = new AbortController();
    const sealing = Array.from({ length: 3 }, async () => {
      while (!writing.signal.aborted) await sealAudit(server.deps);
    });
    await Promise.all(
      ids.map(async (id) => {
        for (let turn = 0; turn < 8; turn += 1) await change(owner, id, 'personal', 'name', `第${turn}次`);
      }),
    );
    writing.abort();
    await Promise.all(sealing);
    await sealAudit(server.deps);
    expect((await sealed()).toSorted()).toEqual((await events()).toSorted());
    const roots = await listRoots(server.database.db, { ...place, after: 0, limit: 1000 });
    expect(roots.map((root) => root.seq)).toEqual(roots.map((_, at) => at + 1));
    expect(roots.map((root) => root.previous)).toEqual(['', ...roots.slice(0, -1).map((root) => root.hash)]);
  });

  it('leaves all as it was where it is killed between, and takes it up again', async () => {
    const { db } = server.database;
    const id = await owner.open('individual');
    const own = openStore(server.database.connection, { connections: 1 });
    await db.transaction().execute(async (trx) => {
      await sql`lock table audit_root in exclusive mode`.execute(trx);
      const sealing = sealAudit({ ...server.deps, db: own.db });
      // It has taken the notes and waits to write its root: there its connection ends.
      const [failed] = await Promise.all([sealing.catch((error: Error) => error.message), endWaiting()]);
      expect(failed).toMatch('terminat');
    });
    await own.close();
    const waiting = await sql<{ stream: string }>`select stream from audit_unsealed`.execute(db);
    expect(waiting.rows.map((row) => row.stream)).toContain(actsStream(id));
    expect((await sealAudit(server.deps)).map((root) => root.size)).toEqual([1]);
    expect((await sealed()).toSorted()).toEqual((await events()).toSorted());
  });

  it('is one process at a time', async () => {
    await owner.open('individual');
    await server.database.db.transaction().execute(async (trx) => {
      expect(await lockSealing(trx)).toBe(true);
      expect(await sealAudit(server.deps)).toEqual([]);
    });
    expect(await sealAudit(server.deps)).toHaveLength(1);
  });

  it('takes a long queue piece by piece', async () => {
    await Promise.all([owner.open('individual'), owner.open('individual')]);
    await server.database.db
      .transaction()
      .execute(async (trx) => {
        expect((await takeUnsealed(trx, 1)).streams).toHaveLength(1);
        expect((await takeUnsealed(trx, 10)).streams).toHaveLength(1);
        throw new Error('undone');
      })
      .catch((error: Error) => expect(error.message).toBe('undone'));
    expect((await sealAudit(server.deps)).map((root) => root.size)).toEqual([2]);
  });
});

describe('the chain of a stream', () => {
  it('is its application’s edition, the edition it names, or its programme without an edition', () => {
    expect(placeOf('acts:a-1')).toEqual({ application: 'a-1' });
    expect(placeOf('answers:a-1:personal')).toEqual({ application: 'a-1' });
    expect(placeOf('edition:award:2020')).toEqual({ programme: 'award', edition: '2020' });
    expect(placeOf('authority:award:office')).toEqual({ programme: 'award', edition: '' });
  });

  it('of an authority is that of the programme', async () => {
    const { db } = server.database;
    await db.transaction().execute(async (trx) => {
      await appendEvent(trx, {
        stream: 'authority:award:office',
        head: { seq: 0, hash: '' },
        event: act,
        actorId: 'system',
        at: new Date(),
      });
    });
    expect(await sealAudit(server.deps)).toMatchObject([{ programme: 'award', edition: '', seq: 1, size: 1 }]);
    // No row keeps the head of a stream made up here.
    expect((await examineDatabase(server.deps)).map((one) => one.invariant)).toEqual([
      'every stream has a row that keeps its head',
    ]);
    await sql`delete from audit_event where stream like 'authority:%'`.execute(db);
    await sql`delete from audit_run where edition = ''`.execute(db);
    await sql`delete from audit_root where edition = ''`.execute(db);
  });
});
