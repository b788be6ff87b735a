import { z } from 'zod';
import { Choice, motionStates, Way } from '#src/domain/decision/motion.ts';
import { meetingStates } from '#src/domain/decision/meeting.ts';
import { QuestionCount } from '#src/domain/decision/paper-count.ts';

const id = z.string();
const instant = z.string().nullable();
const Text = z.object({ zh: z.string(), en: z.string() });
const Share = { of: z.number(), in: z.number() };

export const MemberReply = z.object({
  id,
  name: z.string(),
  chair: z.boolean(),
  /** Whether they have an account; whose it is only the office learns, as `userId`. */
  account: z.boolean(),
  userId: id.nullable(),
});
export const RecusalReply = z.object({
  id,
  application: id,
  member: id,
  source: z.enum(['declared', 'found']),
  state: z.enum(['said', 'confirmed', 'rejected']),
  inForce: z.boolean(),
  reason: z.string(),
  why: z.string().nullable(),
  saidAt: z.string(),
});
export const MeetingReply = z.object({
  id,
  number: z.number(),
  day: z.string(),
  place: z.string(),
  state: z.enum(meetingStates),
  document: z.string().nullable(),
  agenda: z.array(id),
  present: z.array(id),
  openedAt: instant,
  closedAt: instant,
});
const MotionHead = {
  id,
  meeting: id,
  prize: z.string(),
  prizeName: Text,
  way: Way,
  state: z.enum(motionStates),
  former: id.nullable(),
  putAt: instant,
  closedAt: instant,
};
export const MotionLine = z.object({ ...MotionHead, questions: z.number(), recused: z.number() });
export const CandidateReply = z.object({
  application: id,
  number: z.string(),
  class: z.string(),
  name: z.string(),
  total: z.string().nullable(),
  rank: z.number().nullable(),
  tied: z.boolean(),
  bands: z.unknown(),
});
export const DecisionReply = z.object({
  state: z.string(),
  me: id.nullable(),
  rules: z.object({
    way: Way,
    quorum: z.object(Share),
    majority: z.object({ ...Share, base: z.enum(['roll', 'present', 'cast']), atLeast: z.boolean() }),
    toBeConfirmed: z.boolean(),
  }),
  prizes: z.array(
    z.object({
      id: z.string(),
      name: Text,
      quota: z.number(),
      counts: z.enum(['together', 'each']),
      atMost: z.record(z.string(), z.number()),
    }),
  ),
  roll: z.array(MemberReply),
  candidates: z.array(z.object({ application: id, number: z.string(), class: z.string(), name: z.string() })),
  /** Cases that the reader stands aside from: no more of them than how many. */
  hidden: z.number(),
  recusals: z.array(RecusalReply),
  meetings: z.array(MeetingReply),
  motions: z.array(MotionLine),
  decided: z.array(z.object({ application: id, class: z.string(), prize: z.string() })),
});

const Result = z.object({
  for: z.number(),
  against: z.number(),
  abstain: z.number(),
  spoiled: z.number(),
  bases: z.object({ roll: z.number(), present: z.number(), cast: z.number() }),
  recused: z.number(),
  carried: z.boolean(),
  outcome: z.enum(['in', 'tied', 'over', 'out']),
});
const Choices = z.record(z.string(), Choice);
export const MotionReply = z.object({
  ...MotionHead,
  why: z.string().nullable(),
  questions: z.array(
    z.object({
      place: z.number(),
      /** The reader stands aside: there is nothing more to see of it. */
      recused: z.boolean(),
      candidate: CandidateReply.nullable(),
      eligible: z.number().nullable(),
      voters: z.number().nullable(),
      result: Result.nullable(),
    }),
  ),
  /** The questions that are the reader's to vote on now. */
  toVote: z.array(id),
  mine: Choices.nullable(),
  present: z.array(id),
  voted: z.array(id),
  votes: z.array(z.object({ member: id, choices: Choices })),
  pending: z.array(z.object({ member: id, choices: Choices, mine: z.boolean() })),
  counts: z.number(),
  count: z
    .object({
      counts: z.array(QuestionCount),
      sheet: z.object({ scan: z.string(), signedBy: z.array(z.string()) }).nullable(),
    })
    .nullable(),
  ballots: z.array(
    z.object({ ballotId: id, questions: z.array(id), voters: z.number(), mine: z.boolean(), counted: z.boolean() }),
  ),
  scans: z.array(z.object({ sha256: z.string(), name: z.string(), type: z.string(), size: z.number() })),
});
export const ActedMotionReply = z.object({ id, state: z.enum(motionStates) });
export const VotedReply = z.object({ member: id, cast: z.boolean() });
export const CountedReply = z.object({ state: z.enum(['waiting', 'agreed']) });
export const ScanReply = z.object({ sha256: z.string(), name: z.string(), type: z.string(), size: z.number() });
export const ConcludedReply = z.object({ state: z.string() });
