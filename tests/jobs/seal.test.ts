import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSealing } from '#src/jobs/seal.ts';
import { latestRoot } from '#src/store/seals.ts';
import { apiServer, type ApiServer, type Person } from '#tests/support/api-server.ts';

let server: ApiServer;
let owner: Person;
beforeAll(async () => {
  server = await apiServer({ quick: true });
  owner = await server.person('sealing');
});
afterAll(async () => expect(await server.close()).toEqual([]));

async function until<T>(ask: () => Promise<T | null>): Promise<T> {
  for (let tries = 0; tries < 200; tries += 1) {
    const answer = await ask();
    if (answer !== null) return answer;
    await sleep(25);
  }
  throw new Error('it did not come about in five seconds');
}
async function newest() {
  const [edition] = server.deps.editions.all();
  return await latestRoot(server.database.db, edition?.file.programme ?? '', edition?.file.id ?? '');
}

describe('the job that seals', () => {
  it('seals what is written while it runs, outlives a fault of the database, and ends when told', async () => {
    const logged: string[] = [];
    const faulty = { db: true };
    const deps = {
      ...server.deps,
      log: { info: () => undefined, error: (_fields: object, message: string) => void logged.push(message) },
      get db() {
        if (faulty.db) throw new Error('the database is away');
        return server.deps.db;
      },
    };
    const sealing = startSealing(deps, { seconds: 0.05, addresses: [] });
    await until(async () => logged.find((line) => line.startsWith('sealing the audit events failed')) ?? null);
    faulty.db = false;
    await owner.open('individual');
    const first = await until(newest);
    await owner.open('individual');
    await until(async () => ((await newest())?.seq === first.seq + 1 ? true : null));
    await sealing.stop();
    await owner.open('individual');
    await sleep(200);
    expect((await newest())?.seq).toBe(first.seq + 1);
  });

  it('finds at its start what was written without a note', async () => {
    await owner.open('individual');
    await server.database.db.deleteFrom('audit_unsealed').execute();
    const before = await newest();
    const sealing = startSealing(server.deps, { seconds: 0.05, addresses: [] });
    await until(async () => ((await newest())?.seq === (before?.seq ?? 0) + 1 ? true : null));
    await sealing.stop();
    // Nothing is sealed twice: doctor at the end of this file would say so.
  });

  it('mails the roots to the addresses it is given', async () => {
    const sealing = startSealing(server.deps, { seconds: 0.05, addresses: ['archive@demo.laurel.example'] });
    await until(async () => (await server.mailbox.list('archive@demo.laurel.example'))[0] ?? null);
    await sealing.stop();
  });
});

describe('what writes an audit event', () => {
  it('notes in the same statement that it waits for a root', () => {
    const store = resolve(import.meta.dirname, '../../src/store');
    const writers = readdirSync(store)
      .filter((name) => name.endsWith('.ts'))
      .map((name) => ({ name, text: readFileSync(join(store, name), 'utf8') }))
      .filter(({ text }) => /insert\s+into\s+audit_event|insertInto\('audit_event'\)/iu.test(text));
    expect(writers.map(({ name }) => name)).toEqual(['audit.ts']);
    const count = (pattern: RegExp): number => writers[0]?.text.match(pattern)?.length ?? 0;
    const events = count(/insert\s+into\s+audit_event|insertInto\('audit_event'\)/giu);
    expect([events, count(/insert\s+into\s+audit_unsealed|insertInto\('audit_unsealed'\)/giu)]).toEqual([2, events]);
  });
});
