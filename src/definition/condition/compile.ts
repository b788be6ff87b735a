import type { Environment, ParseResult } from '@marcbachmann/cel-js';
import type { ClassDefinition } from '../edition-bundle.ts';
import { forbidden, readsOf } from './limits.ts';
import type { ConditionEdition, ConditionProblem, Place } from './place.ts';
import { Vocabulary } from './vocabulary.ts';

/** A condition made ready once: how to run it, or why it cannot stand, and the dotted paths it reads. */
export interface Compiled {
  readonly run: ParseResult | null;
  readonly problem: ConditionProblem | null;
  readonly reads: ReadonlySet<string>;
}

/** All conditions of one class of applicant, each compiled and type-checked once. */
export class Conditions {
  readonly vocabulary: Vocabulary;
  readonly #compiled = new Map<string, Map<string, Compiled>>();

  constructor(edition: ConditionEdition, definition: ClassDefinition) {
    this.vocabulary = new Vocabulary(edition, definition);
  }

  /** The condition as it stands at a place. */
  at(condition: string, place: Place = {}): Compiled {
    const key = this.vocabulary.keyOf(place);
    let known = this.#compiled.get(key);
    if (known === undefined) this.#compiled.set(key, (known = new Map()));
    let compiled = known.get(condition);
    if (compiled === undefined) known.set(condition, (compiled = compile(condition, this.vocabulary.environment(key))));
    return compiled;
  }
}

function compile(condition: string, environment: Environment): Compiled {
  const refuse = (reason: string, position: number): Compiled => ({
    run: null,
    problem: { reason, position },
    reads: new Set(),
  });
  try {
    const run = environment.parse(condition);
    const against = forbidden(run.ast);
    if (against !== null) return refuse(against.reason, against.position);
    const checked = run.check();
    if (!checked.valid)
      return refuse(checked.error?.summary ?? 'it does not fit its types', checked.error?.range?.start ?? 0);
    if (checked.type !== 'bool')
      return refuse(`it must be true or false, but it is of type '${checked.type ?? '?'}'`, 0);
    return { run, problem: null, reads: readsOf(run.ast) };
  } catch (failure) {
    const error = failure as { readonly summary?: string; readonly range?: { readonly start: number } };
    return refuse(error.summary ?? String(failure), error.range?.start ?? 0);
  }
}

const known = new WeakMap<ClassDefinition, Conditions>();

/** The conditions of a class of this edition, compiled once per loaded edition. */
export function compileConditions(edition: ConditionEdition, className: string): Conditions {
  const definition = edition.classes[className];
  if (definition === undefined) throw new RangeError(`no class '${className}' in this edition`);
  let conditions = known.get(definition);
  if (conditions === undefined) known.set(definition, (conditions = new Conditions(edition, definition)));
  return conditions;
}
