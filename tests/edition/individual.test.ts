import { describe, expect, test } from 'vitest';
import { ClassFile, RulesFile } from '#src/definition/edition.ts';
import type { Field } from '#src/definition/field.ts';
import type { Cell } from '#src/definition/layout.ts';
import { Sheet } from '#src/definition/sheet.ts';
import { readFixture } from '../notice/build-fixture.ts';
import { squeeze } from '../notice/normalise.ts';
import { readEditionFile } from './read.ts';

const definition = readEditionFile('individual/class.json', ClassFile);
const { rules, rows } = readEditionFile('individual/rules.json', RulesFile);
const sheets = definition.sheets.map((id) => readEditionFile(`individual/sheets/${id}.json`, Sheet));
const sheet = (id: string): Sheet => {
  const found = sheets.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no sheet ${id}`);
  return found;
};

/** Every object inside a layout that holds a key, in printed order. */
function all(node: unknown, key: string): Record<string, unknown>[] {
  if (Array.isArray(node)) return node.flatMap((one) => all(one, key));
  if (typeof node !== 'object' || node === null) return [];
  const here = key in node ? [node as Record<string, unknown>] : [];
  return [...here, ...Object.values(node).flatMap((value) => all(value, key))];
}

function fieldAt(of: Sheet, reference: string): Field | undefined {
  const [name = '', column] = reference.split('.');
  const field = of.fields[name];
  if (column === undefined || field === undefined) return field;
  if (field.type === 'rows') return field.columns[column];
  return field.type === 'matrix' && field.columns.some((one) => one.key === column) ? field : undefined;
}

/** The wording of a sheet as it is printed, labels of fields in their places. */
function wording(of: Sheet): string {
  const say = (node: unknown): string => {
    if (Array.isArray(node)) return node.map(say).join('');
    if (typeof node !== 'object' || node === null) return '';
    const { labelOf, zh } = node as { labelOf?: string; zh?: string };
    if (labelOf !== undefined) return fieldAt(of, labelOf)?.label.zh ?? '';
    return zh ?? Object.values(node).map(say).join('');
  };
  const head = of.heading === false ? '' : `${of.number === undefined ? '' : `${of.number}、`}${of.title.zh}`;
  return squeeze(head + say(of.blocks));
}

describe('the form of individuals', () => {
  test.each([
    ['cover', ['cover']],
    ['filling-notes', ['fillingNotes']],
    ['pledge', ['pledge']],
    ['1', ['personal']],
    ['2', ['employer', 'employerOpinion']],
    ['3', ['preliminaryOpinion']],
    ['4', ['recommendation']],
  ])('prints every piece of attachment 3, section %s [A3.1, A3.2, A3.3, A3.4]', (section, ids) => {
    const printed = ids.map((id) => wording(sheet(id))).join('\n');
    const pieces = readFixture().filter((piece) => piece.attachment === 3 && piece.section === section);
    expect(pieces).not.toEqual([]);
    expect(pieces.filter((piece) => !printed.includes(squeeze(piece.text)))).toEqual([]);
  });

  test.each(sheets.map((one) => [one.id, one] as const))(
    '%s: its layout reads only its own fields and shows each',
    (_id, one) => {
      const references = ['field', 'labelOf', 'optionsOf', 'unitOf', 'box'].flatMap((key) =>
        all(one.blocks, key).map((run) => String(run[key])),
      );
      expect(references.filter((reference) => fieldAt(one, reference) === undefined)).toEqual([]);
      const shown = new Set(
        ['field', 'optionsOf', 'box'].flatMap((key) =>
          all(one.blocks, key).map((run) => String(run[key]).split('.')[0]),
        ),
      );
      expect(Object.keys(one.fields).filter((name) => !shown.has(name))).toEqual([]);
    },
  );

  test.each(sheets.map((one) => [one.id, one] as const))('%s: the cells of each grid tile its columns', (_id, one) => {
    for (const block of one.blocks) {
      if (block.kind !== 'grid') continue;
      const hanging = block.columns.map(() => 0);
      for (const row of block.rows) {
        expect(placed(row.cells, hanging)).toBe(block.columns.length);
      }
      expect(hanging.every((rest) => rest === 0)).toBe(true);
    }
  });

  test('additions to the notice are marked [P2, E10, E11]', () => {
    expect(sheets.filter((one) => one.origin === 'addition').map((one) => one.id)).toEqual(['eligibility', 'photos']);
  });

  test('the photo cell is 35 by 49 mm and two or three photos go along [M7]', () => {
    expect(sheet('personal').fields['portrait']).toMatchObject({
      type: 'portrait',
      widthMm: 35,
      heightMm: 49,
      blank: 'never',
    });
    expect(sheet('photos').fields['pictures']).toMatchObject({ type: 'files', min: 2, max: 3, accept: ['image'] });
    expect(definition.photos).toEqual({ field: 'photos.pictures' });
  });

  test('the description of the post is held to 300 characters [A3.2]', () => {
    expect(sheet('employer').fields['post']).toMatchObject({ limit: { max: 300, hard: true } });
  });

  test('the self-report’s cell has its heading and refers to the one report [A3.5]', () => {
    expect(all(sheet('personal').blocks, 'reportRef')).toEqual([{ reportRef: 'selfReport' }]);
    expect(definition.reports).toMatchObject([
      { id: 'selfReport', limit: { max: 5000 }, structure: { criteria: 'jiangsu-individual-2020' } },
    ]);
  });

  test('identity numbers are sensitive [X11]', () => {
    expect(sheet('personal').fields['idNumber']).toMatchObject({ type: 'paper', sensitive: true });
  });

  test('whatever says something in Chinese says something in its gloss', () => {
    const word = /[\p{L}\p{N}]/u;
    for (const { zh, en } of sheets.flatMap((one) => all(one, 'zh')))
      expect(word.test(String(en)), String(zh)).toBe(word.test(String(zh)));
  });
});

/** Columns filled by a row's cells and by those hanging down from above; moves `hanging` on by one row. */
function placed(cells: readonly Cell[], hanging: number[]): number {
  const before = hanging.map((rest) => rest > 0);
  hanging.forEach((rest, column) => {
    hanging[column] = Math.max(0, rest - 1);
  });
  let column = 0;
  for (const cell of cells) {
    while (before[column] === true) column += 1;
    for (let span = cell.span ?? 1; span > 0; span -= 1, column += 1) hanging[column] = (cell.rows ?? 1) - 1;
  }
  while (before[column] === true) column += 1;
  return column;
}

describe('the dossier of individuals', () => {
  test('places of seal and signature stand on their leaves, the applicant’s before the offices’ [M14]', () => {
    const placedSeals = sheets.flatMap((one) =>
      all(one.blocks, 'seal').map((run) => `${one.id}/${String(run['seal'])}`),
    );
    expect(definition.seals.map((seal) => `${seal.sheet}/${seal.id}`).toSorted()).toEqual(placedSeals.toSorted());
    for (const seal of definition.seals) expect(sheet(seal.sheet).leaf).toBeDefined();
    const office = definition.seals.filter((seal) => seal.side === 'office').map((seal) => seal.sheet);
    expect([...new Set(office)]).toEqual(['preliminaryOpinion', 'recommendation']);
  });

  test('form and self-report are one volume, the evidence another, three copies each [M6, M8]', () => {
    expect(definition.volumes.map(({ id, copies }) => [id, copies])).toEqual([
      ['a', 3],
      ['b', 3],
    ]);
    const notice = sheets.filter((one) => one.origin === 'notice').map((one) => one.id);
    expect(definition.volumes[0]?.parts).toEqual([{ sheets: notice }, { report: 'selfReport' }]);
    expect(definition.volumes[1]?.parts).toEqual([{ evidence: true }]);
  });

  test('what the fields owe is in the catalogue of evidence [M6, M12]', () => {
    const owed = sheets.flatMap((one) => all(one.fields, 'owes').map((field) => String(field['owes'])));
    const known = definition.evidence.map((category) => category.id);
    expect(owed.toSorted()).toEqual(['effect', 'honour', 'qualification', 'research']);
    for (const category of owed) expect(known).toContain(category);
  });

  test('the preliminary opinion is there for every individual and says why it stays empty [A3.3]', () => {
    expect(sheet('preliminaryOpinion').when).toBeUndefined();
    const reason = all(sheet('preliminaryOpinion').blocks, 'when').map((paragraph) => String(paragraph['when']));
    expect(reason).toEqual(['eligibility.affiliation == "province" || eligibility.affiliation == "sasac"']);
  });
});

describe('the rules of individuals', () => {
  test('point at fields that are there', () => {
    for (const { at, each } of rules) {
      for (const path of each === undefined ? [at] : [at, each]) {
        const [id = '', ...rest] = path.split('.');
        expect(fieldAt(sheet(id), rest.join('.')), path).toBeDefined();
      }
    }
  });

  test('have ids of their own', () => {
    expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
  });

  test('only what is computed refuses: years in quality work and staff of organs among the conditions [P2, N9]', () => {
    const conditions = rules
      .filter((rule) => rule.severity === 'error' && /^[NPE]\d/u.test(rule.id))
      .map((rule) => rule.id);
    expect(conditions.toSorted()).toEqual([
      'N9-code',
      'N9-declared',
      'N9-organisation',
      'N9-type',
      'P1-explained',
      'P2',
      'P5-explained',
    ]);
  });

  test.each(['P1', 'P2', 'P3', 'P4', 'P5', 'N9', 'E11', 'A3.1', 'A3.2', 'A3.3', 'A3.4', 'A3.5', 'A4.1'])(
    'row %s has a rule or a note',
    (row) => {
      const ruled = rules.some((rule) => rule.id === row || rule.id.startsWith(`${row}-`));
      expect(ruled || rows.some((note) => note.row === row)).toBe(true);
    },
  );
});
