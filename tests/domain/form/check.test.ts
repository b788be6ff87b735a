import { describe, expect, it } from 'vitest';
import type { Answers, ApplicationData, EvidenceItem, SheetAnswers, StoredFile } from '#src/domain/form/answers.ts';
import type { ClassDefinition, Edition } from '#src/definition/edition-bundle.ts';
import { setAnswer } from '#tests/support/answers-at.ts';
import { check } from '#src/domain/form/check.ts';
import { completeness } from '#src/domain/form/completeness.ts';
import { application, at, filledStrange, smallest, strange } from './test-editions.ts';

const found = (edition: Edition, data: ApplicationData): string[] =>
  check(edition, data, { at }).map((one) => `${one.rule} ${one.severity} ${one.path}`);
const set = (sheet: string, instance: string, path: string, value: string | null): Answers =>
  setAnswer(filledStrange, { sheet, instance, path }, value);
const after = (answers: Answers): string[] => found(strange, application(answers));
const file = 'a'.repeat(64);
const stored: StoredFile = { sha256: file, name: '执照.pdf', type: 'application/pdf', size: 10, pages: 1 };
const licence: EvidenceItem = {
  id: 'e1',
  category: 'licence',
  title: '营业执照',
  issuer: '某局',
  number: '1',
  issued: '2020-01-01',
  files: [file],
  proves: ['basic.founded'],
};
const basicWith = (field: string, value: string): Answers =>
  setAnswer(basic, { sheet: 'basic', instance: '', path: field }, value);
const basic: Answers = { basic: { name: '甲厂', code: '91320000MA1YY0005E', founded: '2020-01-01', staff: '10' } };

describe('an application that is filled in', () => {
  it('has no finding', () => {
    expect(after(filledStrange)).toEqual([]);
    expect(found(smallest, application(basic, { evidence: [licence], files: { [file]: stored } }))).toEqual([]);
  });
  it('is complete', () => {
    const all = Object.values(completeness(strange, application(filledStrange)));
    expect(all.length).toBe(4);
    for (const { filled, total } of all) expect(filled).toBe(total);
  });
});

