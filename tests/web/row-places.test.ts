import { describe, expect, it } from 'vitest';
import type { RowsField } from '#src/definition/field.ts';
import { RowPlaces } from '#src/web/sheet/row-places.ts';

const text = (zh: string): { zh: string; en: string } => ({ zh, en: zh });
const field: RowsField = {
  type: 'rows',
  label: text('客户'),
  columns: { name: { type: 'text', label: text('名称') } },
};
const grouped: RowsField = {
  ...field,
  groups: [
    { key: 'y1', label: text('2017年') },
    { key: 'y2', label: text('2018年') },
  ],
};
const asked = { name: 'customers', field, groupOf: () => '', blanks: 3, readOnly: false };

describe('places of a table’s rows', () => {
  it('shows empty rows up to the number the paper has, and none when locked', () => {
    const places = new RowPlaces();
    expect(places.sections({ ...asked, ids: ['a'] })[0]?.rows.map((row) => row.ghosts === undefined)).toEqual([
      true,
      false,
      false,
    ]);
    expect(places.sections({ ...asked, ids: ['a'], readOnly: true })[0]?.rows).toHaveLength(1);
  });
  it('an empty row keeps its id when it is first typed in, so that the cursor stays in it', () => {
    const places = new RowPlaces();
    const ghost = places.sections({ ...asked, ids: [] })[0]?.rows[0];
    const after = places.sections({ ...asked, ids: [ghost?.id ?? ''] })[0]?.rows;
    expect(after?.[0]).toMatchObject({ id: ghost?.id, number: 1 });
    expect(after?.[0]?.ghosts).toBeUndefined();
    expect(after).toHaveLength(3);
  });
  it('typing in the third empty row makes the two above it too', () => {
    const rows = new RowPlaces().sections({ ...asked, ids: [] })[0]?.rows ?? [];
    expect(rows[2]?.ghosts).toEqual(rows.map((row) => row.id));
  });
  it('keeps a row’s object while nothing about it changes, so that its cells are not drawn again', () => {
    const places = new RowPlaces();
    const before = places.sections({ ...asked, ids: ['a', 'b'] })[0]?.rows ?? [];
    const after = places.sections({ ...asked, ids: ['a', 'b', 'c'] })[0]?.rows ?? [];
    expect(after[0]).toBe(before[0]);
    expect(after[1]).toBe(before[1]);
    const removed = places.sections({ ...asked, ids: ['b', 'c'] })[0]?.rows ?? [];
    expect(removed[0]).not.toBe(before[1]);
    expect(removed[0]).toMatchObject({ id: 'b', number: 1 });
  });
  it('numbers the rows of each group from one', () => {
    const groups: Record<string, string> = { a: 'y1', b: 'y2', c: 'y1' };
    const ids = ['a', 'b', 'c'];
    const sections = new RowPlaces().sections({
      ...asked,
      field: grouped,
      ids,
      blanks: 1,
      groupOf: (index) => groups[ids[index] ?? ''] ?? '',
    });
    expect(sections.map((section) => section.rows.map((row) => `${row.id}${row.number}`))).toEqual([
      ['a1', 'c2'],
      ['b1'],
    ]);
  });
});
