import { z } from 'zod';
import { Key, Text } from './text.ts';

/** Digits as they are written, so that no weight or threshold passes through binary fractions. */
const DecimalText = z.string().regex(/^\d+(\.\d+)?$/u, 'a number in digits, as in 60 or 12.5');
const Confirm = z.literal(true).optional();
const Term = z.strictObject({ days: z.int().positive(), working: z.boolean() });
/** A share in whole numbers, as in two of three. */
const Share = z.strictObject({ of: z.int().positive(), in: z.int().positive() });
export type Share = z.infer<typeof Share>;

/** What an assessor may be to an applicant (A2.2): declared, claimed by the applicant, or read from a dossier and a profile. */
export const ConflictSource = z.enum([
  'declared',
  'claimed',
  'employer',
  'formerEmployer',
  'coaching',
  'helper',
  'certifier',
  'supplier',
  'customer',
  'competitor',
  'group',
  'ownCity',
]);
export type ConflictSource = z.infer<typeof ConflictSource>;
/** A hard conflict bars, a soft one warns. */
export const ConflictWeight = z.enum(['hard', 'soft']);
export type ConflictWeight = z.infer<typeof ConflictWeight>;

/** What stands in a relation for the issuers of all evidence, as certification bodies are. */
export const evidenceIssuer = 'evidence.issuer';

/** Names in a dossier that must not be an assessor's own: dotted fields, of rows with their column; `evidence.issuer` of all evidence. */
export const Relation = z.strictObject({
  source: ConflictSource,
  weight: ConflictWeight,
  fields: z.array(z.string()).min(1),
  /** What of the assessor's profile is compared; everything where it is left out. */
  with: z.array(z.enum(['name', 'employer', 'formerEmployers', 'bodies'])).optional(),
});
export type Relation = z.infer<typeof Relation>;

/** Who judges one application in a stage: so many, not fewer than `least`, one of them leads. */
export const PanelRules = z.strictObject({ size: z.int().min(1), least: z.int().min(1), toBeConfirmed: Confirm });
export type PanelRules = z.infer<typeof PanelRules>;

/** How members' percents become the panel's: talked through, their mean, or the mean without highest and lowest. */
export const Combination = z.enum(['consensus', 'mean', 'trimmedMean']);
export type Combination = z.infer<typeof Combination>;

/** What parts equal totals, in this order: the points of clauses; what is still equal is a tie. */
const TieBreak = z.array(z.string());

/** Who goes on: the best so many, those with so many points, or both. */
export const Shortlist = z.strictObject({
  top: z.int().positive().optional(),
  atLeast: DecimalText.optional(),
  /** A tie across the line: all go on, none does, or a draw decides. */
  ties: z.enum(['all', 'none', 'draw']),
  toBeConfirmed: Confirm,
});
export type Shortlist = z.infer<typeof Shortlist>;

export const Stage = z.strictObject({
  id: Key,
  /** 资料评审, 问询答辩, 现场评审. */
  kind: z.enum(['desk', 'defence', 'site']),
  title: Text,
  /** Its share in the overall evaluation; stages of weight 0 only sort out. */
  weight: DecimalText,
  /** What is judged, and how, where it is not the class's own. */
  criteria: z.string().optional(),
  scale: z.string().optional(),
  panel: PanelRules,
  /** The stage whose panels judge here too. */
  panelOf: Key.optional(),
  combine: Combination,
  /** An item whose percents lie further apart than this must be talked over. */
  spread: z.int().min(0).max(100).optional(),
  /** The stage whose result it begins from: every change from it needs its cause. */
  startsFrom: Key.optional(),
  /** Whether a signed scan of the panel's sheet closes it. */
  signed: z.boolean(),
  /** Days for the panel's work, from its opening. */
  time: Term,
  shortlist: Shortlist.optional(),
  /** Of a defence: minutes for each, minutes between, how many at once, and whether a draw gives the order. */
  timetable: z
    .strictObject({
      minutes: z.int().positive(),
      pause: z.int().min(0),
      rooms: z.int().positive(),
      dayFrom: z.string().regex(/^\d{2}:\d{2}$/u),
      dayTo: z.string().regex(/^\d{2}:\d{2}$/u),
      order: z.enum(['draw', 'number']),
    })
    .optional(),
  toBeConfirmed: Confirm,
});
export type Stage = z.infer<typeof Stage>;

/** How applications of one class are judged. Where the criteria give no points there are bands and comments only. */
export const ClassAssessment = z.strictObject({
  criteria: z.string(),
  scale: z.string(),
  stages: z.array(Stage).min(1),
  /** All stages together: `points` are reached where each is full; null where nothing is counted. */
  overall: z.strictObject({
    points: z.int().positive().nullable(),
    /** Decimals kept, halves rounded away from zero; ranking is by the rounded total. */
    places: z.int().min(0).max(6),
    threshold: DecimalText.optional(),
    tieBreak: TieBreak,
    toBeConfirmed: Confirm,
  }),
  relations: z.array(Relation),
  /** Dotted fields that tell an assessor's fit: industry code and kind of organisation. */
  fit: z.strictObject({ industry: z.string().optional(), category: z.string().optional() }),
});
export type ClassAssessment = z.infer<typeof ClassAssessment>;

