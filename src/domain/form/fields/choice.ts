import { conditionTypes } from '#src/definition/condition/types.ts';
import type { scalarTypes } from '#src/definition/field.ts';
import type { z } from 'zod';
import type { FieldType } from '../field-type.ts';
import { empty, quoted, readAs, unreadable } from '../issue.ts';
import { labelsOf, optionOf } from '../options.ts';
import { blankToken } from '../typed-text.ts';

/** One of a few: the option's code; a pasted label is understood. An option's own wording comes before X9 tokens. */
export const choice: FieldType<string, z.infer<typeof scalarTypes.choice>> = {
  type: 'choice',
  condition: conditionTypes.choice,
  parse(typed, { options }) {
    if (typed.trim() === '') return empty();
    const option = optionOf(options, typed);
    if (option !== undefined) return readAs(option.code);
    const token = blankToken(typed);
    if (token !== null) return empty(token);
    return unreadable(
      `“${quoted(typed)}”不在可选项内。请从“${labelsOf(options, 'zh')}”中选一项。`,
      `"${quoted(typed)}" is not one of the options. Choose one of: ${labelsOf(options, 'en')}.`,
    );
  },
  format: (value, { options }, _context, language) =>
    options.find((option) => option.code === value)?.label[language] ?? value,
  toCondition: (value) => value,
  canonical: (value) => value,
};
