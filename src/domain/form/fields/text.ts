import { conditionTypes } from '#src/definition/condition/types.ts';
import type { scalarTypes } from '#src/definition/field.ts';
import type { z } from 'zod';
import type { FieldType } from '../field-type.ts';
import { empty, readAs } from '../issue.ts';
import { limitIssue } from '../limit.ts';
import { unprintableIssue } from '../typed-text.ts';

/** One line of text: line breaks become blanks, the ends are cut. What is typed is the value, "无" too. */
export const text: FieldType<string, z.infer<typeof scalarTypes.text>> = {
  type: 'text',
  condition: conditionTypes.text,
  parse(typed, field) {
    const value = typed.replace(/\s*[\r\n\t]+\s*/gu, ' ').trim();
    return value === '' ? empty() : readAs(value, unprintableIssue(typed), limitIssue(value, field.limit));
  },
  format: (value) => value,
  toCondition: (value) => value,
  canonical: (value) => value,
};
