import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseApplication } from '#src/domain/form/parse-application.ts';
import { checkShape } from '#src/domain/form/shape.ts';
import { application, filledStrange, smallest, strange } from './test-editions.ts';

const paths = (answers: unknown): string[] => checkShape(strange, 'organisation', answers).map((one) => one.path);

describe('the shape of answers', () => {
  it('of a filled application is right', () => {
    expect(paths(filledStrange)).toEqual([]);
  });
  it.each<[string, unknown, string]>([
    ['an unknown sheet', { nope: {} }, '/answers/nope'],
    ['an unknown field', { people: { nope: '1' } }, '/answers/people/nope'],
    ['a number where a text is typed', { people: { name: 1 } }, '/answers/people/name'],
    ['null', { people: { name: null } }, '/answers/people/name'],
    ['an object for a text', { people: { name: {} } }, '/answers/people/name'],
    ['a list for a sheet', { people: [] }, '/answers/people'],
    ['an object for a repeated sheet', { lines: {} }, '/answers/lines'],
    ['an instance without id', { lines: [{ line: '甲' }] }, '/answers/lines/0'],
    ['an unknown column', { people: { departments: [{ id: 'a', nope: '1' }] } }, '/answers/people/departments/0/nope'],
    ['a row without id', { people: { departments: [{ dept: '甲' }] } }, '/answers/people/departments/0'],
    ['a row id that could be a path', { people: { departments: [{ id: 'a/b' }] } }, '/answers/people/departments/0'],
    [
      'a row id that stands twice',
      { people: { departments: [{ id: 'a' }, { id: 'a' }] } },
      '/answers/people/departments/1',
    ],
    ['an unknown matrix row', { plants: { use: { nope: {} } } }, '/answers/plants/use/nope'],
    ['an unknown matrix column', { plants: { use: { power: { nope: '1' } } } }, '/answers/plants/use/power/nope'],
    ['an unknown group', { lines: [{ id: 'a', tests: [{ id: 't', group: 'y9' }] }] }, '/answers/lines/0/tests/0/group'],
    ['a row without its group', { lines: [{ id: 'a', tests: [{ id: 't' }] }] }, '/answers/lines/0/tests/0'],
    ['a reason for nothing', { people: { $blank: { nope: '没有' } } }, '/answers/people/$blank/nope'],
    ['a text over the technical limit', { people: { name: '字'.repeat(7000) } }, '/answers/people/name'],
    [
      '100,000 rows',
      { people: { departments: Array.from({ length: 100_000 }, (_, i) => ({ id: `r${i}` })) } },
      '/answers/people/departments',
    ],
    ['a key that names a prototype', JSON.parse('{"people":{"__proto__":"x"}}'), '/answers/people/__proto__'],
    [
      'the name of an inherited property',
      { people: { constructor: 'x', toString: 'y' } },
      '/answers/people/constructor',
    ],
  ])('%s is refused with its path', (_name, answers, path) => {
    const problems = checkShape(strange, 'organisation', answers);
    expect(problems[0]?.path).toBe(path);
    expect(problems[0]?.reason.zh).not.toBe('');
  });
  it('is examined whatever it is, without a throw', () => {
    fc.assert(
      fc.property(fc.anything(), (anything) => {
        expect(Array.isArray(checkShape(strange, 'organisation', anything))).toBe(true);
        expect(
          Array.isArray(
            checkShape(strange, 'organisation', { people: anything, lines: [anything], plants: { use: anything } }),
          ),
        ).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe('application.json', () => {
  const file = 'a'.repeat(64);
  const stored = { sha256: file, name: 'a.pdf', type: 'application/pdf', size: 1 };
  const item = {
    id: 'e',
    category: 'licence',
    title: '',
    issuer: '',
    number: '',
    issued: '',
    files: [file],
    proves: ['basic.founded'],
  };
  const problems = (json: unknown): string[] => {
    const read = parseApplication(smallest, json);
    return read.ok ? [] : read.problems.map((one) => one.path);
  };
  it('is read whole', () => {
    expect(problems(application({ basic: { name: '甲' } }, { evidence: [item], files: { [file]: stored } }))).toEqual(
      [],
    );
  });
  it('is refused with the paths of what is wrong', () => {
    expect(problems({ ...application({}), more: 1 })).toEqual(['']);
    expect(problems({ ...application({}), format: 2 })).toEqual(['/format']);
    expect(problems({ ...application({}), class: 'nobody' })).toEqual(['/class']);
    expect(
      problems(application({}, { evidence: [{ ...item, category: 'nope', proves: ['basic.nope', 'x:1'] }] })),
    ).toEqual(['/evidence/0/category', '/evidence/0/files/0', '/evidence/0/proves/0', '/evidence/0/proves/1']);
    expect(problems(null)).toEqual(['']);
  });
});
