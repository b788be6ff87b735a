import { conditionTypes } from '#src/definition/condition/types.ts';
import type { scalarTypes } from '#src/definition/field.ts';
import type { z } from 'zod';
import type { FieldType } from '../field-type.ts';
import { empty, readAs } from '../issue.ts';
import { limitIssue } from '../limit.ts';
import { unprintableIssue } from '../typed-text.ts';

/** Text of several paragraphs, one a line. */
export const longtext: FieldType<string, z.infer<typeof scalarTypes.longtext>> = {
  type: 'longtext',
  condition: conditionTypes.longtext,
  parse(typed, field) {
    const value = typed.replace(/\r\n?/gu, '\n').trim();
    return value === '' ? empty() : readAs(value, unprintableIssue(typed), limitIssue(value, field.limit));
  },
  format: (value) => value,
  toCondition: (value) => value,
  canonical: (value) => value,
};
