import type { Text } from '#src/definition/text.ts';
import type { DrawFailureReason, DrawRecord } from './record.ts';

/** What a draw decides, as pages and sheets say it. */
export const purposeWords: Readonly<Record<DrawRecord['purpose'], Text>> = {
  'defence-order': { zh: '确定问询答辩顺序', en: 'decides the order of the defence' },
  tie: { zh: '确定同分先后', en: 'decides an exact tie' },
  panel: { zh: '确定评审组', en: 'decides panels' },
};

export const failureWords: Readonly<Record<DrawFailureReason, Text>> = {
  withheld: { zh: '有一方未按时承诺或揭示', en: 'a party did not commit or reveal in time' },
  mismatch: { zh: '揭示的种子与承诺不符', en: 'a revealed seed is not the one committed to' },
  'no-value': { zh: '公开数值未按时载入', en: 'the public value was not entered in time' },
};

const parties: Readonly<Record<string, Text>> = {
  province: { zh: '主办单位', en: 'the organiser' },
  supervision: { zh: '监督方', en: 'supervision' },
};

/** What a party of a draw is called; a key without a name stands for itself. */
export function partyWords(party: string): Text {
  return (Object.hasOwn(parties, party) ? parties[party] : undefined) ?? { zh: party, en: party };
}

/** Several parties as a list in running text. */
export const partyList = (keys: readonly string[]): Text => ({
  zh: keys.map((key) => partyWords(key).zh).join('、'),
  en: keys.map((key) => partyWords(key).en).join(', '),
});
