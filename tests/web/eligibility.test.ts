import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Edition } from '#src/definition/edition-bundle.ts';
import { loadEdition } from '#src/definition/loader.ts';
import { selfCheckOf } from '#src/web/home/eligibility.ts';

describe('the eligibility self-check', () => {
  let edition: Edition;
  beforeAll(() => {
    edition = loadEdition(join(import.meta.dirname, '../../programmes/jiangsu-quality-award/2020'));
  });
  const at = new Date('2020-05-20T02:00:00Z');

  it('asks in a word what the blocking conditions of an organisation read [E1, E3, E5, E9]', () => {
    const paths = selfCheckOf(edition, 'organisation').questions.map((question) => question.path);
    expect(paths).toEqual(
      expect.arrayContaining([
        'eligibility.legalPerson',
        'basic.founded',
        'methods.excellenceStart',
        'quality.municipal',
        'basic.chiefQualityOfficer',
      ]),
    );
    expect(paths.length).toBeLessThan(25);
  });
  it('tells which conditions are not met, and only of what was answered [E1, E9]', () => {
    const check = selfCheckOf(edition, 'organisation');
    expect(check.failing({}, at)).toEqual([]);
    expect(check.failing({ 'basic.founded': '2001-03-05', 'basic.chiefQualityOfficer': 'yes' }, at)).toEqual([]);
    expect(check.failing({ 'basic.founded': '2018-03-05' }, at)).toHaveLength(1);
    expect(check.failing({ 'basic.chiefQualityOfficer': 'no' }, at)[0]?.zh).toContain('首席质量官');
  });
  it('asks an individual for the years of quality work [P2]', () => {
    const check = selfCheckOf(edition, 'individual');
    expect(check.failing({ 'eligibility.qualityYears': '9' }, at)).toHaveLength(1);
    expect(check.failing({ 'eligibility.qualityYears': '12' }, at)).toEqual([]);
  });
});
