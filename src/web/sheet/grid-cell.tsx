import { memo, type CSSProperties, type ReactNode } from 'react';
import type { Cell } from '#src/definition/layout.ts';
import { Runs } from './runs.tsx';
import type { RowPlace } from './spot.ts';

interface Props { readonly cell: Cell; readonly row: RowPlace | undefined; readonly role: NonNullable<Cell['role']>; readonly rows: number | undefined; readonly solo: boolean; readonly children: ReactNode }

/** Pixels of a millimetre at 100 %. */
const pixels = 96 / 25.4;

/** A cell of the paper form. Its input, where it has only one, fills it. */
export const GridCell = memo(function GridCell({ cell, row, role, rows, solo, children }: Props) {
  const style: CSSProperties = cell.minHeight === undefined ? {} : { height: Math.round(cell.minHeight * pixels) };
  const align = cell.align ?? (role === 'value' || role === 'note' ? 'left' : 'center');
  return (
    <td className={`cell cell-${role} ${solo ? 'solo' : ''} align-${align}`} colSpan={cell.span} rowSpan={rows} style={style}>
      <Runs runs={cell.runs} row={row} />
      {children}
    </td>
  );
});
