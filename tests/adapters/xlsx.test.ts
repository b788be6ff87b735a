import { Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import exceljs from 'exceljs';
import { sample, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainText, sheetName } from '#src/adapters/sheet/cell-text.ts';
import { streamXlsx, writeXlsx, type XlsxSheet } from '#src/adapters/sheet/workbook.ts';
import type { ListValue } from '#src/documents/list-table.ts';
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
    const texts = sample(string({ unit: 'binary', maxLength: 60 }), { numRuns: 200, seed: 7 });
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

  test('of many rows is on its way long before the last row is there, and just as harmless', async () => {
    let taken = 0;
    let takenAtFirst = 0;
    const rows = async function* (): AsyncGenerator<readonly ListValue[]> {
      for (taken = 0; taken < 20_000; taken += 1) {
        if (taken % 200 === 0) await setImmediate();
        yield [`=${taken}`, { text: '1', number: taken }];
      }
    };
    const chunks: Buffer[] = [];
    const out = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        chunks.push(chunk);
        if (takenAtFirst === 0 && chunks.reduce((sum, one) => sum + one.length, 0) > 5000) takenAtFirst = taken;
        done();
      },
    });
    await streamXlsx([{ ...sheetOf([]), rows: rows() }], written, out);
    expect(takenAtFirst).toBeGreaterThan(0);
    expect(takenAtFirst).toBeLessThan(10_000);
    const sheet = await readBack(Buffer.concat(chunks));
    expect(sheet.getCell(20_003, 1)).toMatchObject({ value: '=19999', type: exceljs.ValueType.String, numFmt: '@' });
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
