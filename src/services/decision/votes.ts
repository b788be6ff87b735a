import type { Actor } from '#src/domain/access/why-not.ts';
import { questionsIn } from '#src/domain/decision/motion-body.ts';
import { whyNotMotion } from '#src/domain/decision/motion.ts';
import { whyNotVote, type CastVote } from '#src/domain/decision/open-vote.ts';
import { deny, type Denial } from '#src/domain/denial.ts';
import { isCast, readVotes, removeVote, saveVote, type OpenVote } from '#src/store/motion-votes.ts';
import { recordMotion } from '#src/store/motions.ts';
import type { Deps } from '../deps.ts';
import { onMotion, type OnMotion } from './deciding.ts';

export interface Voted {
  readonly member: string;
  /** Whether it counts: a recorded vote waits for a second person. */
  readonly cast: boolean;
}

/** A member votes from their own session; until the motion is closed they may vote anew. */
export async function castVote(
  deps: Deps,
  actor: Actor,
  { id, choices }: { readonly id: string; readonly choices: CastVote['choices'] },
): Promise<Voted | Denial> {
  return await onMotion(deps, actor, 'decision.vote', id, async (one) => {
    const member = one.motion.body.roll?.members.find(({ userId }) => userId === one.user.id);
    const denial = whyNotMotion(one.motion, 'vote');
    if (denial !== null) return denial;
    if (member === undefined)
      return deny('not-allowed', '您不在本议案的委员名单中。', 'You are not on the roll of this motion.');
    return await save(one, {
      member: member.id,
      choices,
      way: 'own',
      recordedBy: one.user.id,
      confirmedBy: null,
      at: one.at,
    });
  });
}

/** Records the vote of a member who votes without a session of their own (代录, X7): it counts once another confirms it. */
export async function recordVote(
  deps: Deps,
  actor: Actor,
  { id, member, choices }: CastVote & { readonly id: string },
): Promise<Voted | Denial> {
  return await onMotion(deps, actor, 'decision.manage', id, async (one) => {
    const denial = whyNotMotion(one.motion, 'vote');
    if (denial !== null) return denial;
    const known = (await readVotes(one.trx, id)).find((vote) => vote.member === member);
    if (known !== undefined && isCast(known))
      return deny('conflict', '该委员已经表决，不能代录。', 'This member has voted; nothing can be recorded for them.');
    const vote: OpenVote = { member, choices, way: 'recorded', recordedBy: one.user.id, confirmedBy: null, at: one.at };
    return await save(one, vote);
  });
}

async function save({ trx, user, at, motion }: OnMotion, vote: OpenVote): Promise<Voted | Denial> {
  const { roll } = motion.body;
  const denial = roll === null ? null : whyNotVote(roll, questionsIn(motion.body), vote);
  if (denial !== null) return denial;
  await saveVote(trx, motion.id, vote);
  const details = { member: vote.member, choices: vote.choices, way: vote.way };
  await recordMotion(trx, motion, {}, { act: 'vote', actorId: user.id, at, details });
  return { member: vote.member, cast: isCast(vote) };
}

export interface SettleVote {
  readonly id: string;
  readonly member: string;
  readonly verdict: 'confirm' | 'reject';
  readonly reason?: string | undefined;
}

/** The second person's word on a vote that was recorded: confirmed, it counts; rejected, it is recorded anew. */
export async function settleVote(deps: Deps, actor: Actor, input: SettleVote): Promise<Voted | Denial> {
  return await onMotion(deps, actor, 'decision.manage', input.id, async (one) => {
    const { trx, user, at, motion } = one;
    const denial = whyNotMotion(motion, 'vote');
    if (denial !== null) return denial;
    const vote = (await readVotes(trx, motion.id)).find((known) => known.member === input.member);
    if (vote === undefined || isCast(vote))
      return deny('absent', '没有待复核的代录票。', 'There is no recorded vote that waits to be confirmed.');
    if (vote.recordedBy === user.id)
      return deny('not-allowed', '代录须由另一人复核确认。', 'Somebody else than who recorded it must confirm.');
    if (input.verdict === 'reject' && input.reason === undefined)
      return deny('invalid', '不予确认的，请写明理由。', 'Say why it is not confirmed.');
    if (input.verdict === 'confirm') return await save(one, { ...vote, confirmedBy: user.id });
    await removeVote(trx, motion.id, vote.member);
    const details = { member: vote.member, reason: input.reason ?? null };
    await recordMotion(trx, motion, {}, { act: 'reject-vote', actorId: user.id, at, details });
    return { member: vote.member, cast: false };
  });
}
