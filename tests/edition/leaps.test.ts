import { expect, test } from 'vitest';
import { newestEdition } from '#src/cli/editions.ts';
import { check } from '#src/domain/form/check.ts';
import type { SheetAnswers } from '#src/domain/form/answers.ts';
import { sampleOrganisation } from './sample-organisation.ts';

const at = new Date('2020-05-20T10:00:00+08:00');
const edition = newestEdition();

/** Paths of the findings of X9 once a figure of the whole organisation is another. */
function leaps(row: string, year: string, value: string): string[] {
  const data = structuredClone(sampleOrganisation());
  const [whole] = data.answers['economy'] as readonly SheetAnswers[];
  const table = whole?.['table'] as unknown as Record<string, Record<string, string>>;
  table[row] = { ...table[row], [year]: value };
  return check(edition, data, { at })
    .filter((finding) => finding.rule.startsWith('X9'))
    .map((finding) => finding.path);
}

test('a figure typed in yuan where ten thousand yuan are asked is found once at each year it leaps to [X9]', () => {
  expect(leaps('sales', 'y3', '102000000')).toEqual(['/answers/economy/0/table/sales/y3']);
  expect(leaps('assets', 'y2', '100000000')).toEqual([
    '/answers/economy/0/table/assets/y2',
    '/answers/economy/0/table/assets/y3',
  ]);
  expect(leaps('sales', 'y3', '10201')).toEqual([]);
});
