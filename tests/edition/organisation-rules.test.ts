import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Rule } from '#src/definition/edition.ts';
import { channelList, channelListId } from '#src/definition/channel-list.ts';
import type { ConditionEdition } from '#src/definition/condition/place.ts';
import type { ClassDefinition } from '#src/definition/edition-bundle.ts';
import { readFolder } from '#src/definition/read-folder.ts';
import type { ApplicationData, Row, SheetAnswers } from '#src/domain/form/answers.ts';
import { conditionsFor, type Place } from '#src/domain/form/condition.ts';
import { sampleOrganisation } from './sample-organisation.ts';

const { files, problems } = readFolder(join(import.meta.dirname, '../../programmes/jiangsu-quality-award/2020'));
if (files === null) throw new Error(JSON.stringify(problems));
const one = files.classes['organisation'];
if (one === undefined) throw new Error('no class of organisations');
const definition: ClassDefinition = { ...one.file, definitions: one.sheets, clauses: {}, checks: one.rules };
const edition: ConditionEdition = {
  file: files.file,
  codes: { ...files.codes, [channelListId]: channelList(files.channels) },
  classes: { organisation: definition },
};
const conditions = conditionsFor(edition, 'organisation');
const { rules, rows } = definition.checks;
const at = new Date('2020-05-20T10:00:00+08:00');

/** Places at which a rule is asked: once, or for each row or instance. */
function placesOf(rule: Rule, data: ApplicationData): readonly Place[] {
  if (rule.each === undefined) return [{}];
  const [sheet = '', field] = rule.each.split('.');
  const answers = data.answers[sheet];
  const instances = (Array.isArray(answers) ? answers : [answers]) as readonly SheetAnswers[];
  return instances.flatMap((own): readonly Place[] => {
    const place = { sheet, ...(Array.isArray(answers) ? { instance: own.id } : {}) };
    const type = field === undefined ? undefined : definition.definitions[sheet]?.fields[field];
    if (field === undefined || type === undefined) return [place];
    const keys =
      type.type === 'matrix'
        ? type.rows.map((row) => row.key)
        : ((own[field] ?? []) as readonly Row[]).map((row) => row.id);
    return keys.map((row) => ({ ...place, field, row }));
  });
}

/** Ids of the rules that find something. */
function found(data: ApplicationData): readonly string[] {
  const holds = conditions.over(data, at);
  const fails = (rule: Rule, place: Place): boolean =>
    (rule.when === undefined || holds(rule.when, place) === true) && holds(rule.that, place) === false;
  return rules.filter((rule) => placesOf(rule, data).some((place) => fails(rule, place))).map((rule) => rule.id);
}

/** The sample with some typed texts changed; a path is dotted below `answers`. */
function changed(changes: Readonly<Record<string, unknown>>): ApplicationData {
  const data = structuredClone(sampleOrganisation());
  for (const [path, value] of Object.entries(changes)) {
    const keys = path.split('.');
    const last = keys.pop() ?? '';
    const holder = keys.reduce<Record<string, unknown>>(
      (held, key) => held[key] as Record<string, unknown>,
      (path.startsWith('evidence') ? data : data.answers) as unknown as Record<string, unknown>,
    );
    holder[last] = value;
  }
  return data;
}

const years = ['y1', 'y2', 'y3'];
const cell = (row: string, year: string): string => `economy.0.table.${row}.${year}`;
const yearly = (id: string, row: string, value: string): readonly (readonly [string, Record<string, unknown>])[] =>
  years.map((year) => [`A1.5-${id}-${year}`, { [cell(row, year)]: value }]);
const dated = (id: string, field: string): readonly [string, Record<string, unknown>] => [
  `A1.2-${id}`,
  { [`quality.${field}.0.date`]: '1999-01' },
];
const yes = { 'record.table.safety.y2': 'yes' };
const size = (id: string, industry: string): readonly [string, Record<string, unknown>] => [
  `A1.1-size-${id}`,
  { 'cover.industry': industry, 'basic.size': 'not-applicable' },
];

