import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Rule } from '#src/definition/edition.ts';
import { loadEdition } from '#src/definition/loader.ts';
import type { ApplicationData, Row, SheetAnswers } from '#src/domain/form/answers.ts';
import { conditionsFor, type Place } from '#src/domain/form/condition.ts';
import { sampleApplication } from './individual-sample.ts';

const edition = loadEdition(fileURLToPath(new URL('../../programmes/jiangsu-quality-award/2020/', import.meta.url)));
const definition = edition.classes['individual'];
if (definition === undefined) throw new Error('no class of individuals');
const { rules } = definition.checks;
const conditions = conditionsFor(edition, 'individual');
const at = new Date('2020-05-20T02:00:00Z');

/** Where a rule stands: once, or in each row of its table. */
function places(rule: Rule, data: ApplicationData): Place[] {
  const [sheet = '', field = ''] = (rule.each ?? '').split('.');
  if (rule.each === undefined) return [{}];
  const said = (data.answers[sheet] as SheetAnswers | undefined)?.[field];
  const rows = Array.isArray(said) ? (said as readonly Row[]).map((row) => row.id) : Object.keys(said ?? {});
  return rows.map((row) => ({ sheet, field, row }));
}

/** Ids of the rules that do not hold. */
function broken(changes: Readonly<Record<string, SheetAnswers>>): string[] {
  const data = sampleApplication(changes);
  const holds = conditions.over(data, at);
  return rules
    .filter((rule) =>
      places(rule, data).some(
        (place) => (rule.when === undefined || holds(rule.when, place) === true) && holds(rule.that, place) === false,
      ),
    )
    .map((rule) => rule.id);
}

const bad = {
  accidents: { y1: 'no', y2: 'no', y3: 'yes', recent: 'no' },
  violations: { y1: 'no', y2: 'no', y3: 'no', recent: 'no' },
};
const honour = { id: 'h1', name: '样例荣誉', level: 'provincial', issuer: '样例单位' };

const failing: readonly (readonly [string, Readonly<Record<string, SheetAnswers>>])[] = [
  ['P2', { eligibility: { qualityYears: '9' } }],
  ['P2-since', { eligibility: { qualityYears: '19' } }],
  ['P2-work', { eligibility: { qualityYears: '20' } }],
  ['N9-declared', { eligibility: { civilServant: 'yes' } }],
  ['N9-type', { employer: { type: '33' } }],
  ['N9-code', { personal: { employerCode: '11320106014251870N' } }],
  ['N9-organisation', { employer: { code: '11320106014251870N' } }],
  ['P1', { eligibility: { adverseRecord: 'yes', adverseNote: '样例情形，已处理。' } }],
  ['P1-explained', { eligibility: { adverseRecord: 'yes' } }],
  ['P5', { eligibility: { record: bad, recordNote: '样例情形，已整改。' } }],
  ['P5-explained', { eligibility: { record: bad } }],
  ['E11', { eligibility: { mainLeader: 'yes', leaderCode: '913201063024518707' } }],
  ['E11-code', { eligibility: { mainLeader: 'yes', leaderCode: '91321100750099062E' } }],
  ['E10-front-line', { eligibility: { frontLine: 'yes' } }],
  ['R1-sasac', { eligibility: { affiliation: 'sasac' } }],
  ['R1-city', { eligibility: { channel: 'suzhou' } }],
  ['R1-city', { cover: { region: '321300' } }],
  ['R1-province', { eligibility: { affiliation: 'province' } }],
  ['A3.1-name', { cover: { name: '苏砚' } }],
  ['A3.1-employer', { cover: { employer: '澄岳仪表' } }],
  ['A3.1-birth', { personal: { birth: '1978-04' } }],
  ['A3.1-sex', { personal: { sex: '2' } }],
  ['A3.1-age', { personal: { workYears: '27' } }],
  ['A3.1-post', { personal: { postYears: '20' } }],
  [
    'A3.1-cv',
    { personal: { cv: [{ id: 'c1', group: 'cv', from: '2001-06', to: '1997-09', place: '样例大学', role: '' }] } },
  ],
  ['A3.1-honours', { personal: { honours: [{ ...honour, date: '2016-12' }] } }],
  ['A3.1-honours', { personal: { honours: [{ ...honour, date: '2020-06' }] } }],
  ['A3.1-results', { personal: { results: [{ id: 'r1', title: '样例论文', kind: 'paper', date: '2020-06' }] } }],
  ['A3.1-filled', { cover: { filled: '2020-05-21' } }],
  ['A3.2-name', { employer: { name: '南京澄岳' } }],
  ['A3.2-code', { employer: { code: '91321100750099062E' } }],
  ['A3.2-size', { employer: { type: '51' } }],
];

