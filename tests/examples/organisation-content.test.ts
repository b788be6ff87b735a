import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { creditCodeCheck, identityCheck, organisationCodeCheck } from '#src/definition/value/check-digit.ts';
import { cases, charactersIn, facts, overview, printedBy, proseOf, report } from './organisation-reading.ts';

const criteria = z
  .looseObject({
    clauses: z.array(z.looseObject({ id: z.string(), required: z.boolean(), kind: z.string().optional() })),
  })
  .parse(JSON.parse(readFileSync(new URL('../../criteria/gbt19580-2012.json', import.meta.url), 'utf8')));
const scored = criteria.clauses.filter((clause) => clause.required);
const everything = [...report, ...overview, ...cases];
const blocksOf = (id: string) => report.find((clause) => clause.clause === id)?.blocks ?? [];

const value = (key: string, year: number): number => {
  const found = facts.legend.series[key]?.values[facts.legend.years.indexOf(year)];
  if (found === undefined) throw new Error(`no figure ${key} of ${year}`);
  return found;
};

describe('the example organisation’s texts', () => {
  test('no paragraph occurs twice in report, overview and cases', () => {
    const seen = new Map<string, number>();
    for (const section of everything)
      for (const block of section.blocks)
        for (const text of 'h' in block ? [] : proseOf(block)) seen.set(text, (seen.get(text) ?? 0) + 1);
    expect([...seen].filter(([, times]) => times > 1)).toEqual([]);
  });

  test('no long wording is shared by two paragraphs of the report', () => {
    const owner = new Map<string, string>();
    const shared: string[] = [];
    for (const clause of report)
      for (const block of clause.blocks)
        for (const text of 'p' in block ? [block.p] : [])
          for (let at = 0; at + 30 <= text.length; at += 1) {
            const piece = text.slice(at, at + 30);
            const before = owner.get(piece);
            if (before !== undefined && before !== text) shared.push(piece);
            owner.set(piece, text);
          }
    expect(shared).toEqual([]);
  });

  test('[M4] every scored clause, and the general one of each chapter, has 600 characters of its own', () => {
    expect(scored).toHaveLength(23);
    const general = [1, 2, 3, 4, 5, 6, 7].map((chapter) => `4.${chapter}.1`);
    const short = [...scored.map((clause) => clause.id), ...general].filter(
      (id) => charactersIn(blocksOf(id).flatMap(proseOf)) < 600,
    );
    expect(short).toEqual([]);
    expect(new Set(report.map((clause) => clause.clause)).size).toBe(30);
  });

  test('[M4] every results clause shows at least three tables and three charts', () => {
    const results = scored.filter((clause) => clause.kind === 'result');
    expect(results).toHaveLength(6);
    for (const { id } of results) {
      expect(blocksOf(id).filter((block) => 'table' in block).length, id).toBeGreaterThanOrEqual(3);
      expect(blocksOf(id).filter((block) => 'chart' in block).length, id).toBeGreaterThanOrEqual(3);
    }
  });

  test('the report is long enough for sixty pages', () => {
    const blocks = report.flatMap((clause) => clause.blocks);
    expect(charactersIn(blocks.flatMap(proseOf))).toBeGreaterThanOrEqual(38_000);
    expect(blocks.filter((block) => 'table' in block).length).toBeGreaterThanOrEqual(35);
    expect(blocks.filter((block) => 'chart' in block).length).toBeGreaterThanOrEqual(25);
  });

  test('[M3] the overview keeps within 3,000 characters, tables included', () => {
    const count = charactersIn(overview.flatMap((section) => section.blocks.flatMap(printedBy)));
    expect(count).toBeLessThanOrEqual(3000);
    expect(count).toBeGreaterThan(2400);
    expect(overview.map((section) => section.section)).toEqual(['P.1a', 'P.1b', 'P.2a', 'P.2b', 'P.2c']);
  });

  test('[M5] two cases, each with a table and a chart', () => {
    expect(cases).toHaveLength(2);
    for (const one of cases) {
      expect(one.blocks.some((block) => 'table' in block)).toBe(true);
      expect(one.blocks.some((block) => 'chart' in block)).toBe(true);
    }
  });

  test('tables are whole, charts have a value for each year, captions are unique', () => {
    const captions: string[] = [];
    for (const block of everything.flatMap((section) => section.blocks)) {
      if ('table' in block) {
        captions.push(block.table.caption);
        for (const row of block.table.rows) expect(row, block.table.caption).toHaveLength(block.table.head.length);
      } else if ('chart' in block) {
        captions.push(block.chart.caption);
        for (const series of block.chart.series)
          expect(series.values, block.chart.caption).toHaveLength(block.chart.x.length);
      }
    }
    expect(new Set(captions).size).toBe(captions.length);
  });
});