/** For each rule the smallest change of the sample that it finds. */
const failing: readonly (readonly [rule: string, changes: Record<string, unknown>])[] = [
  ['E1', { 'eligibility.operatingSince': '2015-06-21' }],
  ['E1-founded', { 'basic.founded': '2015-06-21' }],
  ['E1-since', { 'eligibility.operatingSince': '2003-06-17' }],
  ['E1-legal', { 'eligibility.legalPerson': 'no' }],
  ['E1-code', { 'basic.uscc': '92321100750099062E' }],
  ['E1-province', { 'eligibility.inProvince': 'no' }],
  ['E1-region', { 'basic.uscc': '913301007500990628' }],
  ['N3-organ', { 'basic.uscc': '11321100750099062E' }],
  ['E2', { 'eligibility.compliant': 'no' }],
  ['E2-qualified', { 'eligibility.qualified': 'no' }],
  ['E3', { 'methods.excellenceStart': '2017-07' }],
  ['E3-certified', { 'quality.qms': '', 'quality.ems': '', 'quality.ohsms': '', 'quality.mms': '' }],
  ['E3-quality', { 'quality.qms': '' }],
  ['E4', { 'eligibility.results': '' }],
  ['E5', { 'quality.municipal': '' }],
  ['E5-date', { 'quality.municipalDate': '' }],
  ['E5-past', { 'quality.municipalDate': '2020-06' }],
  ['E5-evidence', { 'evidence.0.category': 'others' }],
  ['E6', yes],
  ['A1.8-facts', { ...yes, 'record.facts': '' }],
  ['A1.8-handling', { ...yes, 'record.handling': '' }],
  ['A1.8-partial', { 'record.table.safety.y2': '' }],
  ...['accident', 'complaint', 'claim', 'labour', 'other'].map(
    (key) => [`A1.8-${key}`, { [`record.table.${key}`]: {} }] as const,
  ),
  ['E6-spot', { 'eligibility.spotCheckFailure': 'yes' }],
  ['E6-spot-record', { 'eligibility.spotCheckFailure': 'yes' }],
  ['E6-level', { 'level.0.spotChecks.0.conclusion': '不合格' }],
  ['E6-export', { 'level.0.exportChecks.0.result': '退运' }],
  ['E6-incident', { 'eligibility.exportIncident': 'yes' }],
  ['E6-note', { 'eligibility.exportIncident': 'yes' }],
  ['E6-recent', { 'recentDeclaration.happened': 'yes' }],
  ['E6-recent-facts', { 'recentDeclaration.happened': 'yes' }],
  ['E6-recent-handling', { 'recentDeclaration.happened': 'yes' }],
  ['E6-tax', { 'responsibility.integrity.taxCredit.y2': 'C' }],
  ['E7', { 'holdings.list': [] }],
  ...['c2', 'c3', 'c4', 'c6', 'c8', 'c9'].map((key) => [`E7-${key}`, { [`holdings.list.0.${key}`]: 'no' }] as const),
  ['E7-share', { 'holdings.list.0.share': '50' }],
  ['E7-parent', { 'holdings.list.0.code': '91321100750099062E' }],
  ['E7-province', { 'holdings.list.0.code': '913301007500990628' }],
  ['E8', { 'eligibility.construction': 'yes', 'quality.engineeringAwards.0.award': 'yangzi' }],
  ['E8-industry', { 'cover.industry': 'E47' }],
  ['E8-export', { 'eligibility.exportClass': 'lower' }],
  ['E8-reason', { 'eligibility.exportClass': 'not-applicable' }],
  ['E8-exporter', { 'eligibility.exporter': '' }],
  ['E9', { 'basic.chiefQualityOfficer': 'no' }],
  ['E9-evidence', { 'evidence.1.category': 'others' }],
  ['E9-date', { 'eligibility.cqoDate': '2020-05-21' }],
  ['E10', { 'eligibility.encouraged': 'emerging,none' }],
  ['E10-hmt', { 'eligibility.encouraged': 'hmt' }],
  ['E10-sme', { 'eligibility.encouraged': 'sme', 'basic.size': 'large' }],
  ['E11', { 'eligibility.leaderApplies': 'yes' }],
  ['E12', { 'eligibility.otherChannel': 'yes' }],
  ['N7', { 'eligibility.earlierAward': 'yes' }],
  ['N7-nomination', { 'quality.nomination': 'yes' }],
  ['M10', { 'eligibility.secrets': 'yes' }],
  ['M2', { 'evidence.4.category': 'others' }],
  ['R1', { 'eligibility.channel': 'nanjing' }],
  ['R1-sasac', { 'eligibility.channel': 'sasac' }],
  ['R1-province', { 'eligibility.affiliation': 'province' }],
  ['A1.0-name', { 'cover.name': '江苏澄砾' }],
  ['A1.0-filled', { 'cover.filled': '2020-05-21' }],
  ['A1.1-founded', { 'basic.founded': '2020-05-21' }],
  ['A1.1-quality-staff', { 'basic.qualityStaff': '401' }],
  ['A1.1-rd-staff', { 'basic.rdStaff': '401' }],
  ['A1.1-staff', { 'basic.rdStaff': '361' }],
  ['A1.1-type', { 'basic.uscc': '12321100750099062E' }],
  ['A1.1-size', { 'basic.economicType': 'non-enterprise' }],
  ['A1.1-size-industry', { 'basic.size': 'large' }],
  size('agriculture', 'A01'),
  size('construction', 'E47'),
  size('wholesale', 'F51'),
  size('retail', 'F52'),
  size('transport', 'G54'),
  size('storage', 'G59'),
  size('post', 'G60'),
  size('accommodation', 'H61'),
  size('information', 'I63'),
  size('software', 'I65'),
  size('leasing-business-services', 'L71'),
  size('other', 'M73'),
  ...['qms', 'ems', 'ohsms', 'mms'].map((key) => [`A1.2-${key}`, { [`quality.${key}Date`]: '2020-05-21' }] as const),
  ['A1.2-municipal', { 'quality.municipalDate': '2002-12' }],
  dated('science', 'scienceAwards'),
  dated('new-product', 'newProducts'),
  dated('high-tech', 'highTechProducts'),
  dated('brand', 'brands'),
  dated('engineering', 'engineeringAwards'),
  dated('compulsory', 'compulsoryCertificates'),
  dated('licence', 'licences'),
  dated('qualification', 'qualifications'),
  ['A1.3', { 'methods.excellenceStart': '2002-12' }],
  ['A1.4', { 'eligibility.construction': 'yes', 'level.0.acceptances.0.passed': '6' }],
  ['A1.5-whole', { 'economy.1.whole': 'yes' }],
  ['A1.5-class', { 'economy.1.table.sales.y3': '10201' }],
  ...yearly('profit', 'profit', '12000'),
  ...yearly('tax', 'tax', '12000'),
  ...yearly('sales', 'sales', '100'),
  ...yearly('export', 'export', '2000'),
  ...yearly('debt', 'debtRatio', '101'),
  ...yearly('share', 'marketShare', '101'),
  ...yearly('newproduct', 'newProductRate', '101'),
  ...yearly('salesrate', 'salesRate', '111'),
  ...yearly('costprofit', 'costProfit', '20'),
  ...yearly('sign', 'costProfit', '-1'),
  ...yearly('productivity', 'productivity', '120000'),
  ...yearly('satisfaction', 'satisfaction', '930'),
  ...yearly('contribution', 'assetContribution', '30').slice(1),
  ...yearly('energy', 'energyDrop', '8').slice(1),
  ['A1.7', { 'market.supplierTotal': '1' }],
  ['A1.7-share', { 'market.competitors.0.domestic': '61' }],
  ['A2.1', { 'coaching.list': [] }],
  ['A2.1-start', { 'coaching.list.0.start': '2016-12' }],
];

