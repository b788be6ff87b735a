import type { Block, Cell } from '#src/definition/layout.ts';

type Grid = Extract<Block, { kind: 'grid' }>;

const placed = new WeakMap<Grid, ReadonlyMap<Cell, number>>();

/** The part (0–1) of the table's width that a cell of the layout covers. */
export function cellShare(grid: Grid, cell: Cell): number {
  const shares = placed.get(grid) ?? sharesOf(grid);
  placed.set(grid, shares);
  return shares.get(cell) ?? 1;
}

/** Walks the grid as it tiles: a cell takes the first columns that no cell from above still covers. */
function sharesOf(grid: Grid): ReadonlyMap<Cell, number> {
  const total = grid.columns.reduce((sum, width) => sum + width, 0);
  const shares = new Map<Cell, number>();
  const covered = grid.columns.map(() => 0);
  for (const row of grid.rows) {
    let column = 0;
    const taken: { from: number; to: number; rows: number }[] = [];
    for (const cell of row.cells) {
      while ((covered[column] ?? 0) > 0) column++;
      const to = Math.min(column + (cell.span ?? 1), covered.length);
      shares.set(cell, grid.columns.slice(column, to).reduce((sum, width) => sum + width, 0) / total);
      taken.push({ from: column, to, rows: cell.rows ?? 1 });
      column = to;
    }
    for (const { from, to, rows } of taken) covered.fill(rows, from, to);
    covered.forEach((left, index) => {
      covered[index] = Math.max(0, left - 1);
    });
  }
  return shares;
}
