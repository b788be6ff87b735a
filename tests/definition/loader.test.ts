import { describe, expect, it } from 'vitest';
import { bundleOf, DefinitionError, loadBundle, loadEdition, type Problem } from '#src/definition/loader.ts';
import { problemsAfter, problemsWith } from './load-broken.ts';

const folder = (name: string): string => new URL(`../support/editions/${name}`, import.meta.url).pathname;
const lines = (problems: readonly Problem[]): string[] =>
  problems.map(({ file, path, reason }) => `${file} ${path}: ${reason}`);
const basic = 'organisation/sheets/basic.json';
const lineSheet = 'organisation/sheets/lines.json';
const classFile = 'organisation/class.json';
const rules = 'organisation/rules.json';

describe('an edition', () => {
  it.each(['smallest', 'strange', 'judged'])('%s loads', (name) => {
    expect(loadEdition(folder(name)).digest).toMatch(/^[0-9a-f]{64}$/u);
  });
  it('has the same digest whichever way its files are written, and another after any change', () => {
    const { digest } = loadEdition(folder('smallest'));
    expect(loadEdition(folder('smallest')).digest).toBe(digest);
    const edition = loadEdition(folder('smallest'));
    expect(loadBundle(JSON.parse(JSON.stringify(bundleOf(edition)))).digest).toBe(digest);
    const changed = { ...bundleOf(edition), file: { ...edition.file, title: { zh: '改名', en: 'Renamed' } } };
    expect(loadBundle(changed).digest).not.toBe(digest);
  });
  it('is frozen once loaded', () => {
    expect(Object.isFrozen(loadEdition(folder('smallest')).classes['organisation']?.definitions['basic']?.fields)).toBe(
      true,
    );
  });
  it('names every problem at once', () => {
    const failure = (() => {
      try {
        return loadEdition(folder('nowhere'));
      } catch (error) {
        return error;
      }
    })();
    expect(failure).toBeInstanceOf(DefinitionError);
    expect((failure as DefinitionError).problems.map((one) => one.file)).toEqual([
      'edition.json',
      'call.json',
      'channels.json',
      'workflow.json',
    ]);
    expect((failure as DefinitionError).message).toContain('edition.json /: there is no such file');
  });
});

describe('a file is refused', () => {
  it('that is not JSON', () => {
    expect(lines(problemsAfter('smallest', basic, (text) => text.slice(0, -5)))[0]).toMatch(
      /^organisation\/sheets\/basic\.json : it is not JSON/u,
    );
  });
  it('with a key that stands twice', () => {
    expect(
      lines(
        problemsAfter('smallest', basic, (text) =>
          text.replace('"staff":', '"founded": {"type": "date", "label": {"zh": "甲", "en": "A"}}, "staff":'),
        ),
      ),
    ).toEqual([`${basic} /fields/founded: this key stands twice in its object`]);
  });
  it('with a key that is not known', () => {
    expect(lines(problemsWith('smallest', basic, 'fields.name.lable', 'x'))).toEqual([
      `${basic} /fields/name/lable: no such key is known here`,
    ]);
    expect(lines(problemsWith('smallest', basic, 'blocks.0.rows.0.cells.0.runs.0.style', 'x'))).toEqual([
      `${basic} /blocks/0/rows/0/cells/0/runs/0/style: no such key is known here`,
    ]);
  });
  it('with a label without text', () => {
    expect(lines(problemsWith('smallest', basic, 'fields.name.label.zh', ''))[0]).toMatch(
      /\/fields\/name\/label\/zh: Too small/u,
    );
    expect(lines(problemsWith('smallest', basic, 'fields.name.label.zh', '  '))).toEqual([
      `${basic} /fields/name/label: a label has no text`,
    ]);
  });
  it('that no class lists, or that is missing', () => {
    expect(lines(problemsWith('strange', classFile, 'sheets', ['people', 'plants']))).toContain(
      `${lineSheet} : class.json does not list this sheet`,
    );
    expect(lines(problemsWith('smallest', classFile, 'sheets', ['basic', 'more']))).toEqual([
      'organisation/sheets/more.json : there is no such file',
    ]);
  });
  it('that names a code list nobody has', () => {
    expect(lines(problemsWith('smallest', 'edition.json', 'codeLists', ['nope']))).toEqual([
      "edition.json /codeLists: there is no file codes/nope.json in or above the edition's folder",
    ]);
  });
});

const overlapping = [
  { cells: [{ runs: [] }, { runs: [], rows: 2 }, { runs: [], span: 2 }] },
  { cells: [{ runs: [], span: 2 }, { runs: [] }] },
];