/** An application at the lower bound of medium size in its trade (A1.1): staff, revenue and assets in 10,000 yuan. */
const medium = (
  id: string,
  industry: string,
  { staff = '400', sales = '10000', assets = '11000' }: Readonly<Record<string, string>>,
): readonly [string, Record<string, unknown>] => [
  `A1.1-size-${id}`,
  {
    'cover.industry': industry,
    'basic.size': 'medium',
    'basic.staff': staff,
    [cell('revenueMain', 'y3')]: sales,
    [cell('revenueOther', 'y3')]: '0',
    [cell('assets', 'y3')]: assets,
  },
];
const mediumSized = [
  medium('agriculture', 'A01', { sales: '500' }),
  medium('industry', 'C34', { staff: '300', sales: '2000' }),
  medium('construction', 'E47', { sales: '6000', assets: '5000' }),
  medium('wholesale', 'F51', { staff: '20', sales: '5000' }),
  medium('retail', 'F52', { staff: '50', sales: '500' }),
  medium('transport', 'G54', { staff: '300', sales: '3000' }),
  medium('storage', 'G59', { staff: '100', sales: '1000' }),
  medium('post', 'G60', { staff: '300', sales: '2000' }),
  medium('accommodation', 'H61', { staff: '100', sales: '2000' }),
  medium('information', 'I63', { staff: '100', sales: '1000' }),
  medium('software', 'I65', { staff: '100', sales: '1000' }),
  medium('leasing-business-services', 'L71', { staff: '100', assets: '8000' }),
  medium('other', 'M73', { staff: '100' }),
];
const failedCheck = { 'eligibility.spotCheckFailure': 'yes', 'record.table.service.y3': 'yes' };
const builder = { 'eligibility.construction': 'yes' };

