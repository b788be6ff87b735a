import { z } from 'zod';
import { Text } from '#src/definition/text.ts';
import { Correction } from '#src/domain/workflow/correction.ts';
import { Tick, Ticks } from '#src/domain/workflow/office-checklist.ts';
import { ItemCountsReply } from './consultation-schemas.ts';
import { ApplicationReply, Finding, Receipt } from './schemas.ts';

const Instant = z.iso.datetime();
const Named = z.object({ id: z.string(), name: Text });
const State = z.object({ id: z.string(), title: Text });

export const CaseRowReply = z.object({
  id: z.string(),
  programme: z.string(),
  edition: z.string(),
  class: z.object({ id: z.string(), title: Text }),
  applicant: z.string(),
  channel: Named,
  state: State,
  turn: Named.nullable(),
  since: Instant.nullable(),
  due: Instant.nullable(),
  number: z.string().nullable(),
  /** How many departments were asked and have answered (5/7); null for who may not read it. */
  consultations: ItemCountsReply.nullable(),
});
export const CaseListReply = z.object({
  cases: z.array(CaseRowReply),
  count: z.int(),
  counted: z.int(),
  next: z.string().nullable(),
  now: Instant,
});

const CaseAction = z.object({
  id: z.string(),
  title: Text,
  confirm: Text.optional(),
  requires: z.array(z.string()),
  onward: z.boolean(),
  denial: z.object({ code: z.string(), reason: Text }).nullable(),
});
const HistoryEntry = z.object({
  seq: z.int(),
  action: z.object({ id: z.string(), title: Text }),
  to: State,
  by: z.string(),
  role: z.string(),
  at: Instant,
  details: z.record(z.string(), z.unknown()),
  behalf: z.boolean(),
});
const TaskReply = z.object({
  id: z.string(),
  kind: z.string(),
  state: z.string(),
  authority: Named.nullable(),
  openedAt: Instant,
  due: Instant.nullable(),
  closedAt: Instant.nullable(),
  body: z.unknown(),
});

export const CaseReply = CaseRowReply.extend({
  /** Registered from paper: identity, checklist and decisions, and no dossier. */
  paperOnly: z.boolean(),
  acts: z.int(),
  duplicate: Text.nullable(),
  now: Instant,
  editionTitle: Text,
  timeZone: z.string(),
  editionDigest: z.string(),
  /** The edition with the amendments in force: it leads the case, while the content keeps its own. */
  processDigest: z.string(),
  actions: z.array(CaseAction),
  history: z.array(HistoryEntry),
  tasks: z.array(TaskReply),
  checklist: ApplicationReply.shape.checklist,
  checks: z
    .array(
      z.object({
        row: z.string(),
        kind: z.enum(['computed', 'person']),
        title: Text,
        clause: z.array(Text).readonly(),
        findings: z.array(Finding).readonly(),
        tick: Tick.nullable(),
      }),
    )
    .readonly(),
  /** What this office cleared last in the electronic pre-check: differences to it are what it has to look at. */
  cleared: z.object({ revision: z.int(), digest: z.string() }).nullable(),
  formalChecks: z
    .array(
      z.object({ by: z.string(), revision: z.int(), verdict: z.enum(['pass', 'fail']), note: z.string().nullable() }),
    )
    .readonly(),
  /** Who may act on paper now, and what can be recorded on their behalf. */
  behalf: z.array(z.object({ party: Named, actions: z.array(State) })),
  opinions: z.array(
    z.object({
      sheet: z.string(),
      values: z.record(z.string(), z.union([z.string(), z.array(z.string()).readonly()])),
      marks: z.record(z.string(), z.int()),
      version: z.int(),
    }),
  ),
  findings: z.array(Finding).readonly(),
  dossier: ApplicationReply.shape.dossier,
  receipts: z.array(Receipt),
});
/** What was handed in, in the shape of the applicant's page, read only. */
export const DossierReply = ApplicationReply;
export const ActedReply = z.object({ state: z.string(), acts: z.int() });
export const BulkReply = z.object({
  results: z.array(
    z.object({
      id: z.string(),
      state: z.string().nullable(),
      denial: z.object({ code: z.string(), reason: Text }).nullable(),
    }),
  ),
});
export const CorrectionReply = Correction;

export const ChecksReply = z.object({ ticks: Ticks });
export const BatchReply = z.object({
  id: z.string(),
  programme: z.string(),
  edition: z.string(),
  channel: z.string(),
  number: z.string().nullable(),
  state: z.enum(['draft', 'sent']),
  cases: z.array(z.object({ id: z.string(), applicant: z.string() })),
  createdAt: Instant,
  sentAt: Instant.nullable(),
  version: z.int(),
});
