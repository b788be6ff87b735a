import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventHash } from '#src/domain/audit/event.ts';
import { nextRoot } from '#src/domain/audit/root.ts';
import { examineDatabase } from '#src/services/examine-database.ts';
import { sealAudit } from '#src/services/seal-audit.ts';
import { storedEvent } from '#src/store/audit.ts';
import { leavesOf, listRoots } from '#src/store/seals.ts';
import { apiServer, type ApiServer, type Person } from '#tests/support/api-server.ts';
import { change, sealed, submit } from '#tests/support/dossier-steps.ts';
import { sampleApplication } from '../edition/individual-sample.ts';

let server: ApiServer;
let owner: Person;
let id = '';
beforeAll(async () => {
  server = await apiServer({ quick: true });
  owner = await server.person('tamper');
  const made = await sealed(server, owner, sampleApplication());
  id = made.id;
  await sealAudit(server.deps);
  await submit(owner, id, made.digest);
  await sealAudit(server.deps);
  await owner.open('individual');
  await sealAudit(server.deps);
});
afterAll(async () => expect(await server.close()).toEqual([]));

const tables = ['audit_run', 'audit_root', 'audit_event', 'audit_unsealed', 'application', 'receipt'] as const;

/** What the examination finds while something is changed; everything is put back after it. */
async function found(tamper: () => Promise<unknown>): Promise<{ invariants: string[]; where: string }> {
  const { db } = server.database;
  for (const table of tables) await sql.raw(`create table kept_${table} as select * from ${table}`).execute(db);
  await tamper();
  const broken = await examineDatabase(server.deps);
  for (const table of ['audit_run', 'audit_root', 'audit_event', 'audit_unsealed', 'receipt'])
    await sql.raw(`delete from ${table}`).execute(db);
  await sql`update application a set acts_seq = k.acts_seq, acts_head = k.acts_head from kept_application k where k.id = a.id`.execute(
    db,
  );
  for (const table of ['audit_root', 'audit_run', 'audit_event', 'audit_unsealed', 'receipt'])
    await sql.raw(`insert into ${table} select * from kept_${table}`).execute(db);
  for (const table of tables) await sql.raw(`drop table kept_${table}`).execute(db);
  return {
    invariants: [...new Set(broken.map((one) => one.invariant))],
    where: broken.map((one) => one.where).join('\n'),
  };
}
const raw = (text: string) => () => sql.raw(text).execute(server.database.db);

/** Rewrites the acts of the application from an event on, as somebody with the whole database and our code could. */
async function rewriteActs(drop: string): Promise<void> {
  const { db } = server.database;
  const rows = await db
    .selectFrom('audit_event')
    .selectAll()
    .where('stream', '=', `acts:${id}`)
    .orderBy('seq')
    .execute();
  await db.deleteFrom('audit_event').where('stream', '=', `acts:${id}`).execute();
  let head = { seq: 0, hash: '' };
  for (const row of rows.filter(({ kind }) => kind !== drop)) {
    const { hash: _hash, ...event } = { ...storedEvent(row), seq: head.seq + 1, previous: head.hash };
    head = { seq: event.seq, hash: eventHash(event) };
    await db
      .insertInto('audit_event')
      .values({ ...row, seq: event.seq, previous: event.previous, hash: head.hash, body: JSON.stringify(row.body) })
      .execute();
  }
  await sql`update application set acts_seq = ${head.seq}, acts_head = ${head.hash} where id = ${id}`.execute(db);
  await sql`update receipt set body = body || jsonb_build_object('actsHead', ${head.hash}::text)`.execute(db);
}

