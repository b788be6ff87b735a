import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AmendmentFile } from '#src/definition/amendment.ts';
import { patched } from '#src/definition/amendment-patch.ts';
import { bundleOf, DefinitionError, loadBundle, loadEdition, loadSteps, type Problem } from '#src/definition/loader.ts';

type Given = Partial<AmendmentFile> & Pick<AmendmentFile, 'class' | 'changes'>;
const whole = (number: number, given: Given): AmendmentFile => ({
  number,
  date: `2030-03-0${number}`,
  title: { zh: '修订', en: 'Amendment' },
  reason: { zh: '理由', en: 'reason' },
  ...given,
});

/** Does something with the smallest edition as amended. */
function amended<T>(amendments: readonly Given[], use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'laurel-amended-'));
  try {
    cpSync(new URL('../support/editions/smallest', import.meta.url), folder, { recursive: true });
    mkdirSync(join(folder, 'amendments'));
    for (const [index, given] of amendments.entries())
      writeFileSync(join(folder, 'amendments', `00${index + 1}.json`), JSON.stringify(whole(index + 1, given)));
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
function problemsOf(...amendments: readonly Given[]): readonly Problem[] {
  return amended(amendments, (folder) => {
    try {
      loadEdition(folder);
      return [];
    } catch (failure) {
      if (failure instanceof DefinitionError) return failure.problems;
      throw failure;
    }
  });
}

const basic = 'organisation/sheets/basic.json';
const reworded: Given = {
  class: 'wording',
  changes: [
    {
      file: basic,
      op: 'replace',
      path: '/fields/staff/label/zh',
      was: '员工数',
      value: '职工人数',
    },
  ],
};
const rule = {
  id: 'E2',
  severity: 'warning',
  that: 'basic.staff > 1',
  at: 'basic.staff',
  message: { zh: '太少', en: 'Few' },
};
const added: Given = {
  class: 'additive',
  changes: [{ file: 'organisation/rules.json', op: 'add', path: '/rules/-', value: rule }],
};
const renamed: Given = {
  class: 'mapped',
  fields: [{ class: 'organisation', from: 'basic.region', to: 'basic.area' }],
  changes: [
    { file: basic, op: 'replace', path: '/blocks/0/rows/2/cells/0/runs/0', value: { labelOf: 'area' } },
    { file: basic, op: 'replace', path: '/blocks/0/rows/2/cells/1/runs/0', value: { field: 'area' } },
    { file: basic, op: 'remove', path: '/fields/region' },
    {
      file: basic,
      op: 'add',
      path: '/fields/area',
      value: { type: 'text', label: { zh: '区域', en: 'Area' }, blank: 'free', origin: 'addition' },
    },
    { file: 'organisation/class.json', op: 'replace', path: '/identity/region', value: 'basic.area' },
  ],
};

describe('an amended edition', () => {
  it('is the edition as published with its amendments in order, each step with its own digest and the one before', () => {
    amended([reworded, added, renamed], (folder) => {
      const steps = loadSteps(folder);
      expect(steps.map((step) => step.amendment?.number)).toEqual([undefined, 1, 2, 3]);
      expect(new Set(steps.map((step) => step.digest)).size).toBe(4);
      for (const [index, step] of steps.entries()) expect(step.amendment?.from).toBe(steps[index - 1]?.digest);
      const [base, first, second, third] = steps.map((step) => step.classes['organisation']);
      expect(base?.definitions['basic']?.fields['staff']?.label.zh).toBe('员工数');
      expect(first?.definitions['basic']?.fields['staff']?.label.zh).toBe('职工人数');
      expect(second?.checks.rules.map((one) => one.id)).toEqual(['E1', 'E2']);
      expect(Object.keys(third?.definitions['basic']?.fields ?? {})).toContain('area');
      expect(loadEdition(folder).digest).toBe(steps[3]?.digest);
    });
  });

  it('is the same when the database kept it: the maps are in the bundle, the changes are not', () => {
    amended([renamed], (folder) => {
      const edition = loadEdition(folder);
      const kept = loadBundle(JSON.parse(JSON.stringify(bundleOf(edition))));
      expect(kept.digest).toBe(edition.digest);
      expect(kept.amendment).toMatchObject({ class: 'mapped', fields: renamed.fields });
      expect(kept.amendment).not.toHaveProperty('changes');
    });
  });

  it('has the digest it always had where there is no amendment', () => {
    expect(amended([], (folder) => loadSteps(folder).map((step) => step.digest))).toEqual([
      loadEdition(new URL('../support/editions/smallest', import.meta.url).pathname).digest,
    ]);
  });

  it('may gain a file: a new sheet, listed in its class', () => {
    const sheet = {
      id: 'more',
      title: { zh: '补充', en: 'More' },
      origin: 'addition',
      fields: { note: { type: 'text', label: { zh: '说明', en: 'Note' }, blank: 'free', origin: 'addition' } },
      blocks: [{ kind: 'flow', items: [] }],
    };
    const given: Given = {
      class: 'additive',
      changes: [
        { file: 'organisation/sheets/more.json', op: 'add', path: '', value: sheet },
        { file: 'organisation/class.json', op: 'add', path: '/sheets/-', value: 'more' },
        { file: 'organisation/class.json', op: 'add', path: '/volumes/a/parts/0/sheets/-', value: 'more' },
      ],
    };
    const problems = problemsOf(given);
    expect(problems.filter((one) => !one.reason.includes('as amended by'))).toEqual([]);
  });
});

describe('an amendment is refused', () => {
  it.each<[string, Given, Partial<Problem>]>([
    [
      'where another text stands than its author read',
      { ...reworded, changes: [{ ...reworded.changes[0]!, was: '雇员数' }] },
      {
        file: 'amendments/001.json',
        path: '/changes/0',
        reason: expect.stringContaining('员工数'),
      },
    ],
    [
      'as wording where it changes more',
      { class: 'wording', changes: added.changes },
      { path: '/class', reason: expect.stringContaining('/classes/organisation/checks/rules/1') },
    ],
    [
      'as additive where something that was there changes',
      {
        class: 'additive',
        changes: [{ file: 'organisation/rules.json', op: 'replace', path: '/rules/E1/severity', value: 'warning' }],
      },
      { path: '/class', reason: expect.stringContaining("'mapped'") },
    ],
    [
      'where a field is no more and nothing says what becomes of its values',
      { ...renamed, fields: [] },
      { path: '/fields', reason: expect.stringContaining('organisation basic.region') },
    ],
    [
      'where a map names a field that is still there',
      { ...renamed, fields: [...renamed.fields!, { class: 'organisation', from: 'basic.name', to: null }] },
      { path: '/fields/1', reason: 'no such field is taken away' },
    ],
    [
      'where values would lie upon those of another field',
      { ...renamed, fields: [{ class: 'organisation', from: 'basic.region', to: 'basic.name' }] },
      { path: '/fields/0', reason: expect.stringContaining('would be lost') },
    ],
    [
      'where a map of states would unlock what is frozen',
      { class: 'mapped', states: { submitted: 'draft' }, changes: reworded.changes },
      { path: '/states/submitted', reason: expect.stringContaining('unlocked') },
    ],
    [
      'where a state is none',
      { class: 'mapped', states: { draft: 'draft', gone: 'draft' }, changes: reworded.changes },
      { path: '/states/gone', reason: expect.stringContaining("no state 'gone'") },
    ],
    [
      'where its file is not of the edition',
      { ...added, changes: [{ ...added.changes[0]!, file: 'individual/rules.json' }] },
      { reason: expect.stringContaining('no file individual/rules.json') },
    ],
    [
      'where the amended edition is broken, with the amendment named',
      {
        class: 'mapped',
        changes: [{ file: 'workflow.json', op: 'replace', path: '/actions/submit/to', value: 'nowhere' }],
      },
      {
        file: 'workflow.json',
        reason: expect.stringContaining('as amended by amendments/001.json'),
      },
    ],
  ])('%s', (_why, given, problem) => {
    expect(problemsOf(given)).toContainEqual(expect.objectContaining(problem));
  });

  it('where numbers leave a gap, or a file has the number of another', () => {
    amended([reworded, added], (folder) => {
      rmSync(join(folder, 'amendments', '001.json'));
      expect(readdirSync(join(folder, 'amendments'))).toEqual(['002.json']);
      expect(() => loadEdition(folder)).toThrow('it must be amendments/001.json');
    });
    expect(problemsOf({ ...reworded, number: 7 })).toContainEqual(expect.objectContaining({ path: '/number' }));
  });
});

describe('a change', () => {
  const actions = [
    { id: 'submit', from: ['sealed'], to: 'submitted' },
    { id: 'submit', from: ['mended', 'late'], origin: 'submitted', to: 'submitted' },
    { id: 'submit', from: ['mended'], origin: 'accepted', to: 'accepted' },
  ];
  const replace = (path: string) => patched({ actions }, { file: 'w.json', op: 'replace', path, value: 'x' });

  it('names an act by where it starts and where it began', () => {
    expect(replace('/actions/submit@sealed/to')).toEqual({
      actions: [{ ...actions[0], to: 'x' }, ...actions.slice(1)],
    });
    expect(replace('/actions/submit@mended@accepted/to')).toEqual({
      actions: [...actions.slice(0, 2), { ...actions[2], to: 'x' }],
    });
    expect(replace('/actions/1/to')).toMatchObject({ actions: [{}, { to: 'x' }, {}] });
  });

  it('is refused where a name fits more than one element, or none', () => {
    expect(() => replace('/actions/submit/to')).toThrow("'submit' names 3 elements");
    expect(() => replace('/actions/submit@mended/to')).toThrow("'submit@mended' names 2 elements");
    expect(() => replace('/actions/forward/to')).toThrow("nothing in the list is named 'forward'");
  });

  it('adds after a named element, else at the end; removes by name', () => {
    const list = [{ id: 'a' }, { id: 'b' }];
    const add = (after?: string) =>
      patched(list, {
        file: 'w.json',
        op: 'add',
        path: '/c',
        value: { id: 'c' },
        ...(after === undefined ? {} : { after }),
      });
    expect(add('a')).toEqual([{ id: 'a' }, { id: 'c' }, { id: 'b' }]);
    expect(add()).toEqual([...list, { id: 'c' }]);
    expect(patched(list, { file: 'w.json', op: 'remove', path: '/a' })).toEqual([{ id: 'b' }]);
    expect(() => patched(list, { file: 'w.json', op: 'add', path: '/a', value: { id: 'a' } })).toThrow('there already');
    expect(() => patched(list, { file: 'w.json', op: 'add', path: '/d', value: { id: 'e' } })).toThrow(
      'is not named so',
    );
  });
});
