import { Decimal } from '#src/definition/value/decimal.ts';
import type { Issue, Parsed } from './field-type.ts';
import { error, quoted, readAs, unreadable, warning } from './issue.ts';
import { halfWidth, withoutText } from './typed-text.ts';

/** What bounds a number field: `min` and `max` are decimal texts, `digits` the decimals that are printed. */
export interface NumberBounds {
  readonly min?: string | undefined;
  readonly max?: string | undefined;
  readonly unit?: { readonly zh: string } | undefined;
  readonly digits: number;
}

const grouped = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u;
const plainNumber = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/u;
const longest = 30;

/** Reads a typed number: full-width digits, 千分位 commas, blanks and the field's own unit are understood (X9). */
export function parseNumber(typed: string, bounds: NumberBounds, suffix: readonly string[] = []): Parsed<Decimal> {
  const early = withoutText(typed);
  if (early !== null) return early;
  const digits = withoutUnit(halfWidth(typed), [...suffix, ...(bounds.unit === undefined ? [] : [bounds.unit.zh])]);
  const text = /[,，、']/u.test(digits) ? groupedDigits(digits) : digits.replaceAll(' ', '');
  if (text === null || !plainNumber.test(text)) return notANumber(typed);
  if (text.replace(/\D/gu, '').length > longest) return tooLong();
  const value = new Decimal(text);
  return readAs(value, outOfBounds(value, bounds), tooFine(value, bounds.digits));
}

function withoutUnit(text: string, units: readonly string[]): string {
  const unit = units.map(halfWidth).find((one) => one !== '' && text.endsWith(one));
  return unit === undefined ? text : text.slice(0, -unit.length).trim();
}

function groupedDigits(text: string): string | null {
  const commas = text.replace(/\s*[,，']\s*/gu, ',').replaceAll(' ', '');
  return grouped.test(commas) ? commas.replaceAll(',', '') : null;
}

function notANumber(typed: string): { readonly ok: false; readonly issues: readonly Issue[] } {
  const text = quoted(typed);
  if (/^[+-]?[\d.]+e[+-]?\d+$/iu.test(halfWidth(typed))) {
    return unreadable(
      `“${text}”是科学计数法。请写成普通数字，如 12345.6。`,
      `"${text}" is in scientific notation. Write plain digits, as in 12345.6.`,
    );
  }
  return unreadable(
    `“${text}”读不出数字。请只填数字，如 12345.6；没有的填“/”并说明原因。`,
    `"${text}" is not a number. Fill in digits only, as in 12345.6; where there is none, fill in "/" and give the reason.`,
  );
}

function tooLong(): { readonly ok: false; readonly issues: readonly Issue[] } {
  return unreadable(
    `数字超过 ${longest} 位。请核对单位后重新填写。`,
    `The number has more than ${longest} digits. Check the unit and fill it in again.`,
  );
}

function outOfBounds(value: Decimal, { min, max }: NumberBounds): Issue | null {
  if (min !== undefined && value.lessThan(min))
    return error(
      `不能小于 ${min}。请核对数字和单位。`,
      `It cannot be less than ${min}. Check the number and its unit.`,
    );
  if (max !== undefined && value.greaterThan(max))
    return error(
      `不能大于 ${max}。请核对数字和单位。`,
      `It cannot be greater than ${max}. Check the number and its unit.`,
    );
  return null;
}

function tooFine(value: Decimal, digits: number): Issue | null {
  if (value.decimalPlaces() <= digits) return null;
  if (digits === 0) return error('应为整数。请去掉小数部分。', 'It must be a whole number. Remove the decimals.');
  return warning(
    `小数多于 ${digits} 位。请按 ${digits} 位小数填写。`,
    `It has more than ${digits} decimals. Fill in ${digits} decimals.`,
  );
}
