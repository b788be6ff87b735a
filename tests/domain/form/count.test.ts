import { expect, it } from 'vitest';
import { wordCount } from '#src/domain/form/count.ts';

it.each([
  ['', 0],
  ['   \n\t', 0],
  ['质量', 2],
  ['质量，第一。', 6],
  ['2020年', 2],
  ['Hello, world', 2],
  ['GB/T 19580-2012，共23条', 6],
  ['卓越绩效performance模式', 7],
  ['“质量”——强省', 8],
  ['１２３', 3],
  ['a b  c', 3],
  ['3.14%', 1],
  ['中 文', 2],
  ['𠮷野家', 3],
  ['ISO9001认证（QMS）', 6],
  ['…', 1],
  ['e-mail：x@y.cn', 3],
])('%j counts %i by the rule of Word', (text, count) => {
  expect(wordCount(text)).toBe(count);
});
