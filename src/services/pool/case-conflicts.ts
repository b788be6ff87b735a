import type { Actor } from '#src/domain/access/why-not.ts';
import { deny, type Denial } from '#src/domain/denial.ts';
import { comparedOf } from '#src/domain/conflict/compute.ts';
import { organisationCore, personCore } from '#src/domain/conflict/normalise.ts';
import { findApplication } from '#src/store/applications.ts';
import { activeAssessors, namesOfAssessors, type Assessor } from '#src/store/assessors.ts';
import { readClaims, type ConflictClaim } from '#src/store/conflict-claims.ts';
import { readConflicts, type Conflict } from '#src/store/conflicts.ts';
import { namesOf } from '#src/store/paper.ts';
import type { Deps } from '../deps.ts';
import { whyNotCase } from './case-subject.ts';

export interface NamedAssessor {
  readonly id: string;
  readonly name: string;
  readonly employer: string;
}
export interface ShownConflict extends Conflict {
  readonly assessor: NamedAssessor;
  readonly decidedByName: string | null;
}
export interface ShownClaim extends ConflictClaim {
  /** Of the pool, by the same name or institution: whom the applicant may mean. */
  readonly suggestions: readonly NamedAssessor[];
  readonly assessor: NamedAssessor | null;
}
export interface CaseConflicts {
  readonly conflicts: readonly ShownConflict[];
  readonly claims: readonly ShownClaim[];
}
/** Suggestions for one claim at most. */
const mostSuggested = 20;
const absent = deny('absent', '没有这份申报，或您无权查看。', 'There is no such application, or you may not see it.');

/** Every conflict of an application with somebody of the pool, and what the applicant claims: for the office and supervision. */
export async function readCaseConflicts(
  deps: Deps,
  actor: Actor,
  applicationId: string,
): Promise<CaseConflicts | Denial> {
  const application = await findApplication(deps.db, applicationId);
  const denial = whyNotCase(actor, ['pool.read'], application);
  if (denial !== null || application === null) return denial ?? absent;
  const conflicts = await readConflicts(deps.db, [applicationId]);
  const claims = await readClaims(deps.db, applicationId);
  const named = await namesOfAssessors(
    deps.db,
    [...conflicts, ...claims].flatMap(({ assessorId }) => (assessorId === null ? [] : [assessorId])),
  );
  const deciders = await namesOf(
    deps.db,
    conflicts.flatMap(({ decidedBy }) => (decidedBy === null ? [] : [decidedBy])),
  );
  const open = claims.some(({ state }) => state === 'open');
  const pool = open ? await activeAssessors(deps.db, application.programme) : [];
  const nameOf = (id: string): NamedAssessor => named.get(id) ?? { id, name: id, employer: '' };
  return {
    conflicts: conflicts.map((one) => ({
      ...one,
      assessor: nameOf(one.assessorId),
      decidedByName: one.decidedBy === null ? null : (deciders.get(one.decidedBy) ?? one.decidedBy),
    })),
    claims: claims.map((one) => ({
      ...one,
      suggestions: one.state === 'open' ? suggested(one, pool) : [],
      assessor: one.assessorId === null ? null : nameOf(one.assessorId),
    })),
  };
}

/** Whom of the pool a claim may mean: by the name and the institution where both are given, first those who fit both. */
function suggested({ person, institution }: ConflictClaim, pool: readonly Assessor[]): readonly NamedAssessor[] {
  const [name, house] = [personCore(person), organisationCore(institution)];
  const fits = pool.map((assessor) => {
    const { own } = comparedOf(assessor);
    const byName = name !== '' && own.some(({ of, core }) => of === 'name' && core === name);
    const byHouse = house !== '' && own.some(({ of, core }) => of !== 'name' && core === house);
    return { assessor, fit: Number(byName) * 2 + Number(byHouse) };
  });
  return fits
    .filter(({ fit }) => fit > 0)
    .toSorted((a, b) => b.fit - a.fit)
    .slice(0, mostSuggested)
    .map(({ assessor: { id, name: called, profile } }) => ({ id, name: called, employer: profile.employer }));
}
