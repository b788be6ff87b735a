import { conditionTypes } from '#src/definition/condition/types.ts';
import type { scalarTypes } from '#src/definition/field.ts';
import type { z } from 'zod';
import type { FieldType } from '../field-type.ts';
import { quoted, readAs, unreadable } from '../issue.ts';
import { blankToken, halfWidth } from '../typed-text.ts';

const ticked = new Set(['yes', 'y', 'true', '1', '是', '有', '√', '✓', '☑']);
const unticked = new Set(['', 'no', 'n', 'false', '0', '否', '□', '☐']);

/** A single box: an unticked one is an answer, never a blank. */
export const tick: FieldType<boolean, z.infer<typeof scalarTypes.tick>> = {
  type: 'tick',
  condition: conditionTypes.tick,
  parse(typed) {
    const text = halfWidth(typed).toLowerCase();
    if (ticked.has(text)) return readAs(true);
    if (unticked.has(text) || blankToken(typed) !== null) return readAs(false);
    return unreadable(
      `“${quoted(typed)}”不能表示打勾。请点选方框。`,
      `"${quoted(typed)}" is not a tick. Click the box.`,
    );
  },
  format: (value) => (value ? '√' : ''),
  toCondition: (value) => value,
  canonical: (value) => (value ? 'yes' : ''),
};