describe('the examination of what is sealed', () => {
  it('finds nothing in what the house wrote', async () => {
    expect(await examineDatabase(server.deps)).toEqual([]);
  });

  it('names an event that was changed with the whole rest of its stream', async () => {
    const { invariants, where } = await found(() => rewriteActs('finalise-started'));
    expect(invariants).toContain('a sealed event is as it was sealed');
    expect(invariants).toContain('a sealed event is still there');
    expect(invariants).not.toContain('audit events form one whole chain');
    expect(where).toMatch(new RegExp(`acts:${id} #\\d+, leaf 0 of .* root 2`, 'u'));
    expect(where).toMatch(/ of .* root 1$/mu);
  });

  it.each([
    [
      'a missing event, with the head put back',
      () => `delete from audit_event where kind = 'dossier-submitted'`,
      'a sealed event is still there',
    ],
    [
      'an event that waits for no root',
      () =>
        `insert into audit_event select stream, seq + 1, kind, body, actor_id, at, hash, repeat('a', 64) from audit_event where kind = 'dossier-submitted'`,
      'an event lies under a root or waits for one',
    ],
    [
      'the Merkle root of a root',
      () => `update audit_root set root = repeat('0', 64) where seq = 2`,
      'a root is what the hashes under it give',
    ],
    [
      'the size of a root',
      () => `update audit_root set size = size + 1 where seq = 2`,
      'a root is what the hashes under it give',
    ],
    [
      'the time of a root',
      () => `update audit_root set at = at + interval '1 second' where seq = 2`,
      'the roots of an edition form one whole chain',
    ],
    [
      'the link between roots',
      () => `update audit_root set previous = repeat('0', 64) where seq = 3`,
      'the roots of an edition form one whole chain',
    ],
    [
      'a root that is gone from the middle',
      () => `delete from audit_run where root_seq = 2; delete from audit_root where seq = 2`,
      'the roots of an edition form one whole chain',
    ],
    [
      'the last root that is gone',
      () => `delete from audit_run where root_seq = 3; delete from audit_root where seq = 3`,
      'an event lies under a root or waits for one',
    ],
    [
      'a sealed hash',
      () => `update audit_run set hashes = set_byte(hashes, 0, 255 - get_byte(hashes, 0)) where root_seq = 2`,
      'a root is what the hashes under it give',
    ],
    [
      'the place of a run',
      () => `update audit_run set first_index = first_index + 1 where root_seq = 1 and first_index > 3`,
      'a root is what the hashes under it give',
    ],
    [
      'a run that is gone',
      () => `delete from audit_run where root_seq = 1 and stream like 'acts:%'`,
      'the events of a stream were sealed without a gap',
    ],
    [
      'what a receipt says beside its row',
      () => `update receipt set body = jsonb_set(body, '{class}', '"organisation"')`,
      'a receipt is what its event committed to',
    ],
  ])('finds %s by name', async (_what, tamper, invariant) => {
    expect((await found(raw(tamper()))).invariants).toContain(invariant);
    expect(await examineDatabase(server.deps)).toEqual([]);
  });

  it('finds a root that was made anew over other events: the next one names the old', async () => {
    const { db } = server.database;
    const { invariants, where } = await found(async () => {
      const [first, second] = await listRoots(db, { ...(await place()), after: 0, limit: 2 });
      if (first === undefined || second === undefined) throw new Error('two roots are missing');
      const hashes = await leavesOf(db, first);
      const other = nextRoot(await place(), null, hashes.toReversed(), first.at);
      await db.updateTable('audit_root').set({ root: other.root, hash: other.hash }).where('seq', '=', 1).execute();
    });
    expect(invariants).toContain('the roots of an edition form one whole chain');
    expect(where).toMatch(/root 2$/mu);
  });

  it('finds nothing while an event still waits for its root', async () => {
    const other = await owner.open('individual');
    await change(owner, other, 'personal', 'name', '甲');
    expect(await examineDatabase(server.deps)).toEqual([]);
  });
});

async function place(): Promise<{ programme: string; edition: string }> {
  const [edition] = server.deps.editions.all();
  return { programme: edition?.file.programme ?? '', edition: edition?.file.id ?? '' };
}
