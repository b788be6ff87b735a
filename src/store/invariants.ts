import { sql, type Kysely } from 'kysely';
import {
  awardStream,
  ballotStream,
  consultationStream,
  drawStream,
  feedbackStream,
  editionStream,
  meetingStream,
  motionStream,
  objectionStream,
  panelStream,
  scoreStream,
  stageStream,
} from '#src/domain/audit/stream.ts';
import { answersStream, actsStream, authorityStream, eventHash } from '#src/domain/audit/event.ts';
import type { DB } from './schema.ts';

/** Something that must never be: what, and where. */
export interface BrokenInvariant {
  readonly invariant: string;
  readonly where: string;
}

/** Every stream is a whole chain from its first event, and ends at the head its row keeps. */
export async function brokenChains(db: Kysely<DB>): Promise<BrokenInvariant[]> {
  const events = await db.selectFrom('audit_event').selectAll().orderBy('stream').orderBy('seq').execute();
  const heads = await streamHeads(db);
  const ends = new Map<string, { seq: number; hash: string }>();
  const broken: BrokenInvariant[] = [];
  for (const event of events) {
    const before = ends.get(event.stream) ?? { seq: 0, hash: '' };
    const hash = eventHash({
      stream: event.stream,
      seq: event.seq,
      kind: event.kind,
      body: event.body,
      actor: event.actor_id,
      at: event.at.toISOString(),
      previous: event.previous,
    });
    if (event.seq !== before.seq + 1 || event.previous !== before.hash || event.hash !== hash)
      broken.push({ invariant: 'audit events form one whole chain', where: `${event.stream} #${event.seq}` });
    ends.set(event.stream, { seq: event.seq, hash: event.hash });
  }
  for (const [stream, head] of heads) {
    const end = ends.get(stream) ?? { seq: 0, hash: '' };
    if (end.seq !== head.seq || end.hash !== head.hash)
      broken.push({ invariant: 'a stream ends at the head its row keeps', where: stream });
  }
  for (const stream of ends.keys())
    if (!heads.has(stream)) broken.push({ invariant: 'every stream has a row that keeps its head', where: stream });
  return broken;
}

async function streamHeads(db: Kysely<DB>): Promise<Map<string, { seq: number; hash: string }>> {
  const sheets = await db.selectFrom('answers').select(['application_id', 'sheet', 'version', 'head']).execute();
  const acts = await db.selectFrom('application').select(['id', 'acts_seq', 'acts_head']).execute();
  const editions = await db.selectFrom('edition_stream').selectAll().execute();
  const authorities = await db.selectFrom('authority_stream').selectAll().execute();
  const letters = await db.selectFrom('consultation').select(['id', 'programme', 'edition', 'seq', 'head']).execute();
  const judging = await judgingHeads(db);
  const ballots = await db.selectFrom('secret_ballot').select(['id', 'programme', 'edition', 'seq', 'head']).execute();
  return new Map([
    ...judging,
    ...ballots.map((row) => [ballotStream(row), { seq: row.seq, hash: row.head }] as const),
    ...editions.map((row) => [editionStream(row.programme, row.edition), { seq: row.seq, hash: row.head }] as const),
    ...letters.map((row) => [consultationStream(row), { seq: row.seq, hash: row.head }] as const),
    ...sheets.map(
      (row) => [answersStream(row.application_id, row.sheet), { seq: row.version, hash: row.head }] as const,
    ),
    ...acts.map((row) => [actsStream(row.id), { seq: row.acts_seq, hash: row.acts_head }] as const),
    ...authorities.map(
      (row) => [authorityStream(row.programme, row.authority), { seq: row.seq, hash: row.head }] as const,
    ),
  ]);
}

type StreamHead = readonly [string, { seq: number; hash: string }];

