import { expect, it } from 'vitest';
import { searchCodes } from '#src/domain/form/code-search.ts';
import { sampleContext } from './sample-fields.ts';

const city = sampleContext.codes['city'];
const found = (query: string): string[] =>
  city === undefined ? [] : searchCodes(city, query).map((entry) => entry.zh);

it('finds by name, code, English and pinyin initials', () => {
  expect(found('苏')).toEqual(['苏州市']);
  expect(found('3202')).toEqual(['无锡市']);
  expect(found('nan')).toEqual(['南京市']);
  expect(found('wx')).toEqual(['无锡市']);
  expect(found('SZS')).toEqual(['苏州市']);
});

it('never offers a group, and gives everything for an empty query', () => {
  expect(found('江苏')).toEqual([]);
  expect(found('')).toEqual(['南京市', '无锡市', '苏州市']);
  expect(found('没有的')).toEqual([]);
});
