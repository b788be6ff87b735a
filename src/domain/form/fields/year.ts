import { conditionTypes } from '#src/definition/condition/types.ts';
import type { scalarTypes } from '#src/definition/field.ts';
import type { z } from 'zod';
import { parseDateParts } from '../calendar.ts';
import { dayOf, exists, isoOf } from '#src/definition/value/day.ts';
import { boundsIssue } from '../date-bounds.ts';
import type { FieldType } from '../field-type.ts';
import { quoted, readAs, unreadable } from '../issue.ts';

/** A year, kept as 2020. */
export const year: FieldType<string, z.infer<typeof scalarTypes.year>> = {
  type: 'year',
  condition: conditionTypes.year,
  parse(typed, field) {
    const parts = parseDateParts(typed);
    if (!parts.ok || parts.value === null) return parts;
    if (!exists(parts.value))
      return unreadable(
        `“${quoted(typed)}”不是年份。请写成 2020 的样子。`,
        `"${quoted(typed)}" is not a year. Write it as in 2020.`,
      );
    const iso = isoOf({ ...parts.value, month: 0, day: 0 });
    return readAs(iso, boundsIssue(iso, field));
  },
  format: (value) => value,
  toCondition: dayOf,
  canonical: (value) => value,
};
