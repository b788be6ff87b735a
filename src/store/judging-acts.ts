import canonicalize from 'canonicalize';
import { sql, type Kysely, type Transaction } from 'kysely';
import { commitment } from '#src/domain/audit/event.ts';
import { appendEvent, type Head } from './audit.ts';
import type { DB } from './schema.ts';

/** A row of the judging whose acts form a stream: its name, its head, and the salt of its words. */
export interface ActedOn {
  readonly stream: string;
  readonly seq: number;
  readonly head: string;
  readonly salt: string;
}
export interface JudgingDone {
  readonly act: string;
  /** The state it is in after the act. */
  readonly state: string;
  readonly actorId: string;
  readonly at: Date;
  readonly details?: object;
}

/** Writes an act with its words and the event that commits to them; whoever calls holds the row's lock and keeps the head. */
export async function recordJudging(trx: Transaction<DB>, row: ActedOn, done: JudgingDone): Promise<Head> {
  // Canonical: the column keeps values and not the order of keys, and whoever checks the words has only the values.
  const words = canonicalize(done.details ?? {}) ?? '{}';
  const head = await appendEvent(trx, {
    stream: row.stream,
    head: { seq: row.seq, hash: row.head },
    event: {
      kind: 'judging-acted',
      body: { act: done.act, state: done.state, details: commitment(`${row.salt}:act`, words) },
    },
    actorId: done.actorId,
    at: done.at,
  });
  await trx
    .insertInto('judging_act')
    .values({ stream: row.stream, seq: head.seq, act: done.act, actor_id: done.actorId, at: done.at, details: words })
    .execute();
  return head;
}

export interface JudgingAct {
  readonly seq: number;
  readonly act: string;
  readonly by: string;
  readonly at: Date;
  readonly details: object;
}

/** What was done in a stream of the judging, oldest first, with names. */
export async function readJudgingActs(db: Kysely<DB>, stream: string): Promise<JudgingAct[]> {
  const { rows } = await sql<JudgingAct>`
    select a.seq, a.act, coalesce(u.name, a.actor_id) as by, a.at, a.details from judging_act a
    left join "user" u on u.id = a.actor_id where a.stream = ${stream} order by a.seq`.execute(db);
  return rows;
}
