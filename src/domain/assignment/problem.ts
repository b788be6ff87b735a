import { z } from 'zod';

const Id = z.string().min(1);
const Count = z.int().nonnegative();

/** Who may assess. `capacity` and `minimum` are numbers of applications; `employer` is the current one, in one form. */
export const Assessor = z.object({
  id: Id,
  /** Place in the order in which equals are looked at; given by the caller, from a seed where the edition draws lots. */
  order: z.int(),
  capacity: Count,
  minimum: Count.optional(),
  city: z.string().nullable(),
  employer: z.string().nullable(),
  leads: z.boolean(),
  industries: z.array(z.string()).readonly(),
  categories: z.array(z.string()).readonly(),
});
export type Assessor = z.infer<typeof Assessor>;

/** An application that wants a panel of `size`, among them `leads` who may lead; with fewer than `least` none is published. */
export const Application = z.object({
  id: Id,
  order: z.int(),
  size: Count,
  least: Count,
  leads: Count,
  industry: z.string().nullable(),
  category: z.string().nullable(),
});
export type Application = z.infer<typeof Application>;

/** A conflict and where it is known from; hard where `weight` is null, else so many points of fit are lost. */
export const Conflict = z.object({ assessor: Id, application: Id, source: Id, weight: Count.nullable() });
export type Conflict = z.infer<typeof Conflict>;

export const Membership = z.object({ assessor: Id, application: Id });
export type Membership = z.infer<typeof Membership>;

/** Caps are members of one city or of one employer in a panel; null is no cap. Weights are whole points. */
export const Rules = z.object({
  perCity: z.int().positive().nullable(),
  perEmployer: z.int().positive().nullable(),
  weights: z.object({ fit: Count, soft: Count, spread: Count }),
});
export type Rules = z.infer<typeof Rules>;

/** All that panels are made from; plain JSON, so that an export carries it whole. `fixed` ones were made by hand and stay. */
export const AssignmentProblem = z.object({
  format: z.literal(1),
  assessors: z.array(Assessor).readonly(),
  applications: z.array(Application).readonly(),
  conflicts: z.array(Conflict).readonly(),
  rules: Rules,
  fixed: z.array(Membership).readonly(),
});
export type AssignmentProblem = z.infer<typeof AssignmentProblem>;

/** What contradicts itself in a problem, each naming where; panels can be made where there is nothing. */
export function problemFaults({ assessors, applications, conflicts, fixed }: AssignmentProblem): string[] {
  const people = new Set(assessors.map(({ id }) => id));
  const cases = new Set(applications.map(({ id }) => id));
  const hard = new Set(conflicts.filter(({ weight }) => weight === null).map(pairKey));
  const unknown = ({ assessor, application }: Membership, what: string): string[] => [
    ...(people.has(assessor) ? [] : [`${what}: there is no assessor ${assessor}`]),
    ...(cases.has(application) ? [] : [`${what}: there is no application ${application}`]),
  ];
  return [
    ...twice(assessors.map(({ id }) => id)).map((id) => `assessor ${id} is listed twice`),
    ...twice(applications.map(({ id }) => id)).map((id) => `application ${id} is listed twice`),
    ...twice(fixed.map(pairKey)).map((key) => `fixed membership ${key} is listed twice`),
    ...applications
      .filter(({ size, least, leads }) => least > size || leads > size)
      .map(({ id }) => `application ${id} wants fewer members than its least number or its leads`),
    ...assessors
      .filter(({ capacity, minimum = 0 }) => minimum > capacity)
      .map(({ id }) => `assessor ${id} has a minimum above the capacity`),
    ...conflicts.flatMap((one) => unknown(one, 'conflict')),
    ...fixed.flatMap((one) => unknown(one, 'fixed membership')),
    ...fixed
      .filter((one) => hard.has(pairKey(one)))
      .map((one) => `fixed membership ${pairKey(one)} has a conflict that blocks it`),
  ];
}

/** One text for a pair; ids are joined as JSON, so that no id can imitate another pair. */
export const pairKey = ({ assessor, application }: Membership): string => JSON.stringify([assessor, application]);

function twice(ids: readonly string[]): string[] {
  const seen = new Set<string>();
  return ids.filter((id) => seen.size === seen.add(id).size);
}
