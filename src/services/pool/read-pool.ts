import type { Actor } from '#src/domain/access/why-not.ts';
import { isDenial, type Denial } from '#src/domain/denial.ts';
import { namesOfApplicants } from '#src/store/candidates.ts';
import { conflictsOfAssessor, stands, type Conflict } from '#src/store/conflicts.ts';
import {
  countAssessors,
  findAssessor,
  listAssessors,
  type Assessor,
  type ListedAssessor,
} from '#src/store/assessors.ts';
import { findTerm, readLoad, readTerms, type AssessorTerm, unsaidTerm } from '#src/store/assessor-terms.ts';
import type { Deps } from '../deps.ts';
import { hasPledged } from './terms.ts';
import { judgedEdition, noAssessor, poolFor } from './pool-subject.ts';

export interface ListPool {
  readonly programme: string;
  /** The edition whose terms are shown beside; none where it is left out. */
  readonly edition?: string | undefined;
  readonly search?: string | undefined;
  readonly active?: boolean | undefined;
  readonly after: { readonly sortKey: string; readonly id: string } | null;
  readonly limit: number;
}
export interface PoolPage {
  readonly assessors: readonly (ListedAssessor & { readonly term: AssessorTerm | null; readonly pledged: boolean })[];
  /** Whether there are more after these. */
  readonly more: boolean;
  /** All that match, counted no further than `mostCounted`. */
  readonly count: number;
}
/** Matches are counted no further: more is told as so many and more. */
export const mostCounted = 1000;

/** A page of the pool by name, with everybody's term in an edition. */
export async function listPool(deps: Deps, actor: Actor, input: ListPool): Promise<PoolPage | Denial> {
  const { programme, edition, search, active, after, limit } = input;
  const pool = poolFor(deps, actor, 'pool.read', programme);
  if (isDenial(pool)) return pool;
  const judged = edition === undefined ? null : judgedEdition(deps, programme, edition);
  if (judged !== null && isDenial(judged)) return judged;
  const filter = { programme, search, active };
  const found = await listAssessors(deps.db, { ...filter, after, limit: limit + 1 });
  const shown = found.slice(0, limit);
  const ids = shown.map(({ id }) => id);
  const terms = edition === undefined ? null : await readTerms(deps.db, { programme, edition, ids });
  return {
    assessors: shown.map((one) => {
      const term = terms === null ? null : (terms.get(one.id) ?? unsaidTerm);
      return { ...one, term, pledged: judged !== null && term !== null && hasPledged(judged.assessment, term) };
    }),
    more: found.length > limit,
    count: await countAssessors(deps.db, filter, mostCounted),
  };
}

export interface PoolPerson {
  readonly assessor: Assessor;
  readonly term: AssessorTerm;
  readonly pledged: boolean;
  readonly load: readonly { readonly stage: string; readonly panels: number }[];
  /** Those that bar or warn, in this edition. */
  readonly conflicts: readonly (Conflict & { readonly applicant: string | null })[];
}

/** One person of the pool with their term, their panels so far and their conflicts in an edition. */
export async function readPoolPerson(
  deps: Deps,
  actor: Actor,
  { programme, edition, id }: { readonly programme: string; readonly edition: string; readonly id: string },
): Promise<PoolPerson | Denial> {
  const pool = poolFor(deps, actor, 'pool.read', programme);
  if (isDenial(pool)) return pool;
  const judged = judgedEdition(deps, programme, edition);
  if (isDenial(judged)) return judged;
  const assessor = await findAssessor(deps.db, programme, id);
  if (assessor === null) return noAssessor;
  const key = { assessorId: id, programme, edition };
  const term = await findTerm(deps.db, key);
  const conflicts = (await conflictsOfAssessor(deps.db, id)).filter((one) => one.edition === edition && stands(one));
  const names = await namesOfApplicants(
    deps.db,
    conflicts.map((one) => one.applicationId),
  );
  return {
    assessor,
    term,
    pledged: hasPledged(judged.assessment, term),
    load: await readLoad(deps.db, key),
    conflicts: conflicts.map((one) => ({ ...one, applicant: names.get(one.applicationId) ?? null })),
  };
}
