import type { ClassDefinition, Edition } from '#src/definition/edition-bundle.ts';
import type { ApplicationData } from '#src/domain/form/answers.ts';
import type { Row } from '../measure/row.ts';

/** A whole organisation: every sheet filled in, evidence and finished reports. */
export interface Subject {
  readonly edition: Edition;
  readonly definition: ClassDefinition;
  readonly data: ApplicationData;
  readonly open: (sha256: string) => Promise<Uint8Array>;
}

export interface Conditions {
  readonly subject: Subject;
  /** Interleaved rounds whose median is told. */
  readonly rounds: number;
  /** Seconds of one round under load. */
  readonly seconds: number;
  /** Says what is being measured. */
  readonly say: (line: string) => void;
}

/** A group of figures measured together. */
export type Case = (conditions: Conditions) => Promise<Row[]>;
