import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AssessmentFile, type ClassAssessment } from '#src/definition/assessment.ts';
import { ratio, ratioText, rounded } from '#src/definition/value/ratio.ts';
import { judgingOf, rankOverall, rankStage, talliesOf, type CaseScores } from '#src/domain/scoring/class-ranking.ts';
import { overallOf } from '#src/domain/scoring/overall.ts';
import { tally } from '#src/domain/scoring/points.ts';
import { scoredSet } from '#src/domain/scoring/scored-items.ts';
import { rankAll, whatIf } from '#src/domain/scoring/what-if.ts';
import { defence, excellence, full, individuals, percents, set } from './sets.ts';

const file = AssessmentFile.parse(
  JSON.parse(
    readFileSync(new URL('../../../programmes/jiangsu-quality-award/2020/assessment.json', import.meta.url), 'utf8'),
  ),
);
const rules = file.classes['organisation']!;
const spoken = scoredSet(defence);
const answers = (percent: number): Record<string, number> =>
  Object.fromEntries(spoken.items.map(({ clause }) => [clause, percent]));
const judging = judgingOf(rules, { [excellence.id]: excellence, [defence.id]: defence });
const withWeights = (...weights: readonly string[]): ClassAssessment => ({
  ...rules,
  stages: rules.stages.map((stage, index) => ({ ...stage, weight: weights[index]! })),
});

/** A case in which each of three assessors gave what the panel agreed on. */
function caseOf(
  application: string,
  desk: Record<string, number>,
  spoke: number,
  site: Record<string, number>,
): CaseScores {
  const panel = (given: Record<string, number>) => ({
    members: ['x', 'y', 'z'].map((assessor) => ({ assessor, percents: given })),
    consensus: given,
  });
  return { application, panels: { desk: panel(desk), defence: panel(answers(spoke)), site: panel(site) } };
}

describe('the overall evaluation [A4.1, R6]', () => {
  const tallies = (desk: number, spoke: number, site: number) => ({
    desk: tally(set, full(desk)),
    defence: tally(spoken, answers(spoke)),
    site: tally(set, full(site)),
  });
  it('is 1,000 exactly where every stage is full, whatever the weights', () => {
    fc.assert(
      fc.property(fc.tuple(fc.nat(1000), fc.nat(1000), fc.integer({ min: 1, max: 1000 })), (weights) => {
        const overall = overallOf(withWeights(...weights.map(String)), tallies(100, 100, 100));
        expect(overall.counted && overall.complete && ratioText(overall.exact)).toBe('1000');
        expect(overall.counted && overall.complete && overall.total.toFixed()).toBe('1000');
      }),
    );
  });
  it('weighs stages as the edition says and rounds once, at the end', () => {
    fc.assert(
      fc.property(percents, percents, fc.integer({ min: 0, max: 20 }), (desk, site, steps) => {
        const overall = overallOf(rules, {
          desk: tally(set, desk),
          defence: tally(spoken, answers(steps * 5)),
          site: tally(set, site),
        });
        const sum = (given: Record<string, number>): bigint =>
          set.items.reduce((all, { clause, points }) => all + BigInt(points ?? 0) * BigInt(given[clause]!), 0n);
        // Each stage in hundred-thousandths of its own maximum, weights 30, 10 and 60 of 100, of 1,000 points.
        const exact = ratio(sum(desk) * 30n + BigInt(steps * 5) * 1000n * 10n + sum(site) * 60n, 10_000n);
        expect(overall.counted && overall.complete && ratioText(overall.exact)).toBe(ratioText(exact));
        expect(overall.counted && overall.complete && overall.total.toFixed()).toBe(rounded(exact, 2).toFixed());
      }),
    );
  });
  it('leaves a stage of weight 0 out, and has no total while another is missing', () => {
    const { desk, site } = tallies(50, 50, 100);
    const sorted = withWeights('0', '0', '1');
    expect(overallOf(sorted, { site })).toMatchObject({ counted: true, complete: true });
    expect(overallOf(rules, { desk, site })).toEqual({ counted: true, complete: false, missing: ['defence'] });
    const { '4.1.2': _, ...most } = full(50);
    expect(overallOf(sorted, { site: tally(set, most) })).toMatchObject({ complete: false, missing: ['site'] });
  });
  it('says whether the rounded total reaches the threshold', () => {
    const high = { ...withWeights('90', '10', '0'), overall: { ...rules.overall, threshold: '620' } };
    const reaches = (desk: number, spoke: number): unknown => {
      const overall = overallOf(high, tallies(desk, spoke, 0));
      return overall.counted && overall.complete && [overall.total.toFixed(), overall.reaches];
    };
    expect(reaches(60, 80)).toEqual(['620', true]);
    expect(reaches(60, 75)).toEqual(['615', false]);
  });
  it('counts nothing where the edition gives no points', () => {
    expect(overallOf(file.classes['individual']!, {})).toEqual({ counted: false });
    const own = file.classes['individual']!;
    const people = judgingOf(own, { [individuals.id]: individuals });
    const given = Object.fromEntries(people.sets['desk']!.items.map(({ clause }) => [clause, 80]));
    const panels = { desk: { members: [{ assessor: 'x', percents: given }], consensus: given } };
    const ranking = rankAll(people, [{ application: 'p', panels }]);
    expect(ranking.ranked).toEqual([]);
    expect(ranking.unranked).toEqual(['p']);
  });
});

