import type { Edition } from '../edition-bundle.ts';

/**
 * Where a condition stands. In a repeated sheet (`sheet`, `instance`) it may read `sheet`; in a row of a rows or
 * matrix field (`field`, `row`: row id or key) it may read `row`.
 */
export interface Place {
  readonly sheet?: string | undefined;
  readonly instance?: string | undefined;
  readonly field?: string | undefined;
  readonly row?: string | undefined;
}

/** Why a condition cannot stand where it does; `position` counts from 0 in its text. */
export interface ConditionProblem {
  readonly reason: string;
  readonly position: number;
}

/** What conditions need to know of an edition. */
export type ConditionEdition = Pick<Edition, 'file' | 'codes' | 'classes'>;
