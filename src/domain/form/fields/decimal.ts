import { conditionTypes } from '#src/definition/condition/types.ts';
import type { scalarTypes } from '#src/definition/field.ts';
import type { z } from 'zod';
import { plain, type Decimal } from '#src/definition/value/decimal.ts';
import type { FieldType } from '../field-type.ts';
import { parseNumber } from '../number-text.ts';

/** Numbers with decimals, printed as they were typed, never rounded. */
export const decimal: FieldType<Decimal, z.infer<typeof scalarTypes.decimal>> = {
  type: 'decimal',
  condition: conditionTypes.decimal,
  parse: (typed, field) => parseNumber(typed, field),
  format: plain,
  toCondition: (value) => value,
  canonical: plain,
};
