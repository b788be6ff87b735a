import { flatKey } from '#src/domain/form/flat.ts';
import type { Workbook } from '../book/workbook.ts';
import type { SheetScope } from './scope.tsx';
import type { RowPlace } from './spot.ts';

type Where = Pick<RowPlace, 'field' | 'group'>;
const listKey = (scope: SheetScope, field: string): string => flatKey(scope.instance, field);

/** Ids of a field's rows in order; of one group only, where it has groups. */
export function rowIds(workbook: Workbook, scope: SheetScope, { field, group }: Where): readonly string[] {
  const ids = workbook.book.list(scope.sheet.id, listKey(scope, field));
  return group === undefined
    ? ids
    : ids.filter(
        (id) => workbook.book.text(scope.sheet.id, flatKey(scope.instance, `${field}/${id}/group`)) === group.key,
      );
}

/** Adds rows at the end of the table or group. */
export function addRows(workbook: Workbook, scope: SheetScope, where: Where, added: readonly string[]): void {
  const key = listKey(scope, where.field);
  const before = workbook.book.list(scope.sheet.id, key);
  const fresh = added.filter((id) => !before.includes(id));
  if (fresh.length === 0) return;
  if (where.group !== undefined)
    for (const id of fresh)
      workbook.write(scope.sheet.id, flatKey(scope.instance, `${where.field}/${id}/group`), where.group.key);
  workbook.write(scope.sheet.id, key, [...before, ...fresh]);
}

/** Takes a row out; what was typed in it stays in the store, so that putting the id back brings it back. */
export function removeRow(
  workbook: Workbook,
  scope: SheetScope,
  { field, id }: Pick<RowPlace, 'field' | 'id'>,
): () => void {
  const key = listKey(scope, field);
  const before = workbook.book.list(scope.sheet.id, key);
  workbook.write(
    scope.sheet.id,
    key,
    before.filter((one) => one !== id),
  );
  return () =>
    workbook.write(scope.sheet.id, key, [
      ...workbook.book.list(scope.sheet.id, key).slice(0, before.indexOf(id)),
      id,
      ...workbook.book.list(scope.sheet.id, key).slice(before.indexOf(id)),
    ]);
}

/** Moves a row one place up or down among the rows it stands with. */
export function moveRow(
  workbook: Workbook,
  scope: SheetScope,
  place: Pick<RowPlace, 'field' | 'id' | 'group'>,
  by: 1 | -1,
): void {
  const mates = rowIds(workbook, scope, place);
  const other = mates[mates.indexOf(place.id) + by];
  if (other === undefined) return;
  const key = listKey(scope, place.field);
  workbook.write(
    scope.sheet.id,
    key,
    workbook.book.list(scope.sheet.id, key).map((id) => (id === place.id ? other : id === other ? place.id : id)),
  );
}
