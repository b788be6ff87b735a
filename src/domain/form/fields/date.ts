import { conditionTypes } from '#src/definition/condition/types.ts';
import type { scalarTypes } from '#src/definition/field.ts';
import type { z } from 'zod';
import { parseDateParts } from '../calendar.ts';
import { dayOf, exists, isoOf } from '#src/definition/value/day.ts';
import type { FieldType } from '../field-type.ts';
import { quoted, readAs, unreadable } from '../issue.ts';
import { boundsIssue } from '../date-bounds.ts';

/** A day, kept as 2020-05-02. */
export const date: FieldType<string, z.infer<typeof scalarTypes.date>> = {
  type: 'date',
  condition: conditionTypes.date,
  parse(typed, field) {
    const parts = parseDateParts(typed);
    if (!parts.ok || parts.value === null) return parts;
    const shown = quoted(typed);
    if (parts.value.day === 0)
      return unreadable(
        `“${shown}”缺少${parts.value.month === 0 ? '月和日' : '日'}。请写成 2020-05-02 的样子。`,
        `"${shown}" lacks the day. Write it as in 2020-05-02.`,
      );
    if (!exists(parts.value))
      return unreadable(
        `日历上没有“${shown}”这一天。请核对后重新填写。`,
        `There is no such day as "${shown}". Check it and fill it in again.`,
      );
    const iso = isoOf(parts.value);
    return readAs(iso, boundsIssue(iso, field));
  },
  format(value, _field, _context, language) {
    const [year = '', month = '', day = ''] = value.split('-');
    return language === 'zh' ? `${year}年${Number(month)}月${Number(day)}日` : value;
  },
  toCondition: dayOf,
  canonical: (value) => value,
};
