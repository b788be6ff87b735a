import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import { eventBodies, eventHash, type AuditEvent } from '#src/domain/audit/event.ts';
import type { AuditEventTable, DB } from './schema.ts';

export interface Head {
  readonly seq: number;
  readonly hash: string;
}
export interface StampedEvent {
  readonly stream: string;
  readonly head: Head;
  readonly event: AuditEvent;
  readonly actorId: string;
  readonly at: Date;
}
export type AuditRow = {
  stream: string;
  seq: number;
  kind: string;
  body: string;
  actor_id: string;
  at: Date;
  previous: string;
  hash: string;
};

/** The row of an event as the next of its stream. The caller holds the lock on the row that keeps the head. */
export function auditRow({ stream, head, event, actorId, at }: StampedEvent): AuditRow {
  const seq = head.seq + 1;
  const body = eventBodies[event.kind].parse(event.body);
  const hash = eventHash({
    stream,
    seq,
    kind: event.kind,
    body,
    actor: actorId,
    at: at.toISOString(),
    previous: head.hash,
  });
  return {
    stream,
    seq,
    kind: event.kind,
    body: JSON.stringify(body),
    actor_id: actorId,
    at,
    previous: head.hash,
    hash,
  };
}

/** What goes before a statement that is to write an event too, with the note that it waits for a root. */
export const withEvent = (trx: Transaction<DB>, row: AuditRow) =>
  trx
    .with('waiting', (db) => db.insertInto('audit_unsealed').values({ stream: row.stream }))
    .with('noted', (db) => db.insertInto('audit_event').values(row));

/**
 * The end of a raw statement that writes an event too, where its `saved` holds the row that was written: without one there
 * is no event either. As many rows are affected as there are events.
 */
export const eventOfSaved = (row: AuditRow) => sql`
    waiting as (insert into audit_unsealed (stream) select ${row.stream} from saved)
    insert into audit_event (stream, seq, kind, body, actor_id, at, previous, hash)
    select ${row.stream}, ${row.seq}::int, ${row.kind}, ${row.body}::jsonb, ${row.actor_id}, ${row.at}::timestamptz, ${row.previous}, ${row.hash}
    from saved`;

/** Writes an event, notes that it waits for a root, and gives the stream's new head. */
export async function appendEvent(trx: Transaction<DB>, stamped: StampedEvent): Promise<Head> {
  const row = auditRow(stamped);
  await withEvent(trx, row)
    .selectNoFrom((some) => some.lit(1).as('done'))
    .execute();
  return { seq: row.seq, hash: row.hash };
}

/** An event as it was hashed, with its hash. */
export interface StoredEvent {
  readonly stream: string;
  readonly seq: number;
  readonly kind: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly actor: string;
  readonly at: string;
  readonly previous: string;
  readonly hash: string;
}

/** The event of a stream that has this hash, or null. */
export async function findEvent(db: Kysely<DB>, stream: string, hash: string): Promise<StoredEvent | null> {
  const row = await db
    .selectFrom('audit_event')
    .selectAll()
    .where('stream', '=', stream)
    .where('hash', '=', hash)
    .executeTakeFirst();
  return row === undefined ? null : storedEvent(row);
}

/** A row of the table as an event. */
export const storedEvent = (row: Selectable<AuditEventTable>): StoredEvent => ({
  stream: row.stream,
  seq: row.seq,
  kind: row.kind,
  body: row.body as Record<string, unknown>,
  actor: row.actor_id,
  at: row.at.toISOString(),
  previous: row.previous,
  hash: row.hash,
});
