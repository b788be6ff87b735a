import type { Actor } from '#src/domain/access/why-not.ts';
import { freshBody, questionsIn } from '#src/domain/decision/motion-body.ts';
import { whyNotAgain, whyNotMotion, type Candidate, type Former, type Way } from '#src/domain/decision/motion.ts';
import { whyNotQuorate, type MotionRoll } from '#src/domain/decision/roll.ts';
import { planBallots } from '#src/domain/decision/secret.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { recordAward } from '#src/store/award.ts';
import { classesWithoutOverall, readDecided, readProposed } from '#src/store/proposed.ts';
import { readRoll } from '#src/store/committee.ts';
import { recordMeeting } from '#src/store/meetings.ts';
import { insertMotion, readMotions, recordMotion, type Motion } from '#src/store/motions.ts';
import { readRecusals } from '#src/store/recusals.ts';
import type { Deps } from '../deps.ts';
import { sweepAfter } from '../on-ballot.ts';
import { voidBallotsOf } from '../void-ballot.ts';
import { atMeeting, onMotion, type AtMeeting, type OnMotion } from './deciding.ts';
import { recusedFrom } from './recusal.ts';

export interface DraftMotion {
  readonly meeting: string;
  readonly prize: string;
  /** By default the edition's. */
  readonly way?: Way | undefined;
  /** By default everybody proposed who has no prize yet. */
  readonly candidates?: readonly string[] | undefined;
  /** The motion it puts again. */
  readonly former: string | null;
}

/** Drafts a list of candidates for one prize, at the end of a session's agenda. The first one opens the decision. */
export async function draftMotion(deps: Deps, actor: Actor, input: DraftMotion): Promise<Motion | Denial> {
  return await atMeeting(deps, actor, 'decision.manage', input.meeting, async (one) => {
    const { trx, user, at, edition, rules, meeting, award } = one;
    if (meeting.state !== 'called' && meeting.state !== 'open')
      return deny('wrong-state', '会议已结束或取消，不能再列议案。', 'The session is over; it takes no more motions.');
    if (edition.file.prizes.every((prize) => prize.id !== input.prize))
      return deny('invalid', '本届没有这个奖项。', 'This edition has no such prize.');
    const candidates = await candidatesFor(one, input);
    if (isDenial(candidates)) return candidates;
    const motion = await insertMotion(
      trx,
      {
        id: deps.ids.next(),
        programme: meeting.programme,
        edition: meeting.edition,
        meeting: meeting.id,
        processDigest: edition.digest,
        prize: input.prize,
        way: input.way ?? rules.way,
        former: input.former,
        body: freshBody(candidates),
        salt: deps.ids.secret(),
      },
      user.id,
      at,
    );
    const details = {
      prize: motion.prize,
      way: motion.way,
      former: motion.former,
      candidates: questionsIn(motion.body),
    };
    const drafted = await recordMotion(trx, motion, {}, { act: 'draft', actorId: user.id, at, details });
    const agenda = [...meeting.agenda, motion.id];
    await recordMeeting(
      trx,
      meeting,
      { agenda },
      { act: 'agenda', actorId: user.id, at, details: { motion: motion.id } },
    );
    if (award.state === 'judging')
      await recordAward(trx, award, { state: 'deciding' }, { act: 'begin-decision', actorId: user.id, at });
    return drafted;
  });
}

