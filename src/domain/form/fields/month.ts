import { conditionTypes } from '#src/definition/condition/types.ts';
import type { scalarTypes } from '#src/definition/field.ts';
import type { z } from 'zod';
import { parseDateParts } from '../calendar.ts';
import { dayOf, exists, isoOf } from '#src/definition/value/day.ts';
import { boundsIssue } from '../date-bounds.ts';
import type { FieldType } from '../field-type.ts';
import { quoted, readAs, unreadable } from '../issue.ts';

/** A month, kept as 2020-05; the day is left out where one was typed. */
export const month: FieldType<string, z.infer<typeof scalarTypes.month>> = {
  type: 'month',
  condition: conditionTypes.month,
  parse(typed, field) {
    const parts = parseDateParts(typed);
    if (!parts.ok || parts.value === null) return parts;
    const shown = quoted(typed);
    if (parts.value.month === 0)
      return unreadable(
        `“${shown}”缺少月份。请写成 2020-05 的样子。`,
        `"${shown}" lacks the month. Write it as in 2020-05.`,
      );
    if (!exists(parts.value))
      return unreadable(
        `日历上没有“${shown}”。请核对后重新填写。`,
        `There is no such month as "${shown}". Check it and fill it in again.`,
      );
    const iso = isoOf({ ...parts.value, day: 0 });
    return readAs(iso, boundsIssue(iso, field));
  },
  format(value, _field, _context, language) {
    const [year = '', number = ''] = value.split('-');
    return language === 'zh' ? `${year}年${Number(number)}月` : value;
  },
  toCondition: dayOf,
  canonical: (value) => value,
};