/** For each rule that does not ask the sample, an application that it asks and that meets it. */
const passing: Readonly<Record<string, Record<string, unknown>>> = {
  'A1.8-facts': yes,
  'A1.8-handling': yes,
  'E6-spot-record': failedCheck,
  'E6-level': { 'level.0.spotChecks.0.conclusion': '不合格', 'record.table.product.y1': 'yes' },
  'E6-export': { 'level.0.exportChecks.0.result': '退运', 'eligibility.exportIncident': 'yes' },
  'E6-note': { ...failedCheck, 'eligibility.cleanNote': '样例情形，已整改。' },
  'E6-recent-facts': { 'recentDeclaration.happened': 'yes', 'recentDeclaration.facts': '样例情形。' },
  'E6-recent-handling': { 'recentDeclaration.happened': 'yes', 'recentDeclaration.handling': '已整改。' },
  E8: builder,
  'E8-industry': { ...builder, 'cover.industry': 'E47' },
  'E8-reason': { 'eligibility.exportClass': 'not-applicable', 'eligibility.exportClassReason': '样例原因' },
  'E10-hmt': { 'eligibility.encouraged': 'hmt', 'basic.economicType': '210' },
  'E10-sme': { 'eligibility.encouraged': 'sme' },
  N7: { 'eligibility.earlierAward': 'yes', 'eligibility.earlierYear': '2015', 'eligibility.improvement': '样例。' },
  'N7-nomination': { 'eligibility.earlierAward': 'yes', 'quality.nomination': 'yes' },
  'R1-province': { 'eligibility.affiliation': 'province', 'eligibility.channel': 'industryDepartment' },
  'A1.1-size': { 'basic.economicType': 'non-enterprise', 'basic.size': 'not-applicable' },
  'A1.4': builder,
  ...Object.fromEntries(mediumSized),
};

describe('conditions of the class of organisations', () => {
  const texts = (node: unknown): readonly string[] => {
    if (Array.isArray(node)) return node.flatMap(texts);
    if (typeof node !== 'object' || node === null) return [];
    return Object.entries(node).flatMap(([key, value]) =>
      ['when', 'owesWhen', 'requiredWhen'].includes(key) && typeof value === 'string' ? [value] : texts(value),
    );
  };

  test.each(rules.map((rule) => [rule.id, rule] as const))(
    'rule %s reads fields that are there, each of its type',
    (_id, rule) => {
      const [sheet = '', field] = rule.each?.split('.') ?? [];
      const place = rule.each === undefined ? {} : { sheet, ...(field === undefined ? {} : { field }) };
      for (const text of rule.when === undefined ? [rule.that] : [rule.when, rule.that])
        expect(conditions.problem(text, place), text).toBeNull();
    },
  );

  test('relevance, owed evidence and seals read fields that are there [M12, M14]', () => {
    const { checks: _checks, ...rest } = definition;
    for (const text of new Set(texts(rest))) expect(conditions.problem(text), text).toBeNull();
  });
});

describe('rules of the class of organisations', () => {
  test('find nothing in an application whose figures agree', () => expect(found(sampleOrganisation())).toEqual([]));

  test.each(failing)('%s finds its failing application', (id, changes) =>
    expect(found(changed(changes))).toContain(id),
  );

  test.each(rules.map((rule) => [rule.id, rule] as const))('%s is met by its passing application', (id, rule) => {
    const data = changed(passing[id] ?? {});
    const holds = conditions.over(data, at);
    const meets = (place: Place): boolean =>
      (rule.when === undefined || holds(rule.when, place) === true) && holds(rule.that, place) === true;
    expect(placesOf(rule, data).some(meets)).toBe(true);
    expect(found(data)).not.toContain(id);
  });

  test.each(mediumSized)('%s begins medium size at its bound, not below', (id, changes) => {
    expect(found(changed({ ...changes, 'basic.size': 'small' }))).toContain(id);
  });

  test('each has a failing application and an id of its own', () => {
    expect(rules.map((rule) => rule.id).toSorted()).toEqual(failing.map(([id]) => id).toSorted());
  });

  test('a blank application is found only to lack ticks and statements', () => {
    const blank = {
      ...sampleOrganisation(),
      answers: Object.fromEntries(
        Object.keys(sampleOrganisation().answers).map((id) => [id, id === 'level' || id === 'economy' ? [] : {}]),
      ),
      evidence: [],
    } as ApplicationData;
    expect(
      found(blank)
        .filter((id) => !id.startsWith('A1.8-'))
        .toSorted(),
    ).toEqual(['A2.1', 'E3-certified', 'E3-quality', 'E4', 'E5']);
  });

  test('every row of this class has a note on how it is met', () => {
    const range = (letter: string, from: number, to: number): readonly string[] =>
      Array.from({ length: to - from + 1 }, (_, index) => `${letter}${from + index}`);
    const all = [
      ...range('N', 1, 9),
      ...range('E', 1, 12),
      ...range('M', 1, 15),
      ...range('A1.', 0, 10),
      'A2.1',
      'A2.2',
      'A5.1',
      ...range('R', 1, 7),
      ...range('X', 1, 15),
    ];
    expect(rows.map((note) => note.row).toSorted()).toEqual(all.toSorted());
  });
});
