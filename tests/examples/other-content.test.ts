import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { creditCodeCheck, identityCheck, organisationCodeCheck } from '#src/definition/value/check-digit.ts';
import { wordCount } from '#src/definition/value/count.ts';
import { cases, overview as longOverview, printedBy, proseOf, report as longReport } from './organisation-reading.ts';
import {
  casesOf,
  factsOf,
  organisations,
  overviewOf,
  paragraphsOf,
  person,
  reportOf,
  structure,
} from './other-reading.ts';
import type { Facts } from './other-reading.ts';

const Criteria = z.looseObject({
  clauses: z.array(z.looseObject({ id: z.string(), required: z.boolean(), level: z.number() })),
});
const requiredIn = (file: string): string[] =>
  Criteria.parse(JSON.parse(readFileSync(new URL(`../../criteria/${file}`, import.meta.url), 'utf8')))
    .clauses.filter((clause) => clause.required)
    .map((clause) => clause.id);
const scored = requiredIn('gbt19580-2012.json');
const general = [1, 2, 3, 4, 5, 6, 7].map((chapter) => `4.${chapter}.1`);
const years = ['2017', '2018', '2019'] as const;

const creditCodeHolds = (code: string): boolean =>
  code.length === 18 && creditCodeCheck(code) === code[17] && organisationCodeCheck(code.slice(8, 16)) === code[16];
const personalParagraphs = [
  ...reportOf('individual').flatMap((part) => part.blocks.filter((block) => !('h' in block)).flatMap(proseOf)),
  ...person.mainDeeds,
];

const longParagraphs = [...longReport, ...longOverview, ...cases].flatMap((part) =>
  part.blocks.filter((block) => !('h' in block)).flatMap(proseOf),
);
/** All five examples, so that none borrows from another. */
const everyParagraph = [
  ['organisation', longParagraphs] as const,
  ...organisations.map((id) => [id, paragraphsOf(id)] as const),
  ['individual', personalParagraphs] as const,
];

describe('the texts of group, construction, exporter and individual', () => {
  test('no paragraph occurs twice in one of them or in two', () => {
    const seen = new Map<string, string>();
    const twice: string[] = [];
    for (const [name, texts] of everyParagraph)
      for (const text of texts) {
        const before = seen.get(text);
        if (before !== undefined) twice.push(`${before}, ${name}: ${text.slice(0, 20)}`);
        seen.set(text, name);
      }
    expect(twice).toEqual([]);
    expect(seen.size).toBeGreaterThan(300);
  });

  test('no wording of 24 signs is shared by two paragraphs', () => {
    const owner = new Map<string, string>();
    const shared = new Set<string>();
    for (const [name, texts] of everyParagraph)
      for (const text of texts)
        for (let at = 0; at + 24 <= text.length; at += 1) {
          const piece = text.slice(at, at + 24);
          const before = owner.get(piece);
          // What the long example says twice within itself is its own test's affair.
          if (before !== undefined && before !== text && name !== 'organisation') shared.add(piece);
          owner.set(piece, text);
        }
    expect([...shared]).toEqual([]);
  });
});

