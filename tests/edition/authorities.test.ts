import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AuthorityEntry } from '#src/definition/authority.ts';
import { crossCheck } from '#src/definition/cross-checks/index.ts';
import type { Edition } from '#src/definition/edition-bundle.ts';
import { loadEdition } from '#src/definition/loader.ts';
import { departmentsFor, mustBeAsked, shownTo } from '#src/domain/workflow/departments.ts';
import { authoritiesOf } from '#src/services/seats.ts';
import { sampleApplication } from './individual-sample.ts';
import { sampleOrganisation } from './sample-organisation.ts';

const edition = loadEdition(resolve(import.meta.dirname, '../../programmes/jiangsu-quality-award/2020'));
const at = new Date('2020-05-20T02:00:00Z');
const asked = (data: ReturnType<typeof sampleOrganisation>, channel: string): string[] =>
  departmentsFor(edition, authoritiesOf(edition).values(), { channel, data, at })
    .filter(mustBeAsked)
    .map(({ authority }) => authority.id.replace(`${channel}.`, ''));

/** The edition with one department changed. */
const withTax = (change: Partial<AuthorityEntry>): Edition => ({
  ...edition,
  authorities: edition.authorities.map((one) => (one.id === 'tax' ? { ...one, ...change } : one)),
});
const problems = (changed: Edition): string[] =>
  crossCheck(changed).map(({ file, path, reason }) => `${file} ${path}: ${reason}`);

describe('the departments of a city', () => {
  const organisation = (changes: Readonly<Record<string, Readonly<Record<string, string>>>>) => {
    const sample = sampleOrganisation();
    const answers = Object.fromEntries(
      Object.entries(sample.answers).map(([sheet, said]) => [
        sheet,
        changes[sheet] === undefined ? said : { ...said, ...changes[sheet] },
      ]),
    );
    return { ...sample, answers };
  };

  it('are asked of an organisation by what it is: exporters, construction, state-owned [R2, E8]', () => {
    const common = asked(organisation({ eligibility: { exporter: '' } }), 'zhenjiang');
    expect(common).toHaveLength(7);
    const extra = (changes: Parameters<typeof organisation>[0]): string[] =>
      asked(organisation({ eligibility: { exporter: '' }, ...changes }), 'zhenjiang').filter(
        (one) => !common.includes(one),
      );
    expect(extra({ eligibility: { exporter: 'yes' } })).toEqual(['customs']);
    expect(extra({ eligibility: { exporter: '', construction: 'yes' } })).toEqual(['housing']);
    for (const type of ['110', '141', '151']) expect(extra({ basic: { economicType: type } })).toEqual(['stateAssets']);
  });

  it('are asked where the application leaves open whether they are to be', () => {
    expect(asked(organisation({ basic: { economicType: '' } }), 'zhenjiang')).toContain('stateAssets');
  });

  it('are asked of individuals in management as of organisations, of others only by name [P1, P5]', () => {
    expect(asked(sampleApplication(), 'nanjing')).toHaveLength(7);
    expect(asked(sampleApplication({ eligibility: { manager: 'no' } }), 'nanjing')).toEqual([
      'publicSecurity',
      'creditInformation',
    ]);
  });

  it('are none for a channel that is no city', () => {
    const department = edition.channels.find((channel) => channel.kind === 'department');
    expect(asked(sampleOrganisation(), department?.id ?? '')).toEqual([]);
  });

  it('see what their entry lists, and never what is sensitive', () => {
    const definition = edition.classes['individual'];
    const tax = authoritiesOf(edition).get('nanjing.tax');
    if (definition === undefined || tax === undefined) throw new Error('the edition has changed');
    const shown = shownTo({ authority: tax }, definition, sampleApplication(), edition.codes);
    expect(shown.map((one) => one.value)).toEqual(['苏砚宁', '南京澄岳仪表有限公司', '913201063024518707', '南京市']);
    const greedy = { ...tax, entry: { ...tax.entry, sees: { individual: ['personal.idNumber', 'personal.name'] } } };
    expect(shownTo({ authority: greedy as typeof tax }, definition, sampleApplication(), edition.codes)).toHaveLength(
      1,
    );
  });
});

describe('authorities.json is refused', () => {
  it.each<readonly [string, Partial<AuthorityEntry>, RegExp]>([
    [
      'with a condition that reads a field of another class',
      { askedWhen: { organisation: 'eligibility.manager' } },
      /askedWhen\/organisation: .*at character/u,
    ],
    ['with a condition that is no yes or no', { askedWhen: { organisation: 'basic.name' } }, /must be true or false/u],
    ['with a class that is not there', { classes: ['team'] }, /no class 'team'/u],
    [
      'with a condition for a class it is not asked about',
      { classes: ['organisation'], askedWhen: { individual: 'eligibility.manager' }, sees: {} },
      /askedWhen\/individual: it is not consulted/u,
    ],
    [
      'showing a sensitive field',
      { sees: { individual: ['personal.idNumber'] } },
      /'personal.idNumber' is no plain field/u,
    ],
    ['showing a field of an office', { sees: { organisation: ['preliminaryOpinion.opinion'] } }, /is no plain field/u],
    ['showing a field that is not there', { sees: { organisation: ['basic.nothing'] } }, /is no plain field/u],
    ['with the id of a channel', { id: 'nanjing' }, /is the id of a channel/u],
    ['with conditions for who is not consulted', { kind: 'supervision', each: undefined }, /only a department/u],
  ])('%s', (_name, change, reason) => {
    const found = problems(withTax(change));
    expect(
      found.some((one) => one.startsWith('authorities.json') && reason.test(one)),
      found.join('\n'),
    ).toBe(true);
  });

  it('without the rules of consulting, or with a message that is not there', () => {
    const { consultation, ...without } = edition;
    expect(problems(without)).toEqual([expect.stringContaining('/consultation: it must be there')]);
    if (consultation === undefined) throw new Error('the edition consults nobody');
    const told = { ...edition, consultation: { ...consultation, tells: { ...consultation.tells, asked: 'nothing' } } };
    expect(problems(told)).toEqual([expect.stringContaining("there is no message 'nothing'")]);
  });
});
