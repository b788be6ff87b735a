import type { Kysely } from 'kysely';
import type { StageKey } from '#src/domain/audit/stream.ts';
import type { DB } from './schema.ts';

/** An accepted application as the judging knows it before anybody reads it. */
export interface Candidate {
  readonly id: string;
  readonly number: string | null;
  readonly applicant: string | null;
  readonly channel: string | null;
  readonly processDigest: string;
  readonly paperOnly: boolean;
}

/** Applications of a class that stand in one of these states, in the order of their numbers. */
export async function readAdmitted(
  db: Kysely<DB>,
  { programme, edition, class: of }: Omit<StageKey, 'stage'>,
  states: readonly string[],
): Promise<Candidate[]> {
  if (states.length === 0) return [];
  const rows = await db
    .selectFrom('application')
    .select(['id', 'number', 'applicant', 'channel', 'process_digest', 'paper_only'])
    .where('programme', '=', programme)
    .where('edition', '=', edition)
    .where('class', '=', of)
    .where('state', 'in', [...states])
    .orderBy('number')
    .orderBy('id')
    .execute();
  return rows.map(({ process_digest: processDigest, paper_only: paperOnly, ...row }) => ({
    ...row,
    processDigest,
    paperOnly,
  }));
}

/** Names of applicants by the id of their application, for whoever may see these applications anyway. */
export async function namesOfApplicants(
  db: Kysely<DB>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('application')
    .select(['id', 'applicant'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, row.applicant]));
}
