import type { Application, Assessor } from './problem.ts';

/** Lengths of a GB/T 4754 code that are compared: class letter, division (2 digits), group (3 digits). */
const prefixes = [1, 3, 4] as const;

/** Points of the same category: as much as an industry that is the same down to its group. */
const categoryPoints = prefixes.length;

/** How many levels of the classification two industries share: 0 to 3. */
export function sharedLevels(one: string, other: string): number {
  let shared = 0;
  for (const length of prefixes) {
    if (one.length < length || one.slice(0, length) !== other.slice(0, length)) break;
    shared += 1;
  }
  return shared;
}

/** How well somebody knows the applicant's field: 0 to 6 points, the nearest industry and the category. */
export function knowledge(
  { industries, categories }: Pick<Assessor, 'industries' | 'categories'>,
  { industry, category }: Pick<Application, 'industry' | 'category'>,
): number {
  const nearest = industry === null ? 0 : Math.max(0, ...industries.map((own) => sharedLevels(own, industry)));
  return nearest + (category !== null && categories.includes(category) ? categoryPoints : 0);
}
