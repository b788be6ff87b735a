import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { loadEdition } from '#src/definition/loader.ts';
import type { ApplicationData, MatrixAnswer, Row, SheetAnswers } from '#src/domain/form/answers.ts';
import { check } from '#src/domain/form/check.ts';
import { filledOn } from '#src/domain/form/identity.ts';
import { buildExample, type Example } from '#src/services/build-example.ts';
import { createPrint } from '#src/services/create-print.ts';
import { exampleKinds } from '#src/services/example/source.ts';
import { testFolder } from '../support/folders.ts';

const clone = resolve(import.meta.dirname, '../..');
const folder = join(clone, 'examples/yunxi-quality-award/2026');
const edition = loadEdition(folder);
const first = loadEdition(join(clone, 'programmes/jiangsu-quality-award/2020'));
const { assessment } = edition;
if (assessment === undefined) throw new Error('the second award is not judged');

/** Every JSON file below a folder. */
const jsonBelow = (below: string): string[] =>
  readdirSync(below, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((name) => join(below, name));

describe('the second award, a city’s', () => {
  test('has a form of four sheets for its applicants and one leaf for its offices', () => {
    for (const { sheets, definitions } of Object.values(edition.classes)) {
      const own = sheets.filter((id) => definitions[id]?.office !== true);
      expect(own).toEqual(['basic', 'results', 'partners', 'pledge']);
      expect(sheets.filter((id) => !own.includes(id))).toEqual(['opinion']);
    }
  });

  test('is judged in two stages weighted 90 and 10, by criteria and steps of its own, above a line of 620 [N4, R6]', () => {
    for (const { stages, overall, criteria, scale } of Object.values(assessment.classes)) {
      expect(stages.map(({ kind, weight }) => [kind, weight])).toEqual([
        ['site', '90'],
        ['defence', '10'],
      ]);
      expect(overall).toMatchObject({ points: 1000, threshold: '620' });
      expect(edition.criteria[criteria]?.points).toEqual({ total: 1000, process: 650, result: 350 });
      expect(edition.scales?.[scale]?.stepPercent).toBe(10);
    }
    expect(Object.keys(edition.criteria).filter((id) => id in first.criteria)).toEqual([]);
    expect(Object.keys(edition.scales ?? {}).filter((id) => id in (first.scales ?? {}))).toEqual([]);
  });

  test('gives every percent of its steps a band, and every dimension its words in each', () => {
    for (const scale of Object.values(edition.scales ?? {}))
      for (const { bands, dimensions } of Object.values(scale.kinds)) {
        const steps = Array.from({ length: 100 / scale.stepPercent + 1 }, (_, step) => step * scale.stepPercent);
        expect(bands.flatMap(({ percents }) => percents)).toEqual(steps);
        for (const { describes } of bands) expect(Object.keys(describes)).toEqual(dimensions.map(({ id }) => id));
      }
  });

  test('is decided by ballot: three awards and five nominations, small enterprises within them [N2]', () => {
    expect(assessment.decision.way).toBe('secret');
    expect(edition.file.prizes.map(({ quota, atMost }) => [quota, atMost])).toEqual([
      [3, { small: 1 }],
      [5, { small: 2 }],
    ]);
  });

  test('goes its own way: no pre-check, no government, no paper', () => {
    const { states, actions } = edition.workflow;
    expect(states.some(({ phase, owner }) => phase === 'precheck' || owner === 'government')).toBe(false);
    expect(edition.authorities.some(({ kind }) => kind === 'city-government')).toBe(false);
    expect(edition.file.paper.delivery).toBeUndefined();
    expect(actions.flatMap(({ effects }) => effects)).not.toContain('register-on-paper');
  });

  test('says nothing of the first award, and invents a city that is in no list of the state', () => {
    for (const file of jsonBelow(folder))
      expect(readFileSync(file, 'utf8'), file).not.toMatch(/江苏|省|jiangsu|南京|镇江|苏州/iu);
    const districts = edition.channels.flatMap(({ region }) => region ?? []);
    const known = JSON.stringify(first.codes['city-jiangsu']);
    expect(districts).toHaveLength(4);
    for (const code of districts) {
      expect(code).toMatch(/^97/u);
      expect(known).not.toContain(code);
    }
  });

  test('names for every file a schema that is there, and has the same digest without', () => {
    const copy = testFolder();
    for (const part of ['codes', 'criteria', 'scales', 'calendars'])
      cpSync(join(clone, part), join(copy, part), { recursive: true });
    cpSync(folder, join(copy, '2026'), { recursive: true });
    for (const file of jsonBelow(join(copy, '2026'))) {
      const { $schema, ...rest } = JSON.parse(readFileSync(file, 'utf8')) as { $schema?: string };
      if (file.includes('/examples/')) continue;
      const source = join(folder, file.slice(join(copy, '2026').length));
      expect(existsSync(resolve(dirname(source), $schema ?? 'none')), source).toBe(true);
      writeFileSync(file, JSON.stringify(rest));
    }
    expect(loadEdition(join(copy, '2026')).digest).toBe(edition.digest);
  });
});

const print = createPrint();
const built = new Map<string, Promise<Example>>();
afterAll(() => print.close());
async function exampleOf(kind: string): Promise<ApplicationData> {
  const known = built.get(kind) ?? buildExample(edition, kind, print);
  built.set(kind, known);
  return (await known).data;
}
function findingsIn(data: ApplicationData) {
  const definition = edition.classes[data.class];
  if (definition === undefined) throw new Error(`no class ${data.class}`);
  return check(edition, data, { at: new Date(filledOn(definition, data)), lacks: print.lacks });
}

describe.each(['organisation', 'small'])('the example of the class %s', { timeout: 120_000 }, (kind) => {
  test('lies beside the edition, whole and without a finding', async () => {
    expect(exampleKinds(edition)).toContain(kind);
    expect(findingsIn(await exampleOf(kind))).toEqual([]);
  });

  test('makes every rule of the class fail when it is changed', async () => {
    const data = await exampleOf(kind);
    const rules = edition.classes[kind]?.checks.rules ?? [];
    expect(rules.length).toBeGreaterThan(8);
    for (const { id } of rules) {
      const change = failing[id];
      if (change === undefined) throw new Error(`no application fails ${id}`);
      const changed = structuredClone(data) as Changeable;
      change(changed.answers);
      expect(
        findingsIn(changed).map((finding) => finding.rule),
        id,
      ).toContain(id);
    }
  });
});

type Changeable = Omit<ApplicationData, 'answers'> & { answers: Answers };
type Answers = Record<string, SheetAnswers>;
const set = (sheet: string, field: string, value: string) => (answers: Answers) => {
  answers[sheet] = { ...answers[sheet], [field]: value };
};
const inRow = (sheet: string, field: string, column: string, value: string) => (answers: Answers) => {
  const [row, ...others] = (answers[sheet]?.[field] ?? []) as Row[];
  if (row === undefined) throw new Error(`the example has no row in ${sheet}.${field}`);
  answers[sheet] = { ...answers[sheet], [field]: [{ ...row, [column]: value }, ...others] };
};
const figure = (row: string, year: string, value: string) => (answers: Answers) => {
  const table = answers['results']?.['table'] as MatrixAnswer;
  answers['results'] = { ...answers['results'], table: { ...table, [row]: { ...table[row], [year]: value } } };
};
/** What makes each rule find something. */
const failing: Readonly<Record<string, (answers: Answers) => void>> = {
  E1: set('basic', 'founded', '2024-02-01'),
  'E1-code': set('basic', 'uscc', '92970102MA3YXFL08Q'),
  E3: set('basic', 'methodSince', '2025-12'),
  'E3-systems': (answers) => {
    answers['basic'] = { ...answers['basic'], systems: [] };
  },
  'E3-issued': inRow('basic', 'systems', 'issued', '2026-08-01'),
  'E6-accident': set('pledge', 'accident', 'yes'),
  'E6-inspection': set('pledge', 'inspection', 'yes'),
  'E6-wages': set('pledge', 'wages', 'yes'),
  'E6-dishonesty': set('pledge', 'dishonesty', 'yes'),
  'A1.1-staff': set('basic', 'qualityStaff', '4000'),
  'A1.5-profit': figure('profit', 'y2025', '99999'),
  'A1.5-fall': (answers) => {
    figure('revenue', 'y2023', '80000')(answers);
    figure('revenue', 'y2024', '60000')(answers);
    figure('revenue', 'y2025', '40000')(answers);
    set('results', 'explain', '')(answers);
  },
  'A1.5-perhead': figure('productivity', 'y2025', '9.00'),
  'A1.7-share': inRow('partners', 'customers', 'share', '98'),
  'A1.7-since': inRow('partners', 'customers', 'since', '2001'),
};
