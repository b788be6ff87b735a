import type { Text } from '#src/definition/text.ts';
import type { PaperOwed } from './paper.ts';

/** What is owed, in words, one line for each. */
export function owedWords({ volumes, medium, words }: PaperOwed): readonly Text[] {
  return [
    ...volumes.map(({ volume, copies, stale }): Text => ({
      zh: `${volume.short.zh}应有${volume.copies}本，已有${copies}本${stale > 0 ? `（另有${stale}本是其他版次，须换页）` : ''}`,
      en: `${volume.short.en}: ${copies} of ${volume.copies} copies${stale > 0 ? ` (${stale} more are of another revision and need pages exchanged)` : ''}`,
    })),
    ...(medium ? [{ zh: '缺光盘或U盘', en: 'no disc or USB stick' }] : []),
    ...words.map((text): Text => ({ zh: `缺：${text}`, en: `missing: ${text}` })),
  ];
}

/** The same as one reason. */
export function owedReason(owed: PaperOwed): Text {
  const list = owedWords(owed);
  return {
    zh: `纸质材料不齐：${list.map((one) => one.zh).join('；')}。请在收件台登记补送的材料。`,
    en: `The paper is not complete: ${list.map((one) => one.en).join('; ')}. Book what comes at the counter.`,
  };
}
