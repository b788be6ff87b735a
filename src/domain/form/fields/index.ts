import type { ScalarField, ScalarType } from '#src/definition/field.ts';
import type { FieldContext, FieldType, Parsed } from '../field-type.ts';
import { choice } from './choice.ts';
import { choices } from './choices.ts';
import { code } from './code.ts';
import { date } from './date.ts';
import { decimal } from './decimal.ts';
import { email } from './email.ts';
import { integer } from './integer.ts';
import { longtext } from './longtext.ts';
import { money } from './money.ts';
import { month } from './month.ts';
import { paper } from './paper.ts';
import { percent } from './percent.ts';
import { phone } from './phone.ts';
import { postcode } from './postcode.ts';
import { text } from './text.ts';
import { tick } from './tick.ts';
import { uscc } from './uscc.ts';
import { year } from './year.ts';
import { yesno } from './yesno.ts';

export { isScalar } from '#src/definition/cell.ts';

const types: Readonly<Record<ScalarType, FieldType<unknown>>> = {
  text,
  longtext,
  integer,
  decimal,
  percent,
  money,
  date,
  month,
  year,
  choice,
  choices,
  yesno,
  tick,
  code,
  uscc,
  paper,
  phone,
  email,
  postcode,
};

/** The field type of that name. */
export function fieldType(type: ScalarType): FieldType<unknown> {
  return types[type];
}

/** Reads a typed text as its field does; never throws. */
export function parseField(field: ScalarField, typed: string, context: FieldContext): Parsed<unknown> {
  if (context.read === undefined) return types[field.type].parse(typed, field, context);
  let texts = context.read.get(field);
  if (texts === undefined) context.read.set(field, (texts = new Map()));
  let parsed = texts.get(typed);
  if (parsed === undefined) texts.set(typed, (parsed = types[field.type].parse(typed, field, context)));
  return parsed;
}

/** A typed text as it is printed; what cannot be read is printed as it was typed. */
export function formatField(field: ScalarField, typed: string, context: FieldContext, language: 'zh' | 'en'): string {
  const parsed = parseField(field, typed, context);
  if (!parsed.ok) return typed.trim();
  if (parsed.value === null) return 'reason' in parsed ? (parsed.reason ?? '') : '';
  return types[field.type].format(parsed.value, field, context, language);
}
