import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ClassFile } from '#src/definition/edition.ts';
import { Sheet } from '#src/definition/sheet.ts';
import { readFixture } from '../notice/build-fixture.ts';
import { squeeze } from '../notice/normalise.ts';
import { fieldAt, refsOf, untiledRows, wordingOf } from './wording.ts';

const folder = join(import.meta.dirname, '../../programmes/jiangsu-quality-award/2020/organisation');
const read = (path: string): unknown => JSON.parse(readFileSync(join(folder, path), 'utf8'));
const ids = readdirSync(join(folder, 'sheets')).map((file) => file.replace(/\.json$/u, ''));
const sheets = new Map(ids.map((id) => [id, Sheet.parse(read(`sheets/${id}.json`))]));
const sheetOf = (id: string): Sheet => {
  const sheet = sheets.get(id);
  if (sheet === undefined) throw new Error(`no sheet ${id}`);
  return sheet;
};

/** Sections of the notice and the sheets that print them. */
const printed: readonly (readonly [attachment: number, section: string, sheet: string])[] = [
  [1, 'cover', 'cover'],
  [1, 'filling-notes', 'fillingNotes'],
  [1, 'pledge', 'pledge'],
  [1, '1', 'basic'],
  [1, '2', 'quality'],
  [1, '3', 'methods'],
  [1, '4', 'level'],
  [1, '5', 'economy'],
  [1, '6', 'responsibility'],
  [1, '7', 'market'],
  [1, '8', 'record'],
  [1, '10', 'selfAssessment'],
  [2, 'coaching', 'coaching'],
];

describe.each(ids)('sheet %s', (id) => {
  const sheet = sheetOf(id);
  test('is named as its file', () => expect(sheet.id).toBe(id));

  test('names only fields that are there, and lays out each of its fields [A1.1]', () => {
    const refs = refsOf(sheet);
    if (sheet.over === undefined) for (const ref of refs) expect(() => fieldAt(sheet, ref)).not.toThrow();
    const shown = new Set(refs.map((ref) => ref.split('.')[0]));
    expect(Object.keys(sheet.fields).filter((key) => !shown.has(key))).toEqual([]);
  });

  test('has grids whose cells tile', () => {
    for (const block of sheet.blocks) if (block.kind === 'grid') expect(untiledRows(block)).toEqual([]);
  });
});

describe('wording of the notice', () => {
  test.each(printed)(
    'attachment %i, section %s stands on sheet %s in its order [A1.0–A1.10, A2.1]',
    (attachment, section, id) => {
      const wording = squeeze(wordingOf(sheetOf(id)));
      let from = 0;
      for (const piece of readFixture().filter((one) => one.attachment === attachment && one.section === section)) {
        const at = wording.indexOf(squeeze(piece.text), from);
        expect(at, `${piece.id} ${piece.text}`).toBeGreaterThanOrEqual(0);
        from = at + squeeze(piece.text).length;
      }
    },
  );
});

/** Every value that stands under a key anywhere inside. */
function under(node: unknown, key: string): readonly unknown[] {
  if (Array.isArray(node)) return node.flatMap((one) => under(one, key));
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, value]) => (name === key ? [value] : under(value, key)));
}

