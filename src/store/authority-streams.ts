import { sql, type Kysely, type Transaction } from 'kysely';
import { authorityStream, type AuditEvent } from '#src/domain/audit/event.ts';
import { appendEvent, type Head } from './audit.ts';
import type { DB } from './schema.ts';

export interface AuthorityKey {
  readonly programme: string;
  readonly authority: string;
}

/** Locks the row that keeps the head of an authority's stream; made at the first act. One act at a time from then on. */
async function lockHead(trx: Transaction<DB>, { programme, authority }: AuthorityKey): Promise<Head> {
  await sql`insert into authority_stream (programme, authority) values (${programme}, ${authority}) on conflict do nothing`.execute(
    trx,
  );
  const row = await trx
    .selectFrom('authority_stream')
    .select(['seq', 'head'])
    .where('programme', '=', programme)
    .where('authority', '=', authority)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  return { seq: row.seq, hash: row.head };
}

/** Adds an event to an authority's stream. Who adds to several in one transaction takes them in the order of their ids. */
export async function recordInAuthority(
  trx: Transaction<DB>,
  key: AuthorityKey,
  event: AuditEvent,
  actorId: string,
  at: Date,
): Promise<void> {
  const head = await lockHead(trx, key);
  const next = await appendEvent(trx, {
    stream: authorityStream(key.programme, key.authority),
    head,
    event,
    actorId,
    at,
  });
  await trx
    .updateTable('authority_stream')
    .set({ seq: next.seq, head: next.hash })
    .where('programme', '=', key.programme)
    .where('authority', '=', key.authority)
    .execute();
}

export interface LoggedEvent extends AuthorityKey {
  readonly seq: number;
  readonly kind: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly actorId: string;
  readonly actorName: string | null;
  /** Whom it is about, where it is about somebody. */
  readonly subjectName: string | null;
  readonly at: Date;
}

/** Where a page of the log ended. */
export type LogPlace = Pick<LoggedEvent, 'at' | 'authority' | 'seq'>;

/** Events of all authorities of a programme, newest first. */
export async function readAuthorityLog(
  db: Kysely<DB>,
  programme: string,
  page: { readonly before: LogPlace | null; readonly limit: number },
): Promise<LoggedEvent[]> {
  const { rows } = await sql<LoggedEvent>`
    select s.programme, s.authority, e.seq, e.kind, e.body, e.actor_id as "actorId", a.name as "actorName", u.name as "subjectName", e.at
    from authority_stream s join audit_event e on e.stream = 'authority:' || s.programme || ':' || s.authority
    left join "user" a on a.id = e.actor_id left join "user" u on u.id = e.body ->> 'user'
    where s.programme = ${programme} and (${page.before === null} or (e.at, s.authority, e.seq) < (${page.before?.at ?? null}::timestamptz, ${page.before?.authority ?? null}::text, ${page.before?.seq ?? null}::int))
    order by e.at desc, s.authority desc, e.seq desc limit ${page.limit}`.execute(db);
  return rows;
}
