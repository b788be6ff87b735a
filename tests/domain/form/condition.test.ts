import { describe, expect, it } from 'vitest';
import type { ClassDefinition } from '#src/definition/edition-bundle.ts';
import { Sheet } from '#src/definition/sheet.ts';
import { conditionsFor, type Place } from '#src/domain/form/condition.ts';
import type { Answers } from '#src/domain/form/answers.ts';
import { application, smallest } from './test-editions.ts';

const label = { zh: '栏', en: 'Field' };
const sheet = (id: string, fields: object, rest: object = {}): Sheet =>
  Sheet.parse({ id, title: label, origin: 'notice', fields, blocks: [{ kind: 'notes', paragraphs: [] }], ...rest });
const money = { type: 'money', label, digits: 2 };
const definitions = {
  basic: sheet('basic', {
    name: { type: 'text', label },
    founded: { type: 'date', label },
    staff: { type: 'integer', label },
    share: { type: 'percent', label, digits: 2 },
    has: { type: 'yesno', label, yes: { zh: '有', en: 'Yes' }, no: { zh: '无', en: 'No' } },
    box: { type: 'tick', label },
    papers: { type: 'text', label },
    kinds: {
      type: 'choices',
      label,
      options: [
        { code: 'a', label },
        { code: 'b', label },
      ],
    },
    table: {
      type: 'matrix',
      label,
      rows: [
        { key: 'assets', label },
        { key: 'profit', label },
        { key: 'grade', label, cell: { type: 'text', label } },
      ],
      columns: [
        { key: 'y1', label, cell: money },
        { key: 'y2', label, cell: money },
        { key: 'note', label, cell: { type: 'text', label }, own: true },
      ],
    },
  }),
  level: sheet(
    'level',
    { own: { type: 'decimal', label, digits: 2 }, title: { type: 'text', label } },
    { repeat: { of: label, titleField: 'title', min: 0, max: 9 } },
  ),
  market: sheet('market', {
    customers: {
      type: 'rows',
      label,
      columns: { name: { type: 'text', label }, share: { type: 'percent', label, digits: 2 } },
    },
  }),
};
const base = smallest.classes['organisation'] as ClassDefinition;
const edition = { ...smallest, classes: { organisation: { ...base, sheets: Object.keys(definitions), definitions } } };
const conditions = conditionsFor(edition, 'organisation');

const answers: Answers = {
  basic: {
    name: '甲公司',
    founded: '2025.4.30',
    staff: '1,200',
    has: '有',
    kinds: 'a',
    share: '很多',
    papers: '320500199001011231',
    table: { assets: { y1: '10', y2: '0' }, profit: { y1: '2' } },
  },
  level: [{ id: 'p', own: '3' }, { id: 'q' }],
  market: {
    customers: [
      { id: 'k1', name: '乙', share: '10' },
      { id: 'k2', name: '丙', share: '20.5' },
    ],
  },
};
const data = application(answers, {
  evidence: [{ id: 'e', category: 'licence', title: '', issuer: '', number: '', issued: '', files: [], proves: [] }],
});
const holds = conditions.over(data, new Date('2030-04-29T20:00:00Z'));
const ask = (condition: string, place?: Place): unknown => {
  expect(conditions.problem(condition, place)).toBeNull();
  return holds(condition, place);
};

describe('a condition over what is filled in', () => {
  it.each([
    'basic.name == "甲公司"',
    'basic.staff > 1000',
    'basic.staff == 1200',
    'basic.staff + 0.5 == 1200.5',
    '-basic.staff < 0 && 1 < basic.staff',
    'basic.staff in [1, 1200]',
    'basic.staff * 0.1 == 120',
    '"a" in basic.kinds && !("b" in basic.kinds)',
    'basic.has && !basic.box',
    'basic.name.startsWith("甲")',
    'basic.name in ["甲公司", "乙公司"]',
    'years(basic.founded, reference.eligibility) == 5',
    'years(basic.founded, date("2030-04-29")) == 4',
    'yearOf(basic.founded) == 2025',
    'basic.founded < reference.eligibility',
    'at == date("2030-04-30")',
    'applicantClass == "organisation"',
    'chars(basic.name) == 3',
    'is("none", "无")',
    'evidence("licence") == 1',
    'count(market.customers) == 2',
    'sum(market.customers, "share") == 30.5',
    'near(basic.table.profit.y1 / basic.table.assets.y1 * 100, 20, 0.01)',
    '!near(1, 2, 0.5)',
    'abs(0 - basic.staff) == 1200',
    'market.customers.exists(c, c.share > 20)',
    'count(market.customers.filter(c, c.share > 15)) == 1',
    'level.exists(l, l.own > 2)',
    'given(basic.name) && !given(basic.share)',
    'given(basic.has)',
    'given(basic.box)',
    'birthOf(basic.papers) == date("1990-01-01")',
    'genderOf(basic.papers) == "1"',
    'basic.table.grade.note == "x" || true',
  ])('%s holds', (condition) => {
    expect(ask(condition)).toBe(true);
  });

  it('sees its row or its instance', () => {
    expect(ask('sheet.own > 2', { sheet: 'level', instance: 'p' })).toBe(true);
    expect(ask('sheet.own > 2', { sheet: 'level', instance: 'q' })).toBe('unknown');
    expect(ask('row.share < 15', { sheet: 'market', field: 'customers', row: 'k1' })).toBe(true);
    expect(ask('row.share < 15', { sheet: 'market', field: 'customers', row: 'k2' })).toBe(false);
    expect(ask('row.key == "assets"', { sheet: 'basic', field: 'table', row: 'assets' })).toBe(true);
  });
});

