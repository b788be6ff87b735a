import { describe, expect, it } from 'vitest';
import type { Relation } from '#src/definition/assessment.ts';
import { changesOf, type Standing } from '#src/domain/conflict/changes.ts';
import { comparedOf, computeConflicts } from '#src/domain/conflict/compute.ts';
import { groundsOf } from '#src/domain/conflict/grounds.ts';
import type { ApplicationData } from '#src/domain/form/answers.ts';
import type { Profile } from '#src/domain/pool/profile.ts';
import { newestEdition } from '../../../scripts/write-rules.ts';
import { sampleOrganisation } from '../../edition/sample-organisation.ts';

const edition = newestEdition();
const definition = edition.classes['organisation'];
const assessment = edition.assessment?.classes['organisation'];
if (definition === undefined || assessment === undefined) throw new Error('organisations are not judged');

const nobody: Profile = {
  industries: [],
  categories: [],
  employer: '云栖大学',
  formerEmployers: [],
  bodies: [],
  qualifications: [],
  city: null,
  years: null,
};
/** A dossier in which every name is somebody's, so that each relation has its own. */
function dossier(answers: Readonly<Record<string, object>> = {}): ApplicationData {
  const sample = sampleOrganisation();
  const market = {
    suppliers: [{ id: 'k1', name: '泰州丰禾铸造有限公司' }],
    customers: [{ id: 'k1', name: '盐城启航船舶股份有限公司' }],
    competitors: [{ id: 'k1', name: '常州砺锋机床有限公司' }],
  };
  const coaching = {
    none: '',
    list: [{ id: 'k1', expert: '顾 云舟', institution: '苏北卓越管理咨询有限公司', subject: '培训', start: '2018-05' }],
  };
  const holdings = { none: '', list: [{ id: 'k1', name: '镇江澄砾铸件有限公司' }] };
  const evidence = sample.evidence.map((one) => ({ ...one, issuer: '华东认证中心有限公司' }));
  return { ...sample, evidence, answers: { ...sample.answers, market, coaching, holdings, ...answers } };
}
const look = (
  person: { name?: string; profile?: Partial<Profile> },
  options: { ownCity?: 'hard' | 'soft' | 'none'; data?: ApplicationData; added?: string; relations?: Relation[] } = {},
) => {
  const { ownCity = 'none', data = dossier(), added = '', relations = assessment.relations } = options;
  const additions = added === '' ? [] : [{ day: '2020-05-21', text: added }];
  const grounds = groundsOf(edition, { definition, assessment: { ...assessment, relations } }, data, additions);
  const assessor = comparedOf({ name: person.name ?? '某人', profile: { ...nobody, ...person.profile } });
  return computeConflicts({ ownCity }, grounds, assessor);
};
const brief = (found: ReturnType<typeof look>): readonly string[] =>
  found.map(({ source, weight }) => `${source} ${weight}`);

