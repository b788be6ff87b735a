import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine, withoutFormula } from '#src/domain/export/csv.ts';

/** A small reader of RFC 4180, for what was written. */
function read(line: string): string[] {
  return [...line.slice(0, -2).matchAll(/(?:^|,)"((?:[^"]|"")*)"/gu)].map((match) =>
    (match[1] ?? '').replaceAll('""', '"'),
  );
}

describe('a cell of an exported table', () => {
  it.each([
    '=HYPERLINK("http://x","看")',
    '+1+1',
    '-1+cmd|calc',
    '@SUM(A1)',
    '＝1+1',
    '＋1',
    '－1＋1',
    '＠x',
    '\t=1+1',
    ' =1+1',
    '\u00A0=1+1',
    '\u200B=1+1',
    '\uFEFF=1',
    '\r=1',
    '-',
    '\n1',
  ])('is no formula: %j', (typed) => {
    expect(withoutFormula(typed)).toBe(`'${typed}`);
  });
  it.each(['江苏某某有限公司', '1', '-5', '-0.25', '12.5', '', '—', '/', '无', 'a=b', '2020-05-20 10:00:00'])(
    'stays as it is: %j',
    (typed) => {
      expect(withoutFormula(typed)).toBe(typed);
    },
  );
  it('is read again as it was written, whatever it holds', () => {
    const cells = fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('a,b', '"', '\r\n', '=1', ',"')), {
      minLength: 1,
    });
    fc.assert(
      fc.property(cells, (typed) => {
        const line = csvLine(typed);
        expect(line.endsWith('\r\n')).toBe(true);
        expect(read(line)).toEqual(typed.map(withoutFormula));
      }),
    );
  });
  it('is empty where there is nothing', () => {
    expect(csvLine([null, 0, -3])).toBe('"","0","-3"\r\n');
  });
});
