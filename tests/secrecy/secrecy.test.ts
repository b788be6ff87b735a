import { Client } from 'pg';
import { sweepBoxes } from '#src/store/ballot-box.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adminRole } from '#src/adapters/database/cluster.ts';
import { apiServer, type ApiServer } from '#tests/support/api-server.ts';
import { ballotCast, cast, preparedBallot, sealedFor, tokenOf, type BallotCast } from '#tests/support/ballot-steps.ts';
import { attacks, hits } from './attack.ts';
import { hold, plantSideTable, type Election, type Leak } from './election.ts';

const voters = 6;
const elections = 12;
/**
 * A guess by chance finds one voter in each election on average, with a variance of one. A sum of twelve is above 38 by
 * chance less than once in ten million; about a thousand attacks are made, and all voters are 72.
 */
const byChance = 38;

let server: ApiServer;
let people: BallotCast;
const lines: string[] = [];
beforeAll(async () => {
  server = await apiServer({
    quick: true,
    logLevel: 'info',
    logTo: { write: (line) => void lines.push(line) },
  });
  people = await ballotCast(server, voters);
});
afterAll(async () => void (await server.close()));

/** Numbers between 0 and 1 from a seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** How many voters each attack found in all these elections, by moment of the theft and name. */
function score(held: readonly Election[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { voters: users, tokens, truth, dumps } of held)
    for (const [at, dump] of dumps.entries())
      for (const [name, guess] of attacks(dump, users, tokens)) {
        const key = `${at === 0 ? 'open' : 'counted'}: ${name}`;
        found.set(key, (found.get(key) ?? 0) + hits(guess, truth));
      }
  return found;
}
const best = (found: ReadonlyMap<string, number>): [string, number] =>
  [...found].reduce((a, b) => (b[1] > a[1] ? b : a), ['', 0]);

describe('whoever has the whole database, the log and the audit', () => {
  it('finds the voter of a ballot no better than by chance, whatever is joined to whatever', async () => {
    const random = seeded(20_200_520);
    const held: Election[] = [];
    for (let at = 0; at < elections; at += 1) held.push(await hold(server, { people, lines, random }));
    const found = score(held);
    const names = [...found.keys()];
    // The attacks are there at all: both moments, times, transactions, places, numbers, keys.
    for (const name of [
      'open: audit_event ballot-token-issued.at × cast_ballot.ctid',
      'open: audit_event ballot-token-issued.xmin × cast_ballot.ctid',
      'counted: audit_event ballot-token-issued.seq × cast_ballot.token',
      'counted: ballot_roll.ctid × cast_ballot.ctid, backward',
      'counted: equal values',
    ])
      expect(names).toContain(name);
    // All rows of a box are of one transaction: there is no order by it to attack with.
    expect(names.filter((name) => /cast_ballot\.xm(?:in|ax)/u.test(name))).toEqual([]);
    expect(names.length).toBeGreaterThan(50);
    const [name, most] = best(found);
    expect(most, name).toBeLessThanOrEqual(byChance);
  }, 180_000);

  const planted: readonly (readonly [Leak, RegExp])[] = [
    ['rows in order', /^open: audit_event ballot-token-issued\.at × cast_ballot\.ctid$/u],
    ['rows in order', /^open: audit_event ballot-token-issued\.seq × cast_ballot\.xmin$/u],
    ['time', /^counted: audit_event ballot-token-issued\.at × box_note\.at$/u],
    ['key', /^counted: equal values$/u],
    ['log', /^counted: audit_event ballot-token-issued\.at × log\.time$/u],
  ];
  it('finds every voter where the box is leaky', async () => {
    await plantSideTable(server);
    const random = seeded(7);
    for (const leak of ['rows in order', 'time', 'key', 'log'] as const) {
      const held: Election[] = [];
      for (let at = 0; at < 2; at += 1) held.push(await hold(server, { people, lines, random, leak }));
      const found = score(held);
      for (const [, attack] of planted.filter(([of]) => of === leak)) {
        const [hit] = [...found].filter(([name]) => attack.test(name));
        expect(hit, `${leak}: ${attack.source}`).toEqual([expect.any(String), 2 * voters]);
      }
    }
  }, 180_000);
});

const patient = { timeout: 60_000, interval: 500 };

describe('whoever reads the files of the database', () => {
  it('finds a box as it was at closing, and no earlier version of it', async () => {
    const admin = new Client({ ...server.database.connection, user: adminRole });
    await admin.connect();
    try {
      const { id } = await preparedBallot(people);
      await people.clerk.call('POST', `/api/ballots/${id}/open`, { recused: [] });
      const tokens: string[] = [];
      for (const member of people.members) {
        const ballot = await sealedFor(member, id, await tokenOf(member, id), { c1: 'for', c2: 'against' });
        tokens.push((await cast(server, id, ballot)).body.token);
      }
      const places = async (): Promise<string[]> => {
        await admin.query('checkpoint');
        const { rows } = await admin.query(`select pg_read_binary_file(pg_relation_filepath('cast_ballot')) as bytes`);
        const file = (rows[0].bytes as Buffer).toString('latin1');
        return [...file.matchAll(/[0-9a-f]{64}(?=[^0-9a-f])/gu)]
          .map(([found]) => found)
          .filter((one) => tokens.includes(one));
      };
      // While it is open the disk still has versions that were; so the reader looks where something could be found.
      expect((await places()).length).toBeGreaterThan(tokens.length);
      await people.clerk.call('POST', `/api/ballots/${id}/close`);
      // Whoever read while it was closed keeps the earlier versions until the next sweep.
      await expect
        .poll(async () => {
          await sweepBoxes(server.deps.db);
          return (await places()).toSorted();
        }, patient)
        .toEqual(tokens.toSorted());
    } finally {
      await admin.end();
    }
  }, 90_000);
});
