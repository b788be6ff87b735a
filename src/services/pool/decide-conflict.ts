import type { ConflictWeight } from '#src/definition/assessment.ts';
import type { Actor } from '#src/domain/access/why-not.ts';
import { deny, type Denial } from '#src/domain/denial.ts';
import { lockApplication } from '#src/store/applications.ts';
import { readConflicts, writeConflict, type Conflict } from '#src/store/conflicts.ts';
import type { Deps } from '../deps.ts';
import { actorId } from '../open-application.ts';
import { whyNotCase } from './case-subject.ts';

export interface DecideConflict {
  readonly applicationId: string;
  readonly conflict: string;
  readonly state: 'confirmed' | 'dismissed';
  readonly reason: string;
  /** The weight of a confirmed one where the office weighs it otherwise. */
  readonly weight?: ConflictWeight | undefined;
}
const noConflict = deny('absent', '没有这项利害关系。', 'There is no such conflict of interest.');

/**
 * The office confirms or dismisses a conflict with its reason. A hard one is dismissed, or made soft, by the province's leader
 * alone; supervision sees each of these among what it looks at first.
 */
export async function decideConflict(deps: Deps, actor: Actor, input: DecideConflict): Promise<Conflict | Denial> {
  const at = await deps.clock.now();
  return await deps.db.transaction().execute(async (trx) => {
    const application = await lockApplication(trx, input.applicationId);
    const denial = whyNotCase(actor, ['pool.manage', 'judging.confirm'], application);
    if (denial !== null || application === null) return denial ?? noConflict;
    const current = (await readConflicts(trx, [application.id])).find(({ id }) => id === input.conflict);
    if (current === undefined) return noConflict;
    const refused = whyNotDecided(current, input, whyNotCase(actor, ['judging.confirm'], application));
    if (refused !== null) return refused;
    const next: Conflict = {
      ...current,
      state: input.state,
      weight: input.state === 'confirmed' ? (input.weight ?? current.weight) : current.weight,
      decidedBy: actorId(actor),
      decidedAt: at,
      reason: input.reason,
    };
    await writeConflict(trx, application, next, { actorId: actorId(actor), at });
    return next;
  });
}

/** Why a conflict is not decided like this; `notLeader` is why the actor may not decide as the leader. */
function whyNotDecided(
  { state, weight }: Conflict,
  input: Pick<DecideConflict, 'state' | 'weight'>,
  notLeader: Denial | null,
): Denial | null {
  if (state === 'gone')
    return deny(
      'wrong-state',
      '这项利害关系已不再成立，无需处理。',
      'This conflict is found no longer; there is nothing to decide.',
    );
  const softens = weight === 'hard' && (input.state === 'dismissed' || input.weight === 'soft');
  if (!softens || notLeader === null) return null;
  return notLeader.code === 'factor' ? notLeader : leaderOnly;
}

const leaderOnly = deny(
  'not-allowed',
  '应当回避的利害关系只能由主办单位负责人写明理由后解除；请提交负责人办理。',
  'A conflict that bars is lifted by a leader of the organiser alone, with a reason; bring it to them.',
);
