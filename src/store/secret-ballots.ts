import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import type { Text } from '#src/definition/text.ts';
import type { AuditEvent } from '#src/domain/audit/event.ts';
import { ballotStream } from '#src/domain/audit/stream.ts';
import type { BallotResult } from '#src/domain/ballot/count.ts';
import type { BallotForm } from '#src/domain/ballot/form.ts';
import type { BallotPhase } from '#src/domain/ballot/phase.ts';
import { appendEvent } from './audit.ts';
import type { BallotCustodian, SecretBallotTable } from './ballot-schema.ts';
import type { DB } from './schema.ts';

export type VoidCause = 'removal' | 'decision';

/** A secret ballot as its row has it. */
export interface SecretBallot {
  readonly id: string;
  readonly programme: string;
  readonly edition: string;
  /** The authority whose members vote. */
  readonly committee: string;
  readonly title: Text;
  readonly form: BallotForm;
  /** Fewest who may vote, and fewest ballots that are opened. */
  readonly fewest: number;
  readonly state: BallotPhase;
  readonly custodians: readonly BallotCustodian[];
  readonly signingPublic: string;
  /** Sealed; null once the ballot is closed. */
  readonly signingPrivate: string | null;
  readonly rollDigest: string | null;
  readonly boxRoot: string | null;
  /** Which custodian (0 or 1) has given their share; null before the first. */
  readonly halvesOf: number | null;
  readonly result: BallotResult | null;
  /** A member left who had been given a token, or it was decided so. */
  readonly voidCause: VoidCause | null;
  readonly voidReason: string | null;
  readonly salt: string;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly openedAt: Date | null;
  readonly closedAt: Date | null;
  readonly countedAt: Date | null;
  readonly voidedAt: Date | null;
  readonly seq: number;
  readonly head: string;
}

const fromRow = (row: Selectable<SecretBallotTable>): SecretBallot => ({
  id: row.id,
  programme: row.programme,
  edition: row.edition,
  committee: row.committee,
  title: row.title,
  form: row.form,
  fewest: row.fewest,
  state: row.state as BallotPhase,
  custodians: row.custodians,
  signingPublic: row.signing_public,
  signingPrivate: row.signing_private,
  rollDigest: row.roll_digest,
  boxRoot: row.box_root,
  halvesOf: row.halves_of,
  result: row.result,
  voidCause: row.void_cause as VoidCause | null,
  voidReason: row.void_reason,
  salt: row.salt,
  createdBy: row.created_by,
  createdAt: row.created_at,
  openedAt: row.opened_at,
  closedAt: row.closed_at,
  countedAt: row.counted_at,
  voidedAt: row.voided_at,
  seq: row.seq,
  head: row.head,
});

type Changing =
  | 'state'
  | 'custodians'
  | 'signingPrivate'
  | 'rollDigest'
  | 'boxRoot'
  | 'halvesOf'
  | 'result'
  | 'voidCause'
  | 'voidReason'
  | 'openedAt'
  | 'closedAt'
  | 'countedAt'
  | 'voidedAt';
export type BallotChange = Partial<Pick<SecretBallot, Changing>>;
export type NewBallot = Omit<SecretBallot, Exclude<Changing, 'custodians' | 'signingPrivate'> | 'seq' | 'head'>;

/** Writes a ballot that is prepared; its event is still to be recorded. */
export async function insertBallot(trx: Transaction<DB>, ballot: NewBallot): Promise<SecretBallot> {
  const row = await trx
    .insertInto('secret_ballot')
    .values({
      id: ballot.id,
      programme: ballot.programme,
      edition: ballot.edition,
      committee: ballot.committee,
      title: JSON.stringify(ballot.title),
      form: JSON.stringify(ballot.form),
      fewest: ballot.fewest,
      state: 'prepared',
      custodians: JSON.stringify(ballot.custodians),
      signing_public: ballot.signingPublic,
      signing_private: ballot.signingPrivate,
      salt: ballot.salt,
      created_by: ballot.createdBy,
      created_at: ballot.createdAt,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return fromRow(row);
}

export async function findBallot(db: Kysely<DB>, id: string): Promise<SecretBallot | null> {
  const row = await db.selectFrom('secret_ballot').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** The ballot, locked: everything that is done with it comes one after the other. */
export async function lockBallot(trx: Transaction<DB>, id: string): Promise<SecretBallot | null> {
  const row = await trx.selectFrom('secret_ballot').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** Writes what was done with a locked ballot: what it changes, and its event. */
export async function recordBallot(
  trx: Transaction<DB>,
  ballot: SecretBallot,
  change: BallotChange,
  done: { readonly event: AuditEvent; readonly actorId: string; readonly at: Date },
): Promise<SecretBallot> {
  const moved = { ...ballot, ...change };
  const head = await appendEvent(trx, {
    stream: ballotStream(ballot),
    head: { seq: ballot.seq, hash: ballot.head },
    ...done,
  });
  await trx
    .updateTable('secret_ballot')
    .set({
      state: moved.state,
      custodians: JSON.stringify(moved.custodians),
      signing_private: moved.signingPrivate,
      roll_digest: moved.rollDigest,
      box_root: moved.boxRoot,
      halves_of: moved.halvesOf,
      result: moved.result === null ? null : JSON.stringify(moved.result),
      void_cause: moved.voidCause,
      void_reason: moved.voidReason,
      opened_at: moved.openedAt,
      closed_at: moved.closedAt,
      counted_at: moved.countedAt,
      voided_at: moved.voidedAt,
      seq: head.seq,
      head: head.hash,
    })
    .where('id', '=', ballot.id)
    .execute();
  return { ...moved, seq: head.seq, head: head.hash };
}

/** Ballots of an edition, oldest first. */
export async function listBallots(
  db: Kysely<DB>,
  { programme, edition }: { readonly programme: string; readonly edition: string },
): Promise<SecretBallot[]> {
  const rows = await db
    .selectFrom('secret_ballot')
    .selectAll()
    .where('programme', '=', programme)
    .where('edition', '=', edition)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(fromRow);
}

/** Open and closed ballots of a committee on whose roll somebody stands, in the order in which they are to be locked. */
export async function ballotsUnderWay(
  trx: Transaction<DB>,
  of: { readonly programme: string; readonly committee: string; readonly userId: string },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select b.id from secret_ballot b join ballot_roll r on r.ballot_id = b.id and r.user_id = ${of.userId}
    where b.programme = ${of.programme} and b.committee = ${of.committee} and b.state in ('open', 'closed') order by b.id`.execute(
    trx,
  );
  return rows.map(({ id }) => id);
}