describe('blanks [M9]', () => {
  it('are found at their item, and gone with a reason', () => {
    expect(after(set('plants', '', 'plant', null))).toEqual(['M9 error /answers/plants/plant']);
    expect(
      after(
        setAnswer(
          set('plants', '', 'plant', null),
          { sheet: 'plants', instance: '', path: '$blank/plant' },
          '只有一处',
        ),
      ),
    ).toEqual([]);
  });
  it('count a reason of blanks only as none', () => {
    expect(
      after(setAnswer(set('plants', '', 'plant', ' '), { sheet: 'plants', instance: '', path: '$blank/plant' }, '  ')),
    ).toEqual(['M9 error /answers/plants/plant']);
  });
  it('cannot be explained away where the field must be filled in', () => {
    const answers = setAnswer(
      set('people', '', 'name', ''),
      { sheet: 'people', instance: '', path: '$blank/name' },
      '保密',
    );
    expect(after(answers)).toEqual(['M9 error /answers/people/name']);
  });
  it('may be left by a token in a number cell [X9]', () => {
    expect(after(set('plants', '', 'use/gas/y1', '/'))).toEqual([]);
    expect(after(set('plants', '', 'use/gas/y1', ''))).toEqual(['M9 error /answers/plants/use/gas/y1']);
  });
  it('of a matrix may be explained cell by cell, by row, or all at once', () => {
    const empty = set('plants', '', 'use/gas/y1', null);
    for (const path of ['use/gas/y1', 'use/gas', 'use'])
      expect(after(setAnswer(empty, { sheet: 'plants', instance: '', path: `$blank/${path}` }, '不用气'))).toEqual([]);
    expect(after(setAnswer(empty, { sheet: 'plants', instance: '', path: '$blank/use/power' }, '不用气'))).toEqual([
      'M9 error /answers/plants/use/gas/y1',
    ]);
  });
  it('of a row need one reason, for the row or for the cell, not for the table', () => {
    const empty = setAnswer(
      set('people', '', 'departments/d2/juniorMen', ''),
      { sheet: 'people', instance: '', path: 'departments/d2/dept' },
      '',
    );
    expect(after(empty)).toEqual(['M9 error /answers/people/departments/1/dept']);
    expect(check(strange, application(empty), { at })[0]?.message.zh).toContain('部门第 2 行”缺部门名称、初级 男');
    const reason = (path: string, answers: Answers): Answers =>
      setAnswer(answers, { sheet: 'people', instance: '', path: `$blank/${path}` }, '新设');
    expect(after(reason('departments/d2', empty))).toEqual([]);
    expect(after(reason('departments/d2/dept', empty))).toEqual(['M9 error /answers/people/departments/1/juniorMen']);
    expect(after(reason('departments', empty))).toEqual(['M9 error /answers/people/departments/1/dept']);
  });
  it('of a table: fewer rows than expected need a reason for the table', () => {
    const { departments, ...people } = filledStrange['people'] as { departments: readonly unknown[] };
    const one = { ...filledStrange, people: { ...people, departments: departments.slice(0, 1) } } as unknown as Answers;
    expect(after(one)).toEqual(['M9 error /answers/people/departments']);
    expect(check(strange, application(one), { at })[0]?.message.zh).toContain('应填 2 行，现有 1 行');
    expect(
      after(setAnswer(one, { sheet: 'people', instance: '', path: '$blank/departments' }, '只有一个部门')),
    ).toEqual([]);
  });
  it('of a group of a table need a reason for the group', () => {
    expect(after(setAnswer(filledStrange, { sheet: 'lines', instance: 'b', path: '$blank/tests@y3' }, null))).toEqual([
      'M9 error /answers/lines/1/tests',
    ]);
  });
  it('of a field that does not concern the applicant are none', () => {
    expect(after(set('lines', 'a', 'export', 'yes'))).toContain('M9 error /answers/lines/0/markets');
    expect(after(set('lines', 'a', 'export', ''))).toEqual([]);
  });
  it('of a repeated sheet: at least so many, at most so many', () => {
    expect(after({ ...filledStrange, lines: [] })).toEqual(['M9 error /answers/lines']);
    const [line] = filledStrange['lines'] as readonly SheetAnswers[];
    expect(after({ ...filledStrange, lines: Array.from({ length: 6 }, (_, i) => ({ ...line, id: `l${i}` })) })).toEqual(
      ['M9 error /answers/lines'],
    );
  });
});

describe('values [M10]', () => {
  it('that cannot be read are told once, with their place', () => {
    expect(after(set('plants', '', 'use/power/y2', '1e999'))).toEqual(['M10 error /answers/plants/use/power/y2']);
    expect(check(strange, application(set('plants', '', 'use/power/y2', '1e999')), { at })[0]?.message).toEqual({
      zh: '乙、能耗“电力 2028年”：“1e999”是科学计数法。请写成普通数字，如 12345.6。',
      en: 'Energy, "Electricity, 2028": "1e999" is in scientific notation. Write plain digits, as in 12345.6.',
    });
  });
  it('keep to the bounds of the row’s own kind of cell', () => {
    expect(after(set('plants', '', 'use/share/y2', '100.5'))).toEqual(['M10 error /answers/plants/use/share/y2']);
  });
  it('that the fonts lack are told', () => {
    const lacks = (text: string): string[] => Array.from(text).filter((sign) => sign === '😀');
    const [one] = check(strange, application(set('plants', '', 'plant', '北😀厂')), { at, lacks });
    expect(one).toMatchObject({ rule: 'M10', severity: 'error', path: '/answers/plants/plant' });
    expect(one?.message.zh).toContain('字库中没有“😀”');
  });
});

