import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import type { EmbeddedDatabase } from '#src/adapters/database/supervisor.ts';
import { apiClient } from '#src/cli/api-client.ts';
import { openStore } from '#src/store/database.ts';
import { migrate } from '#src/store/migrate.ts';
import { fillApplication } from '#src/cli/fill-application.ts';
import { newestEdition } from '#src/cli/editions.ts';
import { apiServer, type ApiServer, type Person } from '#tests/support/api-server.ts';
import { completeApplication } from '#tests/support/complete-application.ts';
import { startDemo, type DemoServer } from '#tests/support/demo-server.ts';
import { keepHere } from '#tests/support/embedded.ts';
import { processFamily, standStill } from '#tests/support/process-family.ts';
import { sampleApplication } from '../edition/individual-sample.ts';
import { testFolder } from '#tests/support/folders.ts';

interface Typing {
  readonly server: ApiServer;
  readonly embedded: EmbeddedDatabase;
  readonly folder: string;
  readonly saved: () => number;
  /** Stops the typists, then compares what was acknowledged with what is there; closes the server. */
  readonly end: () => Promise<void>;
}

/** People who type without a pause into one sheet, on a database of their own, and save again what was not taken. */
async function peopleTyping(): Promise<Typing> {
  const folder = testFolder();
  const embedded = await keepHere(folder);
  const store = openStore(embedded.connection, { connections: 6 });
  await migrate(store.db);
  const connection = embedded.connection;
  const server = await apiServer({
    quick: true,
    database: { db: store.db, pool: store.pool, connection, url: '', close: store.close },
  });
  const owner = await server.person('typist');
  const id = await owner.open();
  const statuses = new Set<number>();
  let saved = 0;
  const stop = new AbortController();
  const last: Record<string, string> = {};
  const typist = async (field: string, who: Person): Promise<void> => {
    for (let n = 0, seen = 0; !stop.signal.aborted; n += 1) {
      const value = `${field} ${n}`;
      for (;;) {
        const answer = await who.call('POST', `/api/applications/${id}/answers`, {
          sheet: 'basic',
          changes: [{ path: field, value, seen }],
        });
        statuses.add(answer.status);
        if (answer.status === 200) {
          // A repeated save whose first answer was lost is no conflict.
          expect(answer.body.conflicts).toEqual([]);
          seen = answer.body.saved[field];
          break;
        }
        expect(answer.body.reason.zh).toContain('数据库暂时无法连接');
        await sleep(100);
      }
      last[field] = value;
      saved += 1;
    }
  };
  const fields = ['legalRepresentative', 'postalAddress', 'topManager', 'contactDepartment'];
  const typists = fields.map((field) => typist(field, owner));
  await expect.poll(() => saved, { timeout: 20_000 }).toBeGreaterThan(20);
  return {
    server,
    embedded,
    folder,
    saved: () => saved,
    end: async () => {
      stop.abort();
      await Promise.all(typists);
      const page = await owner.call('GET', `/api/applications/${id}`);
      for (const field of fields) expect(page.body.stores.basic.values[field]).toBe(last[field]);
      expect([...statuses].filter((status) => status !== 200 && status !== 503)).toEqual([]);
      expect(await server.close()).toEqual([]);
      await store.close();
    },
  };
}

describe('a database that goes away while people type', () => {
  it('makes a save wait or fail with 503, never lie; what was acknowledged is there, and typing goes on', async () => {
    const typing = await peopleTyping();
    process.kill(typing.embedded.pid(), 'SIGKILL');
    const before = typing.saved();
    await expect.poll(typing.saved, { timeout: 40_000 }).toBeGreaterThan(before + 20);
    await typing.end();
  }, 120_000);

  it('for ten seconds loses nothing either, and saving goes on by itself when it is back', async () => {
    const typing = await peopleTyping();
    await typing.embedded.stop();
    const before = typing.saved();
    await sleep(10_000);
    expect(typing.saved() - before).toBeLessThanOrEqual(4);
    await keepHere(typing.folder);
    await expect.poll(typing.saved, { timeout: 40_000 }).toBeGreaterThan(before + 20);
    await typing.end();
  }, 120_000);

  it('and one that only stands still for ten seconds makes everybody wait, then saves', async () => {
    const typing = await peopleTyping();
    let before = 0;
    await standStill(await processFamily(typing.embedded.pid()), async () => {
      await sleep(300);
      before = typing.saved();
      await sleep(10_000);
      expect(typing.saved()).toBe(before);
    });
    await expect.poll(typing.saved, { timeout: 40_000 }).toBeGreaterThan(before + 20);
    await typing.end();
  }, 120_000);
});

