import { conditionTypes } from '#src/definition/condition/types.ts';
import type { scalarTypes } from '#src/definition/field.ts';
import type { z } from 'zod';
import type { FieldType } from '../field-type.ts';
import { empty, quoted, readAs, unreadable } from '../issue.ts';
import { blankToken, halfWidth } from '../typed-text.ts';

const yes = new Set(['yes', 'y', 'true', '1', '是', '有', '√', '✓']);
const no = new Set(['no', 'n', 'false', '0', '否', '无', '没有', '×']);

/** Yes or no in the words the form prints (有/无, 是/否): "无" is an answer here, not a blank. */
export const yesno: FieldType<boolean, z.infer<typeof scalarTypes.yesno>> = {
  type: 'yesno',
  condition: conditionTypes.yesno,
  parse(typed, field) {
    const text = halfWidth(typed).toLowerCase();
    if (text === '') return empty();
    if (text === field.yes.zh || text === field.yes.en.toLowerCase()) return readAs(true);
    if (text === field.no.zh || text === field.no.en.toLowerCase()) return readAs(false);
    if (yes.has(text)) return readAs(true);
    if (no.has(text)) return readAs(false);
    const token = blankToken(typed);
    if (token !== null) return empty(token);
    return unreadable(
      `“${quoted(typed)}”既不是“${field.yes.zh}”也不是“${field.no.zh}”。请选其中一项。`,
      `"${quoted(typed)}" is neither "${field.yes.en}" nor "${field.no.en}". Choose one of them.`,
    );
  },
  format: (value, field, _context, language) => (value ? field.yes : field.no)[language],
  toCondition: (value) => value,
  canonical: (value) => (value ? 'yes' : 'no'),
};