describe('evidence [M12]', () => {
  const owing = set('plants', '', 'audited', '是');
  const report: EvidenceItem = { ...licence, category: 'measurement', proves: [] };
  it('is owed by a field that asserts something', () => {
    expect(after(owing)).toEqual(['M12 error /answers/plants/audited']);
    expect(after(set('plants', '', 'audited', '否'))).toEqual([]);
  });
  it('that does not say what it proves is a warning, one that does settles it', () => {
    const files = { [file]: stored };
    expect(found(strange, application(owing, { evidence: [report], files }))).toEqual([
      'M12 warning /answers/plants/audited',
    ]);
    expect(
      found(strange, application(owing, { evidence: [{ ...report, proves: ['plants.audited'] }], files })),
    ).toEqual([]);
  });
  it('without file or title, with a wrong or a past date is told', () => {
    const item: EvidenceItem = { ...licence, title: ' ', files: [], issued: '2020-02-30', validUntil: '2030-03-09' };
    expect(found(smallest, application(basic, { evidence: [item] }))).toEqual([
      'M9 error /evidence/0/title',
      'M12 error /evidence/0/files',
      'M10 error /evidence/0/issued',
      'M12 warning /evidence/0/validUntil',
    ]);
    expect(
      found(
        smallest,
        application(basic, { evidence: [{ ...licence, validUntil: '2030-03-10' }], files: { [file]: stored } }),
      ),
    ).toEqual([]);
  });
  it('that names a category, a file or a field which is not there cannot be finalised', () => {
    const whole = (item: Partial<EvidenceItem>): string[] =>
      found(
        smallest,
        application(basic, { evidence: [licence, { ...licence, id: 'e2', ...item }], files: { [file]: stored } }),
      );
    expect(whole({})).toEqual([]);
    expect(whole({ category: '' })).toEqual(['M12 error /evidence/1/category']);
    expect(whole({ category: 'nothing' })).toEqual(['M12 error /evidence/1/category']);
    expect(whole({ files: [file, 'b'.repeat(64)] })).toEqual(['M12 error /evidence/1/files/1']);
    expect(whole({ proves: ['basic.founded', 'basic.nothing', 'nothing:1'] })).toEqual([
      'M12 error /evidence/1/proves/1',
      'M12 error /evidence/1/proves/2',
    ]);
  });
  it('required by the edition is missing while there is none [M2]', () => {
    const definition = smallest.classes['organisation'] as ClassDefinition;
    const edition = {
      ...smallest,
      classes: {
        organisation: {
          ...definition,
          evidence: definition.evidence.map((one) => ({ ...one, requiredWhen: 'basic.staff > 5' })),
        },
      },
    };
    expect(found(edition, application(basic))).toContain('M2 error /evidence');
    expect(found(edition, application(basicWith('staff', '3')))).not.toContain('M2 error /evidence');
  });
});

describe('reports', () => {
  const definition = smallest.classes['organisation'] as ClassDefinition;
  const label = { zh: '概述', en: 'Overview' };
  const clause = { id: '1', level: 1, title: label, prompts: [], required: true };
  const report = {
    id: 'overview',
    title: label,
    origin: 'notice' as const,
    required: true,
    rule: 'M3',
    limit: { max: 3000, hard: false, rule: 'M3' },
    structure: { clauses: [clause] },
  };
  const edition = {
    ...smallest,
    classes: { organisation: { ...definition, reports: [report], clauses: { overview: [clause] } } },
  };
  const whole = { evidence: [licence], files: { [file]: stored } };
  const content = {
    variant: 'supplied' as const,
    file,
    pages: { 1: 1 },
    confirmed: true,
    countedCharacters: 3000,
    pageCount: 3,
  };
  const withReport = (one: object): string[] =>
    found(edition, application(basic, { ...whole, reports: { overview: { ...content, ...one } } }));
  it('are missing, whole, or too long [M3]', () => {
    expect(found(edition, application(basic, whole))).toEqual(['M3 error /reports/overview']);
    expect(withReport({})).toEqual([]);
    expect(withReport({ countedCharacters: 3001 })).toEqual(['M3 warning /reports/overview']);
  });
  it('without text need a declared number', () => {
    const { countedCharacters: _, ...scan } = content;
    const scanned = (more: object): string[] =>
      found(edition, application(basic, { ...whole, reports: { overview: { ...scan, ...more } } }));
    expect(scanned({})).toEqual(['M3 error /reports/overview/declaredCharacters']);
    expect(scanned({ declaredCharacters: 2000 })).toEqual([]);
  });
  it('need a page within them for every required clause, and a person’s word [X4]', () => {
    expect(withReport({ pages: {} })).toEqual(['M3 error /reports/overview/pages/1']);
    expect(withReport({ pages: { 1: 4 } })).toEqual(['M3 error /reports/overview/pages/1']);
    expect(withReport({ confirmed: false })).toEqual(['X4 error /reports/overview/confirmed']);
  });
});