describe('the example organisation’s figures', () => {
  test('[A1.1] credit code and identity number have true check digits', () => {
    const { uscc, legalRepresentativeIdNumber: identity } = facts.basic;
    expect(uscc).toMatch(/^9132/u);
    expect(uscc[16]).toBe(organisationCodeCheck(uscc.slice(8, 16)));
    expect(uscc[17]).toBe(creditCodeCheck(uscc.slice(0, 17)));
    expect(identity[17]).toBe(identityCheck(identity.slice(0, 17)));
  });

  test.each([2017, 2018, 2019])('[A1.5] the ratios of %i recompute from the totals', (year) => {
    const v = (key: string): number => value(key, year);
    expect(v('sales')).toBeCloseTo(v('revenueMain') + v('revenueOther'), 2);
    const costs = ['cogs', 'sellingCost', 'adminCost', 'rdSpend', 'financeCost'].reduce((sum, key) => sum + v(key), 0);
    expect(v('costs')).toBeCloseTo(costs, 1);
    const gains = v('investmentIncome') + v('otherIncome') - v('impairment') + v('nonOperatingNet');
    expect(v('profit')).toBeCloseTo(v('sales') - v('costs') - v('surtax') + gains, 1);
    const averageAssets = (value('assets', year - 1) + v('assets')) / 2;
    const ratios: Record<string, number> = {
      debtRatio: (v('liabilities') / v('assets')) * 100,
      costProfit: (v('profit') / v('costs')) * 100,
      assetContribution: ((v('profit') + v('tax') + v('interest')) / averageAssets) * 100,
      productivity: v('valueAdded') / v('staffAverage'),
      salesRate: (v('salesOutput') / v('output')) * 100,
      newProductRate: (v('newOutput') / v('output')) * 100,
      energyDrop: (1 - v('energyUnit') / value('energyUnit', year - 1)) * 100,
    };
    for (const [key, computed] of Object.entries(ratios))
      expect(Math.abs(v(key) - computed), key).toBeLessThanOrEqual(0.0051);
    expect(v('energyUnit')).toBeCloseTo(v('energy') / v('output'), 4);
    expect(v('revenueA') + v('revenueB') + v('revenueC')).toBeCloseTo(v('revenueMain'), 2);
  });

  test('[A1.5] [A1.6] the rows of the sheets are the figures of the legend', () => {
    expect(facts.economic).toHaveLength(18);
    for (const row of [...facts.economic, ...facts.social.safety, ...facts.social.environment])
      for (const [year, shown] of Object.entries(row.values))
        expect(Number(shown), row.key).toBe(value(row.key, Number(year)));
  });

  test('a chart over the five years that bears a legend’s label shows the legend’s values', () => {
    const years = facts.legend.years.map((year) => `${year}年`);
    const labels = new Map(Object.values(facts.legend.series).map((series) => [series.label, series.values]));
    let compared = 0;
    for (const block of report.flatMap((clause) => clause.blocks))
      for (const series of 'chart' in block && block.chart.x.join() === years.join() ? block.chart.series : []) {
        const expected = labels.get(series.name);
        if (expected === undefined) continue;
        compared += 1;
        expect(series.values, series.name).toEqual(expected);
      }
    expect(compared).toBeGreaterThan(30);
  });

  test('[A1.3] [A1.4] [A1.7] counts and limits of the sheets hold', () => {
    expect(charactersIn([facts.methods.modelName])).toBeLessThanOrEqual(25);
    expect(charactersIn(facts.methods.modelText)).toBeLessThanOrEqual(1100);
    for (const sheet of facts.qualityLevel) expect(sheet.indicators.length).toBeGreaterThanOrEqual(8);
    expect(facts.competition.customers).toHaveLength(30);
    expect(new Set(facts.competition.customers.map((customer) => customer.phone)).size).toBe(30);
  });

  test('[A1.8] ten rows, one “有”, explained with its handling', () => {
    expect(facts.record.rows).toHaveLength(10);
    expect(
      facts.record.rows.flatMap((row) => Object.values(row.values)).filter((answer) => answer === '有'),
    ).toHaveLength(1);
    expect(facts.record.explanation).toContain('复查合格');
  });

  test('[M2] at least eighteen pieces of evidence, each with number and date', () => {
    expect(facts.evidence.length).toBeGreaterThanOrEqual(18);
    for (const item of facts.evidence) expect(item.date, item.title).toMatch(/^\d{4}-\d{2}-\d{2}$/u);
  });
});
