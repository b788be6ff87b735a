import { conditionTypes } from '#src/definition/condition/types.ts';
import type { scalarTypes } from '#src/definition/field.ts';
import type { z } from 'zod';
import { plain, type Decimal } from '#src/definition/value/decimal.ts';
import type { FieldType } from '../field-type.ts';
import { parseNumber } from '../number-text.ts';

/** Percentages: the number before the sign (98.5 for 98.5 %); the sign may be typed. */
export const percent: FieldType<Decimal, z.infer<typeof scalarTypes.percent>> = {
  type: 'percent',
  condition: conditionTypes.percent,
  parse: (typed, field) => parseNumber(typed, field, ['%']),
  format: plain,
  toCondition: (value) => value,
  canonical: plain,
};
