import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkDemo } from '#src/definition/cross-checks/demo.ts';
import type { DemoFile } from '#src/definition/demo.ts';
import { newestEdition } from '#src/cli/editions.ts';
import { demoOnDisk } from '#src/services/load-editions.ts';

const loaded = demoOnDisk(join(import.meta.dirname, '../../programmes'));
if (loaded === null) throw new Error('the edition has no demo');
const { demo } = loaded;
const [first, ...others] = demo.people;
if (first === undefined) throw new Error('the demo has nobody');

function problemsOf(change: Partial<DemoFile['people'][number]>): string[] {
  const problems: string[] = [];
  checkDemo(newestEdition(), { ...demo, people: [{ ...first!, ...change }, ...others] }, (path, reason) =>
    problems.push(`${path}: ${reason}`),
  );
  return problems;
}

test('the people of the demo fit their edition', () => {
  expect(problemsOf({})).toEqual([]);
});

test.each([
  ['a class the edition lacks', { class: 'village' }, "/people/0/class: there is no class 'village'"],
  ['an e-mail somebody else has', { email: others[0]?.email ?? '' }, '/people: the email'],
  ['a stage without an example', { example: null, stage: 'sealed' as const }, '/people/0/stage'],
  ['a store the class lacks', { without: ['nothing'] }, "/people/0/without/0: the class has no sheet 'nothing'"],
  [
    'a change of a sheet the class lacks',
    { changes: [{ store: 'nothing', path: 'name', value: '' }] },
    '/people/0/changes/0/store',
  ],
  [
    'a change of a field the sheet lacks',
    { changes: [{ store: 'basic', path: 'nothing/k1/name', value: '' }] },
    "/people/0/changes/0/path: the sheet 'basic' has no field 'nothing'",
  ],
])('a person with %s is refused with the place', (_what, change, problem) => {
  expect(problemsOf(change)).toEqual([expect.stringContaining(problem)]);
});

test.each([
  ['a class the edition lacks', { class: 'village' }, "/kinds/0/class: there is no class 'village'"],
  ['a place the class lacks', { code: 'basic.nothing' }, "/kinds/0/code: the class has no 'basic.nothing'"],
  ['a number the class lacks', { correctable: ['basic.nothing'] }, '/kinds/0/correctable/0'],
  ['no affiliation for a kind of channel', { affiliations: {} }, '/kinds/0/affiliations'],
])('a kind of simulated applicants with %s is refused with the place', (_what, change, problem) => {
  const [kind, ...kinds] = demo.kinds ?? [];
  const problems: string[] = [];
  checkDemo(newestEdition(), { ...demo, kinds: [{ ...kind!, ...change }, ...kinds] }, (path, reason) =>
    problems.push(`${path}: ${reason}`),
  );
  expect(problems[0]).toContain(problem);
});

test.each([
  [
    'somebody who is not admitted',
    { person: 'newcomer' },
    "/judging/panels/0/person: 'newcomer' is nobody whom the demo",
  ],
  [
    'a stage the class lacks',
    { stage: 'oral' },
    "/judging/panels/0/stage: the class 'organisation' has no stage 'oral'",
  ],
  ['too few members', { members: [] }, '/judging/panels/0/members: a panel has 3 to 3 members'],
])('a panel of the demo for %s is refused with the place', (_what, change, problem) => {
  const { judging } = demo;
  const [panel, ...panels] = judging?.panels ?? [];
  const problems: string[] = [];
  checkDemo(
    newestEdition(),
    { ...demo, judging: { ...judging!, panels: [{ ...panel!, ...change }, ...panels] } },
    (path, reason) => problems.push(`${path}: ${reason}`),
  );
  expect(problems[0]).toContain(problem);
});

test('an assessor of the demo whom its pool lacks is named', () => {
  const { judging } = demo;
  const problems: string[] = [];
  checkDemo(newestEdition(), { ...demo, judging: { ...judging!, pool: judging!.pool.slice(1) } }, (path, reason) =>
    problems.push(`${path}: ${reason}`),
  );
  expect(problems[0]).toBe(`/judging/pool: '${judging?.pool[0]?.official}' is missing`);
});
