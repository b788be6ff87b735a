import { conditionTypes } from '#src/definition/condition/types.ts';
import type { scalarTypes } from '#src/definition/field.ts';
import type { z } from 'zod';
import type { FieldType } from '../field-type.ts';
import { empty, quoted, readAs, unreadable } from '../issue.ts';
import { labelsOf, optionOf } from '../options.ts';
import { blankToken } from '../typed-text.ts';

/** Any of a few: codes joined by a comma, in the order of the options, none twice. */
export const choices: FieldType<readonly string[], z.infer<typeof scalarTypes.choices>> = {
  type: 'choices',
  condition: conditionTypes.choices,
  parse(typed, { options }) {
    const parts = typed
      .split(/[,，、;；\n]/u)
      .map((part) => part.trim())
      .filter((part) => part !== '');
    if (parts.length === 0) return empty();
    const wrong = parts.find((part) => optionOf(options, part) === undefined);
    if (wrong === undefined) {
      const chosen = new Set(parts.map((part) => optionOf(options, part)?.code));
      return readAs(options.map((option) => option.code).filter((code) => chosen.has(code)));
    }
    const token = blankToken(typed);
    if (token !== null) return empty(token);
    return unreadable(
      `“${quoted(wrong)}”不在可选项内。可选：${labelsOf(options, 'zh')}。`,
      `"${quoted(wrong)}" is not one of the options: ${labelsOf(options, 'en')}.`,
    );
  },
  format: (value, { options }, _context, language) =>
    value
      .map((code) => options.find((option) => option.code === code)?.label[language] ?? code)
      .join(language === 'zh' ? '、' : ', '),
  toCondition: (value) => [...value],
  canonical: (value) => value.join(','),
};