describe('[A2.2] conflicts computed from a dossier and a profile', () => {
  it.each([
    ['employer hard', { profile: { employer: '江苏澄砾机械（集团）有限责任公司' } }],
    ['formerEmployer soft', { profile: { formerEmployers: ['江苏澄砾机械有限公司'] } }],
    ['group hard', { profile: { employer: '镇江澄砾铸件股份有限公司' } }],
    ['coaching hard', { name: '顾云舟' }],
    ['coaching hard', { profile: { bodies: ['苏北卓越管理咨询（有限公司）'] } }],
    ['supplier soft', { profile: { employer: '泰州丰禾铸造有限公司' } }],
    ['customer soft', { profile: { bodies: ['盐城启航船舶有限公司'] } }],
    ['competitor hard', { profile: { employer: '常州砺锋机床有限公司' } }],
    ['certifier soft', { profile: { bodies: ['华东认证中心'] } }],
  ])('finds %s', (wanted, person) => {
    expect(brief(look(person))).toEqual([wanted]);
  });

  it('finds nothing where nothing is in common, and compares only what the relation names', () => {
    expect(look({ name: '沈知夏', profile: { employer: '某某大学' } })).toEqual([]);
    // A former employer who supplies the applicant is no relation of this edition.
    expect(look({ profile: { formerEmployers: ['泰州丰禾铸造有限公司'] } })).toEqual([]);
  });

  it('warns, and bars nobody, where a name only contains the other; it says where and what', () => {
    const [found] = look({ profile: { employer: '常州砺锋机床有限公司上海分公司' } });
    expect(found).toMatchObject({ source: 'competitor', weight: 'soft', reasons: [{ exact: false }] });
    expect(found?.reasons[0]?.place.zh).toMatch(/竞争对手.*第1行/u);
    expect(found?.reasons[0]?.words.en).toContain('name contained');
  });

  it('takes several names in one place one by one', () => {
    const coaching = { list: [{ id: 'k1', expert: '陈某、顾云舟', institution: '甲；苏北卓越管理咨询有限公司' }] };
    expect(brief(look({ name: '顾云舟' }, { data: dossier({ coaching }) }))).toEqual(['coaching hard']);
  });

  it('reads what was added to the disclosure of coaching, as prose: it warns', () => {
    expect(brief(look({ name: '沈知夏' }, { added: '5月21日起聘请沈知夏老师作标准培训。' }))).toEqual([
      'coaching soft',
    ]);
    expect(look({ name: '沈知夏' }, { added: '5月21日起聘请沈知秋老师作标准培训。' })).toEqual([]);
  });

  it('minds the own city as the edition says, or not at all', () => {
    const person = { profile: { city: '321100' } };
    expect(brief(look(person, { ownCity: 'soft' }))).toEqual(['ownCity soft']);
    expect(brief(look(person, { ownCity: 'hard' }))).toEqual(['ownCity hard']);
    expect(look(person, { ownCity: 'none' })).toEqual([]);
    expect(look({ profile: { city: '320500' } }, { ownCity: 'hard' })).toEqual([]);
  });

  it('compares everything of an assessor where a relation names nothing', () => {
    const relations: Relation[] = [{ source: 'helper', weight: 'hard', fields: ['basic.name'] }];
    for (const profile of [{ bodies: ['江苏澄砾机械有限公司'] }, { formerEmployers: ['江苏澄砾机械有限公司'] }])
      expect(brief(look({ profile }, { relations }))).toEqual(['helper hard']);
  });
});

describe('a new look', () => {
  const computed = (weight: 'hard' | 'soft', name = '甲') => ({
    source: 'supplier' as const,
    weight,
    reasons: [{ place: { zh: '表', en: 'sheet' }, words: { zh: name, en: name }, name, exact: true }],
  });
  const before = (state: Standing['state'], weight: 'hard' | 'soft' = 'soft', name = '甲'): Standing => ({
    source: 'supplier',
    weight,
    state,
    detail: { reasons: computed(weight, name).reasons },
  });
  it('changes nothing where nothing changed', () => {
    expect(changesOf([], [computed('soft')])).toMatchObject([{ state: 'found', decided: false }]);
    for (const state of ['found', 'confirmed', 'dismissed'] as const)
      expect(changesOf([before(state)], [computed('soft')])).toEqual([]);
  });
  it('finds anew what was dismissed when there is more to it, and what was gone', () => {
    expect(changesOf([before('dismissed')], [computed('hard')])).toMatchObject([{ state: 'found', decided: false }]);
    expect(changesOf([before('dismissed')], [computed('soft', '乙')])).toMatchObject([{ state: 'found' }]);
    expect(changesOf([before('gone')], [computed('soft')])).toMatchObject([{ state: 'found' }]);
  });
  it('keeps a confirmed one confirmed at the weight the office gave it', () => {
    expect(changesOf([before('confirmed', 'hard')], [computed('soft')])).toEqual([]);
    expect(changesOf([before('confirmed', 'hard')], [computed('soft', '乙')])).toMatchObject([
      { state: 'confirmed', weight: 'hard', decided: true },
    ]);
  });
  it('lets go, but never of what somebody said', () => {
    expect(changesOf([before('found')], [])).toMatchObject([{ state: 'gone' }]);
    expect(changesOf([before('gone')], [])).toEqual([]);
    expect(changesOf([{ ...before('found'), source: 'declared' }], [])).toEqual([]);
  });
});
