import { describe, expect, test } from 'vitest';
import { bookmarkOf, tagOf } from '#src/adapters/word/identity.ts';
import { writeWord } from '#src/adapters/word/write-word.ts';
import { buildSheets } from '#src/documents/build-sheet.ts';
import type { WordForm } from '#src/documents/word-form.ts';
import { emOf, narrowed } from '#src/adapters/word/line-room.ts';
import type { Inline } from '#src/documents/document.ts';
import type { PrintInput } from '#src/documents/job.ts';
import type { Renderer } from '#src/documents/print.ts';
import { formSheets } from '#src/documents/render-form.ts';
import { digest, inputOf, Shelf } from './support.ts';
import { readZip, wordText } from './read-back.ts';
import { smallAnswers, smallEdition } from './small-edition.ts';

const ids = ['cover', 'facts', 'pledge', 'product', 'assessment', 'declaration'];
const form = (mode: 'filled' | 'blank'): WordForm => ({
  title: '申报表',
  date: '2001-03-09T10:00:00+08:00',
  sheets: buildSheets(smallEdition, smallAnswers, ids, { mode }),
  pictures: {},
  running: '灯塔质量奖',
  version: '',
});
/** A Word file is written without Typst. */
const silent: Renderer = {
  print: () => Promise.reject(new Error('nothing is set')),
  pdf: () => Promise.reject(new Error('nothing is set')),
  measure: () => Promise.reject(new Error('nothing is set')),
  svg: () => Promise.reject(new Error('nothing is set')),
  close: () => Promise.resolve(),
};
const filled = await writeWord(form('filled'));
const xml = readZip(filled).get('word/document.xml') ?? '';

describe('form.docx', () => {
  test('holds the answers, official font names and the dossier’s date', () => {
    const text = wordText(filled);
    for (const piece of ['灯塔㛃仪器有限公司', '91320100MA1AAAAA1X', '无传真', '当年未抽查', '本组织郑重承诺'])
      expect(text).toContain(piece);
    for (const font of ['仿宋_GB2312', '黑体', '方正小标宋简体']) expect(xml).toContain(font);
    expect(readZip(filled).get('docProps/core.xml')).toContain('2001-03-09T02:00:00.000Z');
  });

  test('keeps a field’s identity twice, by content control and bookmark', () => {
    const field = 'facts/sites/k1/phone';
    expect(xml).toContain(`<w:tag w:val="${tagOf(field)}"/>`);
    expect(xml).toContain(`w:name="${bookmarkOf(field, 0)}"`);
    const names = [...xml.matchAll(/<w:bookmarkStart w:name="([^"]+)"/gu)].map((match) => match[1]);
    expect(new Set(names).size).toBe(names.length);
    expect(tagOf('x'.repeat(65)).length).toBeLessThanOrEqual(64);
  });

  test('has the spans, continued heads and page breaks of the print', () => {
    expect(xml).toContain('<w:gridSpan w:val="4"/>');
    expect(xml).toMatch(/<w:vMerge w:val="restart"\/>/u);
    expect(xml.match(/<w:tblHeader\/>/gu)).toHaveLength(2);
    expect(xml).toContain('<w:type w:val="oddPage"/>');
    expect(readZip(filled).get('word/settings.xml')).toContain('<w:mirrorMargins/>');
  });

  test('parts adjacent tables by a paragraph of exactly one point', () => {
    expect(xml).toMatch(/<\/w:tbl><w:p><w:pPr><w:spacing [^>]*w:line="20"[^>]*w:lineRule="exact"/u);
    expect(xml).not.toContain('</w:tbl><w:tbl>');
  });

  test('a ticked box is a bordered tick, an open one a Chinese U+25A1', () => {
    expect(xml).toMatch(/<w:bdr [^>]*\/>(?:(?!<\/w:r>).)*√/u);
    expect(xml).toMatch(/w:eastAsia="宋体"[^>]*\/>(?:(?!<\/w:r>).)*□/u);
  });

  test('[M8] says in its footer which version it is: a draft, or a revision by its digest', async () => {
    const footer = async (input: PrintInput): Promise<string> => {
      const word = await writeWord(await formSheets(new Shelf().deps(silent), input));
      const parts = readZip(word);
      return [...parts.keys()]
        .filter((path) => path.startsWith('word/footer'))
        .map((path) => parts.get(path))
        .join();
    };
    expect(await footer(inputOf())).toContain(`摘要 ${digest.slice(0, 16)}　第 2 版`);
    expect(await footer(inputOf(smallAnswers, { draft: true, digest: '' }))).toContain('草稿，未定稿');
    expect(readZip(filled).get('word/footer1.xml')).not.toMatch(/草稿|摘要/u);
  });

  test('has no thin spaces around a tick: ticked and open boxes are of one size', () => {
    expect(wordText(filled)).toContain('√');
    expect(xml).not.toContain('\u2006');
  });

  test('notes stay with the last row of the table that they explain', () => {
    const [before = ''] = xml.split('注：带');
    const row = before.slice(before.lastIndexOf('<w:tr>'));
    expect(row).toContain('<w:keepNext/>');
  });

  test('the same form gives the same bytes', async () => {
    expect(Buffer.compare(await writeWord(form('filled')), filled)).toBe(0);
  });
});

describe('lines to write on', () => {
  const line = (text: string, width: number): Inline => ({ t: 'line', text, width });
  const words = (text: string): Inline => ({ t: 'text', text, tone: 'label' });
  const width = (inlines: readonly Inline[]): number =>
    inlines.reduce((sum, one) => sum + (one.t === 'line' ? one.width : one.t === 'text' ? emOf(one.text) : 0), 0);

  test('are padded only as far as their printed line has room, and never under their text', () => {
    const inlines = [words('认证时间及证书号：'), line('2019年9月12日', 12), line('HJ04Q10318R5L', 20)];
    const fitted = narrowed(inlines, 30);
    expect(width(fitted)).toBeCloseTo(30);
    for (const one of fitted) if (one.t === 'line') expect(one.width).toBeGreaterThanOrEqual(emOf(one.text));
    expect(narrowed(inlines, 100)).toEqual(inlines);
  });

  test('are judged line by line', () => {
    const inlines: Inline[] = [line('一', 30), { t: 'break' }, line('二', 10)];
    const [first, , second] = narrowed(inlines, 20);
    expect([first, second]).toMatchObject([{ width: 20 }, { width: 10 }]);
  });
});

test('[M11] the blank form has hints, lines to write on and no answers', async () => {
  const text = wordText(await writeWord(form('blank')));
  expect(text).toContain('（写明门牌号）');
  expect(text).not.toContain('灯塔路');
});
