import { memo, type CSSProperties, type ReactNode } from 'react';
import type { Cell } from '#src/definition/layout.ts';
import type { Sheet } from '#src/definition/sheet.ts';
import { Runs } from './runs.tsx';
import { useScope } from './scope.tsx';
import type { RowPlace } from './spot.ts';

interface Props {
  readonly cell: Cell;
  readonly row: RowPlace | undefined;
  readonly role: NonNullable<Cell['role']>;
  readonly rows: number | undefined;
  readonly solo: boolean;
  readonly children: ReactNode;
}

/** As the paper has it: words and short values in the middle, prose and lines of several parts from the left. */
function usualAlign(sheet: Sheet, cell: Cell, role: Props['role'], solo: boolean): 'left' | 'center' | 'right' {
  if (role === 'note') return 'left';
  if (role !== 'value') return 'center';
  const run = cell.runs.find((one) => 'field' in one);
  const [name = '', column = ''] = run === undefined ? [] : run.field.split('.');
  const field = sheet.fields[name];
  const type = field?.type === 'rows' ? field.columns[column]?.type : field?.type;
  return solo && type !== 'longtext' && type !== 'files' ? 'center' : 'left';
}

/** Pixels of a millimetre at 100 %. */
const pixels = 96 / 25.4;

/** A cell of the paper form. Its input, where it has only one, fills it. */
export const GridCell = memo(function GridCell({ cell, row, role, rows, solo, children }: Props) {
  const style: CSSProperties = cell.minHeight === undefined ? {} : { height: Math.round(cell.minHeight * pixels) };
  const { sheet } = useScope();
  const align = cell.align ?? usualAlign(sheet, cell, role, solo);
  return (
    <td
      className={`cell cell-${role} ${solo ? 'solo' : ''} align-${align}`}
      colSpan={cell.span}
      rowSpan={rows}
      style={style}
    >
      <Runs
        runs={cell.runs}
        row={row}
        gloss={role === 'value' || role === 'note' || cell.runs.some((run) => 'field' in run) ? 'line' : 'block'}
      />
      {children}
    </td>
  );
});
