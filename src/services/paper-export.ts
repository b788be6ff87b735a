import type { Text } from '#src/definition/text.ts';
import { momentIn } from '#src/definition/value/day.ts';
import type { PaperStanding } from '#src/store/paper.ts';
import type { ListedPaper } from './paper-list.ts';

/** A table of texts for a spreadsheet; every cell is a text and must be written as one, never as a formula. */
export interface PaperTable {
  readonly head: readonly Text[];
  readonly rows: readonly (readonly string[])[];
}

const standings: Readonly<Record<PaperStanding, Text>> = {
  absent: { zh: '未到', en: 'not here' },
  short: { zh: '不齐', en: 'not complete' },
  recheck: { zh: '版次已更新，须核对', en: 'of an earlier revision: look again' },
  complete: { zh: '齐全', en: 'complete' },
};

const head: readonly Text[] = [
  { zh: '申报人', en: 'Applicant' },
  { zh: '类别', en: 'Class' },
  { zh: '申报渠道', en: 'Channel' },
  { zh: '编号', en: 'Number' },
  { zh: '申报方式', en: 'Way' },
  { zh: '纸质材料', en: 'Paper' },
  { zh: '本数', en: 'Copies' },
  { zh: '光盘/U盘', en: 'Discs and sticks' },
  { zh: '缺少', en: 'Missing' },
  { zh: '箱号', en: 'Box' },
  { zh: '架位', en: 'Shelf' },
  { zh: '快递单号', en: 'Courier number' },
  { zh: '收到时间', en: 'Arrived' },
];

/** Rows of a list of paper, for export; instants in the edition's zone. */
export function paperTable(rows: readonly ListedPaper[], language: 'zh' | 'en', timeZone: string): PaperTable {
  const way: Text = { zh: '纸质申报', en: 'on paper' };
  const electronic: Text = { zh: '电子申报', en: 'electronic' };
  return {
    head,
    rows: rows.map((row) => [
      row.applicant,
      row.classTitle[language],
      row.channelName[language],
      row.number ?? '',
      (row.paperOnly ? way : electronic)[language],
      standings[row.standing][language],
      row.copies
        .map((one) => `${one.volume[language]} ${one.copies}/${one.asked}`)
        .join(language === 'zh' ? '、' : ', '),
      String(row.media),
      row.missing.join(language === 'zh' ? '；' : '; '),
      row.box ?? '',
      row.shelf ?? '',
      row.courier ?? '',
      row.arrivedAt === null ? '' : momentIn(new Date(row.arrivedAt), timeZone),
    ]),
  };
}
