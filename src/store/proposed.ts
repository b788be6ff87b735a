import { sql, type Kysely, type Transaction } from 'kysely';
import type { EditionFile } from '#src/definition/edition.ts';
import type { Decided } from '#src/domain/scoring/quota.ts';
import type { OutcomeTable } from './judging-schema.ts';
import type { DB } from './schema.ts';

/** One line of a stage's frozen result. */
interface Entry {
  readonly application: string;
  readonly number: string;
  readonly class: string;
  readonly total: string | null;
  readonly rank: number | null;
  readonly tied: boolean;
  readonly in: boolean;
  readonly bands?: unknown;
}

export interface Proposed extends Entry {
  readonly name: string;
}

/** Who is proposed to the committee by the overall evaluations of an edition, in its order of classes and by rank, with names. */
export async function readProposed(
  db: Kysely<DB>,
  { programme, id: edition, classes }: Pick<EditionFile, 'programme' | 'id' | 'classes'>,
): Promise<Proposed[]> {
  const stages = await db
    .selectFrom('judging_stage')
    .select(['class', 'result'])
    .where('programme', '=', programme)
    .where('edition', '=', edition)
    .where('stage', '=', 'overall')
    .where('result', 'is not', null)
    .execute();
  const entries = stages
    .toSorted((one, other) => classes.indexOf(one.class) - classes.indexOf(other.class))
    .flatMap(({ result }) => (result as { readonly entries: readonly Entry[] }).entries)
    .filter((entry) => entry.in);
  if (entries.length === 0) return [];
  const rows = await db
    .selectFrom('application')
    .select(['id', 'applicant'])
    .where(
      'id',
      'in',
      entries.map((entry) => entry.application),
    )
    .execute();
  const names = new Map(rows.map((row) => [row.id, row.applicant ?? '']));
  return entries.map((entry) => ({ ...entry, name: names.get(entry.application) ?? '' }));
}

/** Classes that are being judged and whose overall evaluation is not there yet. */
export async function classesWithoutOverall(db: Kysely<DB>, programme: string, edition: string): Promise<string[]> {
  const { rows } = await sql<{ class: string }>`
    select class from judging_stage where programme = ${programme} and edition = ${edition}
    group by class having not bool_or(stage = 'overall' and result is not null) order by class`.execute(db);
  return rows.map((row) => row.class);
}

/** Prizes that stand: decided and not revoked. */
export async function readDecided(db: Kysely<DB>, programme: string, edition: string): Promise<Decided[]> {
  return await db
    .selectFrom('outcome')
    .select(['application_id as application', 'class', 'prize'])
    .where('programme', '=', programme)
    .where('edition', '=', edition)
    .where('revoked_at', 'is', null)
    .orderBy('application_id')
    .execute();
}

/** Writes prizes as they are decided: embargoed, for nothing says yet that they were published. */
export async function insertOutcomes(
  trx: Transaction<DB>,
  decided: readonly Decided[],
  place: Pick<OutcomeTable, 'programme' | 'edition'>,
  at: Date,
): Promise<void> {
  if (decided.length === 0) return;
  await trx
    .insertInto('outcome')
    .values(
      decided.map(({ application, class: of, prize }) => ({
        application_id: application,
        programme: place.programme,
        edition: place.edition,
        class: of,
        prize,
        state: 'decided',
        decided_at: at,
        published_at: null,
        conferred_at: null,
        certificate: null,
        valid_until: null,
        revoked_at: null,
        revoked_why: null,
      })),
    )
    .execute();
}
