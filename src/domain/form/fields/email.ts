import { conditionTypes } from '#src/definition/condition/types.ts';
import type { scalarTypes } from '#src/definition/field.ts';
import type { z } from 'zod';
import type { FieldType } from '../field-type.ts';
import { quoted, readAs, unreadable } from '../issue.ts';
import { halfWidth, withoutText } from '../typed-text.ts';

const address = /^[^\s@,;<>"']{1,64}@[^\s@,;<>"'.]+(?:\.[^\s@,;<>"'.]+)+$/u;

/** An e-mail address. */
export const email: FieldType<string, z.infer<typeof scalarTypes.email>> = {
  type: 'email',
  condition: conditionTypes.email,
  parse(typed) {
    const early = withoutText(typed);
    if (early !== null) return early;
    const text = halfWidth(typed);
    if (address.test(text) && text.length <= 254) return readAs(text);
    return unreadable(
      `“${quoted(typed)}”不是电子邮箱。请写成 name@example.cn 的样子。`,
      `"${quoted(typed)}" is not an e-mail address. Write it as in name@example.cn.`,
    );
  },
  format: (value) => value,
  toCondition: (value) => value,
  canonical: (value) => value,
};
