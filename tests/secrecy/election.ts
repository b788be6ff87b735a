import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { tokenHashOf } from '#src/domain/ballot/box.ts';
import type { ApiServer } from '#tests/support/api-server.ts';
import { cast, preparedBallot, sealedFor, tokenOf, type BallotCast } from '#tests/support/ballot-steps.ts';
import type { Guess } from './attack.ts';
import { dumpOf, type Dump } from './dump.ts';

/** A fault planted in the box: rows kept as they come, a time, a key that the roll has too, or a line in the log. */
export type Leak = 'rows in order' | 'time' | 'key' | 'log';

export interface Election {
  readonly voters: readonly string[];
  readonly tokens: readonly string[];
  readonly truth: Guess;
  /** What lay there when all had cast, and when all was counted. */
  readonly dumps: readonly Dump[];
}

const earlier = new Set<string>();

/**
 * A whole election, as bad for the secret as can be: everybody casts at once when they have their token, in an order by
 * `random`. With `leak` the box is one of the tests' own that does wrong.
 */
export async function hold(
  server: ApiServer,
  { people, lines, random, leak }: { people: BallotCast; lines: string[]; random: () => number; leak?: Leak },
): Promise<Election> {
  const { id, shares } = await preparedBallot(people);
  lines.length = 0;
  await must(people.clerk.call('POST', `/api/ballots/${id}/open`, { recused: [] }));
  const truth = new Map<string, string>();
  const order = people.members.map((member) => ({ member, at: random() })).toSorted((a, b) => a.at - b.at);
  for (const { member } of order) {
    const token = await tokenOf(member, id);
    const options = ['for', 'against', 'abstain'].filter((one) => one !== 'for' || random() > 0.5);
    const choices = { c1: options[0] ?? '', c2: 'abstain' };
    const ballot = await sealedFor(member, id, token, choices);
    if (leak === 'rows in order') await keptAsItCame(server, id, ballot);
    else await must(cast(server, id, ballot));
    const hash = tokenHashOf(token.prepared);
    truth.set(member.id, hash);
    if (leak !== undefined) await leakOf(server, { leak, id, user: member.id, token: hash, lines });
  }
  const loot = async (): Promise<Dump> => withoutOthers(await dumpOf(server.database, lines), id);
  const open = await loot();
  await must(people.clerk.call('POST', `/api/ballots/${id}/close`));
  for (const at of [0, 1] as const)
    await must(people.custodians[at].call('POST', `/api/ballots/${id}/share`, { share: shares[at] }));
  const counted = await loot();
  earlier.add(id);
  return {
    voters: [...truth.keys()].toSorted(),
    tokens: [...truth.values()].toSorted(),
    truth,
    dumps: [open, counted],
  };
}

async function must(answered: Promise<{ status: number; body: unknown }>): Promise<void> {
  const { status, body } = await answered;
  if (status !== 200) throw new Error(JSON.stringify(body));
}

/** What speaks of other elections helps with none of this one. */
const withoutOthers = (dump: Dump, id: string): Dump =>
  Object.fromEntries(
    Object.entries(dump).map(([table, rows]) => [
      table,
      rows.filter(({ text }) => ![...earlier].some((one) => one !== id && text.includes(one))),
    ]),
  );

/** What the house's own box never does: a row of its own transaction at the end of the table. */
async function keptAsItCame(
  server: ApiServer,
  id: string,
  ballot: { prepared: string; signature: string; ciphertext: string },
): Promise<void> {
  const token = tokenHashOf(ballot.prepared);
  await server.deps.db
    .insertInto('cast_ballot')
    .values({ ...ballot, ballot_id: id, token, half: null, choices: null, spoiled: null })
    .execute();
}

/** A side table with what a careless hand might write beside a ballot. */
export async function plantSideTable(server: ApiServer): Promise<void> {
  await sql`create table box_note (token text not null, at timestamptz, key text, other uuid not null)`.execute(
    server.deps.db,
  );
}

async function leakOf(
  server: ApiServer,
  { leak, id, user, token, lines }: { leak: Leak; id: string; user: string; token: string; lines: string[] },
): Promise<void> {
  const { db } = server.deps;
  if (leak === 'time')
    await sql`insert into box_note (token, at, other) values (${token}, clock_timestamp(), ${randomUUID()})`.execute(
      db,
    );
  if (leak === 'key')
    await sql`insert into box_note (token, key, other)
      select ${token}, issued, ${randomUUID()} from ballot_roll where ballot_id = ${id} and user_id = ${user}`.execute(
      db,
    );
  if (leak === 'log') lines.push(JSON.stringify({ time: Date.now(), msg: 'ballot cast', token }));
}
