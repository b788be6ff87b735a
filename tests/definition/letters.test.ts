import { describe, expect, test } from 'vitest';
import { checkLetters } from '#src/definition/cross-checks/letters.ts';
import { checkSummary } from '#src/definition/cross-checks/summary.ts';
import { LettersFile } from '#src/definition/letter.ts';
import { loadBundle, loadEdition } from '#src/definition/loader.ts';
import { bundleOf } from '#src/definition/bundle.ts';
import { SummaryFile } from '#src/definition/summary.ts';
import { root } from '../../scripts/requirement-rows.ts';

const edition = loadEdition(`${root}/programmes/jiangsu-quality-award/2020`);
const text = (zh: string): { zh: string; en: string } => ({ zh, en: zh });

function problemsOf(letter: Record<string, unknown>): readonly string[] {
  const { letters } = LettersFile.parse({
    letters: [
      {
        id: 'one',
        kind: 'correction',
        title: text('补正'),
        rows: ['X8'],
        layout: 'notice',
        heading: '通知',
        blocks: [{ kind: 'para', text: '{applicant}' }],
        ...letter,
      },
    ],
  });
  const found: string[] = [];
  checkLetters(letters, (path, reason) => found.push(`${path}: ${reason}`));
  return found;
}

describe('the letters of an edition', () => {
  test('[X8] name only what their kind says', () => {
    expect(problemsOf({})).toEqual([]);
    expect(problemsOf({ blocks: [{ kind: 'para', text: '{aplicant}收悉' }] })).toEqual([
      expect.stringMatching(
        /^\/letters\/0\/blocks\/0\/text: there is no placeholder '\{aplicant\}' here; known are applicant,/u,
      ),
    ]);
    expect(problemsOf({ signature: '{consulted}' })[0]).toMatch(/^\/letters\/0\/signature:/u);
    expect(problemsOf({ blocks: [{ kind: 'para', text: '没有{完' }] })[0]).toContain('a brace stands here');
  });

  test('[X8] read columns of a list only in its table', () => {
    const table = (value: string, list = 'items'): Record<string, unknown> => ({
      blocks: [{ kind: 'table', list, columns: [{ title: text('甲'), width: 1, value }] }],
    });
    expect(problemsOf(table('{index}{place}'))).toEqual([]);
    expect(problemsOf(table('{department}'))[0]).toMatch(/^\/letters\/0\/blocks\/0\/columns\/0\/value:/u);
    expect(problemsOf(table('', 'nothing'))[0]).toContain("there is no list 'nothing' here; known are items");
    expect(problemsOf({ blocks: [{ kind: 'para', text: '{place}' }] })).toHaveLength(1);
    expect(problemsOf({ blocks: [{ kind: 'matrix', matrix: 'x', first: text('甲'), firstWidth: 1 }] })).toHaveLength(1);
  });

  test('[X8] have conditions on facts that are there, and cells that tile their form', () => {
    expect(problemsOf({ blocks: [{ kind: 'para', text: '一', when: 'items' }] })).toEqual([]);
    expect(problemsOf({ blocks: [{ kind: 'para', text: '一', unless: 'weather' }] })[0]).toContain("fact 'weather'");
    const grid = { kind: 'grid', columns: [1, 1], rows: [{ cells: [{ text: '{code}', span: 3 }] }] };
    expect(problemsOf({ blocks: [grid] })[0]).toContain('span 3 columns of 2');
    expect(
      problemsOf({ fit: true, annexes: [{ heading: '附', blocks: [{ kind: 'para', text: '一' }] }] })[0],
    ).toContain('/fit');
  });

  test('[X8] have a place for 签发人 only in a document, and tell of copies only where there is a head', () => {
    expect(problemsOf({ layout: 'document', upward: true, copies: '{issuer}' })).toEqual([]);
    expect(problemsOf({ layout: 'letter', upward: true })).toEqual([expect.stringMatching(/^\/letters\/0\/upward:/u)]);
    expect(problemsOf({ layout: 'notice', copies: '甲' })).toEqual([expect.stringMatching(/^\/letters\/0\/copies:/u)]);
    expect(problemsOf({ layout: 'letter', copies: '{nobody}' })).toEqual([
      expect.stringMatching(/^\/letters\/0\/copies: there is no placeholder/u),
    ]);
  });

  test('[X8] are part of the bundle: a broken one is refused when it is read back', () => {
    const bundle = bundleOf(edition);
    expect(loadBundle(JSON.parse(JSON.stringify(bundle))).digest).toBe(edition.digest);
    const [first, ...others] = bundle.letters ?? [];
    const broken = { ...bundle, letters: [{ ...first, heading: '{nobody}' }, ...others] };
    expect(() => loadBundle(JSON.parse(JSON.stringify(broken)))).toThrow(
      /letters\.json \/letters\/0\/heading: .*\{nobody\}/u,
    );
    const { letters: _letters, summary: _summary, ...before } = bundle;
    expect(loadBundle(JSON.parse(JSON.stringify(before))).letters).toBeUndefined();
  });
});

describe('the summary table of an edition', () => {
  const problems = (source: Record<string, unknown>, more: Record<string, unknown> = {}): readonly string[] => {
    const column = { id: 'one', title: text('甲'), width: 20, source };
    const individual = { subtitle: text('个人'), columns: [{ ...column, source: { fact: 'applicant' } }] };
    const summary = SummaryFile.parse({
      title: text('汇总表'),
      order: true,
      head: [],
      classes: { organisation: { subtitle: text('组织'), columns: [column] }, individual, ...more },
    });
    const found: string[] = [];
    checkSummary(edition, summary, (path, reason) => found.push(`${path}: ${reason}`));
    return found;
  };

  test('[A5.1] takes answers of the form and facts of the offices', () => {
    expect(problems({ field: 'basic.uscc' })).toEqual([]);
    expect(problems({ field: 'economy.table.tax.y3', prefer: 'whole' })).toEqual([]);
    expect(problems({ fact: 'order' })).toEqual([]);
  });

  test('[A5.1] never takes the number of a person’s paper, nor what is not one answer', () => {
    expect(problems({ field: 'basic.legalRepresentativePaper' })[0]).toMatch(
      /^\/classes\/organisation\/columns\/0\/source\/field: .*personal/u,
    );
    for (const field of ['basic.nothing', 'basic.branches', 'basic.branches.name', 'nothing.at'])
      expect(problems({ field })[0]).toContain('names no single answer');
    expect(problems({ field: 'economy.table.tax.y3', prefer: 'scope' })[0]).toContain("has no tick 'scope'");
  });

  test('[A5.1] of 2020 has no number of a paper and no prize', () => {
    const columns = Object.values(edition.summary?.classes ?? {}).flatMap((one) => one.columns);
    expect(columns.length).toBeGreaterThan(20);
    for (const { title } of columns) expect(title.zh).not.toMatch(/身份证|证件号|奖项/u);
  });
});
