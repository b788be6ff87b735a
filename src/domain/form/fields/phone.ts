import { conditionTypes } from '#src/definition/condition/types.ts';
import type { scalarTypes } from '#src/definition/field.ts';
import type { z } from 'zod';
import type { FieldType } from '../field-type.ts';
import { quoted, readAs, unreadable } from '../issue.ts';
import { halfWidth, withoutText } from '../typed-text.ts';

const one = /^\+?[\d() -]+(?:(?:转|分机|ext\.?|x)\s?\d{1,6})?$/iu;

/** Telephone or mobile numbers; several are separated by "/", "、" or ";". Kept as typed, in half-width signs. */
export const phone: FieldType<string, z.infer<typeof scalarTypes.phone>> = {
  type: 'phone',
  condition: conditionTypes.phone,
  parse(typed) {
    const early = withoutText(typed);
    if (early !== null) return early;
    const text = halfWidth(typed);
    if (text.split(/[/、;,]/u).every((part) => isNumber(part.trim()))) return readAs(text);
    return unreadable(
      `“${quoted(typed)}”不像电话号码。请写成 025-12345678 或 11 位手机号。`,
      `"${quoted(typed)}" does not look like a telephone number. Write it as in 025-12345678, or a mobile number of 11 digits.`,
    );
  },
  format: (value) => value,
  toCondition: (value) => value,
  canonical: (value) => value,
};

function isNumber(text: string): boolean {
  const digits = text.replace(/\D/gu, '').length;
  return one.test(text) && digits >= 5 && digits <= 20;
}
