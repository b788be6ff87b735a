import { sql, type Kysely } from 'kysely';

/**
 * Secret ballots: the ballot with its state and the head of its stream, its frozen roll, and the box. The box has no time,
 * no number that counts up and no column that the roll has too but the ballot itself: docs/ballot-format.md.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table secret_ballot (
    id text primary key, programme text not null, edition text not null, committee text not null,
    title jsonb not null, form jsonb not null, fewest integer not null check (fewest >= 2),
    state text not null check (state in ('prepared', 'open', 'closed', 'counted', 'void')),
    custodians jsonb not null, signing_public text not null, signing_private text,
    roll_digest text, box_root text, halves_of integer, result jsonb, void_cause text, void_reason text, salt text not null,
    created_by text not null, created_at timestamptz not null, opened_at timestamptz, closed_at timestamptz,
    counted_at timestamptz, voided_at timestamptz, seq integer not null default 0, head text not null default '')`.execute(
    db,
  );
  await sql`create index secret_ballot_edition on secret_ballot (programme, edition, created_at, id)`.execute(db);
  await sql`create table ballot_roll (
    ballot_id text not null references secret_ballot, user_id text not null, recused boolean not null,
    removed boolean not null default false, issued text, primary key (ballot_id, user_id))`.execute(db);
  await sql`create index ballot_roll_user on ballot_roll (user_id)`.execute(db);
  // No reference to the ballot: the check of one would lock its row once more for each cast, in the order they came.
  await sql`create table cast_ballot (
    ballot_id text not null, token text not null, prepared text not null, signature text not null, ciphertext text not null,
    half text, choices jsonb, spoiled text, primary key (ballot_id, token))`.execute(db);
}