async function judgingHeads(db: Kysely<DB>): Promise<StreamHead[]> {
  const stages = await db.selectFrom('judging_stage').selectAll().execute();
  const panels = await db.selectFrom('panel').select(['id', 'programme', 'edition', 'seq', 'head']).execute();
  const sheets = await db
    .selectFrom('score_sheet')
    .innerJoin('panel', 'panel.id', 'score_sheet.panel_id')
    .select(['score_sheet.id', 'panel.programme', 'panel.edition', 'score_sheet.version', 'score_sheet.head'])
    .execute();
  const reports = await db
    .selectFrom('feedback')
    .select(['application_id as id', 'programme', 'edition', 'seq', 'head'])
    .execute();
  const draws = await db.selectFrom('draw').select(['id', 'programme', 'edition', 'seq', 'head']).execute();
  const awards = await db.selectFrom('award').select(['programme', 'edition', 'seq', 'head']).execute();
  const meetings = await db.selectFrom('meeting').select(['id', 'programme', 'edition', 'seq', 'head']).execute();
  const motions = await db.selectFrom('motion').select(['id', 'programme', 'edition', 'seq', 'head']).execute();
  const objections = await db.selectFrom('objection').select(['id', 'programme', 'edition', 'seq', 'head']).execute();
  return [
    ...meetings.map((row) => [meetingStream(row), { seq: row.seq, hash: row.head }] as const),
    ...motions.map((row) => [motionStream(row), { seq: row.seq, hash: row.head }] as const),
    ...stages.map((row) => [stageStream(row), { seq: row.seq, hash: row.head }] as const),
    ...panels.map((row) => [panelStream(row), { seq: row.seq, hash: row.head }] as const),
    ...sheets.map((row) => [scoreStream(row), { seq: row.version, hash: row.head }] as const),
    ...reports.map((row) => [feedbackStream(row), { seq: row.seq, hash: row.head }] as const),
    ...draws.map((row) => [drawStream(row), { seq: row.seq, hash: row.head }] as const),
    ...awards.map((row) => [awardStream(row.programme, row.edition), { seq: row.seq, hash: row.head }] as const),
    ...objections.map((row) => [objectionStream(row), { seq: row.seq, hash: row.head }] as const),
  ];
}

export interface Query {
  readonly invariant: string;
  readonly sql: ReturnType<typeof sql<{ where: string }>>;
}

/** Each gives the places where its invariant is broken. */
const queries: readonly Query[] = [
  {
    invariant: 'an answer is what its history said last',
    sql: sql`
      select h.application_id || ' ' || h.sheet || ' ' || h.path as where from answers a
      join lateral (select distinct on (path) * from answer_history where application_id = a.application_id and sheet = a.sheet order by path, version desc) h on true
      where case jsonb_typeof(a.body -> h.path) when 'array' then (h.value)::jsonb is distinct from a.body -> h.path else h.value is distinct from a.body ->> h.path end`,
  },
  {
    invariant: 'every answer has a history',
    sql: sql`
      select a.application_id || ' ' || a.sheet || ' ' || k as where from answers a, jsonb_object_keys(a.body) k
      where not exists (select from answer_history h where h.application_id = a.application_id and h.sheet = a.sheet and h.path = k)`,
  },
  {
    invariant: 'a receipt carries the digest of its dossier',
    sql: sql`
      select r.number as where from receipt r left join dossier d on d.application_id = r.application_id and d.revision = r.revision where d.digest is distinct from r.digest`,
  },
  {
    invariant: 'an application on paper only is registered, with an office, and has no dossier',
    sql: sql`
      select a.id as where from application a left join paper_applicant p on p.application_id = a.id
      where a.paper_only <> (p.application_id is not null)
        or a.paper_only and (a.channel is null or a.applicant is null or a.handed_in is not null or exists (select from dossier d where d.application_id = a.id))`,
  },
  {
    invariant: 'a booking of paper names its side, and its arrivals a revision that was frozen',
    sql: sql`
      select t.id as where from task t join application a on a.id = t.application_id, jsonb_array_elements(t.body -> 'arrivals') arrival
      where t.kind = 'paper' and (t.body ->> 'side' not in ('channel', 'province') or not a.paper_only
        and not exists (select from dossier d where d.application_id = a.id and d.revision = (arrival ->> 'revision')::int))`,
  },
  {
    invariant: 'a scan is a file of its application',
    sql: sql`
      select s.id as where from sealed_leaf s left join file f on f.application_id = s.application_id and f.sha256 = s.file where f.sha256 is null`,
  },
  {
    invariant: 'a receipt ends at an event of its application',
    sql: sql`
      select r.number as where from receipt r where not exists (select from audit_event e where e.stream = 'acts:' || r.application_id and e.hash = r.body ->> 'actsHead')`,
  },
  {
    invariant: 'a receipt says what its row says',
    sql: sql`
      select r.number as where from receipt r where (r.body ->> 'digest', r.body ->> 'number', (r.body ->> 'revision')::int, (r.body ->> 'submittedAt')::timestamptz)
        is distinct from (r.digest, r.number, r.revision, r.submitted_at)`,
  },
  {
    invariant: 'a seat is told of in the stream of its authority',
    sql: sql`
      select m.id as where from member m where not exists (select from audit_event e
        where e.stream = 'authority:' || m.programme || ':' || m.authority and e.kind in ('seat-granted', 'seat-delegated') and e.body ->> 'member' = m.id)`,
  },
  {
    invariant: 'a closed account has no open seat and no session',
    sql: sql`
      select u.id as where from "user" u where u.closed_at is not null and (exists (select from member m where m.user_id = u.id and m.closed_at is null)
        or exists (select from session s where s."userId" = u.id))`,
  },
  {
    invariant: 'a handed-on seat is open only while the seat it came from is',
    sql: sql`
      select m.id as where from member m join member o on o.id = m.delegated_by where m.closed_at is null and o.closed_at is not null`,
  },
  {
    invariant: 'an item of a consultation stands in a letter to its department about a case of its channel',
    sql: sql`
      select t.id as where from task t join application a on a.id = t.application_id left join consultation c on c.id = t.body ->> 'consultation'
      where t.kind = 'consultation' and t.body ->> 'consultation' is not null
        and (c.authority is distinct from t.authority or (a.channel is not null and c.channel <> a.channel))`,
  },
  {
    invariant: 'an item that was sent stands in a letter that was sent',
    sql: sql`
      select t.id as where from task t join consultation c on c.id = t.body ->> 'consultation'
      where t.kind = 'consultation' and t.state in ('asked', 'answered', 'overdue') and c.sent_at is null`,
  },
  {
    invariant: 'an answered item has its answer, and its reply is of the same letter',
    sql: sql`
      select t.id as where from task t left join consultation_reply r on r.id = t.body -> 'answer' ->> 'reply'
      where t.kind = 'consultation' and (t.state = 'answered') is distinct from (t.body ->> 'answer' is not null)
        or (t.kind = 'consultation' and t.state = 'answered' and r.consultation_id is distinct from t.body ->> 'consultation')`,
  },
];