describe('a condition over a blank', () => {
  it.each([
    'basic.share > 50',
    'basic.table.profit.y2 > 0',
    'level.all(l, l.own > 2)',
    'basic.share > 50 && basic.staff > 1000',
    'basic.share > 50 || basic.staff < 10',
    '!(basic.share > 50)',
    'sum(level, "own") > 0',
    'basic.staff / basic.table.assets.y2 > 1',
    'birthOf(basic.name) < at',
  ])('%s is unknown, never an exception', (condition) => {
    expect(ask(condition)).toBe('unknown');
  });
  it('is decided where the blank cannot matter', () => {
    expect(ask('basic.share > 50 && basic.staff < 10')).toBe(false);
    expect(ask('basic.share > 50 || basic.staff > 1000')).toBe(true);
    expect(ask('basic.has ? basic.staff > 10 : basic.share > 1')).toBe(true);
  });
  it('has the truth table of three values', () => {
    const atoms = { true: 'basic.staff > 0', false: 'basic.staff < 0', unknown: 'basic.share > 0' } as const;
    const rank = { false: 0, unknown: 1, true: 2 } as const;
    const names = Object.keys(atoms) as (keyof typeof atoms)[];
    for (const a of names)
      for (const b of names) {
        const and = names.find((one) => rank[one] === Math.min(rank[a], rank[b]));
        const or = names.find((one) => rank[one] === Math.max(rank[a], rank[b]));
        expect(String(ask(`${atoms[a]} && ${atoms[b]}`))).toBe(and);
        expect(String(ask(`${atoms[a]} || ${atoms[b]}`))).toBe(or);
      }
  });
});

describe('a condition that cannot stand', () => {
  it.each<[string, RegExp, number]>([
    ['basic.nope == 1', /No such key: nope/u, 6],
    ['other.name == "x"', /Unknown variable: other/u, 0],
    ['basic.name > 1', /no such overload: string > int/u, 0],
    ['basic.founded == "2020"', /no such overload/u, 0],
    ['basic.staff', /must be true or false/u, 0],
    ['basic.staff >', /Unexpected token/u, 13],
    ['basic.name.matches("(a+)+$")', /regular expressions are not allowed/u, 0],
    ['is("nope", basic.name)', /no pattern 'nope'/u, 0],
    ['evidence("nope") > 0', /no category of evidence 'nope'/u, 9],
    ['sum(market.customers, "name") > 1', /numeric column, not 'name'/u, 22],
    ['date("2020-02-30") < at', /date\(\) takes a day/u, 0],
    ['has(basic.name)', /ask given/u, 0],
    ['market.customers.all(a, market.customers.all(b, true))', /inside another list macro/u, 24],
    ['row.share > 1', /Unknown variable: row/u, 0],
    ['sheet.own > 1', /Unknown variable: sheet/u, 0],
    ['level.own > 1', /Cannot index type|No such key|List index/iu, 0],
    [`${'('.repeat(60)}true${')'.repeat(60)}`, /maxDepth/u, 0],
    [Array.from({ length: 200 }, () => 'true').join(' && '), /maxAstNodes|maxDepth/u, 0],
    ['given("x")', /given\(\) takes a field/u, 6],
  ])('%s is refused with its place', (condition, reason, position) => {
    const problem = conditions.problem(condition);
    expect(problem?.reason).toMatch(reason);
    if (position > 0) expect(problem?.position).toBe(position);
    expect(holds(condition)).toBe('unknown');
  });
  it('leaves out of `row` a column whose kind differs from row to row', () => {
    expect(conditions.problem('row.y1 > 1', { sheet: 'basic', field: 'table' })?.reason).toMatch(/No such key: y1/u);
  });
});

it('tells what it reads', () => {
  expect([...conditions.reads('basic.staff > 1 && count(market.customers) > basic.table.assets.y1')]).toEqual([
    'basic.staff',
    'market.customers',
    'basic.table.assets.y1',
  ]);
});

it('answers quickly: 50 µs a condition at the most, in the best of twenty rounds', () => {
  const each = 200;
  const times = Array.from({ length: 20 }, () => {
    const start = performance.now();
    for (let i = 0; i < each; i += 1) holds('years(basic.founded, reference.eligibility) >= 5 && basic.share > 3');
    return ((performance.now() - start) * 1000) / each;
  });
  expect(Math.min(...times)).toBeLessThan(50);
});
