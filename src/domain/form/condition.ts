import { compileConditions, type Conditions } from '#src/definition/condition/compile.ts';
import type { ConditionEdition, ConditionProblem, Place } from '#src/definition/condition/place.ts';
import type { Truth } from '#src/definition/condition/unknown.ts';
import type { ApplicationData } from './answers.ts';
import { contextOf, type RootContext } from './condition-context.ts';
import type { FieldContext } from './field-type.ts';

export type { Truth } from '#src/definition/condition/unknown.ts';
export type { Place } from '#src/definition/condition/place.ts';

/** Answers a condition for one application at one time; never throws. */
export type Holds = (condition: string, place?: Place) => Truth;

export interface ClassConditions {
  /** Conditions about this application, checked at this time. */
  over(data: ApplicationData, at: Date, context?: FieldContext): Holds;
  /** Why a condition cannot stand at a place, with the position in its text from 0; null where it can. */
  problem(condition: string, place?: Place): ConditionProblem | null;
  /** Dotted paths a condition reads: `basic.founded`, `row.y1`. */
  reads(condition: string, place?: Place): ReadonlySet<string>;
}

/** The conditions of a class of this edition; compiled once per loaded edition. */
export function conditionsFor(edition: ConditionEdition, className: string): ClassConditions {
  const conditions = compileConditions(edition, className);
  return {
    over: (data, at, context = { codes: edition.codes }) => {
      const root = contextOf(conditions.vocabulary, data, at, context);
      return (condition, place = {}) => answer(conditions, root, condition, place);
    },
    problem: (condition, place) => conditions.at(condition, place).problem,
    reads: (condition, place) => conditions.at(condition, place).reads,
  };
}

function answer(conditions: Conditions, root: RootContext, condition: string, place: Place): Truth {
  const { run } = conditions.at(condition, place);
  if (run === null) return 'unknown';
  try {
    const value: unknown = run(root.at(place));
    return typeof value === 'boolean' ? value : 'unknown';
  } catch (failure) {
    // A blank (the shared `unknown`), or a failure of CEL itself such as an index out of bounds.
    if (failure instanceof Error) return 'unknown';
    throw failure;
  }
}
