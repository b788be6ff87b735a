import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { JudgedTable } from '#src/domain/replay/rows.ts';
import type { EditionKey } from './edition-export.ts';
import type { DB } from './schema.ts';

const page = 1000;
type Select = (key: EditionKey) => RawBuilder<unknown>;

const of = ({ programme, edition }: EditionKey, alias = sql`t`) =>
  sql`${alias}.programme = ${programme} and ${alias}.edition = ${edition}`;
const inPanels = (key: EditionKey) => sql`panel p on p.id = t.panel_id and ${of(key, sql`p`)}`;
const inMotions = (key: EditionKey) => sql`motion m on m.id = t.motion_id and ${of(key, sql`m`)}`;

/**
 * The rows of an edition's judging as they leave the house, table by table, each in an order of its own. Left out: names and profiles
 * of the pool, who objects and how they are reached, what opens a draw before its disclosure, every private key, and boxes of
 * ballots that are still open: two exports would tell what came between them.
 */
const selects: Readonly<Record<JudgedTable, Select>> = {
  applications: (key) => sql`select t.id, t.class, t.number, t.state, t.process_digest, t.paper_only from application t
    where ${of(key)} and (t.handed_in is not null or t.paper_only or exists (select from panel p where p.application_id = t.id)) order by t.id`,
  terms: (
    key,
  ) => sql`select t.assessor_id, a.active, a.version as assessor_version, t.available, t.from_day, t.until_day, t.load, t.pledged_at, t.pledge_digest, t.version
    from assessor_term t join assessor a on a.id = t.assessor_id where ${of(key)} order by t.assessor_id`,
  conflicts: (
    key,
  ) => sql`select t.id, t.application_id, t.assessor_id, t.source, t.weight, t.state, t.found_by, t.found_at, t.decided_by, t.decided_at
    from conflict t where ${of(key)} order by t.id`,
  assignments: (key) =>
    sql`select t.id, t.class, t.stage, t.problem, t.result, t.digest, t.made_by, t.made_at from assignment t where ${of(key)} order by t.id`,
  panels: (
    key,
  ) => sql`select t.id, t.class, t.stage, t.application_id, t.process_digest, t.state, t.result, t.digest, t.scan, t.salt, t.published_at, t.agreed_at, t.seq, t.head
    from panel t where ${of(key)} order by t.id`,
  members: (key) =>
    sql`select t.panel_id, t.assessor_id, t.lead, t.state, t.since from panel_member t join ${inPanels(key)} order by t.panel_id, t.assessor_id`,
  'panel-files': (key) =>
    sql`select t.panel_id, t.sha256, t.name, t.type, t.size from panel_file t join ${inPanels(key)} order by t.panel_id, t.sha256`,
  sheets: (
    key,
  ) => sql`select t.id, t.panel_id, t.kind, t.assessor_id, t.state, t.body, t.version, t.head, t.salt, t.saved_at, t.submitted_at, t.digest
    from score_sheet t join ${inPanels(key)} order by t.panel_id, t.id`,
  histories: (key) => sql`select t.sheet_id, t.path, t.version, t.value, t.salt, t.actor_id, t.at
    from score_history t join score_sheet s on s.id = t.sheet_id join panel p on p.id = s.panel_id and ${of(key, sql`p`)} order by t.sheet_id, t.version, t.path`,
  stages: (
    key,
  ) => sql`select t.class, t.stage, t.state, t.opened_at, t.due, t.closed_at, t.confirmed_at, t.result, t.salt, t.seq, t.head
    from judging_stage t where ${of(key)} order by t.class, t.stage`,
  draws: (key) =>
    sql`select t.id, t.class, t.stage, t.purpose, t.record, t.drawn_at, t.disclosed_at, t.salt, t.seq, t.head, t.created_at from draw t where ${of(key)} order by t.id`,
  timetable: (key) =>
    sql`select t.class, t.stage, t.application_id, t.place, t.room, t.starts_at, t.ends_at from timetable t where ${of(key)} order by t.class, t.stage, t.place`,
  committee: (key) =>
    sql`select t.id, t.name, t.user_id, t.chair, t.active, t.created_by, t.created_at from committee_member t where ${of(key)} order by t.id`,
  recusals: (
    key,
  ) => sql`select t.id, t.application_id, t.member_id, t.source, t.state, t.reason, t.said_by, t.said_at, t.decided_by, t.decided_at, t.decided_why
    from recusal t where ${of(key)} order by t.id`,
  meetings: (
    key,
  ) => sql`select t.id, t.number, t.day, t.place, t.state, t.document, t.agenda, t.present, t.salt, t.seq, t.head, t.opened_at, t.closed_at
    from meeting t where ${of(key)} order by t.number`,
  motions: (
    key,
  ) => sql`select t.id, t.meeting_id, t.process_digest, t.prize, t.way, t.state, t.former, t.body, t.salt, t.seq, t.head, t.put_at, t.closed_at
    from motion t where ${of(key)} order by t.id`,
  votes: (key) =>
    sql`select t.motion_id, t.member_id, t.choices, t.way, t.recorded_by, t.confirmed_by, t.at from open_vote t join ${inMotions(key)} order by t.motion_id, t.member_id`,
  counts: (key) =>
    sql`select t.motion_id, t.teller_id, t.counts, t.at from teller_count t join ${inMotions(key)} order by t.motion_id, t.teller_id`,
  'motion-files': (key) =>
    sql`select t.motion_id, t.sha256, t.name, t.type, t.size from motion_file t join ${inMotions(key)} order by t.motion_id, t.sha256`,
  ballots: (
    key,
  ) => sql`select t.id, t.committee, t.title, t.form, t.fewest, t.state, t.custodians, t.signing_public, t.roll_digest, t.box_root, t.result, t.void_cause,
    t.void_reason, t.salt, t.created_at, t.opened_at, t.closed_at, t.counted_at, t.voided_at, t.seq, t.head from secret_ballot t where ${of(key)} order by t.id`,
  'ballot-rolls': (
    key,
  ) => sql`select t.ballot_id, t.user_id, t.recused, t.removed, t.issued from ballot_roll t join secret_ballot b on b.id = t.ballot_id and ${of(key, sql`b`)}
    order by t.ballot_id, t.user_id`,
  boxes: (key) => sql`select t.ballot_id, t.token, t.prepared, t.signature, t.ciphertext, t.choices, t.spoiled
    from cast_ballot t join secret_ballot b on b.id = t.ballot_id and ${of(key, sql`b`)} where b.state in ('closed', 'counted') order by t.ballot_id, t.token collate "C"`,
  awards: (key) => sql`select t.state, t.body, t.salt, t.seq, t.head from award t where ${of(key)}`,
  'award-files': (key) =>
    sql`select t.id, t.sha256, t.name, t.type, t.size from award_file t where ${of(key)} order by t.id`,
  outcomes: (
    key,
  ) => sql`select t.application_id, t.class, t.prize, t.state, t.decided_at, t.published_at, t.conferred_at, t.certificate, t.valid_until, t.revoked_at, t.revoked_why
    from outcome t where ${of(key)} order by t.application_id`,
  objections: (
    key,
  ) => sql`select t.id, t.application_id, t.number, t.state, t.body, t.salt, t.arrived_at, t.confirmed_at, t.receive_due, t.answer_due, t.closed_at, t.seq, t.head
    from objection t where ${of(key)} order by t.number`,
  feedback: (
    key,
  ) => sql`select t.application_id, t.class, t.panel_id, t.state, t.summary, t.body, t.digest, t.version, t.released_at, t.opened_at, t.answer, t.answered_at,
    t.salt, t.seq, t.head from feedback t where ${of(key)} order by t.application_id`,
  acts: ({ programme, edition }) => sql`select t.stream, t.seq, t.act, t.actor_id, t.at, t.details from judging_act t
    where split_part(t.stream, ':', 2) = ${programme} and split_part(t.stream, ':', 3) = ${edition} order by t.stream collate "C", t.seq`,
};

