import { Assignment, assignmentDigest } from './assignment.ts';
import { feasibilityFaults } from './feasible.ts';
import { boundAt } from './market.ts';
import { levelsOf, scaleOf, worth, type Levels } from './objective.ts';
import { pairsOf } from './pairs.ts';
import { AssignmentProblem, problemFaults } from './problem.ts';

/** What a check of panels came to: no faults and no gap is proof that no panels are better. */
export interface Verdict {
  /** What does not hold, each naming where; empty where everything does. */
  readonly faults: readonly string[];
  /** The rest as recomputed; null where the data cannot be read. */
  readonly levels: Levels | null;
  readonly value: number | null;
  readonly bound: number | null;
  /** How much better other panels could be at most; 0 proves that none are. */
  readonly gap: number | null;
}

/**
 * Checks panels from plain JSON, without the program that found them: that they keep all rules, what they are worth, and by
 * the prices that nothing can be worth more than the bound.
 */
export function verifyAssignment(problem: unknown, result: unknown): Verdict {
  const asked = AssignmentProblem.safeParse(problem);
  const given = Assignment.safeParse(result);
  if (!asked.success || !given.success)
    return unread([
      ...(asked.error?.issues ?? []).map(({ path, message }) => `problem.${path.join('.')}: ${message}`),
      ...(given.error?.issues ?? []).map(({ path, message }) => `result.${path.join('.')}: ${message}`),
    ]);
  const faults = problemFaults(asked.data);
  if (faults.length > 0) return unread(faults);
  const wrong = feasibilityFaults(asked.data, given.data);
  const prices = new Map(given.data.prices.map(({ assessor, price }) => [assessor, price]));
  const unpriced = asked.data.assessors.filter(({ id }) => !prices.has(id)).map(({ id }) => `prices: ${id} has none`);
  if (prices.size !== given.data.prices.length || prices.size > asked.data.assessors.length)
    unpriced.push('prices: one is there twice, or of nobody');
  const recomputed = recompute(asked.data, given.data, prices);
  if (typeof recomputed === 'string') return unread([...wrong, ...unpriced, recomputed]);
  return { ...recomputed, faults: [...wrong, ...unpriced, ...differences(given.data, recomputed)] };
}

const unread = (faults: string[]): Verdict => ({ faults, levels: null, value: null, bound: null, gap: null });

type Worths = { levels: Levels; value: number; bound: number; gap: number };

function recompute(problem: AssignmentProblem, result: Assignment, prices: ReadonlyMap<string, number>) {
  const pairs = pairsOf(problem);
  const scale = scaleOf(pairs, problem.rules);
  if (scale === null) return 'problem: its weights and numbers are too large to be counted exactly';
  const place = new Map(pairs.assessors.map(({ id }, index) => [id, index]));
  const panels = pairs.applications.map(({ id }) =>
    (result.panels.find(({ application }) => application === id)?.members ?? []).flatMap(
      (member) => place.get(member) ?? [],
    ),
  );
  const levels = levelsOf(pairs, problem.rules, panels);
  const value = worth(scale, levels);
  const priced = Float64Array.from(pairs.assessors, ({ id }) => prices.get(id) ?? 0);
  const bound = boundAt(pairs, problem.rules, scale, priced);
  return { levels, value, bound, gap: bound - value } satisfies Worths;
}

function differences(given: Assignment, { levels, value, bound }: Worths): string[] {
  const said = [
    ...(Object.keys(levels) as (keyof Levels)[]).map(
      (level) => [`levels.${level}`, given.levels[level], levels[level]] as const,
    ),
    ['value', given.value, value] as const,
    ['bound', given.bound, bound] as const,
    ['digest', given.digest, assignmentDigest(given)] as const,
  ];
  return [
    ...said.flatMap(([where, is, should]) =>
      is === should ? [] : [`${where}: it says ${is}, but ${should} is right`],
    ),
    ...(bound < value ? [`bound: ${bound} is below the value ${value}, so some rule is broken`] : []),
  ];
}
