import { expect, test } from 'vitest';
import { withLongestWords } from '#src/adapters/typst/longest-word.ts';

const longestOf = (inlines: readonly unknown[]): unknown =>
  (JSON.parse(withLongestWords({ para: { inlines } })) as { para: { longest: unknown } }).para.longest;

test('a paragraph tells the signs of the longest word that a line does not break by itself', () => {
  expect(longestOf([{ t: 'text', text: '统一代码 91321100750099062E，见' }])).toBe(18);
  expect(
    longestOf([
      { t: 'text', text: '增长12.5％' },
      { t: 'line', text: 'a-b' },
    ]),
  ).toBe(5);
  expect(longestOf([{ t: 'text', text: '全是汉字，没有长词' }])).toBe(0);
  expect(longestOf([{ t: 'box', checked: true }, { t: 'break' }])).toBe(0);
});

test('what is set stays as it was', () => {
  const request = {
    title: '表',
    body: { paras: [{ inlines: [{ t: 'text', text: 'ab' }], space: 2 }], rows: [null, 1] },
  };
  expect(JSON.parse(withLongestWords(request))).toEqual({
    ...request,
    body: { ...request.body, paras: [{ ...request.body.paras[0], longest: 2 }] },
  });
});
