import { describe, expect, onTestFinished, test } from 'vitest';
import { fontCoverage } from '#src/adapters/typst/coverage.ts';
import { ordinary } from '#src/adapters/typst/missing-glyphs.ts';
import { fontFolders } from '#src/adapters/typst/fonts.ts';
import { axisOf } from '#src/documents/chart-axis.ts';
import { chartSvg } from '#src/documents/chart.ts';
import { flowSvg } from '#src/documents/flow-chart.ts';
import { chineseNumber } from '#src/documents/numerals.ts';
import { reportRequest } from '#src/documents/report.ts';
import { treeSvg } from '#src/documents/tree-chart.ts';
import { createPrint } from '#src/services/create-print.ts';

describe('charts', () => {
  test('an axis holds all values between round numbers', () => {
    expect(axisOf([91.2, 96.1, 98], false)).toEqual({ low: 90, high: 100, ticks: [90, 92, 94, 96, 98, 100] });
    expect(axisOf([3, 70], true).low).toBe(0);
    expect(axisOf([], true).high).toBeGreaterThan(0);
    expect(axisOf([-4, 6], true).low).toBeLessThanOrEqual(-4);
  });

  test('every value and name is written, markup in words is escaped', () => {
    const svg = chartSvg({
      kind: 'bar',
      unit: '%',
      x: ['甲', '乙'],
      series: [
        { name: 'A<b>', values: [1.5, null] },
        { name: '二', values: [2, 3] },
      ],
    });
    for (const words of ['>1.5<', '>2<', '>3<', '>甲<', '单位：%', 'A&lt;b&gt;']) expect(svg).toContain(words);
  });

  test('a flow runs back in its second row, a tree joins each unit to its parent', () => {
    expect(flowSvg(['一', '二', '三', '四', '五']).match(/<rect/gu)).toHaveLength(6);
    const tree = treeSvg([
      { id: 'a', name: '母公司', parent: null },
      { id: 'b', name: '东厂', parent: 'a', note: '70%' },
      { id: 'c', name: '西厂', parent: 'a' },
    ]);
    expect(tree.match(/<path d="M/gu)).toHaveLength(2);
  });
});

test('a ragged table of a report is refused by name', () => {
  const table = { caption: '缺列', head: ['甲', '乙'], rows: [['1']] };
  expect(() =>
    reportRequest({
      titles: ['报告'],
      applicant: '灯塔',
      date: '2001-01-01',
      contents: false,
      clauses: [{ clause: '4.1', title: '领导', blocks: [{ table }] }],
    }),
  ).toThrow('缺列');
});

test('the print fonts show rare names; what they lack is told once, in order', async () => {
  const print = createPrint();
  onTestFinished(() => print.close());
  expect(print.lacks('㛃䶮𬭎堃喆犇 灯塔')).toEqual([]);
  expect(print.lacks('灯\u{1F3C6}塔\u{10FFFD}\u{1F3C6}')).toEqual(['\u{1F3C6}', '\u{10FFFD}']);
});

test('every character that is taken for ordinary is in the fonts', () => {
  const covers = fontCoverage(fontFolders());
  const lacking = Array.from({ length: 0x10000 }, (_, point) => point).filter(
    (point) => (point < 0xd800 || point > 0xdfff) && ordinary.test(String.fromCodePoint(point)) && !covers(point),
  );
  // U+2002 and U+2060 are set as space and as nothing.
  expect(lacking.filter((point) => point !== 0x2002 && point !== 0x2060).map((point) => point.toString(16))).toEqual(
    [],
  );
});

test('headings count in Chinese', () => {
  expect([1, 10, 11, 20, 21].map(chineseNumber)).toEqual(['一', '十', '十一', '二十', '二十一']);
});
