import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
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
  [1, 'cover', 'cover'], [1, 'filling-notes', 'fillingNotes'], [1, 'pledge', 'pledge'], [1, '1', 'basic'], [1, '2', 'quality'],
  [1, '3', 'methods'], [1, '4', 'level'], [1, '5', 'economy'], [1, '6', 'responsibility'], [1, '7', 'market'], [1, '8', 'record'],
  [1, '10', 'selfAssessment'], [2, 'coaching', 'coaching'],
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
  test.each(printed)('attachment %i, section %s stands on sheet %s in its order [A1.0–A1.10, A2.1]', (attachment, section, id) => {
    const wording = squeeze(wordingOf(sheetOf(id)));
    let from = 0;
    for (const piece of readFixture().filter((one) => one.attachment === attachment && one.section === section)) {
      const at = wording.indexOf(squeeze(piece.text), from);
      expect(at, `${piece.id} ${piece.text}`).toBeGreaterThanOrEqual(0);
      from = at + squeeze(piece.text).length;
    }
  });
});