describe.each(organisations)('the example %s', (name) => {
  const facts = factsOf(name);
  const report = reportOf(name);

  test('[M4] writes to every scored clause and every general one, each in words of its own', () => {
    expect(report.map((clause) => clause.clause).toSorted()).toEqual([...scored, ...general].toSorted());
    for (const clause of report)
      expect(wordCount(clause.blocks.flatMap(proseOf).join('')), clause.clause).toBeGreaterThanOrEqual(80);
  });

  test('[M4] is long enough for twelve pages, and every results clause shows figures', () => {
    const blocks = report.flatMap((clause) => clause.blocks);
    expect(wordCount(blocks.flatMap(proseOf).join('\n'))).toBeGreaterThanOrEqual(9000);
    expect(blocks.filter((block) => 'table' in block).length).toBeGreaterThanOrEqual(10);
    expect(blocks.filter((block) => 'chart' in block).length).toBeGreaterThanOrEqual(8);
    const shown = report.filter((clause) => clause.clause.startsWith('4.7.') && clause.clause !== '4.7.1');
    for (const clause of shown)
      expect(
        clause.blocks.some((block) => 'table' in block || 'chart' in block),
        clause.clause,
      ).toBe(true);
  });

  test('tables and charts have a cell and a value for every head and year', () => {
    for (const block of [...report, ...overviewOf(name), ...casesOf(name)].flatMap((part) => part.blocks)) {
      if ('table' in block)
        for (const row of block.table.rows) expect(row, block.table.caption).toHaveLength(block.table.head.length);
      if ('chart' in block)
        for (const series of block.chart.series)
          expect(series.values, block.chart.caption).toHaveLength(block.chart.x.length);
    }
  });

  test('[M3] [M5] has an overview within 3,000 characters in five parts, and cases', () => {
    const overview = overviewOf(name);
    expect(overview.map((section) => section.section)).toEqual(['P.1a', 'P.1b', 'P.2a', 'P.2b', 'P.2c']);
    const count = wordCount(overview.flatMap((section) => section.blocks.flatMap(printedBy)).join('\n'));
    expect(count).toBeLessThanOrEqual(3000);
    expect(count).toBeGreaterThan(1300);
    expect(casesOf(name).length).toBeGreaterThanOrEqual(1);
  });

  test('[A1.3] keeps the model’s name within 25 characters and tells about 1,000 of it', () => {
    expect(Array.from(facts.methods.modelName).length).toBeLessThanOrEqual(25);
    const told = wordCount(facts.methods.modelText.join('\n'));
    expect(told).toBeGreaterThanOrEqual(800);
    expect(told).toBeLessThanOrEqual(1100);
  });

  test('[A1.1] has valid check digits', () => {
    expect(creditCodeHolds(facts.basic.uscc)).toBe(true);
    expect(identityCheck(facts.basic.legalRepresentativeIdNumber)).toBe(facts.basic.legalRepresentativeIdNumber[17]);
  });

  test('[E1] [E3] [E5] [E9] meets the years, the award and the chief quality officer', () => {
    const filled = facts.basic.fillingDate;
    expect(filled.startsWith('2020-05')).toBe(true);
    expect(`${Number(facts.basic.foundingDate.slice(0, 4)) + 5}${facts.basic.foundingDate.slice(4)}` <= filled).toBe(
      true,
    );
    expect(
      `${Number(facts.basic.excellenceModelStart.slice(0, 4)) + 3}${facts.basic.excellenceModelStart.slice(4)}` <=
        filled,
    ).toBe(true);
    expect(facts.eligibility.municipalAward.year).toBeLessThan(2020);
    expect(facts.basic.chiefQualityOfficer).toBe('是');
    expect(facts.evidence.some((item) => item.category === '首席质量官')).toBe(true);
  });

  test('[A1.5] the ratios recompute from the derivation within rounding', () => {
    for (const { key, printed, computed, step } of ratiosOf(facts))
      expect(Math.abs(printed - computed), key).toBeLessThanOrEqual(step);
  });

  test('[A1.5] every indicator is filled or says why not', () => {
    for (const row of facts.economic)
      if (row.values === null) expect(row.reason, row.key).toMatch(/.{6}/u);
      else expect(Object.keys(row.values), row.key).toEqual([...years]);
  });

  test('[A1.7] names suppliers and 30 customers, or the reason for fewer', () => {
    const { suppliers, supplierTotal, customers, customersReason } = facts.competition;
    expect(supplierTotal).toBeGreaterThanOrEqual(suppliers.length);
    expect(new Set(customers.map((customer) => customer.name)).size).toBe(customers.length);
    expect(new Set([...customers, ...suppliers].map((party) => party.phone)).size).toBe(
      customers.length + suppliers.length,
    );
    if (customers.length !== 30) expect(customersReason).toMatch(/.{10}/u);
  });

  test('[A1.8] explains each “有”, with its handling', () => {
    const ticked = facts.record.rows.some((row) => Object.values(row.values).includes('有'));
    if (ticked) expect(facts.record.explanation).toContain('处理结果');
    else expect(facts.record.explanationReason).toMatch(/.{6}/u);
  });

  test('[M12] owes no evidence: licence, officer, systems, audits of three years, award, model, satisfaction', () => {
    const proved = new Set(facts.evidence.flatMap((item) => item.proves));
    for (const id of ['一', '二', '三', '五', '六', 'E3', 'E5', 'E9', 'M12', 'M15']) expect(proved, id).toContain(id);
    expect(facts.evidence.filter((item) => item.category === '外部审计报告')).toHaveLength(3);
    expect(facts.evidence.length).toBeGreaterThanOrEqual(14);
    expect(facts.evidence.filter((item) => item.validUntil !== null && item.validUntil < '2020-06-20')).toEqual([]);
    expect(facts.evidence.filter((item) => item.date > facts.basic.fillingDate)).toEqual([]);
  });
});