describe('a disk that is full', () => {
  it('is told as what it is, stores nothing of the save, and takes the same save once there is room', async () => {
    const server = await apiServer({ quick: true });
    const owner = await server.person('owner');
    const id = await owner.open();
    const save = async () =>
      await owner.call('POST', `/api/applications/${id}/answers`, {
        sheet: 'basic',
        changes: [
          { path: 'topManager', value: '甲', seen: 0 },
          { path: 'branches', value: ['r1'], seen: 0, base: [] },
        ],
      });
    const { pool } = server.database;
    // PostgreSQL's own word for a disk without room, where it would run out: while the history is written.
    await pool.query(`create function no_room() returns trigger language plpgsql as
      $$ begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$`);
    await pool.query('create trigger no_room before insert on answer_history execute function no_room()');
    const refused = await save();
    expect([refused.status, refused.body.code]).toEqual([507, 'full']);
    expect(refused.body.reason.zh).toContain('磁盘已满');
    expect((await owner.call('GET', `/api/applications/${id}`)).body.stores.basic).toMatchObject({
      version: 0,
      values: {},
    });
    await pool.query('drop trigger no_room on answer_history');
    const taken = await save();
    expect([taken.status, taken.body.version, taken.body.conflicts]).toEqual([200, 1, []]);
    expect(await server.close()).toEqual([]);
  });
});

describe('the process killed with -9', () => {
  let demo: DemoServer | null = null;
  afterAll(async () => demo?.stop());

  it('keeps every save it had acknowledged, and goes on with what it was making', async () => {
    demo = await startDemo({ seed: false, environment: { LAUREL_LOG: 'silent' } });
    const client = apiClient(demo.url);
    const email = 'killed@demo.laurel.example';
    await client.post('/api/auth/sign-up/email', {
      name: '某人',
      email,
      password: 'a-password-of-the-demo',
      callbackURL: '/home',
    });
    const [mail] = await client.get<{ text: string }[]>('/demo/mail');
    const link = new URL(/https?:\/\/\S+verify-email\S+/u.exec(mail?.text ?? '')?.[0] ?? '');
    await client.get(link.pathname + link.search);
    const [edition] = (await client.get<{ editions: { programme: string; edition: string }[] }>('/api/session'))
      .editions;
    const open = async (className: string): Promise<string> =>
      (
        await client.post<{ id: string }>('/api/applications', {
          programme: edition?.programme,
          edition: edition?.edition,
          class: className,
        })
      ).id;
    const [id, final] = [await open('organisation'), await open('individual')];
    const local = newestEdition();
    const definition = local.classes['individual'];
    if (definition === undefined) throw new Error('no class of individuals');
    await fillApplication(client, final, { definition, ...(await completeApplication(local, sampleApplication())) });
    const acknowledged: Record<string, string> = {};
    for (let n = 0; n < 30; n += 1) {
      const value = `第${n}次`;
      await client.post(`/api/applications/${id}/answers`, {
        sheet: 'basic',
        changes: [{ path: 'topManager', value, seen: n }],
      });
      acknowledged['topManager'] = value;
    }
    await client.post(`/api/applications/${final}/actions/finalise`);
    await sleep(700);
    expect((await client.get<{ state: { id: string } }>(`/api/applications/${final}`)).state.id).toBe('freezing');
    await demo.kill();
    await demo.restart();
    // The session outlives the restart: nobody signs in again.
    const page = await client.get<{ stores: Record<string, { values: Record<string, string>; version: number }> }>(
      `/api/applications/${id}`,
    );
    expect(page.stores['basic']?.values).toEqual(acknowledged);
    expect(page.stores['basic']?.version).toBe(30);
    const frozen = async () =>
      await client.get<{
        state: { id: string };
        failure: string | null;
        dossier: { volumes: readonly { name: string }[] } | null;
      }>(`/api/applications/${final}`);
    await expect.poll(async () => (await frozen()).state.id, { timeout: 60_000, interval: 300 }).toBe('final');
    expect((await frozen()).dossier?.volumes.map((volume) => volume.name)).toContain('package.zip');
  }, 120_000);
});