/** Who stands: of those proposed by every class's overall evaluation, without those who have a prize. */
async function candidatesFor(
  { trx, meeting, edition: definition }: AtMeeting,
  input: DraftMotion,
): Promise<readonly Candidate[] | Denial> {
  const { programme, edition } = meeting;
  if ((await classesWithoutOverall(trx, programme, edition)).length > 0)
    return deny(
      'wrong-state',
      '还有类别没有完成综合评价，不能提请审定。',
      'A class has no overall evaluation yet; nothing can be put to the committee.',
    );
  const decided = new Set((await readDecided(trx, programme, edition)).map((one) => one.application));
  const open = (await readProposed(trx, definition.file)).filter((one) => !decided.has(one.application));
  const chosen = open.filter((one) => input.candidates?.includes(one.application) ?? true);
  if (chosen.length < new Set(input.candidates ?? []).size)
    return deny(
      'invalid',
      '所选申报对象中有的不在提请审定的名单中，或者已获奖项。',
      'Some of those chosen are not proposed to the committee, or have a prize already.',
    );
  if (chosen.length === 0)
    return deny('wrong-state', '没有可以提请审定的申报对象。', 'There is nobody to be put to the committee.');
  const candidates = chosen.map(({ application, number, class: of, name, total, rank, tied, bands }): Candidate => ({
    application,
    number,
    class: of,
    name,
    total,
    rank,
    tied,
    bands: bands ?? null,
  }));
  const again = whyNotAgain((await readMotions(trx, programme, edition)).map(formerOf), {
    prize: input.prize,
    candidates: candidates.map(({ application }) => application),
    former: input.former,
  });
  return again ?? candidates;
}

const formerOf = ({ id, prize, state, body }: Motion): Former => ({
  id,
  prize,
  state,
  candidates: questionsIn(body),
});

/** Puts a motion to the vote: roll, attendance and recusals stand from here on as they are. */
export async function putMotion(deps: Deps, actor: Actor, id: string): Promise<Motion | Denial> {
  return await onMotion(deps, actor, 'decision.chair', id, async (one) => {
    const { trx, user, at, rules, motion, meeting } = one;
    const denial = whyNotMotion(motion, 'put');
    if (denial !== null) return denial;
    if (meeting.state !== 'open')
      return deny(
        'wrong-state',
        '会议还没有开始，不能表决。',
        'The session has not begun; nothing is put to the vote.',
      );
    const questions = questionsIn(motion.body);
    const roll = await rollOf(one, questions);
    const quorum = whyNotQuorate(rules.quorum, roll, questions);
    if (quorum !== null) return quorum;
    const ballots = motion.way === 'secret' ? planBallots(roll, questions, () => deps.ids.next()) : [];
    if (isDenial(ballots)) return ballots;
    const body = { ...motion.body, roll, ballots };
    const details = {
      roll,
      ballots: ballots.map(({ ballotId, questions: asked }) => ({ ballotId, questions: asked })),
    };
    return await recordMotion(
      trx,
      motion,
      { state: 'open', body, putAt: at },
      { act: 'put', actorId: user.id, at, details },
    );
  });
}

async function rollOf({ trx, meeting }: OnMotion, questions: readonly string[]): Promise<MotionRoll> {
  const { programme, edition } = meeting;
  const members = (await readRoll(trx, programme, edition)).map(({ id, name, userId, chair }) => ({
    id,
    name,
    userId,
    chair,
  }));
  const recusals = await readRecusals(trx, programme, edition);
  return {
    members,
    present: meeting.present.filter((there) => members.some(({ id }) => id === there)),
    recused: recusedFrom(recusals, members, questions),
  };
}

/** Takes back a motion that was not put. */
export const withdrawMotion = (deps: Deps, actor: Actor, id: string, reason: string): Promise<Motion | Denial> =>
  onMotion(deps, actor, 'decision.manage', id, async (one) => await end(one, 'withdraw', 'withdrawn', reason));

/** Declares a vote void, whatever it was, with its ballots; the motion can be put again as a new one that names it. */
export async function voidMotion(deps: Deps, actor: Actor, id: string, reason: string): Promise<Motion | Denial> {
  const voided = await onMotion(deps, actor, 'decision.chair', id, async (one) => {
    const done = await end(one, 'void', 'void', reason);
    if (!isDenial(done)) await voidBallotsOf(one.trx, done, reason, { actorId: one.user.id, at: one.at });
    return done;
  });
  return await sweepAfter(deps, voided);
}

async function end(
  { trx, user, at, motion }: OnMotion,
  act: 'withdraw' | 'void',
  state: 'withdrawn' | 'void',
  reason: string,
): Promise<Motion | Denial> {
  const denial = whyNotMotion(motion, act);
  if (denial !== null) return denial;
  const body = { ...motion.body, why: reason };
  const done = { act, actorId: user.id, at, details: { reason } };
  return await recordMotion(trx, motion, { state, body, closedAt: at }, done);
}