describe('what sets the examples apart', () => {
  test('[E7] [M15] the group lists five holdings with valid codes, each answered but for 1 and 5', () => {
    const holdings = factsOf('group').holdings ?? [];
    expect(holdings).toHaveLength(5);
    for (const holding of holdings) {
      expect(creditCodeHolds(holding.code), holding.name).toBe(true);
      expect(Object.keys(holding.conditions)).toEqual(['E2', 'E3', 'E4', 'E6', 'E8', 'E9']);
      expect(Object.values(holding.conditions)).not.toContain(false);
      expect(structure.nodes.find((node) => node.name === holding.name)?.share, holding.name).toBe(holding.share);
    }
    const ids = new Set(structure.nodes.map((node) => node.id));
    expect(structure.nodes.filter((node) => node.parent !== null && !ids.has(node.parent))).toEqual([]);
    expect(structure.nodes.filter((node) => node.parent === null)).toHaveLength(1);
  });

  test('[E8] [A1.4] the construction firm has the prize, acceptances in place of spot checks, no exports and no coaching', () => {
    const facts = factsOf('construction');
    expect(facts.eligibility.constructionAward.applicable).toBe(true);
    expect(facts.evidence.some((item) => item.proves.includes('E8'))).toBe(true);
    for (const level of facts.qualityLevel) {
      expect(level.spotChecks).toBeNull();
      expect(new Set(level.acceptance?.map((row) => row.year))).toEqual(new Set(years));
      for (const row of level.acceptance ?? []) expect(row.passedFirst).toBeLessThanOrEqual(row.accepted);
      expect(level.exportInspectionsReason).toMatch(/.{6}/u);
    }
    expect(facts.disclosures).toEqual([]);
    expect(facts.disclosuresNone).toContain('2017年1月');
  });

  test('[E8] [E6] the exporter is of the first class, was inspected each year and has a clean record', () => {
    const facts = factsOf('exporter');
    expect(facts.eligibility.exportClass.applicable).toBe(true);
    expect(new Set(facts.qualityLevel[0]?.exportInspections?.map((row) => row.date.slice(0, 4)))).toEqual(
      new Set(years),
    );
    expect(facts.record.rows.flatMap((row) => Object.values(row.values))).not.toContain('有');
  });
});

