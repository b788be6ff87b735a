import { conditionTypes } from '#src/definition/condition/types.ts';
import type { scalarTypes } from '#src/definition/field.ts';
import type { z } from 'zod';
import { plain, type Decimal } from '#src/definition/value/decimal.ts';
import type { FieldType } from '../field-type.ts';
import { parseNumber } from '../number-text.ts';

/** Amounts in the unit the form prints (万元, 万美元); ¥ may be typed. */
export const money: FieldType<Decimal, z.infer<typeof scalarTypes.money>> = {
  type: 'money',
  condition: conditionTypes.money,
  parse: (typed, field) => parseNumber(typed.replace(/^\s*[¥￥]/u, ''), field),
  format: plain,
  toCondition: (value) => value,
  canonical: plain,
};
