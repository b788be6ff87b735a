import { randomBytes } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import { answersStream, commitment } from '#src/domain/audit/event.ts';
import { readForSave, writeSheet, type SheetNow, type SheetWrite } from '#src/store/answers.ts';
import { auditRow } from '#src/store/audit.ts';
import { openStore } from '#src/store/database.ts';
import type { DB } from '#src/store/schema.ts';
import { typing } from './places.ts';
import type { Place } from './protocol.ts';
import { serveOrders, type Saver } from './serve-orders.ts';

/** The product's own save without HTTP, with its audit event and hash or with both left out: their difference is the audit's cost. */
serveOrders(async ({ connection, applications, places, token }) => {
  const store = openStore(connection, { connections: applications.length });
  const saverOf = (id: string, index: number, audit: boolean): Saver => {
    const next = typing(places, index * 7);
    return async () => await saveOnce(store.db, { token, id, place: next(), audit });
  };
  const savers = {
    audited: applications.map((id, index) => saverOf(id, index, true)),
    bare: applications.map((id, index) => saverOf(id, index, false)),
  };
  return { of: ({ clients, audit }) => (audit === true ? savers.audited : savers.bare).slice(0, clients) };
});

interface OneSave {
  readonly token: string;
  readonly id: string;
  readonly place: Place;
  readonly audit: boolean;
}

async function saveOnce(db: Kysely<DB>, { token, id, place, audit }: OneSave): Promise<void> {
  const { user, sheet: now } = await readForSave(db, token, id, place.sheet, [place.path]);
  if (user === null || now === null) throw new Error(`there is no session, or no sheet ${place.sheet} of ${id}`);
  const kept = audit ? await writeSheet(db, writeOf(id, place, now)) : await writeUnaudited(db, id, place, now);
  if (!kept) throw new Error(`a save into ${place.sheet} of ${id} was overtaken, though nobody else saves there`);
}

const salt = randomBytes(32).toString('hex');

function writeOf(applicationId: string, { sheet, path, value }: Place, now: SheetNow): SheetWrite {
  const version = now.version + 1;
  const body = { version, changes: [{ path, commitment: commitment(salt, value) }] };
  const audit = auditRow({
    stream: answersStream(applicationId, sheet),
    head: { seq: now.version, hash: now.head },
    event: { kind: 'answers-saved', body },
    actorId: 'bench',
    at: now.now,
  });
  return {
    applicationId,
    sheet,
    from: now,
    version,
    head: audit.hash,
    at: now.now,
    values: { [path]: value },
    history: [{ path, value, salt }],
    actorId: 'bench',
    audit,
  };
}

/** `writeSheet` less the event: the same lock, update and history, the chain's head as it was. */
async function writeUnaudited(
  db: Kysely<DB>,
  id: string,
  { sheet, path, value }: Place,
  now: SheetNow,
): Promise<boolean> {
  const version = now.version + 1;
  const { numAffectedRows } = await sql`
    with house as (
      select 1 from application where id = ${id} and state = ${now.state} and edition_digest = ${now.editionDigest} for share),
    saved as (
      update answers set body = body || ${JSON.stringify({ [path]: value })}::jsonb,
        version = ${version}::int, head = ${now.head}, saved_at = ${now.now}::timestamptz
      where application_id = ${id} and sheet = ${sheet} and version = ${now.version} and exists (select from house)
      returning application_id, sheet, version, saved_at)
    insert into answer_history (application_id, sheet, version, path, value, salt, actor_id, at)
    select saved.application_id, saved.sheet, saved.version, h.path, h.value, h.salt, 'bench', saved.saved_at
    from saved, unnest(${[path]}::text[], ${[value]}::text[], ${[salt]}::text[]) as h (path, value, salt)`.execute(db);
  return numAffectedRows === 1n;
}
