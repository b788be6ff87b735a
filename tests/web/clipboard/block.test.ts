import { describe, expect, it } from 'vitest';
import { readBlock, withoutHeads } from '#src/web/clipboard/block.ts';
import { planFill } from '#src/web/clipboard/fill.ts';
import { readHtmlTable } from '#src/web/clipboard/html-table.ts';
import { readTabText } from '#src/web/clipboard/tab-text.ts';
import { excelHtml, tabText, wpsHtml } from './fixtures.ts';

describe('reading a block from the clipboard', () => {
  it('reads Excel HTML: line breaks, entities, numbers as shown, merged cells in their first place', () => {
    expect(readHtmlTable(excelHtml)).toEqual([
      ['南京甲机床\n有限公司', '1,234.50', 'A&B 公司'],
      ['合并', '', ''],
    ]);
  });
  it('reads WPS HTML with a cell over two rows', () => {
    expect(readHtmlTable(wpsHtml)).toEqual([
      ['苏州乙', '2017'],
      ['', '2018'],
    ]);
  });
  it('reads tab-separated text with quoted cells', () => {
    expect(readTabText(tabText)).toEqual([
      ['名称', '地址'],
      ['多行\n地址', '带"引号"'],
      ['丙厂', '无锡'],
    ]);
  });
  it('takes a quote that begins an ordinary text for what it is', () => {
    expect(readTabText('"5" 轴\tx')).toEqual([['"5" 轴', 'x']]);
  });
  it('leaves a single cell to the ordinary paste', () => {
    expect(readBlock({ html: '', text: '一个词' })).toBeNull();
    expect(readBlock({ html: '<table><tr><td>一个词</td></tr></table>', text: '一个词' })).toBeNull();
  });
  it('drops empty rows at the end of a copied column', () => {
    expect(readBlock({ html: '', text: `a\tb\n${'\t\n'.repeat(1000)}` })).toEqual([['a', 'b']]);
  });
  it('does not let a huge span in the clipboard exhaust memory', () => {
    expect(readHtmlTable('<table><tr><td colspan="999999999">x</td></tr></table>')?.[0]?.length).toBe(200);
  });
});

describe('laying a block over a table', () => {
  const ids = (): (() => string) => {
    let next = 0;
    return () => `new${next++}`;
  };
  it('skips a first row that only repeats the heads', () => {
    expect(
      withoutHeads(
        [
          ['名 称', '地址'],
          ['甲', '南京'],
        ],
        ['名称', '地址'],
      ),
    ).toEqual([['甲', '南京']]);
    expect(withoutHeads([['甲', '南京']], ['名称', '地址'])).toEqual([['甲', '南京']]);
  });
  it('adds the rows that are missing and keeps those that are there', () => {
    const plan = planFill(
      [
        ['1', '2'],
        ['3', '4'],
      ],
      { rows: ['a'], columns: ['x', 'y'], row: 0, column: 0, most: 50, newId: ids() },
    );
    expect(plan.added).toEqual(['new0']);
    expect(plan.cells).toEqual([
      { row: 'a', column: 'x', text: '1' },
      { row: 'a', column: 'y', text: '2' },
      { row: 'new0', column: 'x', text: '3' },
      { row: 'new0', column: 'y', text: '4' },
    ]);
    expect(plan.cut).toBe(0);
  });
  it('counts what does not fit instead of losing it silently', () => {
    const plan = planFill(
      [
        ['1', '2', '3'],
        ['4', '5', '6'],
      ],
      { rows: ['a'], columns: ['x', 'y'], row: 0, column: 1, most: null, newId: ids() },
    );
    expect(plan.cells).toEqual([{ row: 'a', column: 'y', text: '1' }]);
    expect(plan.cut).toBe(5);
  });
});
