import { conditionTypes } from '#src/definition/condition/types.ts';
import type { scalarTypes } from '#src/definition/field.ts';
import type { z } from 'zod';
import { entriesOf, findEntry } from '../code-list.ts';
import type { FieldType } from '../field-type.ts';
import { empty, quoted, readAs, unreadable } from '../issue.ts';
import { blankToken } from '../typed-text.ts';

/** An entry of a shared code list, kept as its code; a pasted name is understood where it is unambiguous. */
export const code: FieldType<string, z.infer<typeof scalarTypes.code>> = {
  type: 'code',
  condition: conditionTypes.code,
  parse(typed, field, { codes }) {
    if (typed.trim() === '') return empty();
    const list = codes[field.list];
    const entry = list === undefined ? undefined : findEntry(list, typed);
    if (entry?.selectable === true) return readAs(entry.code);
    if (entry !== undefined)
      return unreadable(
        `“${entry.zh}”是大类。请在它下面选更具体的一项。`,
        `"${entry.en}" is a group. Choose one of the entries below it.`,
      );
    const token = blankToken(typed);
    if (token !== null) return empty(token);
    const title = list?.title ?? { zh: field.list, en: field.list };
    return unreadable(
      `“${quoted(typed)}”不在“${title.zh}”内。请输入名称、代码或拼音首字母查找后选择。`,
      `"${quoted(typed)}" is not in "${title.en}". Search by name, code or pinyin initials and choose.`,
    );
  },
  format(value, field, { codes }, language) {
    const list = codes[field.list];
    return (list === undefined ? undefined : entriesOf(list).get(value))?.[language] ?? value;
  },
  toCondition: (value) => value,
  canonical: (value) => value,
};
