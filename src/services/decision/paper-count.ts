import type { Actor } from '#src/domain/access/why-not.ts';
import { questionsIn } from '#src/domain/decision/motion-body.ts';
import { whyNotMotion } from '#src/domain/decision/motion.ts';
import { differing, unlikeCounts, whyNotCount, type QuestionCount } from '#src/domain/decision/paper-count.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { readCounts, readMotionScans, removeCounts, saveCount } from '#src/store/motion-votes.ts';
import { recordMotion } from '#src/store/motions.ts';
import type { Deps } from '../deps.ts';
import { onMotion, type OnMotion } from './deciding.ts';

export interface Counted {
  /** `waiting` for the second teller, or `agreed`. */
  readonly state: 'waiting' | 'agreed';
}

/**
 * A teller enters what they counted of the paper ballots, without seeing what the other entered. The second count must
 * be the same: else both are set aside, and the refusal names the questions but not the numbers.
 */
export async function enterCount(
  deps: Deps,
  actor: Actor,
  { id, counts }: { readonly id: string; readonly counts: readonly QuestionCount[] },
): Promise<Counted | Denial> {
  const done = await onMotion(deps, actor, 'decision.manage', id, async (one) => {
    const { motion, trx, user, at } = one;
    const questions = questionsIn(motion.body);
    const denial =
      whyNotMotion(motion, 'count') ??
      (motion.body.roll === null ? null : whyNotCount(motion.body.roll, questions, counts));
    if (denial !== null) return denial;
    if (motion.body.count !== null)
      return deny(
        'conflict',
        '两名计票人的计票已经一致，不再录入。',
        'Two tellers agree already; nothing is entered any more.',
      );
    const other = (await readCounts(trx, id)).find(({ teller }) => teller !== user.id);
    if (other !== undefined) return await compare(one, questions, other, counts);
    await saveCount(trx, id, { teller: user.id, counts }, at);
    await recordMotion(trx, motion, {}, { act: 'count', actorId: user.id, at, details: { counts } });
    return { state: 'waiting' as const, unlike: [] };
  });
  if (isDenial(done)) return done;
  return done.unlike.length > 0 ? unlikeCounts(done.questions ?? [], done.unlike) : { state: done.state };
}

interface Compared extends Counted {
  readonly unlike: readonly string[];
  readonly questions?: readonly string[];
}

/** The second count beside the first. That they differ is on record too, so that it is no refusal yet. */
async function compare(
  { motion, trx, user, at }: OnMotion,
  questions: readonly string[],
  first: { readonly teller: string; readonly counts: readonly QuestionCount[] },
  counts: readonly QuestionCount[],
): Promise<Compared> {
  await removeCounts(trx, motion.id);
  const unlike = differing(counts, first.counts);
  if (unlike.length > 0) {
    await recordMotion(trx, motion, {}, { act: 'counts-differ', actorId: user.id, at, details: { counts, unlike } });
    return { state: 'waiting', unlike, questions };
  }
  const count = { counts, tellers: [first.teller, user.id], sheet: null };
  const body = { ...motion.body, count };
  await recordMotion(trx, motion, { body }, { act: 'counts-agree', actorId: user.id, at, details: count });
  return { state: 'agreed', unlike };
}

export interface SignCount {
  readonly id: string;
  readonly scan: string;
  /** Names of the two tellers under the sheet. */
  readonly signedBy: readonly string[];
}

/** The scan of the signed sheet of an agreed count and the two names on it. */
export async function signCount(
  deps: Deps,
  actor: Actor,
  { id, scan, signedBy }: SignCount,
): Promise<Counted | Denial> {
  return await onMotion(deps, actor, 'decision.manage', id, async ({ motion, trx, user, at }) => {
    const { count } = motion.body;
    const denial = whyNotMotion(motion, 'count');
    if (denial !== null) return denial;
    if (count === null)
      return deny('wrong-state', '请先由两名计票人分别录入一致的计票结果。', 'First two tellers enter the same count.');
    if (new Set(signedBy).size !== 2)
      return deny('invalid', '计票单须有两名不同计票人的签名。', 'The sheet is signed by two different tellers.');
    if ((await readMotionScans(trx, id)).every((one) => one.sha256 !== scan))
      return deny('invalid', '没有这个扫描件，请先上传。', 'There is no such scan; upload it first.');
    const body = { ...motion.body, count: { ...count, sheet: { scan, signedBy } } };
    await recordMotion(trx, motion, { body }, { act: 'sign-count', actorId: user.id, at, details: { scan, signedBy } });
    return { state: 'agreed' as const };
  });
}
