import { knowledge } from './fit.ts';
import type { Application, Assessor, AssignmentProblem } from './problem.ts';

/** A problem with numbers in the place of ids, in the caller's order; index of a pair: application × assessors + assessor. */
export interface Pairs {
  readonly assessors: readonly Assessor[];
  readonly applications: readonly Application[];
  /** 1 where a hard conflict blocks the pair. */
  readonly blocked: Uint8Array;
  /** Points of fit of a pair, less those of soft conflicts. */
  readonly fit: Float64Array;
  /** Assessors of each application that are there by hand, ascending. */
  readonly fixed: readonly (readonly number[])[];
  readonly cityOf: Int32Array;
  readonly employerOf: Int32Array;
}

/** Numbers the problem: by `order`, equals by id, so that the order of the input's lists does not matter. */
export function pairsOf({ assessors, applications, conflicts, rules, fixed }: AssignmentProblem): Pairs {
  const people = assessors.toSorted(byOrder);
  const cases = applications.toSorted(byOrder);
  const personAt = new Map(people.map(({ id }, index) => [id, index]));
  const caseAt = new Map(cases.map(({ id }, index) => [id, index]));
  const width = people.length;
  const blocked = new Uint8Array(cases.length * width);
  const fit = knowledgeOf(people, cases, rules.weights.fit);
  for (const { assessor, application, weight } of conflicts) {
    const pair = caseAt.get(application)! * width + personAt.get(assessor)!;
    if (weight === null) blocked[pair] = 1;
    else fit[pair]! -= rules.weights.soft * weight;
  }
  const byHand = cases.map((): number[] => []);
  for (const { assessor, application } of fixed) byHand[caseAt.get(application)!]!.push(personAt.get(assessor)!);
  return {
    assessors: people,
    applications: cases,
    blocked,
    fit,
    fixed: byHand.map((members) => members.toSorted((a, b) => a - b)),
    cityOf: numbered(people.map(({ city }) => city)),
    employerOf: numbered(people.map(({ employer }) => employer)),
  };
}

function byOrder(one: Assessor | Application, other: Assessor | Application): number {
  return one.order - other.order || (one.id < other.id ? -1 : 1);
}

/** Applications of the same industry and category are known equally well, so each kind is looked at once. */
function knowledgeOf(people: readonly Assessor[], cases: readonly Application[], points: number): Float64Array {
  const fit = new Float64Array(cases.length * people.length);
  const kinds = new Map<string, Float64Array>();
  cases.forEach((application, index) => {
    const kind = JSON.stringify([application.industry, application.category]);
    const known = kinds.get(kind) ?? Float64Array.from(people, (person) => points * knowledge(person, application));
    kinds.set(kind, known);
    fit.set(known, index * people.length);
  });
  return fit;
}

/** Equal texts get equal numbers; −1 where there is none. */
function numbered(texts: readonly (string | null)[]): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(texts, (text) => {
    if (text === null) return -1;
    const number = numbers.get(text) ?? numbers.size;
    numbers.set(text, number);
    return number;
  });
}
