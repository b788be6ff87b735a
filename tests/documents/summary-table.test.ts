import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadEdition } from '#src/definition/loader.ts';
import { tableDocument, textOf } from '#src/documents/list-table.ts';
import { letterRequest } from '#src/documents/render-letter.ts';
import type { Renderer } from '#src/documents/print.ts';
import { summaryTable, type SummaryRow } from '#src/documents/summary-table.ts';
import { root } from '../../scripts/requirement-rows.ts';
import { sampleApplication } from '../edition/individual-sample.ts';
import { sampleOrganisation } from '../edition/sample-organisation.ts';
import { readPdf } from './read-back.ts';
import { startRenderer } from './support.ts';

const edition = loadEdition(`${root}/programmes/jiangsu-quality-award/2020`);
const head = { authority: '苏州市质量发展委员会办公室', date: '2020-06-15' };
const row = (name: string, data: SummaryRow['data'], more: SummaryRow['facts'] = {}): SummaryRow => ({
  data,
  facts: { applicant: name, code: '91320500MA1AAAAA1X', channel: '苏州市', order: '1', ...more },
});
const organisation = row('样例有限公司', sampleOrganisation());
const cellsOf = (table: ReturnType<typeof summaryTable>, index = 0): Readonly<Record<string, string>> =>
  Object.fromEntries(table.columns.map((column, at) => [column.id, textOf(table.rows[index]?.[at] ?? '')]));

let renderer: Renderer;
beforeAll(() => {
  renderer = startRenderer();
});
afterAll(() => renderer.close());

describe('[A5.1] the summary table', () => {
  test('says of an organisation what its form and the offices say', () => {
    const table = summaryTable(edition, 'organisation', [organisation], head);
    expect(table.lines[0]).toBe('推荐单位（盖章）：苏州市质量发展委员会办公室');
    expect(table.lines[1]).toContain('2020年6月15日');
    expect(cellsOf(table)).toMatchObject({
      index: '1',
      applicant: '样例有限公司',
      economicType: '其他有限责任公司',
      size: '中型',
      municipal: '2016年12月',
      order: '1',
    });
    const revenue = table.columns.findIndex((column) => column.id === 'revenue');
    expect(table.rows[0]?.[revenue]).toMatchObject({ number: expect.any(Number) });
  });

  test('has a paper-only applicant with what is known of it', () => {
    const table = summaryTable(
      edition,
      'organisation',
      [organisation, row('纸质样例', null, { note: '仅纸质' })],
      head,
    );
    expect(cellsOf(table, 1)).toMatchObject({ index: '2', applicant: '纸质样例', size: '', note: '仅纸质' });
  });

  test('of a form filled in for several classes of products takes the whole, else names each once', () => {
    const data = sampleOrganisation();
    const [level] = data.answers['level'] as readonly { readonly id?: string }[];
    const [economy] = data.answers['economy'] as readonly { readonly id?: string; readonly table?: unknown }[];
    const answers = {
      ...data.answers,
      level: [
        { ...level, id: 'a', product: '甲' },
        { ...level, id: 'b', product: '乙' },
        { ...level, id: 'c', product: '甲' },
      ],
      economy: [
        { ...economy, id: 'a', whole: '', table: { revenueMain: { y3: '5' } } },
        { ...economy, id: 'b', whole: 'yes', table: { revenueMain: { y3: '99' } } },
      ],
    } as typeof data.answers;
    const cells = cellsOf(summaryTable(edition, 'organisation', [row('样例', { ...data, answers })], head));
    expect(cells).toMatchObject({ product: '甲、乙', revenue: '99' });
  });

  test('leaves the order out where the edition does', () => {
    const { summary } = edition;
    if (summary === undefined) throw new Error('the edition has a summary table');
    const without = { ...edition, summary: { ...summary, order: false } };
    const ids = summaryTable(without, 'organisation', [organisation], head).columns.map((column) => column.id);
    expect(ids).not.toContain('order');
    expect(summaryTable(edition, 'organisation', [organisation], head).columns.map((column) => column.id)).toContain(
      'order',
    );
  });

  test('of individuals names no number of a paper', () => {
    const data = sampleApplication();
    const table = summaryTable(edition, 'individual', [row('样例', data)], { ...head, date: null });
    const number = (data.answers['personal'] as { readonly idNumber: string }).idNumber;
    expect(number).toMatch(/^\d{17}/u);
    expect(JSON.stringify(table)).not.toContain(number);
    expect(cellsOf(table)).toMatchObject({ sex: '男', qualityYears: expect.stringMatching(/^\d+$/u) });
  });

  test('prints on A4 on its side, its head on each page', async () => {
    const rows = Array.from({ length: 40 }, (_, index) => row(`样例第${index}有限公司`, organisation.data));
    const table = summaryTable(edition, 'organisation', rows, head);
    const printed = await renderer.print(
      letterRequest(tableDocument('summary', table, { author: '样例', date: '2020-06-15' })),
    );
    const { pages } = await readPdf(printed.pdf);
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) {
      expect([Math.round(page.width), Math.round(page.height)]).toEqual([842, 595]);
      expect(page.text).toContain('统一社会信用代码');
    }
    expect(pages.map((page) => page.text).join('')).toContain('样例第39有限公司');
  });

  test('without rows says so', async () => {
    const table = summaryTable(edition, 'individual', [], head);
    const printed = await renderer.print(
      letterRequest(tableDocument('summary', table, { author: '样例', date: '2020-06-15' })),
    );
    expect((await readPdf(printed.pdf)).text).toContain('无');
  });
});
