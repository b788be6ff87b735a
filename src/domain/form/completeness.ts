import type { Edition } from '#src/definition/edition-bundle.ts';
import { dayOf } from '#src/definition/value/day.ts';
import type { ApplicationData } from './answers.ts';
import { itemsOf } from './blank.ts';
import { conditionsFor } from './condition.ts';
import type { FieldContext } from './field-type.ts';
import { sheetConcerns } from './relevance.ts';
import { partsOf } from './walk.ts';

/** How many items of a sheet are filled in or have a reason, of those that concern the applicant. */
export interface Progress {
  readonly filled: number;
  readonly total: number;
}
/** By sheet id; of an instance of a repeated sheet by `sheet:instance`. Sheets that do not concern the applicant are left out. */
export type Completeness = Readonly<Record<string, Progress>>;

/** Progress of every sheet; conditions that ask for the time get `at`, the last day of the window unless given. */
export function completeness(
  edition: Edition,
  data: ApplicationData,
  at: Date = dayOf(edition.file.window.to),
): Completeness {
  const definition = edition.classes[data.class];
  if (definition === undefined) return {};
  const context: FieldContext = { codes: edition.codes, read: new WeakMap() };
  const holds = conditionsFor(edition, data.class).over(data, at, context);
  const progress: Record<string, Progress> = {};
  for (const part of partsOf(definition, data)) {
    if (!sheetConcerns(part.sheet, holds)) continue;
    const items = itemsOf(part, holds, context);
    const filled = items.filter((item) => item.state === 'filled' || item.state === 'reason').length;
    progress[part.instance === '' ? part.sheet.id : `${part.sheet.id}:${part.instance}`] = {
      filled,
      total: items.length,
    };
  }
  return progress;
}
