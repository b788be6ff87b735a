import type { Actor } from '#src/domain/access/why-not.ts';
import { closeMotion as decide } from '#src/domain/decision/close.ts';
import type { Votes } from '#src/domain/decision/majority.ts';
import { questionsIn, type MotionBody } from '#src/domain/decision/motion-body.ts';
import { whyNotMotion } from '#src/domain/decision/motion.ts';
import { countOpen, missingVoters } from '#src/domain/decision/open-vote.ts';
import { votesOfCount } from '#src/domain/decision/paper-count.ts';
import { whyNotAward } from '#src/domain/decision/quota.ts';
import type { MotionRoll } from '#src/domain/decision/roll.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { recordAward, type Award } from '#src/store/award.ts';
import { insertOutcomes, readDecided } from '#src/store/proposed.ts';
import { isCast, readVotes } from '#src/store/motion-votes.ts';
import { readMotions, recordMotion, type Motion } from '#src/store/motions.ts';
import type { Deps } from '../deps.ts';
import { deciding, onMotion, type EditionPlace, type OnMotion } from './deciding.ts';

export interface CloseMotion {
  readonly id: string;
  /** Why it is closed although members who are there have not voted. */
  readonly why?: string | undefined;
}

/** The chair declares the result: prizes within the quota are written as decided, and stay embargoed. */
export async function closeMotion(deps: Deps, actor: Actor, { id, why }: CloseMotion): Promise<Motion | Denial> {
  return await onMotion(deps, actor, 'decision.chair', id, async (one) => {
    const { trx, user, at, edition, rules, motion } = one;
    const { roll, candidates } = motion.body;
    const denial = whyNotMotion(motion, 'close');
    if (denial !== null) return denial;
    if (roll === null) throw new Error(`motion ${id} is open without a roll`);
    const votes = await votesOn(one, roll, why);
    if (isDenial(votes)) return votes;
    const before = await readDecided(trx, motion.programme, motion.edition);
    const { prizes } = edition.file;
    const closed = decide({
      rules,
      roll,
      candidates,
      votes,
      prizes,
      classes: edition.classes,
      prize: motion.prize,
      before,
    });
    if (isDenial(closed)) return closed;
    const given = closed.result.questions.flatMap(({ question, outcome }) => {
      const of = candidates.find(({ application }) => application === question)?.class;
      return outcome === 'in' && of !== undefined ? [{ application: question, class: of, prize: motion.prize }] : [];
    });
    await insertOutcomes(trx, given, motion, at);
    const body = { ...motion.body, result: closed.result, why: why ?? null };
    const details = { result: closed.result, why: why ?? null };
    const change = { state: closed.state, body, closedAt: at };
    return await recordMotion(trx, motion, change, { act: 'close', actorId: user.id, at, details });
  });
}

/** The votes of a motion, by whichever way they came; refused while they are not all there. */
async function votesOn(one: OnMotion, roll: MotionRoll, why: string | undefined): Promise<readonly Votes[] | Denial> {
  const { body, way } = one.motion;
  if (way === 'open') return await openVotes(one, roll, why);
  return way === 'paper' ? paperVotes(body) : secretVotes(body);
}

async function openVotes(
  { trx, motion }: OnMotion,
  roll: MotionRoll,
  why: string | undefined,
): Promise<readonly Votes[] | Denial> {
  const votes = await readVotes(trx, motion.id);
  if (votes.some((vote) => !isCast(vote)))
    return deny(
      'wrong-state',
      '有代录的表决还没有复核，请先由另一人确认或退回。',
      'A vote recorded for a member waits to be confirmed or rejected by a second person.',
    );
  const questions = questionsIn(motion.body);
  const missing = missingVoters(roll, questions, votes);
  return missing.length > 0 && why === undefined
    ? deny(
        'wrong-state',
        `还有${missing.length}名到会委员没有表决。请等待其表决，或者写明理由后宣布结果。`,
        `${missing.length} members who are present have not voted. Wait for them, or say why the vote is closed without them.`,
      )
    : countOpen(roll, questions, votes);
}

function paperVotes({ count }: MotionBody): readonly Votes[] | Denial {
  if (count === null)
    return deny(
      'wrong-state',
      '还没有两名计票人各自录入且一致的计票结果。',
      'There is no count yet on which two tellers agree.',
    );
  return count.sheet === null
    ? deny(
        'wrong-state',
        '计票单还没有上传扫描件或填写两名计票人的签名。',
        'The count still lacks the scan of its sheet or the names of the two who signed it.',
      )
    : votesOfCount(count.counts);
}

function secretVotes({ ballots, results }: MotionBody): readonly Votes[] | Denial {
  const waiting = ballots.filter(({ ballotId }) => results.every((result) => result.ballotId !== ballotId));
  return waiting.length > 0
    ? deny(
        'wrong-state',
        `还有${waiting.length}个票箱没有由两名保管人开启计票。`,
        `${waiting.length === 1 ? '1 ballot has not been opened by its' : `${waiting.length} ballots have not been opened by their`} two custodians yet.`,
      )
    : results.flatMap((result) => result.counts);
}

export interface Conclude extends EditionPlace {
  /** Why ties are left, or places that nobody was given. */
  readonly why: string | null;
}

/**
 * The chair closes the decision of the edition: every motion is settled, every prize within its quota. Places may stay
 * empty (N2); where a tie stands that no further motion has settled, a reason is asked for.
 */
export async function concludeDecision(deps: Deps, actor: Actor, input: Conclude): Promise<Award | Denial> {
  return await deciding(deps, actor, 'decision.chair', input, async ({ trx, user, at, edition, award }) => {
    const motions = await readMotions(trx, input.programme, input.edition);
    if (motions.some(({ state }) => state === 'draft' || state === 'open'))
      return deny('wrong-state', '还有没有办结的议案。', 'There are motions that are not settled.');
    if (motions.every(({ body }) => body.result === null))
      return deny('wrong-state', '还没有议案经过表决。', 'No motion has been voted on yet.');
    const decided = await readDecided(trx, input.programme, input.edition);
    const broken = whyNotAward(edition.file.prizes, decided, edition.classes);
    if (broken !== null) return broken;
    const tied = openTies(motions);
    if (tied.length > 0 && input.why === null)
      return deny(
        'wrong-state',
        `还有${tied.length}个申报对象票数相同未定。请再提议案，或者写明理由后办结（名额可以空缺）。`,
        `${tied.length === 1 ? '1 candidate is' : `${tied.length} candidates are`} still tied. Put a further motion, or say why the places stay empty.`,
        { tied },
      );
    const details = { outcomes: decided, tied, why: input.why };
    return await recordAward(trx, award, { state: 'decided' }, { act: 'conclude', actorId: user.id, at, details });
  });
}

/** Candidates who were tied for a prize when they last stood for it. */
export function openTies(motions: readonly Motion[]): readonly string[] {
  const last = new Map<string, string>();
  for (const { prize, body } of motions)
    for (const { question, outcome } of body.result?.questions ?? []) last.set(`${prize} ${question}`, outcome);
  return [...last].flatMap(([key, outcome]) => (outcome === 'tied' ? [key.split(' ')[1] ?? ''] : []));
}
