import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import type { AssessorTermTable } from './pool-schema.ts';
import type { DB } from './schema.ts';

/** An assessor in one edition. Days as `2020-06-18`, null where nothing limits them. */
export interface AssessorTerm {
  readonly available: boolean;
  readonly from: string | null;
  readonly until: string | null;
  /** Applications at most in a stage; null for the edition's own number. */
  readonly load: number | null;
  readonly pledgedAt: Date | null;
  /** Digest of the pledge as it was read. */
  readonly pledgeDigest: string | null;
  readonly version: number;
}
export interface TermKey {
  readonly assessorId: string;
  readonly programme: string;
  readonly edition: string;
}
/** The term of somebody of whom nothing was said yet. */
export const unsaidTerm: AssessorTerm = {
  available: true,
  from: null,
  until: null,
  load: null,
  pledgedAt: null,
  pledgeDigest: null,
  version: 0,
};

const termOf = (row: Selectable<AssessorTermTable>): AssessorTerm => ({
  available: row.available,
  from: row.from_day,
  until: row.until_day,
  load: row.load,
  pledgedAt: row.pledged_at,
  pledgeDigest: row.pledge_digest,
  version: row.version,
});

export async function findTerm(db: Kysely<DB>, key: TermKey): Promise<AssessorTerm> {
  const row = await db
    .selectFrom('assessor_term')
    .selectAll()
    .where('assessor_id', '=', key.assessorId)
    .where('programme', '=', key.programme)
    .where('edition', '=', key.edition)
    .executeTakeFirst();
  return row === undefined ? unsaidTerm : termOf(row);
}

/** Terms in an edition by assessor, of those of whom something was said: of these, or of everybody. */
export async function readTerms(
  db: Kysely<DB>,
  { programme, edition, ids }: Omit<TermKey, 'assessorId'> & { readonly ids?: readonly string[] },
): Promise<ReadonlyMap<string, AssessorTerm>> {
  if (ids?.length === 0) return new Map();
  let query = db
    .selectFrom('assessor_term')
    .selectAll()
    .where('programme', '=', programme)
    .where('edition', '=', edition);
  if (ids !== undefined) query = query.where('assessor_id', 'in', [...ids]);
  const rows = await query.execute();
  return new Map(rows.map((row) => [row.assessor_id, termOf(row)]));
}

/** Writes the term of an assessor whose row is locked; its version grows by one. */
export async function writeTerm(
  trx: Transaction<DB>,
  key: TermKey,
  term: Omit<AssessorTerm, 'version'>,
): Promise<void> {
  const values = {
    available: term.available,
    from_day: term.from,
    until_day: term.until,
    load: term.load,
    pledged_at: term.pledgedAt,
    pledge_digest: term.pledgeDigest,
  };
  await trx
    .insertInto('assessor_term')
    .values({ assessor_id: key.assessorId, programme: key.programme, edition: key.edition, ...values })
    .onConflict((conflict) =>
      conflict
        .columns(['assessor_id', 'programme', 'edition'])
        .doUpdateSet({ ...values, version: sql`assessor_term.version + 1` }),
    )
    .execute();
}

/** How many panels of an edition somebody sits on, by stage; who was replaced sits on none. */
export async function readLoad(
  db: Kysely<DB>,
  { assessorId, programme, edition }: TermKey,
): Promise<readonly { readonly stage: string; readonly panels: number }[]> {
  const { rows } = await sql<{ stage: string; panels: number }>`
    select p.stage, count(*)::int as panels from panel_member m join panel p on p.id = m.panel_id
    where m.assessor_id = ${assessorId} and m.state <> 'dropped' and p.programme = ${programme} and p.edition = ${edition}
    group by p.stage order by p.stage`.execute(db);
  return rows;
}
