import { conditionTypes } from '#src/definition/condition/types.ts';
import type { scalarTypes } from '#src/definition/field.ts';
import type { z } from 'zod';
import { creditCodeCheck, organisationCodeCheck } from '#src/definition/value/check-digit.ts';
import type { FieldType, Parsed } from '../field-type.ts';
import { quoted, readAs, unreadable, warning } from '../issue.ts';
import { halfWidth, withoutText } from '../typed-text.ts';

const creditCode = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/u;
const organisationCode = /^[0-9A-Z]{8}-?[0-9X]$/u;

/**
 * Unified social credit code (GB 32100), or an organisation code (GB 11714) where there is none yet. A wrong check
 * digit is a warning, since some early codes in lawful use fail it.
 */
export const uscc: FieldType<string, z.infer<typeof scalarTypes.uscc>> = {
  type: 'uscc',
  condition: conditionTypes.uscc,
  parse(typed) {
    const early = withoutText(typed);
    if (early !== null) return early;
    return read(halfWidth(typed).replaceAll(' ', '').toUpperCase());
  },
  format: (value) => value,
  toCondition: (value) => value,
  canonical: (value) => value,
};

function read(text: string): Parsed<string> {
  if (creditCode.test(text)) return readAs(text, creditCodeCheck(text) === text[17] ? null : wrongCheck);
  if (organisationCode.test(text)) {
    const code = text.replace('-', '');
    return readAs(`${code.slice(0, 8)}-${code.slice(8)}`, organisationCodeCheck(code) === code[8] ? null : wrongCheck);
  }
  if (text.length === 18 && /[IOSVZ]/u.test(text)) {
    return unreadable(
      '统一社会信用代码不用字母 I、O、S、V、Z。请核对是否把数字 1、0、5、2 误作字母。',
      'A unified social credit code has no letters I, O, S, V or Z. Check whether 1, 0, 5 or 2 was taken for a letter.',
    );
  }
  return unreadable(
    `“${quoted(text)}”不是 18 位统一社会信用代码。请照证照填写。`,
    `"${quoted(text)}" is not a unified social credit code of 18 signs. Copy it from the licence.`,
  );
}

const wrongCheck = warning(
  '校验位不符。请对照证照核对；确实如此的，请在证实性材料中附证照。',
  'The check digit does not fit. Compare it with the licence; if it is right, add the licence to the evidence.',
);
