import { z } from 'zod';
import { Option } from './field.ts';
import { Condition, Key, Origin, RowId, Text } from './text.ts';

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u);

/** An authority that receives applications; its own cut-off stands before the window's end (N1, R1). */
export const Channel = z.strictObject({
  id: Key,
  name: Text,
  kind: z.enum(['city', 'department', 'sasac']),
  region: z.string().optional(),
  cutOff: Day,
  /** How many of each class it may forward at most; no limit where it is absent. */
  quota: z.record(Key, z.int().min(0)).optional(),
  toBeConfirmed: z.literal(true).optional(),
});
export type Channel = z.infer<typeof Channel>;

/** The call itself, shown on the public page (N8). Paragraphs are printed in order; `preamble` stands before the first section. */
export const Call = z.strictObject({
  $schema: z.string().optional(),
  title: Text,
  number: z.string(),
  issuer: Text,
  date: Day,
  addressees: Text,
  openness: Text,
  preamble: z.array(Text).optional(),
  bases: z.array(Text),
  sections: z.array(z.strictObject({ title: Text, paragraphs: z.array(Text) })),
  attachments: z.array(Text),
  office: z.strictObject({
    name: Text,
    address: Text,
    postcode: z.string(),
    contact: Text,
    telephone: z.string(),
    placeholder: z.literal(true).optional(),
  }),
});
export type Call = z.infer<typeof Call>;

/** What is to arrive on paper, beside the electronic version; where it is left out, nothing is (R4, M8). */
export const PaperDelivery = z.strictObject({
  /** Whether the province accepts nothing before its paper is complete. */
  required: z.boolean(),
  /** By whose arrival lateness is judged: the electronic version's, or the paper's. */
  timeThatCounts: z.enum(['electronic', 'paper']),
  /** For each class the volumes that are asked on paper; how many copies of each is said by the volume. */
  volumes: z.record(Key, z.array(Key).min(1)),
  /** Whether a disc or USB stick with the package is asked as well (M13). */
  medium: z.boolean(),
  toBeConfirmed: z.literal(true).optional(),
  note: Text.optional(),
});
export type PaperDelivery = z.infer<typeof PaperDelivery>;

/** `edition.json`: what holds for the whole edition. */
export const EditionFile = z.strictObject({
  $schema: z.string().optional(),
  format: z.literal(1),
  programme: Key.or(z.string().regex(/^[a-z0-9-]+$/u)),
  id: z.string().regex(/^[a-z0-9-]+$/u),
  title: Text,
  timeZone: z.string(),
  /** Both days are included (N1). */
  window: z.strictObject({ from: Day, to: Day }),
  /** Days that eligibility rules count to; marked where the notice leaves them open. */
  referenceDates: z.record(
    Key,
    z.strictObject({ date: Day, toBeConfirmed: z.literal(true).optional(), note: Text.optional() }),
  ),
  prizes: z.array(
    z.strictObject({
      id: Key,
      name: Text,
      quota: z.int(),
      counts: z.enum(['together', 'each']),
      /** Of these classes no more than so many, within the quota. */
      atMost: z.record(Key, z.int().min(0)).optional(),
      toBeConfirmed: z.literal(true).optional(),
    }),
  ),
  classes: z.array(Key).min(1),
  codeLists: z.array(z.string()),
  criteria: z.array(z.string()),
  /** The calendar that working days are counted by. */
  calendar: z.string(),
  /** Last day on which a channel may forward its cases, included (R4); `toBeConfirmed` where the notice leaves it open. */
  forwardUntil: z.strictObject({ date: Day, toBeConfirmed: z.literal(true).optional(), note: Text.optional() }),
  /** How long a channel puts its applicants on public notice before it signs an opinion; none where it is absent. */
  localNotice: z.strictObject({ days: z.int().positive(), working: z.boolean() }).optional(),
  /** How an accepted case is numbered: `{year}`-like parts are written out, `{n:4}` is a running number of four digits. */
  caseNumber: z.string().regex(/\{n:\d\}/u),
  preCheck: z.boolean(),
  limits: z.strictObject({
    fileBytes: z.int(),
    applicationBytes: z.int(),
    picturePixels: z.int(),
    pdfPages: z.int(),
    textBytes: z.int(),
    rows: z.int(),
    unpackedBytes: z.int(),
    unpackRatio: z.int(),
    archiveEntries: z.int(),
  }),
  media: z.array(z.strictObject({ id: Key, name: Text, bytes: z.int() })),
  paper: z.strictObject({
    sheetMicrometres: z.int(),
    coverMicrometres: z.int(),
    note: Text,
    delivery: PaperDelivery.optional(),
  }),
  demoClock: z.string(),
});
export type EditionFile = z.infer<typeof EditionFile>;

/** A kind of proof in volume B (M2, M6). `slots` are the fields and clauses that owe it (computed from `owes`). */
export const EvidenceCategory = z.strictObject({
  id: Key,
  title: Text,
  origin: Origin,
  note: Text.optional(),
  requiredWhen: Condition.optional(),
  maxAgeField: z.string().optional(),
  /** Shows identity papers: who judges does not see it. */
  sensitive: z.literal(true).optional(),
  /** Row of requirements cited when it is required and missing; M2 where it is absent. */
  rule: RowId.optional(),
});
export type EvidenceCategory = z.infer<typeof EvidenceCategory>;

