import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeLetterDocx } from '#src/adapters/word/letter.ts';
import { finalReportPrint, toConfirm, type FinalReportPrint } from '#src/documents/final-report.ts';
import type { Renderer } from '#src/documents/print.ts';
import { letterRequest } from '#src/documents/render-letter.ts';
import { readPdf, wordText } from './read-back.ts';
import { smallEdition as edition } from './small-edition.ts';
import { startRenderer } from './support.ts';

let renderer: Renderer;
beforeAll(() => {
  renderer = startRenderer();
});
afterAll(() => renderer.close());

const table = {
  title: '名额与审定',
  lines: [],
  columns: ['奖项', '名额'].map((title) => ({ id: title, title, width: 60 })),
  rows: [['灯塔奖', `不超过3个${toConfirm(true)}`]],
};
const report = (more: Partial<FinalReportPrint>): FinalReportPrint => ({
  edition,
  date: '2001-07-01',
  provisional: false,
  chapters: [{ title: '审定', paras: ['审定会议召开2次。'], tables: [table] }],
  ...more,
});
const bothOf = async (print: FinalReportPrint): Promise<readonly string[]> => {
  const letter = finalReportPrint(print);
  const { pdf } = await renderer.print(letterRequest(letter));
  const words = [wordText(await writeLetterDocx(letter)), (await readPdf(pdf)).text];
  return words.map((text) => text.replaceAll(/\s/gu, ''));
};

test('the final report has its chapters with their tables, and says what the office has not confirmed', async () => {
  for (const text of await bothOf(report({})))
    for (const part of [
      '评审工作总结报告',
      '一、审定',
      '审定会议召开2次',
      '不超过3个（待主办单位确认）',
      '不是本奖项的正式规定',
      '2001-07-01',
    ])
      expect(text).toContain(part);
});

test('before the conferment it calls itself provisional, and warns of nothing where all is confirmed', async () => {
  for (const text of await bothOf(
    report({ provisional: true, chapters: [{ title: '审定', paras: [], tables: [] }] }),
  )) {
    expect(text).toContain('阶段稿');
    expect(text).not.toContain('正式规定');
  }
});
