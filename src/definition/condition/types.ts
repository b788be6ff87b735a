import type { ScalarField, ScalarType } from '../field.ts';

/** What a value is to a condition. */
export type ConditionType = 'string' | 'decimal' | 'date' | 'bool' | 'list<string>';

/** What each scalar field is to a condition. */
export const conditionTypes = {
  text: 'string',
  longtext: 'string',
  integer: 'decimal',
  decimal: 'decimal',
  percent: 'decimal',
  money: 'decimal',
  date: 'date',
  month: 'date',
  year: 'date',
  choice: 'string',
  choices: 'list<string>',
  yesno: 'bool',
  tick: 'bool',
  code: 'string',
  uscc: 'string',
  paper: 'string',
  phone: 'string',
  email: 'string',
  postcode: 'string',
} as const satisfies Record<ScalarType, ConditionType>;

/** CEL's name of a day. */
export const dateType = 'google.protobuf.Timestamp';

/** CEL's name of a field's type. */
export function celType(field: ScalarField): string {
  const type = conditionTypes[field.type];
  return type === 'date' ? dateType : type;
}
