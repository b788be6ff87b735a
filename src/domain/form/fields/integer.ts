import { conditionTypes } from '#src/definition/condition/types.ts';
import type { scalarTypes } from '#src/definition/field.ts';
import type { z } from 'zod';
import { plain, type Decimal } from '#src/definition/value/decimal.ts';
import type { FieldType } from '../field-type.ts';
import { parseNumber } from '../number-text.ts';

/** Whole numbers; "1,200 人" is read where 人 is the unit. */
export const integer: FieldType<Decimal, z.infer<typeof scalarTypes.integer>> = {
  type: 'integer',
  condition: conditionTypes.integer,
  parse: (typed, field) => parseNumber(typed, { ...field, digits: 0 }),
  format: plain,
  toCondition: (value) => value,
  canonical: plain,
};
