import type { Kysely, Transaction } from 'kysely';
import type { StageKey } from '#src/domain/audit/stream.ts';
import type { Slot } from '#src/domain/judging/timetable.ts';
import type { DB } from './schema.ts';

/** When each application of a stage is heard, in order. */
export async function readTimetable(db: Kysely<DB>, key: StageKey): Promise<Slot[]> {
  const rows = await db
    .selectFrom('timetable')
    .selectAll()
    .where('programme', '=', key.programme)
    .where('edition', '=', key.edition)
    .where('class', '=', key.class)
    .where('stage', '=', key.stage)
    .orderBy('place')
    .execute();
  return rows.map((row) => ({
    application: row.application_id,
    place: row.place,
    room: row.room,
    from: row.starts_at,
    to: row.ends_at,
  }));
}

/** Puts a whole timetable in the place of the one before; whoever calls holds the lock of the stage. */
export async function replaceTimetable(trx: Transaction<DB>, key: StageKey, slots: readonly Slot[]): Promise<void> {
  await trx
    .deleteFrom('timetable')
    .where('programme', '=', key.programme)
    .where('edition', '=', key.edition)
    .where('class', '=', key.class)
    .where('stage', '=', key.stage)
    .execute();
  if (slots.length === 0) return;
  await trx
    .insertInto('timetable')
    .values(
      slots.map(({ application, place, room, from, to }) => ({
        programme: key.programme,
        edition: key.edition,
        class: key.class,
        stage: key.stage,
        application_id: application,
        place,
        room,
        starts_at: from,
        ends_at: to,
      })),
    )
    .execute();
}