/** For each rule that does not ask the sample, an application that it asks and that meets it. */
const passing: Readonly<Record<string, Readonly<Record<string, SheetAnswers>>>> = {
  'P1-explained': { eligibility: { adverseRecord: 'yes', adverseNote: '样例情形，已处理。' } },
  'P5-explained': { eligibility: { record: bad, recordNote: '样例情形，已整改。' } },
  'E11-code': { eligibility: { mainLeader: 'yes', leaderCode: '913201063024518707' } },
  'R1-province': { eligibility: { affiliation: 'province', channel: 'industryDepartment' } },
  'A3.2-size': { employer: { type: '33', size: 'not-applicable' } },
};

describe('the rules of individuals', () => {
  test('can all be compiled over the form', () => {
    const problems = rules.flatMap((rule) => {
      const [sheet, field] = (rule.each ?? '').split('.');
      const place: Place = rule.each === undefined ? {} : { sheet, field };
      return [rule.when, rule.that].flatMap((condition) =>
        condition === undefined ? [] : [conditions.problem(condition, place)],
      );
    });
    expect(problems.filter((problem) => problem !== null)).toEqual([]);
  });

  test('find nothing in an application that meets them all [P2, P5, N9, A3.1, A3.2]', () => {
    expect(broken({})).toEqual([]);
  });

  test.each(failing)('%s finds an application that does not meet it', (id, changes) => {
    expect(broken(changes)).toContain(id);
  });

  test.each(rules.map((rule) => [rule.id, rule] as const))('%s is met by its passing application', (id, rule) => {
    const data = sampleApplication(passing[id] ?? {});
    const holds = conditions.over(data, at);
    const meets = (place: Place): boolean =>
      (rule.when === undefined || holds(rule.when, place) === true) && holds(rule.that, place) === true;
    expect(places(rule, data).some(meets)).toBe(true);
    expect(broken(passing[id] ?? {})).not.toContain(id);
  });

  test('each have an application that they find', () => {
    const shown = new Set(failing.map(([id]) => id));
    expect(rules.map((rule) => rule.id).filter((id) => !shown.has(id))).toEqual([]);
  });

  test('say nothing about blanks', () => {
    const blank = Object.fromEntries(['cover', 'personal', 'employer', 'eligibility'].map((sheet) => [sheet, {}]));
    const data = { ...sampleApplication(), answers: blank };
    const holds = conditions.over(data, at);
    expect(
      rules.filter(
        (rule) =>
          rule.each === undefined &&
          (rule.when === undefined || holds(rule.when) === true) &&
          holds(rule.that) === false,
      ),
    ).toEqual([]);
  });

  test('exactly ten years are enough [P2]', () => {
    expect(broken({ eligibility: { qualityYears: '10' } })).toEqual([]);
  });

  test('a woman’s number agrees with her sex and month of birth [A3.1]', () => {
    expect(broken({ personal: { idNumber: '320106197803152420', sex: '2' } })).toEqual([]);
    expect(broken({ personal: { idNumber: '320106197803152420' } })).toEqual(['A3.1-sex']);
  });
});
