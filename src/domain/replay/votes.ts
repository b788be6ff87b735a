import { motionStream } from '../audit/stream.ts';
import type { Votes } from '../decision/majority.ts';
import { questionsIn, type MotionBody } from '../decision/motion-body.ts';
import { countOpen, whyNotVote } from '../decision/open-vote.ts';
import { differing, votesOfCount, whyNotCount } from '../decision/paper-count.ts';
import type { MotionRoll } from '../decision/roll.ts';
import { whyNotResult } from '../decision/secret.ts';
import { compare } from './differences.ts';
import { placeIn } from './files.ts';
import type { Checking } from './finding.ts';
import { actsOf, inEdition, lastAct, said, type Judged } from './judged.ts';
import type { Row } from './rows.ts';

const fromActs = { zh: '议案的操作记录', en: 'the acts of the motion' };

/** The votes of a motion by whichever way they came, each compared with the acts that tell it. */
export function votesOf(
  into: Checking,
  judged: Judged,
  motion: Row<'motions'>,
  body: MotionBody,
  roll: MotionRoll,
): readonly Votes[] {
  if (motion.way === 'open') return openVotes(into, judged, motion, body, roll);
  return motion.way === 'paper'
    ? paperVotes(into, judged, motion, body, roll)
    : secretVotes(into, judged, motion, body);
}

function openVotes(
  into: Checking,
  judged: Judged,
  motion: Row<'motions'>,
  body: MotionBody,
  roll: MotionRoll,
): readonly Votes[] {
  const questions = questionsIn(body);
  const own = judged.tables.votes.filter((vote) => vote.motion_id === motion.id);
  const acts = actsOf(judged, motionStream(inEdition(judged, motion.id)));
  const lastOf = (member: string) =>
    acts.findLast((act) => (act.act === 'vote' || act.act === 'reject-vote') && said(act, 'member') === member);
  for (const vote of own) {
    into.one();
    const { member_id: member, choices, way } = vote;
    compare(into, placeIn('votes', vote), { member, choices, way }, lastOf(member)?.details, fromActs);
    if (way === 'recorded' && vote.confirmed_by === vote.recorded_by)
      into.wrong(
        placeIn('votes', vote, '/confirmed_by'),
        '代录和复核是同一人',
        'who recorded this vote confirmed it too',
      );
    const own = { member, choices: withoutRecused(choices, roll, member) };
    const denial = Object.keys(own.choices).length === 0 ? null : whyNotVote(roll, questions, own);
    if (denial !== null) into.wrong(placeIn('votes', vote), denial.reason.zh, denial.reason.en);
  }
  for (const member of new Set(acts.filter(({ act }) => act === 'vote').map((act) => String(said(act, 'member')))))
    if (lastOf(member)?.act === 'vote' && !own.some((vote) => vote.member_id === member))
      into.wrong(placeIn('motions', motion), `缺少委员${member}的表决`, `the vote of member ${member} is missing`);
  const cast = own.filter((vote) => vote.way === 'own' || vote.confirmed_by !== null);
  return countOpen(
    roll,
    questions,
    cast.map(({ member_id: member, choices }) => ({ member, choices })),
  );
}

/** A vote as far as its member did not stand aside after it was given. */
const withoutRecused = (choices: Row<'votes'>['choices'], roll: MotionRoll, member: string): Row<'votes'>['choices'] =>
  Object.fromEntries(Object.entries(choices).filter(([question]) => roll.recused[question]?.includes(member) !== true));

/** Two tellers entered the same numbers, each for themselves; the papers add up; the signed sheet is there. */
function paperVotes(
  into: Checking,
  judged: Judged,
  motion: Row<'motions'>,
  { count, ...body }: MotionBody,
  roll: MotionRoll,
): readonly Votes[] {
  const place = placeIn('motions', motion, '/body/count');
  if (count === null) {
    into.wrong(place, '缺少两名计票人一致的计票', 'the count on which two tellers agree is missing');
    return [];
  }
  const stream = motionStream(inEdition(judged, motion.id));
  const agreed = lastAct(judged, stream, 'counts-agree');
  const first = actsOf(judged, stream).findLast(({ act, seq }) => act === 'count' && seq < (agreed?.seq ?? 0));
  const { counts, tellers, sheet } = count;
  compare(
    into,
    place,
    { counts, tellers },
    { counts: said(agreed, 'counts'), tellers: said(agreed, 'tellers') },
    fromActs,
  );
  compare(into, place, tellers, [first?.actor_id, agreed?.actor_id], {
    zh: '录入计票的人',
    en: 'who entered the counts',
  });
  if (new Set(tellers).size !== 2)
    into.wrong(place, '计票不是由两人各自录入', 'the count was not entered by two people');
  const other = (said(first, 'counts') ?? []) as typeof counts;
  if (differing(counts, other).length > 0)
    into.wrong(place, '两名计票人录入的数字不一致', 'the two tellers did not enter the same numbers');
  const denial = whyNotCount(roll, questionsIn(body), counts);
  if (denial !== null) into.wrong(place, denial.reason.zh, denial.reason.en);
  const signed = lastAct(judged, stream, 'sign-count');
  compare(into, { ...place, path: '/body/count/sheet' }, sheet, signed?.details, fromActs);
  const scan = sheet?.scan ?? '';
  if (
    !judged.tables['motion-files'].some((file) => file.motion_id === motion.id && file.sha256 === scan) ||
    judged.source.scans?.has(scan) === false
  )
    into.wrong(
      { ...place, path: '/body/count/sheet/scan' },
      '没有摘要相同的计票单扫描件',
      'there is no scan of the count with this digest',
    );
  return votesOfCount(counts);
}

/** What each ballot gave back is what its act says and what its opened box gives. */
function secretVotes(
  into: Checking,
  judged: Judged,
  motion: Row<'motions'>,
  { ballots, results }: MotionBody,
): readonly Votes[] {
  const acts = actsOf(judged, motionStream(inEdition(judged, motion.id))).filter(({ act }) => act === 'secret-result');
  for (const [index, plan] of ballots.entries()) {
    const place = placeIn('motions', motion, `/body/results/${index}`);
    const result = results.find(({ ballotId }) => ballotId === plan.ballotId);
    const ballot = judged.tables.ballots.find(({ id }) => id === plan.ballotId);
    if (result === undefined || ballot === undefined) {
      into.wrong(place, `缺少票箱${plan.ballotId}或其结果`, `the ballot ${plan.ballotId} or its result is missing`);
      continue;
    }
    compare(into, place, result, acts.find((act) => said(act, 'ballotId') === plan.ballotId)?.details, fromActs);
    const denial = whyNotResult(plan, result);
    if (denial !== null) into.wrong(place, denial.reason.zh, denial.reason.en);
    const { tally, spoiled } = (ballot.result ?? {}) as {
      readonly tally?: Readonly<Record<string, Readonly<Record<string, number>>>>;
      readonly spoiled?: number;
    };
    const follows = plan.questions.map((question) => ({ question, ...tally?.[question], spoiled: spoiled ?? 0 }));
    const stands = plan.questions.map((question) => result.counts.find((one) => one.question === question));
    compare(into, { ...place, path: `${place.path ?? ''}/counts` }, stands, follows, {
      zh: '票箱的开票结果',
      en: 'the opened ballots',
    });
  }
  return results.flatMap(({ counts }) => counts);
}