describe('the example person', () => {
  const { basic, employer } = person;

  test('[A4.1] [M6] answers the sixteen items within 5,000 characters, tables included', () => {
    const report = reportOf('individual');
    expect(report.map((item) => item.clause)).toEqual(requiredIn('jiangsu-individual-2020.json'));
    const blocks = report.flatMap((item) => item.blocks);
    expect(wordCount(blocks.flatMap(printedBy).join('\n'))).toBeLessThanOrEqual(5000);
    expect(wordCount(blocks.flatMap(proseOf).join('\n'))).toBeGreaterThanOrEqual(3500);
    expect(
      blocks.filter((block) => 'table' in block || 'chart' in block || 'figure' in block).length,
    ).toBeGreaterThanOrEqual(12);
  });

  test('[A3.1] identity number, sex and month of birth agree', () => {
    expect(identityCheck(basic.idNumber)).toBe(basic.idNumber[17]);
    expect(`${basic.idNumber.slice(6, 10)}-${basic.idNumber.slice(10, 12)}`).toBe(basic.birth);
    expect(Number(basic.idNumber[16]) % 2 === 0 ? '女' : '男').toBe(basic.gender);
  });

  test('[P2] [N9] ten years of quality work and more, at an enterprise, and the years follow from the months', () => {
    expect(basic.qualityWorkYears).toBeGreaterThanOrEqual(10);
    expect(basic.qualityWorkYears).toBe(fullYears(basic.qualityWorkSince, basic.fillingDate));
    expect(basic.workYears).toBe(fullYears(basic.workingSince, basic.fillingDate));
    expect(creditCodeHolds(basic.employerUscc)).toBe(true);
    expect(basic.employerUscc.startsWith('91')).toBe(true);
    expect(employer.uscc).toBe(basic.employerUscc);
    expect(employer.typeCode).toBe('11');
  });

  test('[A3.2] the post is described within 300 characters', () => {
    expect(wordCount(employer.postDescription)).toBeLessThanOrEqual(300);
  });

  test('[M6] the curriculum has no gap; honours and evidence are within the years', () => {
    const { cv } = person;
    cv.slice(1).forEach((entry, i) =>
      expect(monthsBetween(cv[i]?.to ?? '', entry.from), entry.from).toBeLessThanOrEqual(2),
    );
    expect(person.honours.map((honour) => honour.year)).toEqual([...years]);
    expect(person.evidence.length).toBeGreaterThanOrEqual(8);
    expect(person.evidence.filter((item) => item.date > basic.fillingDate)).toEqual([]);
  });
});

function monthsBetween(from: string, to: string): number {
  return (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));
}
function fullYears(from: string, until: string): number {
  return Math.floor(monthsBetween(from, until) / 12);
}

/** Each printed ratio beside the one computed from the derivation, and half a unit of its last digit. */
function ratiosOf(facts: Facts) {
  const { base2016, series } = facts.derivation;
  const value = (key: string, year: string): number => {
    if (year === '2016')
      return key === 'assets' ? base2016.assets : key === 'output' ? base2016.output : base2016.energy;
    const found = series[key]?.values[year];
    if (found === undefined) throw new Error(`no ${key} of ${year}`);
    return Number(found);
  };
  const intensity = (year: string): number =>
    Math.round((value('energy', year) / value('output', year)) * 10_000) / 10_000;
  const profit = (year: string): number =>
    ['revenueMain', 'revenueOther', 'investmentIncome', 'otherNet'].reduce((sum, key) => sum + value(key, year), 0) -
    value('costs', year);
  const formulas: Record<string, (year: string, before: string) => number> = {
    profit,
    sales: (y) => value('revenueMain', y) + value('revenueOther', y),
    tax: (y) => value('tax', y),
    assetContribution: (y, before) =>
      (100 * (profit(y) + value('tax', y) + value('interest', y))) /
      ((value('assets', before) + value('assets', y)) / 2),
    debtRatio: (y) => (100 * value('liabilities', y)) / value('assets', y),
    costProfit: (y) => (100 * profit(y)) / value('costs', y),
    productivity: (y) => value('valueAdded', y) / value('staffAverage', y),
    salesRate: (y) => (100 * value('salesOutput', y)) / value('output', y),
    newProductRate: (y) => (100 * value('newOutput', y)) / value('output', y),
    energyUnit: intensity,
    energyDrop: (y, before) => (100 * (intensity(before) - intensity(y))) / intensity(before),
  };
  return Object.entries(formulas).flatMap(([key, formula]) =>
    years.map((year) => {
      const printed = facts.economic.find((row) => row.key === key)?.values?.[year] ?? 'NaN';
      const digits = printed.split('.')[1]?.length ?? 0;
      return {
        key: `${key} ${year}`,
        printed: Number(printed),
        computed: formula(year, String(Number(year) - 1)),
        step: 0.5001 * 10 ** -digits,
      };
    }),
  );
}
