import type { ClipboardEvent } from 'react';
import type { MatrixField, RowsField, ScalarField } from '#src/definition/field.ts';
import { isScalar, parseField, fieldType } from '#src/domain/form/fields/index.ts';
import { cellAt } from '#src/domain/form/fields/matrix.ts';
import { flatKey } from '#src/domain/form/flat.ts';
import { readBlock, withoutHeads } from '../clipboard/block.ts';
import { planFill } from '../clipboard/fill.ts';
import { newId } from '../book/new-id.ts';
import type { Workbook } from '../book/workbook.ts';
import { columnsInOrder } from './columns.ts';
import { focusedOf, type Focused } from './focus.ts';
import { addRows, rowIds } from './rows.ts';
import { isLocked } from './use-locked.ts';

export interface Pasted {
  readonly rows: number;
  readonly cells: number;
  readonly cut: number;
}

/** Pastes a block from a spreadsheet into the table the field stands in; null where an ordinary paste will do. */
export function pasteBlock(event: ClipboardEvent<HTMLElement>, workbook: Workbook): Pasted | null {
  const focused = focusedOf(event.target as Element);
  const row = focused?.spot.row;
  if (focused === undefined || row === undefined || isLocked(workbook, focused.scope, row.field)) return null;
  const block = readBlock({
    html: event.clipboardData.getData('text/html'),
    text: event.clipboardData.getData('text/plain'),
  });
  const field = focused.scope.sheet.fields[row.field];
  if (block === null || field === undefined) return null;
  event.preventDefault();
  return field.type === 'matrix'
    ? intoMatrix(workbook, focused, field, block)
    : field.type === 'rows'
      ? intoRows(workbook, focused, field, block)
      : null;
}

function intoRows(workbook: Workbook, { scope, spot }: Focused, field: RowsField, block: readonly string[][]): Pasted {
  const place = spot.row as NonNullable<typeof spot.row>;
  const columns = columnsInOrder(scope.sheet, place.field);
  const first = Math.max(0, columns.indexOf(spot.column ?? ''));
  if (place.ghosts !== undefined) addRows(workbook, scope, place, place.ghosts);
  const ids = rowIds(workbook, scope, place);
  const lines = withoutHeads(
    block,
    columns.slice(first).map((column) => field.columns[column]?.label.zh ?? ''),
  );
  const others = workbook.book.list(scope.sheet.id, flatKey(scope.instance, place.field)).length - ids.length;
  const most = Math.min(field.max ?? workbook.edition.file.limits.rows, workbook.edition.file.limits.rows) - others;
  const plan = planFill(lines, { rows: ids, columns, row: ids.indexOf(place.id), column: first, most, newId });
  addRows(workbook, scope, place, plan.added);
  for (const cell of plan.cells)
    put(
      workbook,
      scope.sheet.id,
      flatKey(scope.instance, `${place.field}/${cell.row}/${cell.column}`),
      field.columns[cell.column],
      cell.text,
    );
  return { rows: lines.length, cells: plan.cells.length, cut: plan.cut };
}

function intoMatrix(
  workbook: Workbook,
  { scope, spot }: Focused,
  field: MatrixField,
  block: readonly string[][],
): Pasted {
  const place = spot.row as NonNullable<typeof spot.row>;
  const rows = field.rows
    .filter((row) => workbook.holds(row.when, { sheet: scope.sheet.id, instance: scope.instance }))
    .map((row) => row.key);
  const columns = field.columns.map((column) => column.key);
  const plan = planFill(block, {
    rows,
    columns,
    row: rows.indexOf(place.id),
    column: Math.max(0, columns.indexOf(spot.column ?? '')),
    most: null,
    newId,
  });
  for (const cell of plan.cells)
    put(
      workbook,
      scope.sheet.id,
      flatKey(scope.instance, `${place.field}/${cell.row}/${cell.column}`),
      cellAt(field, cell.row, cell.column)?.field,
      cell.text,
    );
  return { rows: block.length, cells: plan.cells.length, cut: plan.cut };
}

/** Options and codes are pasted as their labels and kept as codes; everything else as it was. */
function put(workbook: Workbook, store: string, key: string, field: ScalarField | undefined, text: string): void {
  workbook.write(store, key, field !== undefined && isScalar(field) ? settled(workbook, field, text) : text);
}

function settled(workbook: Workbook, field: ScalarField, text: string): string {
  if (!['choice', 'choices', 'yesno', 'tick', 'code'].includes(field.type)) return text;
  const parsed = parseField(field, text, { codes: workbook.edition.codes });
  return parsed.ok && parsed.value !== null ? fieldType(field.type).canonical(parsed.value) : text;
}
