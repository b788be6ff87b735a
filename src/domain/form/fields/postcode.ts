import { conditionTypes } from '#src/definition/condition/types.ts';
import type { scalarTypes } from '#src/definition/field.ts';
import type { z } from 'zod';
import type { FieldType } from '../field-type.ts';
import { quoted, readAs, unreadable } from '../issue.ts';
import { halfWidth, withoutText } from '../typed-text.ts';

/** A postcode of six digits. */
export const postcode: FieldType<string, z.infer<typeof scalarTypes.postcode>> = {
  type: 'postcode',
  condition: conditionTypes.postcode,
  parse(typed) {
    const early = withoutText(typed);
    if (early !== null) return early;
    const text = halfWidth(typed).replaceAll(' ', '');
    if (/^\d{6}$/u.test(text)) return readAs(text);
    return unreadable(
      `“${quoted(typed)}”不是邮政编码。请填 6 位数字。`,
      `"${quoted(typed)}" is not a postcode. Fill in six digits.`,
    );
  },
  format: (value) => value,
  toCondition: (value) => value,
  canonical: (value) => value,
};
