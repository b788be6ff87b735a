import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { crossCheck } from '#src/definition/cross-checks/index.ts';
import { officeChecklist } from '#src/domain/workflow/office-checklist.ts';
import { editionsOnDisk } from '#src/services/load-editions.ts';

const edition = editionsOnDisk(join(import.meta.dirname, '../../programmes')).at(-1);
if (edition === undefined) throw new Error('there is no edition');

describe.each(Object.values(edition.classes))('the checklist of officials for the class $id', ({ checks }) => {
  const rows = officeChecklist(checks, edition.call, [], {});

  it('names every condition by a title of its own, never by the note of who keeps the edition', () => {
    for (const { row, title } of rows) {
      expect(title.zh.trim(), row).not.toBe('');
      expect(checks.rows.find((one) => one.row === row)?.note.zh, row).not.toBe(title.zh);
    }
  });

  it("shows the conditions of the call in the call's own words [E1–E9, P1–P4]", () => {
    const conditions = edition.call.sections.flatMap(({ paragraphs }) => paragraphs.map(({ zh }) => zh));
    for (const { row, clause } of rows.filter((one) => /^[EP]\d/u.test(one.row) && one.row !== 'P5')) {
      expect(clause, row).not.toEqual([]);
      for (const words of clause)
        expect(
          conditions.some((paragraph) => paragraph.includes(words.zh)),
          row,
        ).toBe(true);
    }
  });

  it('leaves out no row that rules compute', () => {
    const listed = new Set(rows.map(({ row }) => row));
    const later = new Set(checks.rows.filter(({ by }) => by === 'later').map(({ row }) => row));
    for (const { id } of checks.rules) {
      const [row = id] = id.split('-');
      expect(listed.has(row) || later.has(row), id).toBe(true);
    }
  });
});

it('a clause that the call does not have is a problem of the edition', () => {
  const [name = '', definition] = Object.entries(edition.classes)[0] ?? [];
  if (definition === undefined) throw new Error('the edition has no class');
  const rows = definition.checks.rows.map((row) => ({ ...row, clause: { section: 99, paragraphs: [0] } }));
  const broken = {
    ...edition,
    classes: { ...edition.classes, [name]: { ...definition, checks: { ...definition.checks, rows } } },
  };
  expect(crossCheck(broken)).toContainEqual({
    file: `${name}/rules.json`,
    path: '/rows/0/clause/paragraphs/0',
    reason: 'the call has no such paragraph in that section',
  });
});
