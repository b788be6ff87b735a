import type { ClassDefinition } from '#src/definition/edition-bundle.ts';
import type { ApplicationData } from '#src/domain/form/answers.ts';
import type { Filled } from '../api/types.ts';

/** Sums up what is filled of what. */
export function sumFilled(parts: readonly (Filled | undefined)[]): Filled {
  return parts.reduce<Filled>(
    (sum, part) => ({ filled: sum.filled + (part?.filled ?? 0), total: sum.total + (part?.total ?? 0) }),
    { filled: 0, total: 0 },
  );
}

/** What is filled of a sheet: itself, or all of its instances. */
export function filledOf(completeness: Readonly<Record<string, Filled>>, sheet: string): Filled {
  return sumFilled(
    Object.entries(completeness)
      .filter(([key]) => key === sheet || key.startsWith(`${sheet}:`))
      .map(([, part]) => part),
  );
}

/** What is there of each required report, by `report:id`: the report itself and the word that its pages were checked. */
export function reportsFilled(
  definition: ClassDefinition,
  { reports, files }: ApplicationData,
): Readonly<Record<string, Filled>> {
  return Object.fromEntries(
    definition.reports
      .filter((report) => report.required)
      .map(({ id }) => {
        const there = files[reports[id]?.file ?? ''] !== undefined;
        return [`report:${id}`, { filled: there ? (reports[id]?.confirmed === true ? 2 : 1) : 0, total: 2 }];
      }),
  );
}

/** How many of the kinds of evidence that are required or owed have an item. */
export function evidenceFilled(
  definition: ClassDefinition,
  { evidence }: ApplicationData,
  owed: ReadonlySet<string>,
  holds: (condition: string) => unknown,
): Filled {
  const needed = definition.evidence.filter(
    ({ id, requiredWhen }) => owed.has(id) || (requiredWhen !== undefined && holds(requiredWhen) === true),
  );
  return {
    filled: needed.filter(({ id }) => evidence.some((item) => item.category === id)).length,
    total: needed.length,
  };
}
