import type { Actor } from '#src/domain/access/why-not.ts';
import { deny, type Denial } from '#src/domain/denial.ts';
import { questionsIn } from '#src/domain/decision/motion-body.ts';
import { isInForce, whyNotSettled, type RecusalSource } from '#src/domain/decision/recusal.ts';
import { withRecusal } from '#src/domain/decision/roll.ts';
import { recordAward } from '#src/store/award.ts';
import { readProposed } from '#src/store/proposed.ts';
import { readRoll, type CommitteeMember } from '#src/store/committee.ts';
import { lockMotion, readMotions, recordMotion } from '#src/store/motions.ts';
import { findRecusal, readRecusals, saveRecusal, settleRecusal, type Recusal } from '#src/store/recusals.ts';
import type { Deps } from '../deps.ts';
import { sweepAfter } from '../on-ballot.ts';
import { voidBallotsOf } from '../void-ballot.ts';
import { deciding, noDecision, type Deciding, type EditionPlace } from './deciding.ts';

export interface SayRecusal extends EditionPlace {
  readonly application: string;
  readonly reason: string;
}

/** A member stands aside from a case: at once, whatever the office says later. */
export async function declareRecusal(deps: Deps, actor: Actor, input: SayRecusal): Promise<Recusal | Denial> {
  const declared = await deciding(deps, actor, 'decision.vote', input, async (one) => {
    const member = (await readRoll(one.trx, input.programme, input.edition)).find(
      ({ userId }) => userId === one.user.id,
    );
    return member === undefined ? notOnRoll : await say(deps, one, input, member, 'declared');
  });
  return await sweepAfter(deps, declared);
}

/** The office finds a member in conflict with a case; a second person must confirm it before it counts. */
export async function findConflict(
  deps: Deps,
  actor: Actor,
  input: SayRecusal & { readonly member: string },
): Promise<Recusal | Denial> {
  return await deciding(deps, actor, 'decision.manage', input, async (one) => {
    const member = (await readRoll(one.trx, input.programme, input.edition)).find(({ id }) => id === input.member);
    return member === undefined
      ? deny('invalid', '名单中没有这名委员。', 'There is no such member on the roll.')
      : await say(deps, one, input, member, 'found');
  });
}

const notOnRoll = deny('not-allowed', '您不在本届评审委员会名单中。', 'You are not on the roll of this committee.');

async function say(
  deps: Deps,
  one: Deciding,
  { programme, edition, application, reason }: SayRecusal,
  member: CommitteeMember,
  source: RecusalSource,
): Promise<Recusal | Denial> {
  const proposed = await readProposed(one.trx, one.edition.file);
  if (proposed.every((entry) => entry.application !== application))
    return deny('invalid', '提请审定的名单中没有这个申报对象。', 'It is not among those proposed to the committee.');
  const known = (await readRecusals(one.trx, programme, edition)).find(
    (other) => other.application === application && other.member === member.id,
  );
  if (known !== undefined && known.state !== 'rejected' && !(known.source === 'found' && source === 'declared'))
    return deny('conflict', '该委员对这个申报对象的回避已经登记。', 'This recusal is on record already.');
  const said: Recusal = {
    id: deps.ids.next(),
    programme,
    edition,
    application,
    member: member.id,
    source,
    state: 'said',
    reason,
    saidBy: one.user.id,
    saidAt: one.at,
    decidedBy: null,
    decidedWhy: null,
  };
  await saveRecusal(one.trx, said);
  const details = { recusal: said.id, application, member: member.id, source, reason };
  await recordAward(one.trx, one.award, {}, { act: 'recusal-say', actorId: one.user.id, at: one.at, details });
  if (isInForce(said)) await leaveMotions(one, said);
  return said;
}

export interface SettleRecusal {
  readonly id: string;
  readonly verdict: 'confirm' | 'reject';
  readonly why: string | null;
}

/** The office confirms or rejects a recusal that somebody else said. */
export async function decideRecusal(deps: Deps, actor: Actor, input: SettleRecusal): Promise<Recusal | Denial> {
  const found = await findRecusal(deps.db, input.id);
  const decided = await deciding(
    deps,
    actor,
    'decision.manage',
    found ?? { programme: '', edition: '' },
    async (one) => {
      const recusal = await findRecusal(one.trx, input.id);
      if (recusal === null) return noDecision;
      const { verdict, why } = input;
      const denial = whyNotSettled(recusal, { by: one.user.id, verdict, why });
      if (denial !== null) return denial;
      const state = verdict === 'confirm' ? 'confirmed' : 'rejected';
      const settled: Recusal = { ...recusal, state, decidedBy: one.user.id, decidedWhy: why };
      await settleRecusal(one.trx, recusal.id, { state, by: one.user.id, at: one.at, why });
      const details = { recusal: recusal.id, state, why };
      await recordAward(one.trx, one.award, {}, { act: 'recusal-settle', actorId: one.user.id, at: one.at, details });
      if (isInForce(settled) && !isInForce(recusal)) await leaveMotions(one, settled);
      return settled;
    },
  );
  return await sweepAfter(deps, decided);
}

/**
 * Takes a member who stands aside out of motions that are being voted on: of an open vote their vote on the question
 * counts no more; papers and ballots that are out cannot be told apart, so that such a motion is void.
 */
async function leaveMotions(one: Deciding, { programme, edition, application, member }: Recusal): Promise<void> {
  const open = (await readMotions(one.trx, programme, edition)).filter(
    (motion) => motion.state === 'open' && questionsIn(motion.body).includes(application),
  );
  for (const { id } of open) {
    const motion = await lockMotion(one.trx, id);
    const roll = motion?.body.roll ?? null;
    if (motion === null || roll === null || !roll.present.includes(member)) continue;
    const details = { application, member };
    const done = { act: 'recusal', actorId: one.user.id, at: one.at, details };
    if (motion.way === 'open') {
      const body = { ...motion.body, roll: withRecusal(roll, application, member) };
      await recordMotion(one.trx, motion, { body }, done);
    } else {
      const why = '发票后有委员回避';
      const body = { ...motion.body, why };
      await recordMotion(one.trx, motion, { state: 'void', body, closedAt: one.at }, done);
      await voidBallotsOf(one.trx, motion, why, { actorId: one.user.id, at: one.at });
    }
  }
}

/** The cases that somebody of the roll stands aside from, by member. */
export const standingAside = (recusals: readonly Recusal[], member: string): ReadonlySet<string> =>
  new Set(recusals.filter((one) => one.member === member && isInForce(one)).map(({ application }) => application));

/** Who of a roll stands aside from which question. */
export const recusedFrom = (
  recusals: readonly Recusal[],
  roll: readonly { readonly id: string }[],
  questions: readonly string[],
): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    questions.map((question) => [
      question,
      recusals
        .filter((one) => one.application === question && isInForce(one) && roll.some(({ id }) => id === one.member))
        .map(({ member }) => member),
    ]),
  );
