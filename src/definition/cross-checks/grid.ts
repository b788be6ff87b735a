import type { ClassDefinition } from '../edition-bundle.ts';
import type { Block, Cell, GridRow } from '../layout.ts';
import { pathOf } from '../problem.ts';
import type { Sheet } from '../sheet.ts';
import type { Note } from './note.ts';

type Grid = Extract<Block, { kind: 'grid' }>;

/** The cells of every grid fill its rows without gap or overlap, however often its rows repeat. */
export function checkGrids(_definition: ClassDefinition, sheet: Sheet, note: Note): void {
  for (const [index, block] of sheet.blocks.entries()) {
    if (block.kind === 'grid') checkGrid(sheet, block, (path, reason) => note(pathOf('blocks', index) + path, reason));
  }
}

function checkGrid(sheet: Sheet, grid: Grid, note: Note): void {
  if ((grid.head ?? 0) > grid.rows.length) note('/head', `the table has only ${grid.rows.length} rows`);
  /** For each column: how many further rows a cell from above still covers. */
  let covered: readonly number[] = grid.columns.map(() => 0);
  for (const [index, row] of grid.rows.entries()) {
    const at = (path: string, reason: string): void => note(pathOf('rows', index) + path, reason);
    checkSpans(sheet, grid, index, at);
    covered = fillRow(row, covered, at);
  }
  if (covered.some((rows) => rows > 0)) note('/rows', 'a cell reaches below the last row');
}

/** Lays a row's cells into the columns that no cell from above covers; gives what the next row finds covered. */
function fillRow(row: GridRow, covered: readonly number[], note: Note): readonly number[] {
  const next = covered.map((rows) => Math.max(0, rows - 1));
  const free = covered
    .map((rows, column) => ({ rows, column }))
    .filter(({ rows }) => rows === 0)
    .map(({ column }) => column);
  let taken = 0;
  for (const [index, cell] of row.cells.entries()) {
    const columns = free.slice(taken, taken + (cell.span ?? 1));
    if (columns.some((column, at) => at > 0 && column !== (columns[at - 1] ?? 0) + 1))
      note(pathOf('cells', index), 'the cell overlaps one that reaches down from above');
    for (const column of columns) next[column] = (cell.rows ?? 1) - 1;
    taken += cell.span ?? 1;
  }
  if (taken !== free.length) note('/cells', `the cells span ${taken} of ${free.length} free columns`);
  return next;
}

function checkSpans(sheet: Sheet, grid: Grid, index: number, note: Note): void {
  const row = grid.rows[index];
  const repeated = row?.repeat === undefined ? undefined : sheet.fields[row.repeat];
  for (const [at, cell] of (row?.cells ?? []).entries()) {
    if (cell.wholeGroup === true && !(repeated?.type === 'rows' && repeated.groups !== undefined))
      note(pathOf('cells', at, 'wholeGroup'), 'wholeGroup stands outside a grouped repeat');
    if (cell.wholeGroup === true && cell.rows !== undefined)
      note(pathOf('cells', at, 'rows'), 'a wholeGroup cell has no rows of its own');
    if ((cell.rows ?? 1) > 1) checkReach(grid, index, cell, pathOf('cells', at, 'rows'), note);
  }
}

/** A cell over several rows cannot cross a row that repeats or may be left out: it would no longer fit. */
function checkReach(grid: Grid, index: number, cell: Cell, path: string, note: Note): void {
  const rows = grid.rows.slice(index, index + (cell.rows ?? 1));
  if (rows.some((row) => row.repeat !== undefined)) note(path, 'the cell reaches over a row that repeats');
  if (new Set(rows.map((row) => row.when ?? '')).size > 1)
    note(path, 'the cell reaches over rows that are shown under different conditions');
}
