import type { Transaction } from 'kysely';
import type { AuditEvent } from '#src/domain/audit/event.ts';
import { editionStream } from '#src/domain/audit/stream.ts';
import { appendEvent, type Head } from './audit.ts';
import type { DB } from './schema.ts';

export interface EditionEvent {
  readonly programme: string;
  readonly edition: string;
  readonly event: AuditEvent;
  readonly actorId: string;
  readonly at: Date;
}

/** Writes an event of what was done with an edition as a whole; its row, which is locked, keeps the stream's head. */
export async function recordEditionEvent(trx: Transaction<DB>, event: EditionEvent): Promise<Head> {
  const { programme, edition } = event;
  await trx
    .insertInto('edition_stream')
    .values({ programme, edition })
    .onConflict((conflict) => conflict.columns(['programme', 'edition']).doNothing())
    .execute();
  const row = await trx
    .selectFrom('edition_stream')
    .select(['seq', 'head'])
    .where('programme', '=', programme)
    .where('edition', '=', edition)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const head = await appendEvent(trx, {
    stream: editionStream(programme, edition),
    head: { seq: row.seq, hash: row.head },
    event: event.event,
    actorId: event.actorId,
    at: event.at,
  });
  await trx
    .updateTable('edition_stream')
    .set({ seq: head.seq, head: head.hash })
    .where('programme', '=', programme)
    .where('edition', '=', edition)
    .execute();
  return head;
}

export interface ExportReason {
  readonly programme: string;
  readonly edition: string;
  /** Of the event that commits to the reason. */
  readonly seq: number;
  readonly reason: string;
  readonly salt: string;
  readonly account: string;
  readonly at: Date;
}

export async function insertExportReason(trx: Transaction<DB>, reason: ExportReason): Promise<void> {
  await trx.insertInto('edition_export').values(reason).execute();
}
