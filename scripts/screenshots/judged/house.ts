/** An edition that goes from admission to conferment while the pictures of its judging are taken, a step before each. */
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { apiServer, type ApiServer } from '../../../tests/support/api-server.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { newRunFolder, removeRun } from '../../../tests/support/test-cluster.ts';
import { admitAll, type JudgedCases } from './applicants.ts';
import { judgedPeople, type JudgedPeople } from './people.ts';
import { stepNames, steps, type JudgedStep } from './steps.ts';

/** What the steps work on, and what they have made, by name. */
export interface JudgedHouse {
  readonly server: ApiServer;
  readonly people: JudgedPeople;
  readonly cases: JudgedCases;
  readonly ids: Map<JudgedId, string>;
}
/** The names of what the steps make. */
export type JudgedId =
  | (
      | 'panel'
      | 'heard'
      | 'visit'
      | 'whole'
      | 'lead'
      | 'member'
      | 'tied'
      | 'tie'
      | 'draw'
      | 'objection'
      | 'objectionPage'
    )
  | ('meeting' | 'motion' | 'secret' | 'ballot' | 'firstShare' | 'secondShare' | 'certificate');
export interface OpenHouse {
  readonly url: string;
  readonly house: JudgedHouse;
  /** Brings the edition on to a step, over those before it; to a step that is past it cannot go back. */
  reach(step: JudgedStep): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the server and admits its applicants; nothing is judged yet. */
export async function openHouse(): Promise<OpenHouse> {
  const run = newRunFolder();
  const database = await testDatabase(run);
  const server = await apiServer({
    quick: true,
    database,
    time: '2020-06-22T09:00:00+08:00',
    baseUrl: `http://127.0.0.1:${await freePort()}`,
    webFolder: resolve(import.meta.dirname, '../../../build/web'),
  });
  await server.app.listen({ port: Number(new URL(server.url).port), host: '127.0.0.1' });
  server.setTime('2020-05-20T09:00:00+08:00');
  const people = await judgedPeople(server);
  const house: JudgedHouse = { server, people, cases: await admitAll(server, people.offices), ids: new Map() };
  let reached = -1;
  return {
    url: server.url,
    house,
    reach: async (step) => {
      for (const name of stepNames.slice(reached + 1, stepNames.indexOf(step) + 1)) {
        await steps[name](house);
        reached += 1;
        console.log(`reached ${name}`);
      }
    },
    stop: async () => {
      await server.close();
      await database.close();
      await removeRun(run);
    },
  };
}

async function freePort(): Promise<number> {
  return await new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => found(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
