import type { Kysely, Transaction } from 'kysely';
import type { AssignmentProblem } from '#src/domain/assignment/problem.ts';
import type { StageKey } from '#src/domain/audit/stream.ts';
import { organisationCore } from '#src/domain/conflict/normalise.ts';
import { textAt } from '#src/domain/form/identity.ts';
import { findApplication } from '#src/store/applications.ts';
import { activeAssessors } from '#src/store/assessors.ts';
import { readTerms, unsaidTerm } from '#src/store/assessor-terms.ts';
import type { Candidate } from '#src/store/candidates.ts';
import { readConflicts, stands } from '#src/store/conflicts.ts';
import type { DB } from '#src/store/schema.ts';
import type { Deps } from '../deps.ts';
import { readHandedIn } from '../read-application.ts';
import type { JudgedStage } from './judged-edition.ts';

/** What a match of field, a soft conflict and the evenness of loads weigh against each other; coverage comes before all of them. */
const weights = { fit: 4, soft: 3, spread: 1 } as const;

/** What the panels of a stage are made from: who is there, who is judged, and what stands between them. */
export async function assignmentProblem(
  deps: Deps,
  trx: Transaction<DB>,
  key: StageKey,
  { judged, candidates }: { readonly judged: JudgedStage; readonly candidates: readonly Candidate[] },
): Promise<AssignmentProblem> {
  const { assessment, stage, rules } = judged;
  const { pool } = assessment;
  const people = await activeAssessors(trx, key.programme);
  const terms = await readTerms(trx, key);
  const termOf = (id: string) => terms.get(id) ?? unsaidTerm;
  const here = people.filter((one) => termOf(one.id).available);
  const conflicts = await readConflicts(
    trx,
    candidates.map((one) => one.id),
    here.map((one) => one.id),
  );
  const applications: AssignmentProblem['applications'][number][] = [];
  for (const [order, { id }] of candidates.entries()) {
    const field = await fieldsOf(deps, trx, id, rules.fit);
    applications.push({ id, order, size: stage.panel.size, least: stage.panel.least, leads: 1, ...field });
  }
  return {
    format: 1,
    assessors: here.map(({ id, profile }, order) => ({
      id,
      order,
      capacity: termOf(id).load ?? pool.load,
      city: profile.city,
      employer: profile.employer === '' ? null : organisationCore(profile.employer),
      leads: pool.leads.length === 0 || pool.leads.some((one) => profile.qualifications.includes(one)),
      industries: profile.industries,
      categories: profile.categories,
    })),
    applications,
    conflicts: conflicts.filter(stands).map(({ assessorId, applicationId, source, weight }) => ({
      assessor: assessorId,
      application: applicationId,
      source,
      weight: weight === 'hard' ? null : 1,
    })),
    rules: { perCity: pool.perCity, perEmployer: pool.perEmployer, weights },
    fixed: [],
  };
}

/** Industry and kind of an applicant as handed in, where the edition says which fields tell them. */
export async function fieldsOf(
  deps: Deps,
  db: Kysely<DB>,
  id: string,
  fit: JudgedStage['rules']['fit'],
): Promise<{ readonly industry: string | null; readonly category: string | null }> {
  const application = await findApplication(db, id);
  const handedIn = application === null ? null : await readHandedIn(deps, db, application);
  const read = (field: string | undefined): string | null => {
    const text = field === undefined || handedIn === null ? '' : textAt(handedIn.data, field);
    return text === '' ? null : text;
  };
  return { industry: read(fit.industry), category: read(fit.category) };
}
