import type { FeedbackAnswer, FeedbackReport } from '#src/domain/feedback/report.ts';

/** A released report as its applicant reads it. */
export interface OwnFeedback {
  readonly report: FeedbackReport;
  readonly digest: string;
  readonly releasedAt: string;
  readonly answerUntil: string;
  readonly answer: FeedbackAnswer | null;
}
/** A report as its lead writes it. */
export interface FeedbackDraft {
  readonly state: 'draft' | 'released';
  readonly version: number;
  readonly report: FeedbackReport;
}
/** How far the report of an application is. */
export interface FeedbackStanding {
  readonly application: string;
  readonly applicant: string | null;
  readonly class: string;
  readonly state: 'missing' | 'draft' | 'released';
  readonly openedAt: string | null;
  readonly answer: FeedbackAnswer | null;
}
