import { sql, type Kysely } from 'kysely';
import type { BallotPromises } from '#src/domain/ballot/faults.ts';
import type { BrokenInvariant, Query } from './invariants.ts';
import type { DB } from './schema.ts';

const queries: readonly Query[] = [
  {
    invariant: 'a ballot in a box is of a ballot that is open, closed or counted',
    sql: sql`
      select c.ballot_id as where from cast_ballot c left join secret_ballot b on b.id = c.ballot_id
      where b.state is null or b.state not in ('open', 'closed', 'counted')`,
  },
  {
    invariant: 'a box was written by one transaction, so that none tells when a ballot came',
    sql: sql`
      select ballot_id as where from cast_ballot group by ballot_id having count(distinct xmin::text) > 1`,
  },
  {
    invariant: 'no more ballots were cast than tokens were given, and none to the recused',
    sql: sql`
      select b.id as where from secret_ballot b
      where (select count(*) from cast_ballot c where c.ballot_id = b.id) > (select count(issued) from ballot_roll r where r.ballot_id = b.id)
        or exists (select from ballot_roll r where r.ballot_id = b.id and r.recused and r.issued is not null)`,
  },
  {
    invariant: 'the key that signs tokens is there until the ballot is closed, and no longer',
    sql: sql`
      select id as where from secret_ballot where (signing_private is not null) <> (state in ('prepared', 'open'))`,
  },
  {
    invariant: 'a ballot is opened when it is counted, and no half of its secret is kept',
    sql: sql`
      select c.ballot_id as where from cast_ballot c join secret_ballot b on b.id = c.ballot_id
      where (b.state = 'counted') <> (c.choices is not null or c.spoiled is not null)
        or (c.half is not null and (b.state <> 'closed' or b.halves_of is null))`,
  },
];

/** Places where the tables of secret ballots contradict each other. */
export async function brokenBallotRows(db: Kysely<DB>): Promise<BrokenInvariant[]> {
  const broken: BrokenInvariant[] = [];
  for (const query of queries)
    for (const row of (await query.sql.execute(db)).rows) broken.push({ invariant: query.invariant, where: row.where });
  return broken;
}

/** The promises of a stream; of events of a kind there is at most one. */
export async function promisesOf(db: Kysely<DB>, stream: string): Promise<BallotPromises> {
  const rows = await db.selectFrom('audit_event').select(['kind', 'body']).where('stream', '=', stream).execute();
  const bodyOf = (kind: string): unknown => rows.find((row) => row.kind === kind)?.body ?? null;
  return {
    prepared: bodyOf('ballot-prepared') as BallotPromises['prepared'],
    opened: bodyOf('ballot-opened') as BallotPromises['opened'],
    closed: bodyOf('ballot-closed') as BallotPromises['closed'],
    counted: bodyOf('ballot-counted') as BallotPromises['counted'],
    voided: bodyOf('ballot-voided') as BallotPromises['voided'],
  };
}

/** Every ballot there is, by its id. */
export async function allBallots(db: Kysely<DB>): Promise<string[]> {
  const rows = await db.selectFrom('secret_ballot').select('id').orderBy('id').execute();
  return rows.map(({ id }) => id);
}
