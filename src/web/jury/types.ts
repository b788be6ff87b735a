import type { Text } from '#src/definition/text.ts';
import type { Choice, MotionState, Way } from '#src/domain/decision/motion.ts';
import type { MeetingState } from '#src/domain/decision/meeting.ts';
import type { QuestionCount } from '#src/domain/decision/paper-count.ts';
import type { RecusalSource, RecusalState } from '#src/domain/decision/recusal.ts';
import type { QuestionResult } from '#src/domain/decision/close.ts';
import type { Candidate } from '#src/domain/decision/motion.ts';
import type { Decided, Prize } from '#src/domain/decision/quota.ts';

interface Share {
  readonly of: number;
  readonly in: number;
}
export interface MemberPage {
  readonly id: string;
  readonly name: string;
  readonly chair: boolean;
  readonly account: boolean;
  readonly userId: string | null;
}
export interface RecusalPage {
  readonly id: string;
  readonly application: string;
  readonly member: string;
  readonly source: RecusalSource;
  readonly state: RecusalState;
  readonly inForce: boolean;
  readonly reason: string;
  readonly why: string | null;
  readonly saidAt: string;
}
export interface MeetingPage {
  readonly id: string;
  readonly number: number;
  readonly day: string;
  readonly place: string;
  readonly state: MeetingState;
  readonly document: string | null;
  readonly agenda: readonly string[];
  readonly present: readonly string[];
  readonly openedAt: string | null;
  readonly closedAt: string | null;
}
interface MotionHead {
  readonly id: string;
  readonly meeting: string;
  readonly prize: string;
  readonly prizeName: Text;
  readonly way: Way;
  readonly state: MotionState;
  readonly former: string | null;
  readonly putAt: string | null;
  readonly closedAt: string | null;
}
export interface MotionLine extends MotionHead {
  readonly questions: number;
  readonly recused: number;
}
export interface CandidateLine {
  readonly application: string;
  readonly number: string;
  readonly class: string;
  readonly name: string;
}
/** The committee's matters as the server tells them to whoever reads. */
export interface DecisionMatters {
  readonly state: string;
  readonly me: string | null;
  readonly rules: {
    readonly way: Way;
    readonly quorum: Share;
    readonly majority: Share & { readonly base: 'roll' | 'present' | 'cast'; readonly atLeast: boolean };
    readonly toBeConfirmed: boolean;
  };
  readonly prizes: readonly Prize[];
  readonly roll: readonly MemberPage[];
  readonly candidates: readonly CandidateLine[];
  readonly hidden: number;
  readonly recusals: readonly RecusalPage[];
  readonly meetings: readonly MeetingPage[];
  readonly motions: readonly MotionLine[];
  readonly decided: readonly Decided[];
}
export interface QuestionPage {
  readonly place: number;
  readonly recused: boolean;
  readonly candidate: Candidate | null;
  readonly eligible: number | null;
  readonly voters: number | null;
  readonly result: QuestionResult | null;
}
export type VoteChoices = Readonly<Record<string, Choice>>;
export interface MotionPageData extends MotionHead {
  readonly why: string | null;
  readonly questions: readonly QuestionPage[];
  readonly toVote: readonly string[];
  readonly mine: VoteChoices | null;
  readonly present: readonly string[];
  readonly voted: readonly string[];
  readonly votes: readonly { readonly member: string; readonly choices: VoteChoices }[];
  readonly pending: readonly { readonly member: string; readonly choices: VoteChoices; readonly mine: boolean }[];
  readonly counts: number;
  readonly count: {
    readonly counts: readonly QuestionCount[];
    readonly sheet: { readonly scan: string; readonly signedBy: readonly string[] } | null;
  } | null;
  readonly ballots: readonly {
    readonly ballotId: string;
    readonly questions: readonly string[];
    readonly voters: number;
    readonly mine: boolean;
    readonly counted: boolean;
  }[];
  readonly scans: readonly {
    readonly sha256: string;
    readonly name: string;
    readonly type: string;
    readonly size: number;
  }[];
}
