import { Readable, Writable } from 'node:stream';
import exceljs from 'exceljs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainText, sheetName } from '#src/adapters/sheet/cell-text.ts';
import { streamXlsx, writeXlsx, type XlsxSheet } from '#src/adapters/sheet/workbook.ts';
import { readZip } from '../documents/read-back.ts';

const written = { author: '样例', date: '2020-05-06' };
const columns = [
  { id: 'text', title: '=标题', width: 40 },
  { id: 'number', title: '数', width: 20 },
];
const sheetOf = (texts: readonly string[]): XlsxSheet => ({
  name: '名单',
  title: '=1+1',
  lines: ['@SUM(A1)'],
  columns,
  rows: texts.map((text) => [text, { text: '1,234.50', number: 1234.5 }]),
});
async function readBack(bytes: Uint8Array): Promise<exceljs.Worksheet> {
  const book = new exceljs.Workbook();
  await book.xlsx.load(Buffer.from(bytes) as never);
  return book.worksheets[0] ?? expect.unreachable('a sheet');
}
const hostile = [
  '=HYPERLINK("http://example.com","x")',
  '+1+1',
  '-2+3',
  '@SUM(1)',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '=cmd|" /C calc"!A0',
];

describe('an exported list', () => {
  test('[A5.1] keeps every text as text: no formula is in the file, whatever a text begins with', async () => {
    const bytes = await writeXlsx([sheetOf(hostile)], written);
    const sheet = await readBack(bytes);
    for (const [index, text] of hostile.entries()) {
      const cell = sheet.getCell(4 + index, 1);
      expect(cell.type).toBe(exceljs.ValueType.String);
      expect(cell.value).toBe(text.replaceAll('\r', '\n'));
      expect(cell.numFmt).toBe('@');
    }
    const parts = readZip(bytes);
    const xml = parts.get('xl/worksheets/sheet1.xml') ?? '';
    expect(xml).not.toMatch(/<f[ >]|t="str"|<hyperlink/u);
    expect([...parts.keys()].filter((name) => /externalLink|calcChain/u.test(name))).toEqual([]);
  });

  test('any text comes back as it was, but for what a sheet cannot hold', async () => {
    const texts = fc.sample(fc.string({ unit: 'binary', maxLength: 60 }), { numRuns: 200, seed: 7 });
    const sheet = await readBack(await writeXlsx([sheetOf(texts)], written));
    for (const [index, text] of texts.entries()) {
      const { value } = sheet.getCell(4 + index, 1);
      const kept = plainText(text).replaceAll('_x005F_', '_');
      expect(value ?? '').toBe(kept);
    }
  });

  test('codes keep their zeros and letters, numbers are numbers', async () => {
    const sheet = await readBack(await writeXlsx([sheetOf(['0012', '1E5', '91320500MA1AAAAA1X'])], written));
    expect([4, 5, 6].map((row) => sheet.getCell(row, 1).value)).toEqual(['0012', '1E5', '91320500MA1AAAAA1X']);
    expect(sheet.getCell(4, 2).value).toBe(1234.5);
  });

  test('has its head frozen and repeated in print, and bytes that depend on its content alone', async () => {
    const bytes = await writeXlsx([sheetOf(['一'])], written);
    expect(Buffer.compare(await writeXlsx([sheetOf(['一'])], written), bytes)).toBe(0);
    const sheet = await readBack(bytes);
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 3 });
    expect(sheet.pageSetup).toMatchObject({ orientation: 'landscape', paperSize: 9, printTitlesRow: '3:3' });
    expect(sheet.getCell(3, 1).value).toBe('=标题');
  });

  test('of many rows is written as they come, never held as a whole', async () => {
    let held = 0;
    let most = 0;
    const rows = Readable.from(
      (function* () {
        for (let number = 0; number < 20_000; number += 1) {
          most = Math.max(most, (held += 1));
          yield [`第${number}行`, { text: '1', number }];
          held -= 1;
        }
      })(),
    );
    let size = 0;
    const out = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        size += chunk.length;
        done();
      },
    });
    await streamXlsx([{ ...sheetOf([]), rows }], written, out);
    expect(size).toBeGreaterThan(100_000);
    expect(most).toBe(1);
  });
});

describe('what a cell and a sheet are called', () => {
  test('a text too long for Excel is cut with a word about it', () => {
    const cut = plainText('字'.repeat(40_000));
    expect(cut.length).toBeLessThanOrEqual(32_767);
    expect(cut).toMatch(/截断）$/u);
  });

  test('names of sheets are taken by Excel and differ', () => {
    expect(sheetName('组织/个人[1]', [])).toBe('组织 个人 1');
    expect(sheetName("''", [])).toBe('表');
    expect(sheetName('名单', ['名单'])).toBe('名单(2)');
    expect(sheetName('长'.repeat(40), ['长'.repeat(31)])).toHaveLength(31);
  });
});