describe('cross-checks refuse', () => {
  const cases: readonly [what: string, edition: string, file: string, path: string, value: unknown, problem: RegExp][] =
    [
      [
        'a layout that names no field',
        'smallest',
        basic,
        'blocks.0.rows.0.cells.1.runs.0.field',
        'nope',
        /cells\/1\/runs\/0: there is no field 'nope'/u,
      ],
      [
        'a field that nothing prints',
        'smallest',
        basic,
        'blocks.0.rows.0.cells.1.runs',
        [],
        /\/fields\/name: the field 'name' is printed nowhere/u,
      ],
      [
        'cells that leave a gap',
        'smallest',
        basic,
        'blocks.0.rows.0.cells.3.span',
        2,
        /rows\/0\/cells: the cells span 5 of 4 free columns/u,
      ],
      [
        'a cell that reaches below the table',
        'smallest',
        basic,
        'blocks.0.rows.3.cells.0.rows',
        2,
        /blocks\/0\/rows: a cell reaches below the last row/u,
      ],
      [
        'a cell that overlaps one from above',
        'smallest',
        basic,
        'blocks.0.rows',
        overlapping,
        /rows\/1\/cells\/0: the cell overlaps one that reaches down/u,
      ],
      [
        'a row with a cell too many under one from above',
        'smallest',
        basic,
        'blocks.0.rows.0.cells.1.rows',
        2,
        /the cells span 4 of 3 free columns/u,
      ],
      [
        'a cell over a row that repeats',
        'strange',
        'organisation/sheets/people.json',
        'blocks.0.rows.1.cells.0.rows',
        4,
        /the cell reaches over a row that repeats/u,
      ],
      [
        'wholeGroup outside a grouped repeat',
        'strange',
        'organisation/sheets/people.json',
        'blocks.0.rows.4.cells.0.wholeGroup',
        true,
        /wholeGroup stands outside a grouped repeat/u,
      ],
      [
        'a group label outside a grouped repeat',
        'strange',
        'organisation/sheets/people.json',
        'blocks.0.rows.4.cells.0.runs.0',
        { groupLabel: true },
        /groupLabel stands outside/u,
      ],
      [
        'a column outside its repeat',
        'strange',
        lineSheet,
        'blocks.0.rows.1.cells.1.runs.0',
        { field: 'tests.item' },
        /'tests\.item' is printed only where the rows of 'tests' are repeated/u,
      ],
      [
        'boxes of a text',
        'smallest',
        basic,
        'blocks.0.rows.2.cells.3.runs.0.optionsOf',
        'name',
        /of type 'text' and has no boxes/u,
      ],
      [
        'a unit that is not there',
        'smallest',
        basic,
        'blocks.0.rows.1.cells.3.runs.1.unitOf',
        'name',
        /the field 'name' has no unit/u,
      ],
      [
        'a repeat over nothing',
        'strange',
        lineSheet,
        'blocks.0.rows.2.repeat',
        'nope',
        /no rows or matrix field 'nope'/u,
      ],
      ['a seal nobody declares', 'smallest', basic, 'blocks.0.rows.3.cells.2.runs.0.seal', 'nope', /no seal 'nope'/u],
      [
        'a seal on a sheet that is not there',
        'smallest',
        classFile,
        'seals.0.sheet',
        'nope',
        /\/seals\/0\/sheet: there is no sheet 'nope'/u,
      ],
      [
        'a volume with a sheet that is not there',
        'smallest',
        classFile,
        'volumes.0.parts.0.sheets',
        ['basic', 'nope'],
        /\/volumes\/0\/parts\/0: there is no sheet 'nope'/u,
      ],
      [
        'a sheet in no volume',
        'smallest',
        classFile,
        'volumes.0.parts',
        [{ evidence: true }],
        /the sheet 'basic' is in no volume/u,
      ],
      [
        'a sheet bound twice',
        'smallest',
        classFile,
        'loose',
        ['basic'],
        /the sheet 'basic' is bound or printed twice/u,
      ],
      [
        'a report that is not there',
        'smallest',
        classFile,
        'volumes.0.parts.1',
        { report: 'nope' },
        /there is no report 'nope'/u,
      ],
      [
        'an identity field that is not there',
        'smallest',
        classFile,
        'identity.name',
        'basic.nope',
        /\/identity\/name: there is no field 'basic\.nope'/u,
      ],
      [
        'an identity field of another type',
        'smallest',
        classFile,
        'identity.filled',
        'basic.name',
        /\/identity\/filled: the field 'basic\.name' is of type 'text', not date/u,
      ],
      [
        'evidence owed to no category',
        'smallest',
        basic,
        'fields.founded.owes',
        'nope',
        /no category of evidence 'nope'/u,
      ],
      [
        'a field named like a variable of conditions',
        'smallest',
        basic,
        'fields.constructor',
        { type: 'tick', label: { zh: '甲', en: 'A' }, origin: 'addition' },
        /the name 'constructor' cannot be used/u,
      ],
      [
        'a repeated sheet without its title field',
        'strange',
        lineSheet,
        'repeat.titleField',
        'nope',
        /no text field 'nope'/u,
      ],
      [
        'a required column that is not there',
        'strange',
        lineSheet,
        'fields.tests.required',
        ['nope'],
        /no column 'nope'/u,
      ],
      [
        'a total of a text',
        'strange',
        'organisation/sheets/people.json',
        'fields.departments.totals',
        ['dept'],
        /no numeric column 'dept'/u,
      ],
      [
        'an option that stands twice',
        'smallest',
        basic,
        'fields.channel.options',
        [
          { code: 'a', label: { zh: '甲', en: 'A' } },
          { code: 'a', label: { zh: '乙', en: 'B' } },
        ],
        /the option 'a' stands twice/u,
      ],
      [
        'a label that stands twice on a sheet with nothing to tell its fields apart',
        'smallest',
        basic,
        'fields.founded.label',
        { zh: '名称', en: 'Name' },
        /another field is called '名称' too/u,
      ],
      [
        'a rule that reads a field that is not there',
        'smallest',
        rules,
        'rules.0.that',
        'basic.nope > 5',
        /\/rules\/0\/that: rule E1: No such key: nope \(at character 7/u,
      ],
      [
        'a rule that reads a field of another type',
        'smallest',
        rules,
        'rules.0.that',
        'basic.name > 5',
        /no such overload: string > int/u,
      ],
      [
        'a rule shown at no field',
        'smallest',
        rules,
        'rules.0.at',
        'basic.nope',
        /\/rules\/0\/at: there is no field 'basic\.nope'/u,
      ],
      [
        'a rule that repeats over nothing',
        'smallest',
        rules,
        'rules.0.each',
        'basic.name',
        /no rows field, matrix or repeated sheet 'basic\.name'/u,
      ],
      [
        'a rule without a row of requirements',
        'smallest',
        rules,
        'rules.0.id',
        'founded',
        /begins with the row of requirements/u,
      ],
      [
        'a condition of a field that is no condition',
        'strange',
        lineSheet,
        'fields.markets.when',
        'sheet.line',
        /must be true or false, but it is of type 'string'/u,
      ],
      [
        'a condition of the layout that reads nothing',
        'strange',
        lineSheet,
        'blocks.1.when',
        'sheet.nope',
        /\/blocks\/1\/when: No such key: nope/u,
      ],
      [
        'a state nothing leads to',
        'smallest',
        'workflow.json',
        'actions.0.to',
        'draft',
        /\/states\/1: no action leads to the state 'submitted'/u,
      ],
      [
        'an action without an actor',
        'smallest',
        'workflow.json',
        'actions.0.actors',
        [],
        /\/actions\/0\/actors: Too small/u,
      ],
      [
        'an action to a state that is not there',
        'smallest',
        'workflow.json',
        'actions.0.to',
        'nope',
        /names a state 'nope' that is not there/u,
      ],
      [
        'an ambiguous action',
        'smallest',
        'workflow.json',
        'actions.1',
        {
          id: 'submit',
          title: { zh: '提交', en: 'Submit' },
          from: ['draft'],
          to: 'draft',
          actors: ['owner'],
          guards: [],
          effects: [],
        },
        /the action 'submit' is ambiguous/u,
      ],
      [
        'a day the calendar lacks',
        'smallest',
        'edition.json',
        'window.to',
        '2030-02-30',
        /\/window\/to: the calendar has no day 2030-02-30/u,
      ],
      [
        'a channel outside the window',
        'smallest',
        'channels.json',
        'channels.0.cutOff',
        '2030-05-01',
        /\/channels\/0\/cutOff: 2030-05-01 lies outside the window/u,
      ],
      [
        'a pre-check that no state of the workflow carries',
        'smallest',
        'edition.json',
        'preCheck',
        true,
        /\/preCheck: it must be true where workflow.json has a state/u,
      ],
      [
        'a time zone nobody knows',
        'smallest',
        'edition.json',
        'timeZone',
        'Asia/Nowhere',
        /no time zone 'Asia\/Nowhere'/u,
      ],
    ];
  it.each(cases)('%s', (_what, edition, file, path, value, problem) => {
    const found = lines(problemsWith(edition, file, path, value));
    expect(
      found.some((one) => problem.test(one)),
      found.join('\n') || 'it loaded',
    ).toBe(true);
  });
  it('a state without a way on', () => {
    const found = problemsAfter('smallest', 'workflow.json', (text) => {
      const workflow = JSON.parse(text) as { states: { final: boolean }[]; actions: unknown[] };
      for (const state of workflow.states) state.final = false;
      return JSON.stringify({ ...workflow, actions: workflow.actions.slice(0, 1) });
    });
    expect(lines(found)).toEqual([
      "workflow.json /states/1: no action leads on from the state 'submitted', which is not final",
    ]);
  });
});

describe('a bundle', () => {
  it('that is not one is refused with paths', () => {
    expect(() => loadBundle({})).toThrow(/bundle \/file/u);
  });
  it('meets the same cross-checks', () => {
    const bundle = JSON.parse(JSON.stringify(bundleOf(loadEdition(folder('smallest'))))) as {
      classes: { organisation: { identity: { name: string } } };
    };
    bundle.classes.organisation.identity.name = 'basic.nope';
    expect(() => loadBundle(bundle)).toThrow("organisation/class.json /identity/name: there is no field 'basic.nope'");
  });
});