describe('the dossier of organisations', () => {
  const definition = ClassFile.parse(read('class.json'));
  const all = [...sheets.values()];

  test('lists every sheet once', () => expect(definition.sheets.toSorted()).toEqual(ids.toSorted()));

  test('marks what the notice does not ask for as an addition [A1.9]', () => {
    expect(
      all
        .filter((sheet) => sheet.origin === 'addition')
        .map((sheet) => sheet.id)
        .toSorted(),
    ).toEqual([
      'eligibility',
      'holdingDeclaration',
      'holdings',
      'photos',
      'preliminaryOpinion',
      'recentDeclaration',
      'recommendation',
      'structure',
    ]);
    expect(all.flatMap((sheet) => sheet.number ?? []).toSorted()).toEqual(
      ['一', '二', '三', '四', '五', '六', '七', '八', '十'].toSorted(),
    );
  });

  test('places of seal and signature stand on leaves of their own [M14, X3]', () => {
    const placed = all.flatMap((sheet) => under(sheet.blocks, 'seal').map((seal) => `${sheet.id}/${String(seal)}`));
    expect(definition.seals.map((seal) => `${seal.sheet}/${seal.id}`).toSorted()).toEqual(placed.toSorted());
    for (const seal of definition.seals) expect(sheetOf(seal.sheet).leaf).toBeDefined();
    expect([...new Set(definition.seals.filter((seal) => seal.side === 'office').map((seal) => seal.sheet))]).toEqual([
      'preliminaryOpinion',
      'recommendation',
    ]);
  });

  test('volume A holds form, overview, self-assessment report and cases in this order, volume B the evidence, three copies each [M1, M2, M8, M15]', () => {
    const [a, b] = definition.volumes;
    const named = a?.parts.map((part) =>
      'report' in part ? part.report : 'sheets' in part ? part.sheets[0] : 'files' in part ? part.files : '',
    );
    expect(named).toEqual([
      'cover',
      'methods.modelFigures',
      'overview',
      'structure',
      'structure.chart',
      'assessment',
      'cases',
    ]);
    expect(b?.parts).toEqual([{ evidence: true }]);
    expect(definition.volumes.map((volume) => volume.copies)).toEqual([3, 3]);
  });

  test('the catalogue of evidence begins as filling note 6 does and holds what each field owes [M2, M12]', () => {
    const known = definition.evidence.map((category) => category.id);
    expect(known.slice(0, 7)).toEqual([
      'licence',
      'chiefQualityOfficer',
      'marketAccess',
      'managementSystems',
      'auditReports',
      'honours',
      'organisationChart',
    ]);
    const owed = new Set(all.flatMap((sheet) => under(sheet.fields, 'owes')));
    for (const category of owed) expect(known).toContain(category);
    for (const category of [
      'foreignShare',
      'ipSystem',
      'municipalAward',
      'excellenceStart',
      'satisfaction',
      'safety',
      'environment',
      'exportClass',
      'engineeringAward',
    ])
      expect(owed).toContain(category);
  });

  test('the self-assessment report is bound once and only referred to in section 十 [A1.10]', () => {
    expect(all.flatMap((sheet) => under(sheet.blocks, 'reportRef'))).toEqual(['assessment']);
    expect(definition.reports.map((report) => report.id)).toEqual(['overview', 'assessment', 'cases']);
    expect(definition.reports[0]?.limit).toEqual({ max: 3000, hard: false, rule: 'M3' });
  });

  test('the model’s name is held to 25 characters, its text only warned at 1,000 [A1.3]', () => {
    expect(sheetOf('methods').fields['modelName']).toMatchObject({ limit: { max: 25, hard: true } });
    expect(sheetOf('methods').fields['modelText']).toMatchObject({ limit: { max: 1000, hard: false } });
  });

  test('thirty customers, two or three photos and a structure chart are asked for [A1.7, M7, M15]', () => {
    expect(sheetOf('market').fields['customers']).toMatchObject({ expected: 30, rule: 'A1.7' });
    expect(sheetOf('photos').fields['pictures']).toMatchObject({ min: 2, max: 3, rule: 'M7' });
    expect(sheetOf('structure').fields['chart']).toMatchObject({ min: 1, rule: 'M15' });
  });

  test('size prints three boxes and no other [A1.1]', () => {
    const size = sheetOf('basic').fields['size'];
    expect(
      size?.type === 'choice' &&
        size.options.filter((option) => option.printed !== false).map((option) => option.label.zh),
    ).toEqual(['大型', '中型', '小型']);
  });

  test('the legal representative’s paper is sensitive and third parties’ contacts may be left out [X11]', () => {
    expect(sheetOf('basic').fields['legalRepresentativePaper']).toMatchObject({ type: 'paper', sensitive: true });
    expect(under(sheetOf('market').fields, 'thirdParty')).toHaveLength(6);
  });

  test('a declaration of a holding organisation names columns of the list it stands over [E7]', () => {
    const list = sheetOf('holdings').fields['list'];
    const columns = list?.type === 'rows' ? Object.keys(list.columns) : [];
    for (const ref of refsOf(sheetOf('holdingDeclaration'))) expect(columns).toContain(ref);
  });

  test('whatever says something in Chinese says something in its gloss', () => {
    const word = /[\p{L}\p{N}]/u;
    const texts = (node: unknown): readonly { readonly zh: string; readonly en: string }[] => {
      if (Array.isArray(node)) return node.flatMap(texts);
      if (typeof node !== 'object' || node === null) return [];
      return 'zh' in node ? [node as { zh: string; en: string }] : Object.values(node).flatMap(texts);
    };
    for (const { zh, en } of texts([all, definition, read('rules.json')]))
      expect(word.test(en), zh).toBe(word.test(zh));
  });
});