describe('rules of the edition', () => {
  it('are asked at the time of the check and shown at their field [E1]', () => {
    const whole = { evidence: [licence], files: { [file]: stored } };
    expect(found(smallest, application(basicWith('founded', '2026-01-01'), whole))).toEqual([
      'E1 error /answers/basic/founded',
    ]);
    expect(found(smallest, application(basicWith('founded', '2025-04-30'), whole))).toEqual([]);
  });
  it('repeat over the rows of a matrix', () => {
    expect(after(set('plants', '', 'use/gas/y3', '4'))).toEqual(['E4-growth warning /answers/plants/use/gas/y3']);
  });
  it('repeat over the rows of each instance', () => {
    const failed = set('lines', 'b', 'tests/t1/passed', 'no');
    expect(after(failed)).toEqual(['A1.4-failed warning /answers/lines/1/tests/0/passed']);
    expect(check(strange, application(failed), { at })[0]?.message.zh).toBe('第 1 行：有不合格。');
  });
  it('repeat over instances', () => {
    expect(after(set('lines', 'b', 'markets/m1/amount', '0'))).toEqual(['A1.4-market error /answers/lines/1/markets']);
  });
  it('over a blank give nothing', () => {
    expect(after(set('plants', '', 'use/gas/y3', '/'))).toEqual([]);
  });
  it('are not asked where they do not concern the applicant', () => {
    expect(after(set('lines', 'b', 'export', ''))).toEqual([]);
  });
});

describe('leaps between years [X9]', () => {
  const definition = strange.classes['organisation'] as ClassDefinition;
  const plants = definition.definitions['plants'];
  const use = plants?.fields['use'];
  if (plants === undefined || use?.type !== 'matrix') throw new Error('the strange edition lost its matrix');
  const columns = use.columns.map((column) =>
    column.own === true ? column : { ...column, cell: { ...column.cell, type: 'money' as const, digits: 2 } },
  );
  const edition = {
    ...strange,
    classes: {
      organisation: {
        ...definition,
        definitions: {
          ...definition.definitions,
          plants: { ...plants, fields: { ...plants.fields, use: { ...use, columns } } },
        },
      },
    },
  };
  it('ask whether 元 and 万元 were mixed up', () => {
    const jump = check(edition, application(set('plants', '', 'use/power/y2', '110000')), { at });
    expect(jump.map((one) => `${one.rule} ${one.severity} ${one.path}`)).toEqual([
      'X9 warning /answers/plants/use/power/y2',
      'X9 warning /answers/plants/use/power/y3',
    ]);
    expect(jump[0]?.message.zh).toContain('相差 11000 倍');
    expect(check(edition, application(filledStrange), { at })).toEqual([]);
  });
});

it('checks an empty application without a throw', () => {
  for (const edition of [smallest, strange]) expect(check(edition, application({}), { at }).length).toBeGreaterThan(0);
});
