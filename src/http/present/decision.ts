import type { z } from 'zod';
import type { Edition } from '#src/definition/edition-bundle.ts';
import { questionsIn } from '#src/domain/decision/motion-body.ts';
import { isInForce } from '#src/domain/decision/recusal.ts';
import { questionsOf } from '#src/domain/decision/roll.ts';
import type { SeenMotion, WholeDecision } from '#src/services/decision/read-decision.ts';
import type { Sight } from '#src/services/decision/sight.ts';
import type { CommitteeMember } from '#src/store/committee.ts';
import type { Meeting } from '#src/store/meetings.ts';
import type { Motion } from '#src/store/motions.ts';
import type { Recusal } from '#src/store/recusals.ts';
import type { DecisionReply, MeetingReply, MemberReply, MotionReply, RecusalReply } from './decision-schemas.ts';

const instant = (at: Date | null): string | null => at?.toISOString() ?? null;

/** Whose account a member's is the office alone learns. */
export const presentMember = (member: CommitteeMember, office: boolean): z.infer<typeof MemberReply> => ({
  id: member.id,
  name: member.name,
  chair: member.chair,
  account: member.userId !== null,
  userId: office ? member.userId : null,
});

export const presentRecusal = (recusal: Recusal): z.infer<typeof RecusalReply> => ({
  id: recusal.id,
  application: recusal.application,
  member: recusal.member,
  source: recusal.source,
  state: recusal.state,
  inForce: isInForce(recusal),
  reason: recusal.reason,
  why: recusal.decidedWhy,
  saidAt: recusal.saidAt.toISOString(),
});

export const presentMeeting = (meeting: Meeting): z.infer<typeof MeetingReply> => ({
  id: meeting.id,
  number: meeting.number,
  day: meeting.day,
  place: meeting.place,
  state: meeting.state,
  document: meeting.document,
  agenda: [...meeting.agenda],
  present: [...meeting.present],
  openedAt: instant(meeting.openedAt),
  closedAt: instant(meeting.closedAt),
});

const headOf = (edition: Edition, motion: Motion) => ({
  id: motion.id,
  meeting: motion.meeting,
  prize: motion.prize,
  prizeName: edition.file.prizes.find((prize) => prize.id === motion.prize)?.name ?? { zh: '', en: '' },
  way: motion.way,
  state: motion.state,
  former: motion.former,
  putAt: instant(motion.putAt),
  closedAt: instant(motion.closedAt),
});

export function presentDecision(whole: WholeDecision): z.infer<typeof DecisionReply> {
  const { edition, rules, sight } = whole;
  return {
    state: whole.state,
    me: sight.member?.id ?? null,
    rules: {
      way: rules.way,
      quorum: rules.quorum,
      majority: rules.majority,
      toBeConfirmed: rules.toBeConfirmed === true,
    },
    prizes: edition.file.prizes.map(({ id, name, quota, counts, atMost = {} }) => ({
      id,
      name,
      quota,
      counts,
      atMost,
    })),
    roll: sight.roll.map((member) => presentMember(member, !sight.votesOnly)),
    candidates: whole.proposed.map(({ application, number, class: of, name }) => ({
      application,
      number,
      class: of,
      name,
    })),
    hidden: whole.hidden,
    recusals: whole.recusals.map(presentRecusal),
    meetings: whole.meetings.map(presentMeeting),
    motions: whole.motions.map((motion) => {
      const questions = questionsIn(motion.body);
      const recused = questions.filter(sight.hides).length;
      return { ...headOf(edition, motion), questions: questions.length, recused };
    }),
    decided: whole.decided.map(({ application, class: of, prize }) => ({ application, class: of, prize })),
  };
}

export function presentMotion(seen: SeenMotion, userId: string): z.infer<typeof MotionReply> {
  const { motion, sight } = seen;
  const { body } = motion;
  const shown = (question: string): boolean => !sight.hides(question);
  return {
    ...headOf(seen.edition, motion),
    why: body.why,
    questions: seen.questions.map(({ candidate, result, ...question }) => ({
      ...question,
      candidate: candidate === null ? null : { ...candidate },
      result: result === null ? null : { ...result },
    })),
    toVote: toVote(motion, sight),
    mine: seen.mine,
    present: [...(body.roll?.present ?? seen.meeting.present)],
    voted: [...seen.voted],
    votes: seen.votes.map(({ member, choices }) => ({ member, choices })),
    pending: seen.pending.map(({ member, choices, recordedBy }) => ({ member, choices, mine: recordedBy === userId })),
    counts: seen.counts,
    count: countFor(motion, sight),
    ballots: body.ballots.map(({ ballotId, questions, voters }) => ({
      ballotId,
      questions: questions.filter(shown),
      voters: voters.length,
      mine: voters.some((voter) => voter.userId === userId),
      counted: body.results.some((result) => result.ballotId === ballotId),
    })),
    scans: seen.scans.map((scan) => ({ ...scan })),
  };
}

function toVote({ state, way, body }: Motion, { member }: Sight): string[] {
  if (state !== 'open' || way === 'paper' || body.roll === null || member === null) return [];
  return [...questionsOf(body.roll, questionsIn(body), member.id)];
}

/** The agreed count: for the office at once, for members once the motion is closed, and never of a hidden question. */
function countFor({ body, closedAt }: Motion, sight: Sight): z.infer<typeof MotionReply>['count'] {
  if (body.count === null || (sight.votesOnly && closedAt === null)) return null;
  const { counts, sheet } = body.count;
  return {
    counts: counts.filter(({ question }) => !sight.hides(question)),
    sheet: sheet === null ? null : { scan: sheet.scan, signedBy: [...sheet.signedBy] },
  };
}
