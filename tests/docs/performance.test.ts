import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../../', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, root), 'utf8');

test('the table of figures has a line for every row of the bench', () => {
  const text = read('docs/performance.md');
  const told = [...text.matchAll(/^\| ([\w.-]+) +\|/gmu)].map((match) => match[1]);
  const cases = readdirSync(new URL('bench/cases', root)).map((name) => read(`bench/cases/${name}`));
  const rows = cases.flatMap((code) => [...code.matchAll(/\bid: '([a-z-]+\.[\w-]+)'/gu)].map((match) => match[1]));
  expect(rows.length).toBeGreaterThan(30);
  expect(rows.filter((row) => !told.includes(row))).toEqual([]);
});