/** Places where tables contradict each other. */
export async function brokenRows(db: Kysely<DB>): Promise<BrokenInvariant[]> {
  const broken: BrokenInvariant[] = [];
  for (const query of queries)
    for (const row of (await query.sql.execute(db)).rows) broken.push({ invariant: query.invariant, where: row.where });
  return broken;
}

export interface CommittedValue {
  readonly applicationId: string;
  readonly editionDigest: string;
  readonly class: string;
  readonly sheet: string;
  readonly path: string;
  readonly version: number;
  readonly value: string;
  readonly salt: string;
  readonly commitment: string | null;
}

/** Every remembered value with what the event of its version committed to; null where no event speaks of it. */
export async function committedHistory(db: Kysely<DB>): Promise<CommittedValue[]> {
  const { rows } = await sql<CommittedValue>`
    select h.application_id as "applicationId", a.edition_digest as "editionDigest", a.class, h.sheet, h.path, h.version, coalesce(h.value, '') as value, h.salt, c.commitment
    from answer_history h join application a on a.id = h.application_id
    left join lateral (select change ->> 'commitment' as commitment from audit_event e, jsonb_array_elements(e.body -> 'changes') change
      where e.stream = 'answers:' || h.application_id || ':' || h.sheet and e.seq = h.version and change ->> 'path' = h.path limit 1) c on true`.execute(
    db,
  );
  return rows;
}

/** Every file the tables speak of: uploads and stored volumes. */
export async function filesSpokenOf(db: Kysely<DB>): Promise<{ applicationId: string; sha256: string }[]> {
  const { rows } = await sql<{ applicationId: string; sha256: string }>`
    select application_id as "applicationId", sha256 from file
    union select application_id, v.value ->> 'sha256' from dossier, jsonb_each(volumes) v
    union select consultation_id, sha256 from consultation_file
    union select panel_id, sha256 from panel_file
    union select id, sha256 from award_file
    union select objection_id, sha256 from objection_file`.execute(db);
  return rows;
}