/** The rows of a table of an edition's judging, as JSON has them. */
export const judgedRows = (db: Kysely<DB>, table: JudgedTable, key: EditionKey): AsyncGenerator =>
  streamRows(db, `judged ${table}`, selects[table](key));

/** Streams of the edition beside those of its applications, in order. */
export async function* editionStreams(
  db: Kysely<DB>,
  { programme, edition }: EditionKey,
  kinds: readonly string[],
): AsyncGenerator<string> {
  const query = sql`select distinct stream collate "C" as stream from audit_event where split_part(stream, ':', 1) = any(${[...kinds]}::text[])
    and split_part(stream, ':', 2) = ${programme} and split_part(stream, ':', 3) = ${edition} order by 1`;
  for await (const row of streamRows(db, 'streams', query)) yield (row as { readonly stream: string }).stream;
}

/** Rows by a cursor, a page at a time; `db` is a transaction, and the name is no other cursor's in it. */
async function* streamRows(db: Kysely<DB>, name: string, query: RawBuilder<unknown>): AsyncGenerator {
  const cursor = sql.id(name);
  await sql`declare ${cursor} no scroll cursor for ${query}`.execute(db);
  for (;;) {
    const { rows } = await sql`fetch ${sql.lit(page)} from ${cursor}`.execute(db);
    yield* rows;
    if (rows.length < page) break;
  }
  await sql`close ${cursor}`.execute(db);
}
