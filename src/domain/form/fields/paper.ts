import { conditionTypes } from '#src/definition/condition/types.ts';
import type { scalarTypes } from '#src/definition/field.ts';
import type { z } from 'zod';
import { entriesOf } from '../code-list.ts';
import type { FieldContext, FieldType, Issue, Parsed } from '../field-type.ts';
import { readIdentity, type IdentityProblem } from '#src/definition/value/identity-number.ts';
import { quoted, readAs, unreadable } from '../issue.ts';
import { halfWidth, withoutText } from '../typed-text.ts';

/** `kind` is the printed name of the paper; '' for an identity card. */
export interface Paper {
  readonly kind: string;
  readonly number: string;
}
type Definition = z.infer<typeof scalarTypes.paper>;

/** Identity card (only its number is typed), or the printed kind of another paper, a blank and its number. */
export const paper: FieldType<Paper, Definition> = {
  type: 'paper',
  condition: conditionTypes.paper,
  parse(typed, field, context) {
    return withoutText(typed) ?? read(halfWidth(typed), otherKinds(field, context));
  },
  format: (value) => written(value),
  toCondition: (value) => written(value),
  canonical: (value) => written(value),
};

const written = ({ kind, number }: Paper): string => (kind === '' ? number : `${kind} ${number}`);

/** Names of the kinds a person may hold; the first entry of the list is the identity card. */
function otherKinds(
  field: Definition,
  { codes }: FieldContext,
): { readonly card: string; readonly others: readonly string[] } {
  const list = codes[field.kinds];
  const [card, ...others] = list === undefined ? [] : [...entriesOf(list).values()].map((entry) => entry.zh);
  return { card: card ?? '', others };
}

function read(
  text: string,
  { card, others }: { readonly card: string; readonly others: readonly string[] },
): Parsed<Paper> {
  const kind = others.toSorted((a, b) => b.length - a.length).find((name) => text.startsWith(halfWidth(name)));
  if (kind !== undefined) return readOther(kind, text.slice(halfWidth(kind).length));
  const number = (card !== '' && text.startsWith(card) ? text.slice(card.length) : text)
    .replace(/[\s:]/gu, '')
    .toUpperCase();
  const facts = readIdentity(number);
  return typeof facts === 'string'
    ? { ok: false, issues: [identityIssue(facts, number)] }
    : readAs({ kind: '', number });
}

function readOther(kind: string, rest: string): Parsed<Paper> {
  const number = rest.replace(/[\s:]/gu, '').toUpperCase();
  if (/^[0-9A-Z()]{5,20}$/u.test(number)) return readAs({ kind, number });
  return unreadable(
    `“${kind}”后面的号码“${quoted(number)}”不完整。请照证件填写 5 至 20 位字母和数字。`,
    `The number after "${kind}" is not whole. Copy 5 to 20 letters and digits from the paper.`,
  );
}

function identityIssue(problem: IdentityProblem, number: string): Issue {
  const reasons: Record<IdentityProblem, { zh: string; en: string }> = {
    form: {
      zh: `身份证号码应为 18 位，现为 ${number.length} 位。请照证件填写；其他证件先选证件种类。`,
      en: `An identity number has 18 signs, this has ${number.length}. Copy it from the card; for another paper choose its kind first.`,
    },
    date: {
      zh: '身份证号码中的出生日期不存在。请照证件核对第 7 至 14 位。',
      en: 'The date of birth in the identity number does not exist. Check signs 7 to 14 against the card.',
    },
    check: {
      zh: '身份证号码的校验位不符，其中必有一位抄错。请照证件核对。',
      en: 'The check digit of the identity number does not fit, so one sign is wrong. Compare it with the card.',
    },
  };
  return { severity: 'error', message: reasons[problem] };
}
