import type { Transaction } from 'kysely';
import { changesOf, type ConflictChange } from '#src/domain/conflict/changes.ts';
import { comparedOf, computeConflicts, type ComparedAssessor } from '#src/domain/conflict/compute.ts';
import type { Grounds } from '#src/domain/conflict/grounds.ts';
import { lockApplication, type Application } from '#src/store/applications.ts';
import { activeAssessors, findAssessor } from '#src/store/assessors.ts';
import { applicationsToCompare, type GroundedApplication } from '#src/store/conflict-grounds.ts';
import { conflictsOfAssessor, readConflicts, writeConflict, type Conflict } from '#src/store/conflicts.ts';
import type { DB } from '#src/store/schema.ts';
import type { Deps } from '../deps.ts';
import { groundsFor } from './grounds.ts';

/** What is looked at: one application with the whole pool, one assessor with all applications, or an edition with the pool. */
export interface ConflictScope {
  readonly programme: string;
  readonly edition?: string;
  readonly application?: string;
  readonly assessor?: string;
}
interface Compared {
  readonly id: string;
  readonly compared: ComparedAssessor;
}

/**
 * Computes conflicts anew and writes what changed, each with its event; gives how many did. Names of dossiers are read out once
 * and kept, so that one assessor costs no reading of dossiers. Applications are locked in the order of their ids, and
 * only those in which something changes. Assessors who are not in use are left as they are.
 */
export async function refreshConflicts(
  deps: Deps,
  trx: Transaction<DB>,
  scope: ConflictScope,
  at: Date,
): Promise<number> {
  const assessors = await assessorsIn(trx, scope);
  if (assessors.length === 0) return 0;
  let changed = 0;
  const known = scope.assessor === undefined ? null : await conflictsOfAssessor(trx, scope.assessor);
  for (const one of await applicationsToCompare(trx, scope.programme, scope)) {
    const ownCity = deps.editions.byDigest(one.processDigest).assessment?.pool.ownCity;
    const grounds = ownCity === undefined ? null : await groundsFor(deps, trx, one);
    if (grounds === null || ownCity === undefined) continue;
    const standing = known?.filter(({ applicationId }) => applicationId === one.id) ?? (await of(trx, one, scope));
    const pairs = { grounds, ownCity, assessors };
    if (planned(pairs, standing).length > 0) changed += await writeChanges(deps, trx, one, scope, pairs, at);
  }
  return changed;
}

async function assessorsIn(trx: Transaction<DB>, { programme, assessor }: ConflictScope): Promise<readonly Compared[]> {
  const one = assessor === undefined ? null : await findAssessor(trx, programme, assessor);
  const found = assessor === undefined ? await activeAssessors(trx, programme) : one === null ? [] : [one];
  return found.map((each) => ({ id: each.id, compared: comparedOf(each) }));
}

const of = (trx: Transaction<DB>, { id }: GroundedApplication, { assessor }: ConflictScope): Promise<Conflict[]> =>
  readConflicts(trx, [id], assessor === undefined ? null : [assessor]);

interface Pairs {
  readonly grounds: Grounds;
  readonly ownCity: 'hard' | 'soft' | 'none';
  readonly assessors: readonly Compared[];
}
interface Planned {
  readonly assessorId: string;
  readonly before: Conflict | undefined;
  readonly change: ConflictChange;
}

function planned({ grounds, ownCity, assessors }: Pairs, standing: readonly Conflict[]): readonly Planned[] {
  const byAssessor = Map.groupBy(standing, ({ assessorId }) => assessorId);
  return assessors.flatMap(({ id, compared }) => {
    const before = byAssessor.get(id) ?? [];
    return changesOf(before, computeConflicts({ ownCity }, grounds, compared)).map((change) => ({
      assessorId: id,
      before: before.find((one) => one.source === change.source),
      change,
    }));
  });
}

/** Under the application's lock what stands is read again: somebody may have decided meanwhile. */
async function writeChanges(
  deps: Deps,
  trx: Transaction<DB>,
  one: GroundedApplication,
  scope: ConflictScope,
  pairs: Pairs,
  at: Date,
): Promise<number> {
  const locked = await lockApplication(trx, one.id);
  if (locked === null) return 0;
  const plan = planned(pairs, await of(trx, one, scope));
  let application = locked;
  for (const { assessorId, before, change } of plan)
    application = await writeConflict(
      trx,
      application,
      changed(application, before, change, { id: deps.ids.next(), assessorId, at }),
      { actorId: 'system', at },
    );
  return plan.length;
}

function changed(
  { id: applicationId, programme, edition }: Application,
  before: Conflict | undefined,
  { source, weight, state, detail, decided }: ConflictChange,
  fresh: { readonly id: string; readonly assessorId: string; readonly at: Date },
): Conflict {
  const { id, assessorId, at } = fresh;
  const base = before ?? { id, programme, edition, applicationId, assessorId, source, foundBy: 'system', foundAt: at };
  const decision = decided && before !== undefined ? before : { decidedBy: null, decidedAt: null, reason: null };
  return {
    ...base,
    weight,
    state,
    detail,
    decidedBy: decision.decidedBy,
    decidedAt: decision.decidedAt,
    reason: decision.reason,
  };
}
