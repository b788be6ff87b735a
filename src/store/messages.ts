import { sql, type Kysely, type Transaction } from 'kysely';
import type { DB } from './schema.ts';

export interface NewMessage {
  readonly id: string;
  readonly programme: string;
  readonly applicationId: string | null;
  readonly toUser: string | null;
  readonly toAuthority: string | null;
  readonly template: string;
  readonly params: Readonly<Record<string, string>>;
  readonly createdAt: Date;
}
/** A message and what became of it: read in the product, mailed, told by telephone. */
export interface Message extends NewMessage {
  readonly readAt: Date | null;
  readonly mailedAt: Date | null;
  readonly toldAt: Date | null;
  readonly toldBy: string | null;
  readonly toldNote: string | null;
}

/** Writes a message in the transaction of what it tells; mail goes out later by a job. */
export async function insertMessage(trx: Transaction<DB>, message: NewMessage): Promise<void> {
  await trx
    .insertInto('message')
    .values({
      id: message.id,
      programme: message.programme,
      application_id: message.applicationId,
      to_user: message.toUser,
      to_authority: message.toAuthority,
      template: message.template,
      params: JSON.stringify(message.params),
      created_at: message.createdAt,
    })
    .execute();
}

/** Whose messages: a person's own, and those of authorities in which they have a seat. */
export interface Addressee {
  readonly userId: string;
  readonly authorities: readonly { readonly programme: string; readonly authority: string }[];
}

const columns = sql`id, programme, application_id as "applicationId", to_user as "toUser", to_authority as "toAuthority", template, params,
  created_at as "createdAt", read_at as "readAt", mailed_at as "mailedAt", told_at as "toldAt", told_by as "toldBy", told_note as "toldNote"`;

const addressedTo = ({
  userId,
  authorities,
}: Addressee) => sql<boolean>`(to_user = ${userId} or (programme, to_authority) in
  (select * from unnest(${authorities.map((one) => one.programme)}::text[], ${authorities.map((one) => one.authority)}::text[])))`;

/** The newest messages of somebody, before an instant. */
export async function listMessages(db: Kysely<DB>, to: Addressee, before: Date, limit: number): Promise<Message[]> {
  const { rows } = await sql<Message>`select ${columns} from message where ${addressedTo(to)} and created_at < ${before}
    order by created_at desc, id desc limit ${limit}`.execute(db);
  return rows;
}

/** How many are unread, counted no further than `most`. */
export async function countUnread(db: Kysely<DB>, to: Addressee, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from
    (select 1 from message where ${addressedTo(to)} and read_at is null limit ${most}) found`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Messages about one case, to whomever: for the office that deals with it. */
export async function listCaseMessages(db: Kysely<DB>, applicationId: string): Promise<Message[]> {
  const { rows } = await sql<Message>`select ${columns} from message where application_id = ${applicationId}
    order by created_at desc, id desc limit 500`.execute(db);
  return rows;
}

export async function findMessage(db: Kysely<DB>, id: string): Promise<Message | null> {
  const { rows } = await sql<Message>`select ${columns} from message where id = ${id}`.execute(db);
  return rows[0] ?? null;
}

/** Marks messages of somebody as read; gives how many were not. */
export async function markRead(db: Kysely<DB>, to: Addressee, ids: readonly string[], at: Date): Promise<number> {
  const { numAffectedRows } =
    await sql`update message set read_at = ${at} where id = any(${[...ids]}::text[]) and read_at is null and ${addressedTo(to)}`.execute(
      db,
    );
  return Number(numAffectedRows ?? 0n);
}

/** Notes that a message was told by telephone or in person (X14). */
export async function markTold(db: Kysely<DB>, id: string, by: string, note: string | null, at: Date): Promise<void> {
  await sql`update message set told_at = ${at}, told_by = ${by}, told_note = ${note} where id = ${id}`.execute(db);
}

/** A message that no mail has carried, with the addresses it goes to. */
export interface Unmailed extends Message {
  readonly addresses: readonly string[];
}

/** Messages still to be mailed, oldest first: to the person, or to everybody who deals with an authority's cases today. */
export async function unmailedMessages(db: Kysely<DB>, today: string, limit: number): Promise<Unmailed[]> {
  const { rows } =
    await sql<Unmailed>`select ${columns}, coalesce((select array_agg(distinct u.email) from "user" u where u.id = message.to_user
      or u.id in (select m.user_id from member m where m.programme = message.programme and m.authority = message.to_authority and m.closed_at is null
        and m.role <> 'viewer' and coalesce(m.from_day <= ${today}::date, true) and coalesce(m.until_day >= ${today}::date, true))), '{}') as addresses
    from message where mailed_at is null
    order by mail_failure is not null, created_at, id limit ${limit}`.execute(db);
  return rows;
}

export async function markMailed(db: Kysely<DB>, id: string, at: Date, failure: string | null): Promise<void> {
  await sql`update message set mailed_at = ${failure === null ? at : null}, mail_failure = ${failure} where id = ${id}`.execute(
    db,
  );
}