/** A place of seal or signature (M14). `side: applicant` must be there to submit; `office` comes later. */
export const Seal = z.strictObject({
  id: Key,
  sheet: Key,
  label: Text,
  kind: z.enum(['seal', 'signature', 'date']),
  side: z.enum(['applicant', 'office']),
  when: Condition.optional(),
});
export type Seal = z.infer<typeof Seal>;

/** One clause of a report's structure; `level` 1 is a chapter. `prompts` are help, in our own words or as printed. */
export const Clause = z.strictObject({
  id: z.string(),
  level: z.int().min(1).max(4),
  title: Text,
  prompts: z.array(Text),
  required: z.boolean(),
});
export type Clause = z.infer<typeof Clause>;

export const Report = z.strictObject({
  id: Key,
  title: Text,
  origin: Origin,
  guide: Text.optional(),
  limit: z.strictObject({ max: z.int(), hard: z.boolean(), rule: RowId.optional() }).optional(),
  /** Row of requirements that its built-in findings cite; M4 where it is absent. */
  rule: RowId.optional(),
  /** Where the clauses come from: criteria file id, or written here. */
  structure: z.union([z.strictObject({ criteria: z.string() }), z.strictObject({ clauses: z.array(Clause) })]),
  required: z.boolean(),
});
export type Report = z.infer<typeof Report>;

/** What a bound volume holds, in order (M1, M2, M6). */
export const VolumePart = z.union([
  z.strictObject({ sheets: z.array(Key) }),
  z.strictObject({ report: Key }),
  z.strictObject({ evidence: z.literal(true) }),
  z.strictObject({ files: z.string() }),
]);
export const Volume = z.strictObject({
  id: Key,
  title: Text,
  short: Text,
  copies: z.int(),
  parts: z.array(VolumePart),
});
export type Volume = z.infer<typeof Volume>;

/** Class file: one kind of applicant and what its dossier is made of. */
export const ClassFile = z.strictObject({
  $schema: z.string().optional(),
  id: Key,
  title: Text,
  form: Text,
  /** Dotted fields that name the applicant, its code, its employer, its filling date, its region. */
  identity: z.strictObject({
    name: z.string(),
    code: z.string(),
    contactEmail: z.string().optional(),
    filled: z.string(),
    region: z.string(),
    channel: z.string(),
  }),
  sheets: z.array(Key).min(1),
  reports: z.array(Report),
  evidence: z.array(EvidenceCategory),
  seals: z.array(Seal),
  volumes: z.array(Volume),
  /** Leaves of the offices: on which the preliminary opinion and the recommendation are signed (X3). */
  office: z.strictObject({ preliminary: Key.optional(), recommendation: Key.optional() }).optional(),
  /** Sheets printed on their own, outside the volumes (attachment 2, declarations). */
  loose: z.array(Key),
  photos: z.strictObject({ field: z.string() }).optional(),
});
export type ClassFile = z.infer<typeof ClassFile>;

export const Severity = z.enum(['error', 'warning', 'hint']);
export type Severity = z.infer<typeof Severity>;

/**
 * A check. `that` must hold (CEL); false gives the finding, unknown (a field it reads is blank) gives none.
 * `each` repeats it over a rows field, a matrix's rows or a repeated sheet, as the variable `row` (or `sheet`).
 */
export const Rule = z.strictObject({
  id: z
    .string()
    .regex(
      /^[A-Z]+\d*(\.\d+)?[a-z]?(-[a-z0-9-]+)?$/u,
      'begins with the row of requirements it serves, as in E1 or E6-clean',
    ),
  severity: Severity,
  when: Condition.optional(),
  each: z.string().optional(),
  that: Condition,
  /** Field the finding is shown at; dotted, with its sheet: `basic.founded`, `level.indicators.own`. */
  at: z.string(),
  message: Text,
  clause: Text.optional(),
});
export type Rule = z.infer<typeof Rule>;

/** A clause of the call: paragraphs of one of its sections, both counted from 0. */
export const ClausePlace = z.strictObject({ section: z.int().min(0), paragraphs: z.array(z.int().min(0)).min(1) });

/**
 * How a row of requirements is met: `person` judges, or rules, a named query or a later stage do. What officials look at
 * has a `title` and, where the call says it, the `clause` with its words; the `note` is for who keeps the edition.
 */
export const RowNote = z.strictObject({
  row: z.string(),
  by: z.enum(['person', 'code', 'later']),
  title: Text.optional(),
  clause: ClausePlace.optional(),
  note: Text,
});
export const RulesFile = z.strictObject({
  $schema: z.string().optional(),
  rules: z.array(Rule),
  rows: z.array(RowNote),
});
export type RulesFile = z.infer<typeof RulesFile>;

export const CodeList = z.strictObject({
  $schema: z.string().optional(),
  id: z.string(),
  title: Text,
  source: z.string(),
  confidence: z.string(),
  toBeConfirmed: z.boolean().optional(),
  items: z.array(z.lazy(() => CodeItem)),
});
type Item = { code: string; zh: string; en: string; selectable?: boolean | undefined; children?: Item[] | undefined };
export const CodeItem: z.ZodType<Item> = z.lazy(() =>
  z.strictObject({
    code: z.string(),
    zh: z.string(),
    en: z.string(),
    selectable: z.boolean().optional(),
    children: z.array(CodeItem).optional(),
  }),
);
export type CodeList = z.infer<typeof CodeList>;
export { Option };