/** The pool of assessors and what they bind themselves to. */
export const PoolRules = z.strictObject({
  pledge: z.array(Text).min(1),
  /** Applications one assessor may be given at most in a stage. */
  load: z.int().positive(),
  perCity: z.int().positive().nullable(),
  perEmployer: z.int().positive().nullable(),
  /** Of an applicant from the assessor's own city. */
  ownCity: z.enum(['hard', 'soft', 'none']),
  /** Of what an assessor declares, an applicant claims, and the former employers of an assessor. */
  declared: ConflictWeight,
  claimed: ConflictWeight,
  /** Qualifications that may lead a panel; everybody where it is empty. */
  leads: z.array(z.string()),
  toBeConfirmed: Confirm,
});
export type PoolRules = z.infer<typeof PoolRules>;

/** How the committee decides (审定). */
export const DecisionRules = z.strictObject({
  way: z.enum(['open', 'secret']),
  /** Of those on the roll who may vote, how many must be there. */
  quorum: Share,
  /** Of the base, more than or exactly this share in favour carries. */
  majority: z.strictObject({ ...Share.shape, base: z.enum(['roll', 'present', 'cast']), atLeast: z.boolean() }),
  toBeConfirmed: Confirm,
});
export type DecisionRules = z.infer<typeof DecisionRules>;

/** Public notice (公示) and objections (异议). */
export const NoticeRules = z.strictObject({
  ...Term.shape,
  /** What stands beside the name of a winner, by class: dotted fields of the form, as a person's employer and post. */
  shows: z.record(Key, z.strictObject({ unit: z.string().optional(), post: z.string().optional() })).optional(),
  toBeConfirmed: Confirm,
});
export const ObjectionRules = z.strictObject({
  anonymous: z.enum(['refused', 'recorded']),
  /** From its arrival: the receipt, and the answer. */
  receive: Term,
  answer: Term,
  bytes: z.int().positive(),
  files: z.int().min(0),
  toBeConfirmed: Confirm,
});
export type ObjectionRules = z.infer<typeof ObjectionRules>;

/** Conferment (表彰): how certificates are numbered, how long a title holds, and where things stand on the paper, in millimetres. */
export const ConfermentRules = z.strictObject({
  number: z.string().regex(/\{n:\d\}/u),
  validYears: z.int().positive().nullable(),
  /** What winners may share of their practice (R7), by class; `from`: the field whose text they begin from. */
  shares: z
    .record(Key, z.array(z.strictObject({ id: Key, title: Text, from: z.string().optional() })).min(1))
    .optional(),
  certificate: z.strictObject({
    width: z.number().positive(),
    height: z.number().positive(),
    /** Pre-printed paper takes the filled places only. */
    places: z.array(
      z.strictObject({
        id: z.enum(['heading', 'winner', 'text', 'number', 'date', 'issuer', 'code']),
        x: z.number().min(0),
        y: z.number().min(0),
        width: z.number().positive(),
        size: z.number().positive(),
        align: z.enum(['left', 'center', 'right']),
        /** `{winner}`, `{prize}`, `{edition}`, `{date}`, `{number}` and `{issuer}` are filled in. */
        text: Text.optional(),
      }),
    ),
  }),
  toBeConfirmed: Confirm,
});
export type ConfermentRules = z.infer<typeof ConfermentRules>;

/** What applicants learn of their assessment: points, only bands, or neither; and how long they may answer. */
export const FeedbackRules = z.strictObject({
  shows: z.enum(['points', 'bands', 'comments']),
  answer: Term,
  toBeConfirmed: Confirm,
});
export type FeedbackRules = z.infer<typeof FeedbackRules>;

/** `assessment.json`: from acceptance to the award (N2, N4, R6). An edition without the file ends with acceptance. */
export const AssessmentFile = z.strictObject({
  $schema: z.string().optional(),
  note: Text.optional(),
  pool: PoolRules,
  classes: z.record(Key, ClassAssessment),
  decision: DecisionRules,
  notice: NoticeRules,
  objection: ObjectionRules,
  conferment: ConfermentRules,
  feedback: FeedbackRules,
  /** Messages of the edition: to members of a panel and its lead, and to the office when one stands aside. */
  tells: z.strictObject({ asked: Key, consensus: Key, lead: Key, stoodAside: Key }).optional(),
  /** Whether the head of office and supervision may look at assessors' severity. */
  severity: z.boolean(),
  /** What public value is mixed into draws, named before. */
  draw: z.strictObject({ publicValue: Text, toBeConfirmed: Confirm }).optional(),
});
export type AssessmentFile = z.infer<typeof AssessmentFile>;
