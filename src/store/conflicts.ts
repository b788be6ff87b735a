import canonicalize from 'canonicalize';
import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import type { ConflictSource, ConflictWeight } from '#src/definition/assessment.ts';
import { commitment } from '#src/domain/audit/event.ts';
import { recordAct, type Application } from './applications.ts';
import type { ConflictTable } from './pool-schema.ts';
import type { DB } from './schema.ts';

/** `found` and not yet looked at, `confirmed` or `dismissed` by the office, `gone` where it is no longer found. */
export type ConflictState = 'found' | 'confirmed' | 'dismissed' | 'gone';

/** What an assessor is to an applicant, by one source. */
export interface Conflict {
  readonly id: string;
  readonly programme: string;
  readonly edition: string;
  readonly applicationId: string;
  readonly assessorId: string;
  readonly source: ConflictSource;
  readonly weight: ConflictWeight;
  readonly state: ConflictState;
  /** Where it was found, or in whose words it was said. */
  readonly detail: object;
  readonly foundBy: string;
  readonly foundAt: Date;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  /** The office's, where it decided. */
  readonly reason: string | null;
}

const conflictOf = (row: Selectable<ConflictTable>): Conflict => ({
  id: row.id,
  programme: row.programme,
  edition: row.edition,
  applicationId: row.application_id,
  assessorId: row.assessor_id,
  source: row.source as ConflictSource,
  weight: row.weight as ConflictWeight,
  state: row.state as ConflictState,
  detail: row.detail,
  foundBy: row.found_by,
  foundAt: row.found_at,
  decidedBy: row.decided_by,
  decidedAt: row.decided_at,
  reason: row.reason,
});

/** Whether a conflict keeps the assessor from the case: a hard one that nobody dismissed. A soft one warns. */
export const bars = ({ weight, state }: Pick<Conflict, 'weight' | 'state'>): boolean =>
  weight === 'hard' && (state === 'found' || state === 'confirmed');
/** Whether a conflict still says something: it bars or it warns. */
export const stands = ({ state }: Pick<Conflict, 'state'>): boolean => state === 'found' || state === 'confirmed';

/** Pairs that must not meet, as `application assessor`. */
export const barred = (conflicts: readonly Conflict[]): ReadonlySet<string> =>
  new Set(conflicts.filter(bars).map(({ applicationId, assessorId }) => `${applicationId} ${assessorId}`));

/** Conflicts of some applications with some assessors (all where null), whatever their state; by application, assessor, source. */
export async function readConflicts(
  db: Kysely<DB>,
  applicationIds: readonly string[],
  assessorIds: readonly string[] | null = null,
): Promise<Conflict[]> {
  const { rows } = await sql<Selectable<ConflictTable>>`
    select * from conflict where application_id = any(${[...applicationIds]}::text[])
      and ${assessorIds === null ? sql`true` : sql`assessor_id = any(${[...assessorIds]}::text[])`}
    order by application_id, assessor_id, source`.execute(db);
  return rows.map(conflictOf);
}

/** Conflicts of one assessor with all applications. */
export async function conflictsOfAssessor(db: Kysely<DB>, assessorId: string): Promise<Conflict[]> {
  const rows = await db
    .selectFrom('conflict')
    .selectAll()
    .where('assessor_id', '=', assessorId)
    .orderBy('application_id')
    .orderBy('source')
    .execute();
  return rows.map(conflictOf);
}

/** Writes a conflict of a locked application with its event: a new one, or the next state of the one there was. */
export async function writeConflict(
  trx: Transaction<DB>,
  application: Application,
  one: Conflict,
  by: { readonly actorId: string; readonly at: Date },
): Promise<Application> {
  const row = {
    weight: one.weight,
    state: one.state,
    detail: JSON.stringify(one.detail),
    decided_by: one.decidedBy,
    decided_at: one.decidedAt,
    reason: one.reason,
  };
  await trx
    .insertInto('conflict')
    .values({
      id: one.id,
      programme: one.programme,
      edition: one.edition,
      application_id: one.applicationId,
      assessor_id: one.assessorId,
      source: one.source,
      found_by: one.foundBy,
      found_at: one.foundAt,
      ...row,
    })
    .onConflict((conflict) => conflict.columns(['application_id', 'assessor_id', 'source']).doUpdateSet(row))
    .execute();
  const { id, source, state, assessorId, weight, detail, reason } = one;
  const words = canonicalize({ assessor: assessorId, weight, detail, reason }) ?? '';
  const details = commitment(`${application.salt}:conflict:${id}`, words);
  const event = { kind: 'conflict-changed', body: { conflict: id, source, state, details } } as const;
  return await recordAct(trx, application, {}, event, by.actorId, by.at);
}
