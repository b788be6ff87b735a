import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Edition } from '#src/definition/edition-bundle.ts';
import {
  coverageOf,
  readBuiltIns,
  readRowList,
  root,
  rowOf,
  rowProblems,
  type Coverage,
} from '../../scripts/requirement-rows.ts';
import { newestEdition, rulesDocument, rulesFile } from '../../scripts/write-rules.ts';
import { settled } from './same-text.ts';

const edition = newestEdition();
const list = readRowList();
const builtIns = readBuiltIns();
const coverage = coverageOf(edition, builtIns);

const without = (row: string): Coverage => ({
  citations: coverage.citations.filter((one) => one.row !== row),
  notes: coverage.notes.filter((one) => one.row !== row),
});

/** The edition with one more rule in its first class. */
function planted(id: string): Edition {
  const [first] = Object.values(edition.classes);
  if (first === undefined) throw new Error('the edition has no class');
  const rule = { id, severity: 'error' as const, that: 'true', at: 'cover.name', message: { zh: '试', en: 'tried' } };
  return {
    ...edition,
    classes: {
      ...edition.classes,
      [first.id]: { ...first, checks: { ...first.checks, rules: [...first.checks.rules, rule] } },
    },
  };
}

describe('the list of rows', () => {
  it('names each row once, and in every group counts on without a gap', () => {
    const ids = list.rows.map((row) => row.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const group of list.groups) {
      const numbers = ids
        .filter((id) => id.startsWith(group.id))
        .map((id) => Number(id.slice(group.id.length).replace('.', '')));
      const first = group.id === 'A1' ? 0 : 1;
      expect(numbers.length, group.id).toBeGreaterThan(0);
      expect(numbers, group.id).toEqual(numbers.map((_, index) => index + first));
    }
  });
  it('reads the row off the id of a rule', () => {
    expect(['E1', 'E6-clean', 'A1.8-facts', 'A1.10', 'X9-y2'].map(rowOf)).toEqual(['E1', 'E6', 'A1.8', 'A1.10', 'X9']);
  });
});

describe('every row is kept by a rule, a check, the product or a person, or is marked as later', () => {
  it('leaves no row out and cites no unknown row', () => {
    expect(rowProblems(list, coverage)).toEqual([]);
  });
  it.each(['E5', 'N8', 'X14'])('notices when nothing speaks of %s any more', (row) => {
    expect(rowProblems(list, without(row))).toEqual([`${row}: no rule, no built-in check and no note speaks of it`]);
  });
  it('notices a rule that cites a row nobody knows', () => {
    expect(rowProblems(list, coverageOf(planted('E99-tried'), builtIns))).toEqual([
      expect.stringContaining('there is no row E99'),
    ]);
  });
});

describe('the list of built-in checks', () => {
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `src/${name}`);
  /** Row ids that a source file gives to findings, as literals. */
  const cited = (file: string): readonly string[] =>
    [
      ...new Set(
        [...readFileSync(join(root, file), 'utf8').matchAll(/'((?:[NEPMRX]|A\d\.)\d+)'/gu)].map(
          (match) => match[1] ?? '',
        ),
      ),
    ].filter((id) => list.rows.some((row) => row.id === id));

  it('names every file of the code that gives findings a row, with that row', () => {
    const inCode = sources.flatMap((file) => cited(file).map((row) => `${row} ${file}`));
    expect(inCode.toSorted()).toEqual(builtIns.map(({ row, file }) => `${row} ${file}`).toSorted());
  });
});

describe('docs/rules.md', () => {
  it('is current; `node scripts/write-rules.ts` writes it anew', () => {
    expect(settled(readFileSync(rulesFile, 'utf8'))).toBe(settled(rulesDocument(edition, list, coverage)));
  });
  it('shows a new rule under its row', () => {
    const text = rulesDocument(edition, list, coverageOf(planted('E5-tried'), builtIns));
    const section = text.slice(text.indexOf('### E5 '), text.indexOf('### E6 '));
    expect(section).toContain('| E5-tried |');
    expect(settled(text)).not.toBe(settled(readFileSync(rulesFile, 'utf8')));
  });
});