describe('a ranking from panels', () => {
  // 10 % more of 80 points, 15 % less of 50: half a point ahead in the desk review.
  const better = { ...full(50), '4.7.2': 60, '4.1.2': 35 };
  it('goes by the total, then by the clauses that the edition names', () => {
    const cases = [
      caseOf('b', full(50), 50, full(50)),
      caseOf('a', better, 50, full(50)),
      caseOf('c', full(60), 50, full(50)),
    ];
    const { ranked, overall } = rankOverall(
      rules,
      cases.map((one) => talliesOf(judging, one)),
    );
    expect(ranked.map(({ application, rank }) => `${application} ${rank}`)).toEqual(['c 1', 'a 2', 'b 3']);
    expect(overall.get('b')).toMatchObject({ complete: true });
  });
  it('parts equal totals by the points of 4.7', () => {
    // 5 % more of 80 points in 4.7, 10 % less of 40 in 4.3.
    const results = { ...full(50), '4.7.3': 55, '4.3.2': 40 };
    const { ranked } = rankAll(judging, [caseOf('a', full(50), 50, full(50)), caseOf('b', results, 50, full(50))]);
    expect(ranked.map(({ application, rank, by }) => `${application} ${rank} ${by}`)).toEqual([
      'b 1 tieBreak',
      'a 2 tieBreak',
    ]);
  });
  it('of one stage goes by its own points', () => {
    const cases = [caseOf('a', full(50), 100, full(0)), caseOf('b', full(55), 0, full(0))];
    const tallied = cases.map((one) => talliesOf(judging, one));
    expect(
      rankStage(rules, 'desk', tallied).ranked.map(({ application, total }) => `${application} ${total.toFixed()}`),
    ).toEqual(['b 550', 'a 500']);
    expect(rankStage(rules, 'nothing', tallied)).toEqual({ ranked: [], unranked: ['a', 'b'] });
    expect(rankOverall(rules, tallied).ranked.length).toBe(2);
  });
});

describe('trying out another ranking', () => {
  const cases = [
    caseOf('a', full(80), 0, full(50)),
    caseOf('b', full(50), 100, full(50)),
    { ...caseOf('c', full(10), 10, full(10)), panels: {} },
  ];
  const frozen = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    Object.freeze(value);
    for (const one of Object.values(value)) frozen(one);
  };
  frozen(cases);
  frozen(judging);

  it('changes nothing and names who would stand elsewhere', () => {
    const before = JSON.stringify([cases, judging]);
    expect(rankAll(judging, cases).ranked.map(({ application }) => application)).toEqual(['b', 'a']);
    const tried = whatIf(judging, cases, { weights: { defence: '1', desk: '50' } });
    expect(tried.ranking.ranked.map(({ application }) => application)).toEqual(['a', 'b']);
    expect(tried.changes).toEqual([
      { application: 'a', before: 2, after: 1 },
      { application: 'b', before: 1, after: 2 },
    ]);
    expect(JSON.stringify([cases, judging])).toBe(before);
    expect(whatIf(judging, cases, {}).changes).toEqual([]);
  });
  it('without an assessor says which stages that does not touch', () => {
    const harsh: CaseScores = {
      ...cases[0]!,
      panels: {
        ...cases[0]!.panels,
        defence: {
          members: [
            { assessor: 'x', percents: answers(15) },
            { assessor: 'y', percents: answers(0) },
          ],
          consensus: null,
        },
      },
    };
    const tried = whatIf(judging, [harsh, cases[1]!], { without: 'y' });
    expect(tried.untouched).toEqual(['desk', 'site']);
    expect(tried.changes).toEqual([
      { application: 'a', before: 2, after: 1 },
      { application: 'b', before: 1, after: 2 },
    ]);
  });
  it('can look at the places of one stage', () => {
    const tried = whatIf(judging, cases, { without: 'x' }, { stage: 'desk' });
    expect(tried.ranking.ranked.map(({ application }) => application)).toEqual(['a', 'b']);
    expect(tried.ranking.unranked).toEqual(['c']);
  });
  it('with another combination takes the members instead of the consensus', () => {
    const talked: CaseScores = {
      ...cases[0]!,
      panels: { ...cases[0]!.panels, site: { ...cases[0]!.panels['site']!, consensus: full(100) } },
    };
    const tried = whatIf(judging, [talked, cases[1]!], { combine: { site: 'mean' } });
    expect(tried.changes.map(({ application }) => application)).toEqual(['b', 'a']);
  });
});
