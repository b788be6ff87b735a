import { sql, type Kysely, type Transaction } from 'kysely';
import type { SeatRole } from '#src/definition/workflow.ts';
import type { DB } from './schema.ts';

export interface Invitation {
  readonly id: string;
  readonly programme: string;
  /** The authority in whose stream it stands. */
  readonly authority: string;
  readonly name: string;
  readonly email: string | null;
  readonly seat: { readonly authority: string; readonly role: SeatRole } | null;
  readonly expiresAt: Date;
}

export async function insertInvitation(
  trx: Transaction<DB>,
  invitation: Invitation & { readonly secretHash: string; readonly createdBy: string },
  at: Date,
): Promise<void> {
  await trx
    .insertInto('invitation')
    .values({
      id: invitation.id,
      programme: invitation.programme,
      authority: invitation.authority,
      name: invitation.name,
      email: invitation.email,
      secret_hash: invitation.secretHash,
      seat: JSON.stringify(invitation.seat),
      created_by: invitation.createdBy,
      created_at: at,
      expires_at: invitation.expiresAt,
    })
    .execute();
}

const columns = sql`i.id, i.programme, i.authority, i.name, i.email, i.seat, i.expires_at as "expiresAt"`;
const open = () => sql`i.accepted_by is null and i.withdrawn_at is null and i.expires_at > ${new Date()}`;

/** The open invitation of a secret, by its hash; locked. */
export async function lockInvitation(trx: Transaction<DB>, secretHash: string): Promise<Invitation | null> {
  const { rows } = await sql<Invitation>`
    select ${columns} from invitation i where i.secret_hash = ${secretHash} and ${open()} for update`.execute(trx);
  return rows[0] ?? null;
}

/** Invitations of a programme that still hold, newest first. */
export async function openInvitations(db: Kysely<DB>, programme: string): Promise<Invitation[]> {
  const { rows } = await sql<Invitation>`
    select ${columns} from invitation i where i.programme = ${programme} and ${open()} order by i.created_at desc limit 500`.execute(
    db,
  );
  return rows;
}

/** The open invitation of an id, locked. */
export async function lockInvitationById(trx: Transaction<DB>, id: string): Promise<Invitation | null> {
  const { rows } = await sql<Invitation>`
    select ${columns} from invitation i where i.id = ${id} and ${open()} for update`.execute(trx);
  return rows[0] ?? null;
}

export async function withdrawInvitation(trx: Transaction<DB>, id: string, at: Date): Promise<void> {
  await trx.updateTable('invitation').set({ withdrawn_at: at }).where('id', '=', id).execute();
}

export async function markAccepted(trx: Transaction<DB>, id: string, userId: string): Promise<void> {
  await trx.updateTable('invitation').set({ accepted_by: userId }).where('id', '=', id).execute();
}

export interface KnownAccount {
  readonly id: string;
  /** Its person has proved the address, and it was not closed. */
  readonly settled: boolean;
}

/** The account of an address, locked; null where there is none. */
export async function lockAccount(trx: Transaction<DB>, email: string): Promise<KnownAccount | null> {
  const { rows } = await sql<KnownAccount>`
    select id, "emailVerified" and closed_at is null as settled from "user" where email = ${email} for no key update`.execute(
    trx,
  );
  return rows[0] ?? null;
}

export interface NewAccount {
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  readonly passwordHash: string;
}

/** An account whose address is known to be its person's, with a password; better-auth's own rows. */
export async function insertAccount(trx: Transaction<DB>, account: NewAccount): Promise<void> {
  const at = new Date();
  await sql`insert into "user" (id, name, email, "emailVerified", "createdAt", "updatedAt")
    values (${account.id}, ${account.name}, ${account.email}, true, ${at}, ${at})`.execute(trx);
  await insertPassword(trx, account);
}

async function insertPassword(
  trx: Transaction<DB>,
  { id, accountId, passwordHash }: Pick<NewAccount, 'id' | 'accountId' | 'passwordHash'>,
): Promise<void> {
  const at = new Date();
  await sql`insert into account (id, "accountId", "providerId", "userId", password, "createdAt", "updatedAt")
    values (${accountId}, ${id}, 'credential', ${id}, ${passwordHash}, ${at}, ${at})`.execute(trx);
}

/** Makes an account that somebody began with this address, or that was closed, its owner's: their password, no session and no second factor of before. */
export async function takeOverAccount(trx: Transaction<DB>, account: Omit<NewAccount, 'email'>): Promise<void> {
  await sql`update "user" set "emailVerified" = true, "twoFactorEnabled" = false, closed_at = null, name = ${account.name} where id = ${account.id}`.execute(
    trx,
  );
  await sql`delete from account where "userId" = ${account.id}`.execute(trx);
  await sql`delete from "twoFactor" where "userId" = ${account.id}`.execute(trx);
  await sql`delete from session where "userId" = ${account.id}`.execute(trx);
  await insertPassword(trx, account);
}
