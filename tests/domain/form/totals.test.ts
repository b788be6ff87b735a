import { describe, expect, test } from 'vitest';
import { RowsField } from '#src/definition/field.ts';
import { GridRow } from '#src/definition/layout.ts';
import { sumText, totalLine } from '#src/domain/form/totals.ts';

const text = (zh: string): { zh: string; en: string } => ({ zh, en: zh });
const field = RowsField.parse({
  type: 'rows',
  label: text('市场'),
  columns: {
    country: { type: 'text', label: text('国家') },
    amount: { type: 'money', label: text('金额'), digits: 2, max: '100' },
    staff: { type: 'integer', label: text('人数') },
  },
  totals: ['amount', 'staff'],
});
const rows = (...amounts: readonly string[]) => amounts.map((amount, index) => ({ id: `k${index}`, amount }));
const codes = { codes: {} };
const sum = (...amounts: readonly string[]): string => sumText(field, rows(...amounts), 'amount', codes).zh;

describe('the sum of a column', () => {
  test('is exact, however many digits', () => {
    expect(sum('0.1', '0.2')).toBe('0.3');
    expect(sum('99', '99')).toBe('198');
  });

  test('says how many rows it leaves out: blank, not applicable, not to be read', () => {
    expect(sum('1', '', '/', '约3')).toBe('1（3行未计入）');
    expect(sum('', '无')).toBe('—（2行均未计入）');
    expect(sum('0', '0')).toBe('0');
    expect(sumText(field, rows('1', 'x'), 'amount', codes).en).toBe('1 (1 not counted)');
  });

  test('is empty where there are no rows', () => {
    expect(sum()).toBe('');
  });
});

describe('the line of sums', () => {
  const line = (...columns: readonly string[]) =>
    GridRow.parse({
      repeat: 'm',
      cells: columns.map((key) => ({ runs: [{ field: `m.${key}` }], span: key === 'country' ? 2 : 1 })),
    });

  test('is laid out as the rows are, its label over all before the first sum', () => {
    expect(totalLine(line('country', 'amount', 'country', 'staff'), 'm', field, rows('1'), codes)).toEqual([
      { kind: 'label', span: 2, text: { zh: '合计', en: 'Total' } },
      { kind: 'sum', span: 1, text: { zh: '1', en: '1' } },
      { kind: 'empty', span: 2, text: { zh: '', en: '' } },
      { kind: 'sum', span: 1, text: { zh: '—（1行均未计入）', en: '— (none of 1 rows counted)' } },
    ]);
  });

  test('is none where no summed column is shown', () => {
    expect(totalLine(line('country'), 'm', field, rows('1'), codes)).toBeNull();
  });
});
