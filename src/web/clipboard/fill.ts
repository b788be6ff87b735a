/** One cell to fill, by row id and column. */
export interface Filling {
  readonly row: string;
  readonly column: string;
  readonly text: string;
}
export interface FillPlan {
  readonly rows: readonly string[];
  readonly added: readonly string[];
  readonly cells: readonly Filling[];
  readonly cut: number;
}

export interface FillTarget {
  /** Ids of the rows there are, in order, and of the columns in reading order. */
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly row: number;
  readonly column: number;
  /** Most rows there may be; null where the rows are fixed (a matrix). */
  readonly most: number | null;
  readonly newId: () => string;
}

/** Lays a block over a table from a cell on; missing rows are added at the end, what does not fit is counted as `cut`. */
export function planFill(block: readonly (readonly string[])[], target: FillTarget): FillPlan {
  const room = Math.max(target.rows.length, target.most ?? target.rows.length) - target.row;
  const used = block.slice(0, room);
  const missing = Math.max(0, target.row + used.length - target.rows.length);
  const added = Array.from({ length: missing }, target.newId);
  const rows = [...target.rows, ...added];
  const cells = used.flatMap((line, down) =>
    line.flatMap((text, right): Filling[] => {
      const row = rows[target.row + down];
      const column = target.columns[target.column + right];
      return row === undefined || column === undefined ? [] : [{ row, column, text }];
    }),
  );
  const whole = block.reduce((sum, line) => sum + line.length, 0);
  return { rows, added, cells, cut: whole - cells.length };
}
