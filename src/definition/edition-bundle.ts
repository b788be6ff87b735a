import type { AssessmentFile } from './assessment.ts';
import type { ClashesFile } from './clashes.ts';
import type { Amendment } from './amendment.ts';
import type { Criteria } from './criteria.ts';
import type { AuthorityEntry, ConsultationRules } from './authority.ts';
import type { Call, Channel, ClassFile, Clause, CodeList, EditionFile, RulesFile } from './edition.ts';
import type { Scale } from './scale.ts';
import type { Letter } from './letter.ts';
import type { Sheet } from './sheet.ts';
import type { SummaryFile } from './summary.ts';
import type { Calendar, MessageTemplate, WorkflowFile } from './workflow.ts';

/** One class of applicant with everything resolved: sheets in order, clauses of each report. */
export interface ClassDefinition extends ClassFile {
  readonly definitions: Readonly<Record<string, Sheet>>;
  readonly clauses: Readonly<Record<string, readonly Clause[]>>;
  readonly checks: RulesFile;
}

/** A loaded, cross-checked edition. `digest` is SHA-256 over the canonical JSON of all of it. */
export interface Edition {
  readonly digest: string;
  readonly file: EditionFile;
  readonly call: Call;
  readonly channels: readonly Channel[];
  /** Authorities beside the channels, as written; spelled out by `spellOut`. */
  readonly authorities: readonly AuthorityEntry[];
  /** How departments are consulted; absent where nobody is. */
  readonly consultation?: ConsultationRules | undefined;
  readonly workflow: WorkflowFile;
  /** How applications that may not both stand are found; null where the edition looks for none. */
  readonly clashes: ClashesFile | null;
  readonly messages: readonly MessageTemplate[];
  /** What working days are counted by. */
  readonly calendar: Calendar;
  /** Templates of what the offices send; absent in an edition without `letters.json`. */
  readonly letters?: readonly Letter[] | undefined;
  /** The summary tables; absent in an edition without `summary.json`. */
  readonly summary?: SummaryFile | undefined;
  readonly classes: Readonly<Record<string, ClassDefinition>>;
  readonly codes: Readonly<Record<string, CodeList>>;
  /** Criteria that the edition or its reports name: clauses, points and reading matter. */
  readonly criteria: Readonly<Record<string, Criteria>>;
  /** How applications are judged after acceptance; absent in an edition that ends there. */
  readonly assessment?: AssessmentFile | undefined;
  /** Scales that the assessment names. */
  readonly scales?: Readonly<Record<string, Scale>> | undefined;
  /** The amendment that made this edition of the one before; none as first published. */
  readonly amendment?: Amendment | undefined;
}

/** All of an edition but its digest: what the digest is taken over, and what the database keeps. */
export type Bundle = Omit<Edition, 'digest'>;
