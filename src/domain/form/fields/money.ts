import type { scalarTypes } from '#src/definition/field.ts';
import type { z } from 'zod';
import { plain, type Decimal } from '../decimal.ts';
import type { FieldType } from '../field-type.ts';
import { parseNumber } from '../number-text.ts';

/** Amounts in the unit the form prints (万元, 万美元); ¥ may be typed. */
export const money: FieldType<Decimal, z.infer<typeof scalarTypes.money>> = {
  type: 'money',
  condition: 'decimal',
  parse: (typed, field) => parseNumber(typed.replace(/^\s*[¥￥]/u, ''), field),
  format: plain,
  toCondition: (value) => value,
  canonical: plain,
};
