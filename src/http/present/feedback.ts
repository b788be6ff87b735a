import { z } from 'zod';
import { FeedbackAnswer, FeedbackReport } from '#src/domain/feedback/report.ts';
import type { ReadFeedback } from '#src/services/feedback/read-feedback.ts';
import type { FeedbackDraft } from '#src/services/feedback/write-feedback.ts';
import type { FeedbackStanding } from '#src/store/feedback.ts';

const Instant = z.iso.datetime();
export const DraftReply = z.object({ state: z.enum(['draft', 'released']), version: z.int(), report: FeedbackReport });
export const FeedbackReply = z.object({
  report: FeedbackReport,
  digest: z.string(),
  releasedAt: Instant,
  answerUntil: Instant,
  answer: FeedbackAnswer.nullable(),
});
export const FeedbackListReply = z.array(
  z.object({
    application: z.string(),
    applicant: z.string().nullable(),
    class: z.string(),
    state: z.enum(['missing', 'draft', 'released']),
    openedAt: Instant.nullable(),
    answer: FeedbackAnswer.nullable(),
  }),
);

export const presentDraft = ({ state, version, report }: FeedbackDraft): z.infer<typeof DraftReply> => ({
  state,
  version,
  report,
});

export function presentFeedback({ feedback, answerUntil }: ReadFeedback): z.infer<typeof FeedbackReply> {
  if (feedback.body === null || feedback.digest === null || feedback.releasedAt === null)
    throw new Error(`the report of ${feedback.applicationId} was released without its words`);
  return {
    report: feedback.body,
    digest: feedback.digest,
    releasedAt: feedback.releasedAt.toISOString(),
    answerUntil: answerUntil.toISOString(),
    answer: feedback.answer,
  };
}

export const presentStanding = ({ openedAt, ...one }: FeedbackStanding): z.infer<typeof FeedbackListReply>[number] => ({
  ...one,
  openedAt: openedAt?.toISOString() ?? null,
});
