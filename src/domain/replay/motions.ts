import { motionStream } from '../audit/stream.ts';
import { closeMotion } from '../decision/close.ts';
import type { Votes } from '../decision/majority.ts';
import type { MotionBody } from '../decision/motion-body.ts';
import { whyNotAward, type Decided } from '../decision/quota.ts';
import { withRecusal, type MotionRoll } from '../decision/roll.ts';
import { isDenial } from '../denial.ts';
import { StageResult } from '../judging/stage-entry.ts';
import { compare } from './differences.ts';
import { placeIn } from './files.ts';
import { checking, type Checked, type Checking } from './finding.ts';
import { actsOf, inEdition, lastAct, said, type Judged } from './judged.ts';
import { MotionShape } from './motion-shape.ts';
import type { Row } from './rows.ts';
import { votesOf } from './votes.ts';

const fromActs = { zh: '议案的操作记录', en: 'the acts of the motion' };
const closedStates: ReadonlySet<string> = new Set(['decided', 'undecided', 'rejected']);

/** Motions in the order in which they were closed: candidates, roll, quorum, votes, majority, and places within the quota. */
export function checkMotions(judged: Judged): Checked {
  const into = checking('motions');
  const before: Decided[] = [];
  const motions = judged.tables.motions.toSorted((a, b) => ((a.closed_at ?? '￿') < (b.closed_at ?? '￿') ? -1 : 1));
  for (const motion of motions) {
    into.one();
    const read = MotionShape.safeParse(motion.body);
    if (!read.success) {
      into.wrong(
        placeIn('motions', motion, '/body'),
        '议案内容不符合格式',
        'the body of this motion has not its shape',
      );
      continue;
    }
    const body = read.data as unknown as MotionBody;
    checkDraft(into, judged, motion, body);
    checkRoll(into, judged, motion, body);
    if (!closedStates.has(motion.state))
      into.skip(
        placeIn('motions', motion),
        '议案没有表决结果，未核对票数',
        'the motion has no result; no votes were checked',
      );
    else before.push(...checkResult(into, judged, motion, body, before));
  }
  return into.done();
}

/** Candidates are those that were put down, as the overall evaluation has them. */
function checkDraft(into: Checking, judged: Judged, motion: Row<'motions'>, body: MotionBody): void {
  const draft = lastAct(judged, motionStream(inEdition(judged, motion.id)), 'draft');
  const { prize, way, former } = motion;
  const stands = { prize, way, former, candidates: body.candidates.map(({ application }) => application) };
  compare(into, placeIn('motions', motion), stands, draft?.details, fromActs);
  for (const [index, { application, number, class: of, total, rank, tied }] of body.candidates.entries()) {
    const stage = judged.tables.stages.find((row) => row.class === of && row.stage === 'overall');
    const read = StageResult.safeParse(stage?.result);
    const entry = read.success ? read.data.entries.find((one) => one.application === application) : undefined;
    const follows = entry && { number: entry.number, total: entry.total, rank: entry.rank, tied: entry.tied };
    compare(into, placeIn('motions', motion, `/body/candidates/${index}`), { number, total, rank, tied }, follows, {
      zh: '综合评价',
      en: 'the overall evaluation',
    });
  }
}

/** The roll is the one it was put with, with whoever stood aside since. */
function checkRoll(into: Checking, judged: Judged, motion: Row<'motions'>, body: MotionBody): void {
  const acts = actsOf(judged, motionStream(inEdition(judged, motion.id)));
  const put = acts.find(({ act }) => act === 'put');
  let roll = (said(put, 'roll') ?? null) as MotionRoll | null;
  // A recusal while papers or secret ballots are out voids the motion and leaves its roll.
  if (motion.way === 'open')
    for (const act of acts)
      if (act.act === 'recusal' && roll !== null)
        roll = withRecusal(roll, String(said(act, 'application')), String(said(act, 'member')));
  compare(into, placeIn('motions', motion, '/body/roll'), body.roll, roll, fromActs);
  const asked = body.ballots.map(({ ballotId, questions }) => ({ ballotId, questions }));
  compare(into, placeIn('motions', motion, '/body/ballots'), asked, said(put, 'ballots') ?? [], fromActs);
  if (body.roll === null) return;
  checkRecusals(into, judged, motion, body.roll);
}

/** Whoever was in conflict as it was put stands aside. */
function checkRecusals(into: Checking, judged: Judged, motion: Row<'motions'>, roll: MotionRoll): void {
  for (const recusal of judged.tables.recusals) {
    const { state, source, application_id: application, member_id: member } = recusal;
    const inForce = state === 'confirmed' || (state === 'said' && source === 'declared');
    const asked = (motion.body['candidates'] as MotionBody['candidates']).some(
      (one) => one.application === application,
    );
    // What a member declares counts at once, what the office finds from its confirmation on.
    const since = source === 'declared' ? recusal.said_at : recusal.decided_at;
    const before = since !== null && since <= (motion.put_at ?? '');
    if (!inForce || !asked || !before || !roll.members.some(({ id }) => id === member)) continue;
    if (roll.recused[application]?.includes(member) !== true)
      into.wrong(
        placeIn('motions', motion, '/body/roll/recused'),
        `委员${member}已对${application}回避，名册中却没有`,
        `member ${member} stands aside from ${application}, but not on this roll`,
      );
  }
}

/** Recomputes what a motion came to; gives the prizes it gave. */
function checkResult(
  into: Checking,
  judged: Judged,
  motion: Row<'motions'>,
  body: MotionBody,
  before: readonly Decided[],
): Decided[] {
  const place = placeIn('motions', motion, '/body/result');
  const edition = judged.editionOf(motion.process_digest);
  const rules = edition?.assessment?.decision;
  if (
    edition === null ||
    rules === undefined ||
    body.roll === null ||
    !edition.file.prizes.some(({ id }) => id === motion.prize)
  ) {
    into.wrong(
      place,
      '缺少表决所依据的届次定义、奖项或名册',
      'the edition, the prize or the roll it was decided by is missing',
    );
    return [];
  }
  compare(
    into,
    place,
    body.result,
    said(lastAct(judged, motionStream(inEdition(judged, motion.id)), 'close'), 'result'),
    fromActs,
  );
  const votes: readonly Votes[] = votesOf(into, judged, motion, body, body.roll);
  const { prizes } = edition.file;
  const closed = closeMotion({
    rules,
    roll: body.roll,
    candidates: body.candidates,
    votes,
    prizes,
    classes: edition.classes,
    prize: motion.prize,
    before,
  });
  if (isDenial(closed)) {
    into.wrong(place, `不能这样审定：${closed.reason.zh}`, `it cannot be decided like this: ${closed.reason.en}`);
    return [];
  }
  const fromVotes = { zh: '票数、多数和名额规则', en: 'votes, majority and quota' };
  compare(into, place, body.result, closed.result, fromVotes);
  compare(into, placeIn('motions', motion, '/state'), motion.state, closed.state, fromVotes);
  const given = body.candidates.filter(({ application }) =>
    closed.result.questions.some((one) => one.question === application && one.outcome === 'in'),
  );
  const decided = given.map(({ application, class: of }) => ({ application, class: of, prize: motion.prize }));
  const broken = whyNotAward(prizes, [...before, ...decided], edition.classes);
  if (broken !== null) into.wrong(place, broken.reason.zh, broken.reason.en);
  return decided;
}
