import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { apiClient } from '#src/cli/api-client.ts';
import { openStore } from '#src/store/database.ts';
import { migrate } from '#src/store/migrate.ts';
import { fillApplication } from '#src/cli/fill-application.ts';
import { newestEdition } from '#src/cli/editions.ts';
import { apiServer, type Person } from '#tests/support/api-server.ts';
import { completeApplication } from '#tests/support/complete-application.ts';
import { startDemo, type DemoServer } from '#tests/support/demo-server.ts';
import { keepHere } from '#tests/support/embedded.ts';
import { sampleApplication } from '../edition/individual-sample.ts';
import { testFolder } from '#tests/support/folders.ts';

describe('a database that goes away while people type', () => {
  it('makes a save wait or fail with 503, never lie; what was acknowledged is there, and typing goes on', async () => {
    const embedded = await keepHere(testFolder());
    const store = openStore(embedded.connection, { connections: 6 });
    await migrate(store.db);
    const { host, user, database } = embedded.connection as { host: string; user: string; database: string };
    const server = await apiServer({
      quick: true,
      database: { db: store.db, pool: store.pool, connection: { host, user, database }, url: '', close: store.close },
    });
    const owner = await server.person('typist');
    const id = await owner.open();
    const statuses = new Set<number>();
    let saved = 0;
    const stop = new AbortController();
    const fields = ['legalRepresentative', 'postalAddress', 'topManager', 'contactDepartment'];
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
    const typists = fields.map((field) => typist(field, owner));
    await expect.poll(() => saved, { timeout: 20_000 }).toBeGreaterThan(20);
    process.kill(embedded.pid(), 'SIGKILL');
    const before = saved;
    await expect.poll(() => saved, { timeout: 40_000 }).toBeGreaterThan(before + 20);
    stop.abort();
    await Promise.all(typists);
    const page = await owner.call('GET', `/api/applications/${id}`);
    for (const field of fields) expect(page.body.stores.basic.values[field]).toBe(last[field]);
    expect([...statuses].filter((status) => status !== 200 && status !== 503)).toEqual([]);
    expect(await server.close()).toEqual([]);
    await store.close();
  }, 120_000);
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
