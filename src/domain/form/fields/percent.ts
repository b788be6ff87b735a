import type { scalarTypes } from '#src/definition/field.ts';
import type { z } from 'zod';
import { plain, type Decimal } from '../decimal.ts';
import type { FieldType } from '../field-type.ts';
import { parseNumber } from '../number-text.ts';

/** Percentages: the number before the sign (98.5 for 98.5 %); the sign may be typed. */
export const percent: FieldType<Decimal, z.infer<typeof scalarTypes.percent>> = {
  type: 'percent',
  condition: 'decimal',
  parse: (typed, field) => parseNumber(typed, field, ['%']),
  format: plain,
  toCondition: (value) => value,
  canonical: plain,
};
