import { z } from 'zod';
import { Anchor } from '#src/domain/scoring/anchor.ts';
import { lackOfVisit } from '#src/domain/visit/visit-record.ts';
import type { Visit } from '#src/services/judging/read-visit.ts';
import { Judged, presentJudged, presentSheet, SheetReply } from './review.ts';

export const VisitReply = z.object({
  ...Judged,
  me: z.string().nullable(),
  members: z.array(z.object({ assessor: z.string(), name: z.string(), lead: z.boolean() })),
  sheet: SheetReply,
  /** What issues may be taken from. */
  comments: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['strength', 'opportunity']).nullable(),
      item: z.string().nullable(),
      text: z.string(),
      quote: z.string(),
      anchor: Anchor.nullable(),
    }),
  ),
  files: z.array(z.object({ sha256: z.string(), name: z.string(), type: z.string(), size: z.int() })),
  /** What the record lacks before the panel can close. */
  lacks: z.array(z.enum(['opening', 'closing', 'report'])),
});

export const presentVisit = (visit: Visit): z.infer<typeof VisitReply> => ({
  ...presentJudged(visit),
  me: visit.member?.assessorId ?? null,
  members: visit.members.map(({ assessorId, name, lead }) => ({ assessor: assessorId, name, lead })),
  sheet: presentSheet(visit.record),
  comments: visit.comments.map(({ id, kind, item, text, quote, anchor }) => ({ id, kind, item, text, quote, anchor })),
  files: visit.files.map((file) => ({ ...file })),
  lacks: [...lackOfVisit(visit.record.sheet.body)],
});
