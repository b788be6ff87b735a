import { memo } from 'react';
import type { Block, Cell, GridRow } from '#src/definition/layout.ts';
import { GridCell } from './grid-cell.tsx';
import { useSections } from './lines.ts';
import { useMatrixRows } from './matrix-lines.ts';
import { RowTools, TableFoot } from './row-tools.tsx';
import { useScope } from './scope.tsx';
import { isSolo } from './runs.tsx';
import type { RowPlace } from './spot.ts';
import { TotalLine } from './total-line.tsx';
import { useLocked } from './use-locked.ts';
import { When } from './when.tsx';

export type Grid = Extract<Block, { kind: 'grid' }>;

/** A grid as a table: the paper's lines, spans and repeated rows. */
export function GridBlock({ grid }: { readonly grid: Grid }) {
  if (grid.repeat !== undefined) return <RepeatedGrid grid={grid} name={grid.repeat} />;
  return <Table grid={grid} row={undefined} />;
}

function RepeatedGrid({ grid, name }: { readonly grid: Grid; readonly name: string }) {
  const { sheet } = useScope();
  const field = sheet.fields[name];
  if (field?.type === 'rows') return <RepeatedByRows grid={grid} name={name} field={field} />;
  return field?.type === 'matrix' ? <RepeatedByMatrix grid={grid} name={name} field={field} /> : null;
}

function RepeatedByRows({
  grid,
  name,
  field,
}: {
  readonly grid: Grid;
  readonly name: string;
  readonly field: Parameters<typeof useSections>[1];
}) {
  const sections = useSections(name, field, 1);
  return (
    <>
      {sections
        .flatMap((section) => section.rows)
        .map((row) => (
          <Table key={row.id} grid={grid} row={row} />
        ))}
    </>
  );
}

function RepeatedByMatrix({
  grid,
  name,
  field,
}: {
  readonly grid: Grid;
  readonly name: string;
  readonly field: Parameters<typeof useMatrixRows>[1];
}) {
  return (
    <>
      {useMatrixRows(name, field).map((row) => (
        <Table key={row.id} grid={grid} row={row} />
      ))}
    </>
  );
}

function Table({ grid, row }: { readonly grid: Grid; readonly row: RowPlace | undefined }) {
  const total = grid.columns.reduce((sum, width) => sum + width, 0);
  const head = grid.head ?? 0;
  return (
    <table className={`grid ${grid.join === true ? 'join' : ''}`}>
      <colgroup>
        {grid.columns.map((width, index) => (
          <col key={index} style={{ width: `${(width / total) * 100}%` }} />
        ))}
      </colgroup>
      <tbody>
        {grid.rows.map((line, index) => (
          <Line key={index} grid={grid} line={line} outer={row} head={index < head} />
        ))}
      </tbody>
    </table>
  );
}

interface LineProps {
  readonly grid: Grid;
  readonly line: GridRow;
  readonly outer: RowPlace | undefined;
  readonly head: boolean;
}

function Line({ grid, line, outer, head }: LineProps) {
  const { sheet } = useScope();
  const field = line.repeat === undefined ? undefined : sheet.fields[line.repeat];
  const rows =
    field?.type === 'rows' && line.repeat !== undefined ? (
      <RowLines grid={grid} line={line} name={line.repeat} field={field} />
    ) : field?.type === 'matrix' && line.repeat !== undefined ? (
      <MatrixLines line={line} name={line.repeat} field={field} />
    ) : (
      <OneLine line={line} row={outer} head={head} whole={1} withWhole tools={false} />
    );
  return <When condition={line.when}>{rows}</When>;
}

function MatrixLines({
  line,
  name,
  field,
}: {
  readonly line: GridRow;
  readonly name: string;
  readonly field: Parameters<typeof useMatrixRows>[1];
}) {
  const rows = useMatrixRows(name, field);
  return (
    <>
      {rows.map((row, index) => (
        <OneLine
          key={row.id}
          line={line}
          row={row}
          head={false}
          whole={rows.length}
          withWhole={index === 0}
          tools={false}
        />
      ))}
    </>
  );
}

function RowLines({
  grid,
  line,
  name,
  field,
}: {
  readonly grid: Grid;
  readonly line: GridRow;
  readonly name: string;
  readonly field: Parameters<typeof useSections>[1];
}) {
  const readOnly = useLocked(name);
  const sections = useSections(name, field, line.blanks);
  const wholeSpan = line.cells
    .filter((cell) => cell.wholeGroup === true)
    .reduce((sum, cell) => sum + (cell.span ?? 1), 0);
  const foot = readOnly ? 0 : 1;
  return (
    <>
      {sections.map((section) => {
        const whole = section.rows.length + foot;
        const place = { field: name, ...(section.group === undefined ? {} : { group: section.group }) };
        return [
          ...section.rows.map((row, index) => (
            <OneLine
              key={row.id}
              line={line}
              row={row}
              head={false}
              whole={index === 0 ? whole : 1}
              withWhole={index === 0}
              tools={!readOnly && row.ghosts === undefined}
            />
          )),
          readOnly ? null : (
            <TableFoot
              key={`foot-${section.group?.key ?? ''}`}
              place={place}
              field={field}
              whole={section.rows.length === 0 ? line.cells.filter((cell) => cell.wholeGroup === true) : []}
              span={grid.columns.length - wholeSpan}
              group={section.group}
            />
          ),
        ];
      })}
      {field.totals !== undefined && <TotalLine line={line} name={name} field={field} />}
    </>
  );
}

interface OneLineProps {
  readonly line: GridRow;
  readonly row: RowPlace | undefined;
  readonly head: boolean;
  readonly whole: number;
  readonly withWhole: boolean;
  readonly tools: boolean;
}

const OneLine = memo(function OneLine({ line, row, head, whole, withWhole, tools }: OneLineProps) {
  const cells = line.cells.filter((cell) => cell.wholeGroup !== true || withWhole);
  return (
    <tr className={row?.ghosts === undefined ? undefined : 'ghost'}>
      {cells.map((cell, index) => (
        <GridCell
          key={index}
          cell={cell}
          row={row}
          role={roleOf(cell, head)}
          rows={cell.wholeGroup === true ? whole : cell.rows}
          solo={isSolo(cell.runs)}
        >
          {tools && index === cells.length - 1 && row !== undefined ? <RowTools place={row} /> : null}
        </GridCell>
      ))}
    </tr>
  );
});

function roleOf(cell: Cell, head: boolean): NonNullable<Cell['role']> {
  if (cell.role !== undefined) return cell.role;
  const input = cell.runs.some((run) => 'field' in run || 'optionsOf' in run || 'box' in run);
  return input ? 'value' : head ? 'head' : 'label';
}
