import { z } from 'zod';
import { Text } from '#src/definition/text.ts';
import { AnswerKind, AnswerWay, itemStates } from '#src/domain/workflow/consultation.ts';

const Instant = z.iso.datetime();
const Named = z.object({ id: z.string(), name: Text });
const Denied = z.object({ code: z.string(), reason: Text, detail: z.unknown().optional() });

export const ItemCountsReply = z.object({
  asked: z.int(),
  answered: z.int(),
  overdue: z.int(),
  adverse: z.int(),
  unjudged: z.int(),
});

const ShownReply = z.object({ label: Text, value: z.string() });
const AnswerReply = z.object({
  kind: AnswerKind,
  facts: z.string().nullable(),
  at: Instant,
  late: z.boolean(),
});
/** What the office reads of an answer beside: how it came, from which reply, and why it took an earlier one's place. */
const OfficeAnswer = AnswerReply.extend({ way: AnswerWay, reply: z.string(), why: z.string().nullable() });
const ReplyReply = z.object({
  id: z.string(),
  way: AnswerWay,
  number: z.string().nullable(),
  dated: z.string().nullable(),
  scan: z.string().nullable(),
  signedBy: z.string().nullable(),
  at: Instant,
});

const Letter = z.object({
  id: z.string(),
  programme: z.string(),
  edition: z.string(),
  editionTitle: Text,
  channel: Named,
  authority: Named,
  number: z.string().nullable(),
  state: z.enum(['draft', 'sent', 'closed']),
  sentAt: Instant.nullable(),
  due: Instant.nullable(),
});
/** A letter as its department sees it: nothing of what the office thinks of the answers. */
export const DepartmentLetter = Letter.extend({
  audience: z.literal('department'),
  counts: z.object({ items: z.int(), open: z.int() }),
});
export const OfficeLetter = Letter.extend({
  audience: z.literal('office'),
  createdAt: Instant,
  closedAt: Instant.nullable(),
  counts: z.object({
    items: z.int(),
    open: z.int(),
    answered: z.int(),
    overdue: z.int(),
    adverse: z.int(),
  }),
});
export const LetterReply = z.discriminatedUnion('audience', [DepartmentLetter, OfficeLetter]);
export const LetterListReply = z.object({ letters: z.array(LetterReply), next: z.string().nullable(), now: Instant });

const ItemBase = z.object({
  item: z.string(),
  shown: z.array(ShownReply),
  /** Whether an answer is still of use; false once the applicant has withdrawn or the case has ended. */
  needed: z.boolean(),
});
const DepartmentItem = ItemBase.extend({ answer: AnswerReply.nullable() });
const OfficeItem = ItemBase.extend({
  case: z.string(),
  applicant: z.string(),
  state: z.enum(itemStates),
  added: z.string().nullable(),
  answer: OfficeAnswer.nullable(),
  earlier: z.array(OfficeAnswer),
  judged: z.object({ note: z.string(), at: Instant }).nullable(),
});
const may = z.object({ manage: z.boolean(), answer: z.boolean() });
export const WholeLetterReply = z.discriminatedUnion('audience', [
  DepartmentLetter.extend({ items: z.array(DepartmentItem), may, now: Instant }),
  OfficeLetter.extend({
    items: z.array(OfficeItem),
    replies: z.array(ReplyReply),
    history: z.array(
      z.object({
        seq: z.int(),
        act: z.string(),
        by: z.string(),
        at: Instant,
        details: z.record(z.string(), z.unknown()),
      }),
    ),
    may,
    now: Instant,
  }),
]);

export const DraftedReply = z.object({
  results: z.array(z.object({ id: z.string(), asked: z.array(z.string()), denial: Denied.nullable() })),
  letters: z.array(z.string()),
});
export const AnsweredReply = z.object({
  results: z.array(z.object({ item: z.string(), state: z.enum(itemStates).nullable(), denial: Denied.nullable() })),
});
export const ActedLetterReply = z.object({
  id: z.string(),
  state: z.enum(['draft', 'sent', 'closed']),
  number: z.string().nullable(),
  due: Instant.nullable(),
});
export const RemindedReply = ActedLetterReply.extend({ text: Text });
export const LinkReply = z.object({
  url: z.string(),
  expiresAt: Instant,
  qr: z.string().describe('The QR of the address as SVG.'),
});
export const ScanReply = z.object({ sha256: z.string(), name: z.string(), type: z.string(), size: z.int() });

export const CaseConsultationsReply = z.object({
  case: z.string(),
  open: z.boolean(),
  counts: ItemCountsReply,
  may: z.object({ manage: z.boolean(), judge: z.boolean() }),
  departments: z.array(
    z.object({
      authority: Named,
      /** Whether the edition asks it: yes, no, or left open by the application. */
      required: z.enum(['yes', 'no', 'unclear']),
      letter: z.object({ id: z.string(), number: z.string().nullable(), due: Instant.nullable() }).nullable(),
      item: OfficeItem.omit({ case: true, applicant: true, needed: true })
        .extend({ reason: z.string().nullable(), reply: ReplyReply.nullable() })
        .nullable(),
    }),
  ),
  now: Instant,
});
export const ItemReply = z.object({
  state: z.enum(itemStates).optional(),
  reason: z.string().nullable(),
  judged: z.boolean(),
});
