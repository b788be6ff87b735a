import type { Block, Cell, GridRow, Run } from '#src/definition/layout.ts';
import { totalLine } from '#src/domain/form/totals.ts';
import type { DocBlock, DocCell } from './document.ts';
import { cellShare } from './grid-columns.ts';
import { keepInCell } from './overflow.ts';
import { mergeReasons } from './merge-reasons.ts';
import { linesOf, type Line } from './repeat.ts';
import { inlinesOf, proseParas } from './runs.ts';
import { resolve, rowsOf, type RowScope, type Scope } from './scope.ts';
import { textInlines } from './value.ts';

type Grid = Extract<Block, { kind: 'grid' }>;
type Role = DocCell['role'];
type Align = DocCell['align'];

/** Text width of a page in em of the form text, for judging whether an answer fits its cell. */
const pageEm = 38;
/** Narrower cells do not indent their paragraphs: too little of the line would be left. */
const leastIndented = 12;

/** A grid as tables: one, or one for each row of the field it repeats over. */
export function gridBlocks(scope: Scope, grid: Grid): DocBlock[] {
  if (grid.repeat === undefined) return [table(scope, grid, grid.join === true)];
  return linesOf(scope, grid.repeat, undefined).map((line, index) =>
    table({ ...scope, row: line.scope }, grid, index > 0 ? false : grid.join === true),
  );
}

function table(scope: Scope, grid: Grid, join: boolean): DocBlock {
  const head = grid.rows.slice(0, grid.head ?? 0).filter((row) => isShown(scope, row)).length;
  const rows = grid.rows.flatMap((row) => (isShown(scope, row) ? gridRows(scope, grid, row) : []));
  return { b: 'table', columns: grid.columns, head, join, rows };
}

const isShown = (scope: Scope, row: GridRow): boolean => row.when === undefined || scope.holds(row.when, scope.row);

function gridRows(scope: Scope, grid: Grid, row: GridRow): DocCell[][] {
  if (row.repeat === undefined) return [row.cells.map((cell) => docCell(scope, grid, cell))];
  return [
    ...linesOf(scope, row.repeat, row.blanks).map((line) => lineCells(scope, grid, row, line)),
    ...totalRow(scope, row, row.repeat),
  ];
}

/** The line with the sums of a table; on a blank form it is empty, with no rows there is none. */
function totalRow(scope: Scope, row: GridRow, name: string): DocCell[][] {
  const field = scope.sheet.fields[name];
  const rows = scope.mode === 'blank' ? [] : rowsOf(scope, name);
  if (field?.type !== 'rows' || (scope.mode === 'filled' && rows.length === 0)) return [];
  const line = totalLine(row, name, field, rows, { codes: scope.edition.codes });
  if (line === null) return [];
  return [
    line.map(({ kind, span, text }) => ({
      paras: [{ inlines: textInlines(text.zh, kind === 'label' ? 'label' : 'value') }],
      span,
      rows: 1,
      role: kind === 'label' ? 'label' : 'value',
      align: 'center',
    })),
  ];
}

function lineCells(scope: Scope, grid: Grid, row: GridRow, line: Line): DocCell[] {
  const inside: Scope = { ...scope, row: line.scope };
  const kept = row.cells.filter((cell) => cell.wholeGroup !== true || line.first);
  const stretch = (cell: Cell): Cell => (cell.wholeGroup === true ? { ...cell, rows: line.groupRows } : cell);
  if (!('reason' in line)) return mergeReasons(kept.map((cell) => docCell(inside, grid, stretch(cell))));
  const whole = kept.filter((cell) => cell.wholeGroup === true);
  const rest = row.cells.filter((cell) => cell.wholeGroup !== true).reduce((sum, cell) => sum + (cell.span ?? 1), 0);
  return [
    ...whole.map((cell) => docCell(inside, grid, stretch(cell))),
    reasonCell(scope, line.scope, line.reason, rest),
  ];
}

function reasonCell(scope: Scope, row: RowScope, reason: string, span: number): DocCell {
  const some = rowsOf(scope, row.field).some((one) => row.group === undefined || one.group === row.group.key);
  return {
    paras: [{ inlines: textInlines(some ? `未填满的原因：${reason}` : reason, 'reason') }],
    span,
    rows: 1,
    role: 'value',
    align: 'center',
  };
}

function docCell(scope: Scope, grid: Grid, cell: Cell): DocCell {
  const role: Role = cell.role ?? (cell.runs.some((run) => 'field' in run || 'optionsOf' in run) ? 'value' : 'label');
  const share = cellShare(grid, cell);
  const runs = keepInCell(scope, cell, share * pageEm);
  const inlines = runs === null ? inlinesOf(scope, cell.runs) : runs;
  return {
    paras:
      isProse(scope, cell.runs) && inlines.some((one) => one.t === 'text' && one.text !== '')
        ? proseParas(inlines, share * pageEm < leastIndented ? 0 : 2)
        : [{ inlines }],
    span: cell.span ?? 1,
    rows: cell.rows ?? 1,
    role,
    align: cell.align ?? usualAlign(scope, role, cell.runs),
    share,
    ...(cell.minHeight === undefined ? {} : { minHeight: cell.minHeight }),
  };
}

const fieldOf = (scope: Scope, runs: readonly Run[]): string | null => {
  const fields = runs.filter((run) => 'field' in run);
  const [only] = fields;
  return only !== undefined && fields.length === 1 ? (resolve(scope, only.field)?.field.type ?? null) : null;
};

const isProse = (scope: Scope, runs: readonly Run[]): boolean => fieldOf(scope, runs) === 'longtext';

function usualAlign(scope: Scope, role: Role, runs: readonly Run[]): Align {
  if (role === 'note') return 'left';
  if (role !== 'value') return 'center';
  const type = fieldOf(scope, runs);
  if (type === 'longtext' || type === null)
    return runs.length === 1 && 'optionsOf' in (runs[0] ?? {}) ? 'center' : 'left';
  return 'center';
}
