import { z } from 'zod';
import { Channel, Seal } from '#src/definition/edition.ts';
import { CorrectionItem } from '#src/domain/workflow/correction.ts';
import { Text } from '#src/definition/text.ts';

/** Shapes of the larger replies, as the API's description lists them. Days are YYYY-MM-DD, instants ISO 8601. */
const Instant = z.iso.datetime();
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/u);
const State = z.object({ id: z.string(), title: Text });
const Typed = z.union([z.string(), z.array(z.string()).readonly()]);

export const Finding = z.object({
  rule: z.string(),
  severity: z.enum(['error', 'warning', 'hint']),
  path: z.string(),
  message: Text,
  clause: Text.optional(),
});

export const StoredFile = z.object({
  sha256: Sha256,
  name: z.string(),
  type: z.string(),
  size: z.int(),
  pages: z.int().optional(),
  width: z.int().optional(),
  height: z.int().optional(),
  characters: z.int().optional(),
});

/** What a receipt says, as it was issued. */
const ReceiptBody = z.object({
  format: z.literal(1),
  number: z.string(),
  application: z.string(),
  class: z.string(),
  edition: z.string(),
  editionDigest: Sha256,
  revision: z.int(),
  digest: Sha256,
  submittedAt: Instant,
  actsHead: Sha256,
  root: z.object({ seq: z.int(), hash: Sha256 }).optional(),
  leaves: z.array(z.object({ leaf: z.string(), digest: Sha256 })),
  scans: z.array(
    z.object({
      leaf: z.string(),
      title: z.string().optional(),
      leafDigest: Sha256,
      printedInRevision: z.int(),
      file: Sha256,
      kept: z.boolean(),
    }),
  ),
  files: z.array(
    z.object({
      name: z.string(),
      sha256: Sha256,
      size: z.int(),
      pages: z.int().optional(),
      note: z.string().optional(),
    }),
  ),
});
export type ReceiptBody = z.infer<typeof ReceiptBody>;
export const Receipt = z.object({
  revision: z.int(),
  number: z.string(),
  digest: Sha256,
  submittedAt: Instant,
  withdrawnAt: Instant.nullable(),
  body: ReceiptBody,
});

const Decision = z.object({
  seq: z.int(),
  action: z.string(),
  title: Text,
  at: Instant,
  reason: z.string().optional(),
  rule: z.string().optional(),
  number: z.string().optional(),
});

/** What came of an application, once names are published and never before; no prize where it was judged and is not among them. */
const Outcome = z
  .object({
    prize: Text.nullable(),
    state: z.enum(['published', 'withdrawn', 'conferred', 'revoked', 'none']),
    publishedAt: Instant,
    certificate: z.string().nullable(),
    validUntil: z.string().nullable(),
  })
  .nullable();

export const Listed = z.object({
  id: z.string(),
  class: z.string(),
  classTitle: Text,
  editionTitle: Text,
  name: z.string(),
  state: State.extend({ final: z.boolean() }),
  completeness: z.record(z.string(), z.object({ filled: z.int(), total: z.int() })),
  channel: Channel.nullable(),
  lastDay: z.string(),
  createdAt: Instant,
  receipt: z.object({ number: z.string(), submittedAt: Instant }).nullable(),
  /** What the offices decided last and told the applicant. */
  decision: Decision.nullable(),
  outcome: Outcome,
  /** What an open correction asks for, and until when. */
  correction: z.object({ items: z.int(), due: Instant.nullable() }).nullable(),
  /** How many additions were filed after submission, and whether more may be. */
  addenda: z.object({ filed: z.int(), open: z.boolean() }),
});

const Denied = z.object({ code: z.string(), reason: Text });

const Action = z.object({
  id: z.string(),
  title: Text,
  confirm: Text.optional(),
  requires: z.array(z.string()).readonly(),
  onward: z.boolean(),
  denial: Denied.nullable(),
});
const Leaf = z.object({
  leaf: z.string(),
  sheet: z.string(),
  title: z.string(),
  side: z.enum(['applicant', 'office']),
  places: z.array(Seal).readonly(),
  scan: z.object({ leaf: z.string(), leafDigest: Sha256, revision: z.int(), file: Sha256 }).nullable(),
});
const Volume = z.object({
  name: z.string(),
  sha256: Sha256,
  size: z.int(),
  type: z.string(),
  pages: z.int().optional(),
  note: z.string().optional(),
});

const Addendum = z.object({
  id: z.string(),
  kind: z.string(),
  day: z.string(),
  text: z.string(),
  files: z.array(Sha256).readonly(),
  revision: z.int(),
  filedAt: Instant,
  read: z.boolean(),
});

export const ApplicationReply = z.object({
  id: z.string(),
  programme: z.string(),
  edition: z.string(),
  editionDigest: Sha256,
  glyphs: Sha256,
  class: z.string(),
  state: State.extend({ editable: z.boolean(), phase: z.string(), final: z.boolean() }),
  revision: z.int(),
  failure: Text.nullable(),
  channel: Channel.nullable(),
  lastDay: z.string(),
  /** Whether the office looks at the electronic version before anything is printed (X2). */
  preCheck: z.boolean(),
  now: Instant,
  stores: z.record(
    z.string(),
    z.object({
      values: z.record(z.string(), Typed),
      marks: z.record(z.string(), z.int()),
      version: z.int(),
      savedAt: Instant,
    }),
  ),
  files: z.record(z.string(), StoredFile),
  actions: z.array(Action).readonly(),
  checklist: z.array(Leaf).readonly(),
  dossier: z
    .object({ revision: z.int(), digest: Sha256, frozenAt: Instant, current: z.boolean(), volumes: z.array(Volume) })
    .nullable(),
  receipts: z.array(Receipt),
  corrections: z.array(
    z.object({
      id: z.string(),
      state: z.string(),
      round: z.int(),
      revision: z.int(),
      openedAt: Instant,
      due: Instant.nullable(),
      items: z.array(CorrectionItem.omit({ solvedBy: true }).extend({ solved: z.boolean() })),
    }),
  ),
  /** What was filed after submission (A2.1, E6), and why nothing can be filed now. */
  addenda: z.object({ filed: z.array(Addendum), denial: Denied.nullable() }),
  duplicate: Text.nullable(),
  outcome: Outcome,
  decisions: z.array(Decision),
  progress: z.object({ done: z.int(), of: z.int(), what: Text }).nullable(),
});

/** Where the clauses of a supplied report begin, as far as it shows. */
export const ReportReply = z.object({
  pages: z.int(),
  characters: z.int().nullable(),
  headings: z.array(z.object({ clause: z.string(), page: z.int(), text: z.string() })).readonly(),
  method: Text,
});
