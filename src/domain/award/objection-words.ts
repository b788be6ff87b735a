import type { Text } from '#src/definition/text.ts';
import type { ObjectionState } from './objection.ts';

/** What an objector is told when it is over, by mail or on the telephone: the number alone, what was found stands behind the link (X14). */
export function toldWords(number: string, state: ObjectionState): Text | null {
  if (state === 'answered')
    return {
      zh: `您提出的异议（编号 ${number}）已有答复，请打开提出异议时保存的链接查看。`,
      en: `Your objection ${number} has been answered. Open the link that you kept when you made it.`,
    };
  if (state === 'not-taken-up')
    return {
      zh: `您提出的异议（编号 ${number}）不予受理，理由请打开提出异议时保存的链接查看。`,
      en: `Your objection ${number} is not taken up; open the link that you kept when you made it to read why.`,
    };
  return null;
}
