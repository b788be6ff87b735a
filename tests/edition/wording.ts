import type { Block, Cell, GridRow, Paragraph, Run } from '#src/definition/layout.ts';
import type { Field, MatrixField } from '#src/definition/field.ts';
import type { Sheet } from '#src/definition/sheet.ts';

interface Line {
  readonly matrixRow?: MatrixField['rows'][number];
  readonly group?: string;
  readonly number: number;
}

/** All wording that the blank form of a sheet prints, in reading order; inputs, seals and pictures print nothing. */
export function wordingOf(sheet: Sheet): string {
  const heading =
    sheet.heading === false ? '' : `${sheet.number === undefined ? '' : `${sheet.number}、`}${sheet.title.zh}`;
  return [heading, ...sheet.blocks.map((block) => blockWording(sheet, block))].join('\n');
}

function blockWording(sheet: Sheet, block: Block): string {
  if (block.kind === 'cover')
    return [
      ...block.titles.map((title) => title.zh),
      ...block.lines.map((line) => runsWording(sheet, line)),
      ...block.foot.map((line) => line.zh),
    ].join('\n');
  if (block.kind === 'grid') return block.rows.map((row) => rowWording(sheet, row)).join('\n');
  if (block.kind === 'notes') return block.paragraphs.map((one) => one.zh).join('\n');
  const title = block.kind === 'prose' && block.title !== undefined ? [block.title.zh] : [];
  return [...title, ...block.paragraphs.map((one: Paragraph) => runsWording(sheet, one.runs))].join('\n');
}

function rowWording(sheet: Sheet, row: GridRow): string {
  const cells = (line: Line | undefined): string =>
    row.cells.map((cell: Cell) => runsWording(sheet, cell.runs, line)).join('\n');
  return row.repeat === undefined ? cells(undefined) : linesOf(sheet.fields[row.repeat]).map(cells).join('\n');
}

function linesOf(field: Field | undefined): readonly Line[] {
  if (field?.type === 'matrix') return field.rows.map((matrixRow, index) => ({ matrixRow, number: index + 1 }));
  if (field?.type !== 'rows') throw new Error('a repeated row must name a rows field or a matrix');
  return field.groups?.map((group, index) => ({ group: group.label.zh, number: index + 1 })) ?? [{ number: 1 }];
}

const runsWording = (sheet: Sheet, runs: readonly Run[], line?: Line): string =>
  runs.map((run) => runWording(sheet, run, line)).join('');

function runWording(sheet: Sheet, run: Run, line: Line | undefined): string {
  if ('text' in run) return run.text.zh;
  if ('labelOf' in run) return fieldAt(sheet, run.labelOf).label.zh;
  if ('unitOf' in run) return unitOf(fieldAt(sheet, run.unitOf));
  if ('optionsOf' in run) return optionsOf(fieldAt(sheet, run.optionsOf)).join('');
  if ('box' in run) return run.bare === true ? '' : (optionsOf(fieldAt(sheet, run.box), run.code)[0] ?? '');
  if ('index' in run) return String(line?.number ?? '');
  if ('groupLabel' in run) return line?.group ?? '';
  if ('rowLabel' in run) return line?.matrixRow?.label.zh ?? '';
  if ('rowUnit' in run) return line?.matrixRow?.unit?.zh ?? '';
  return '';
}

const unitOf = (field: Field): string => ('unit' in field ? (field.unit?.zh ?? '') : '');

function optionsOf(field: Field, code?: string): readonly string[] {
  if (field.type === 'yesno') return [field.yes.zh, field.no.zh];
  if (field.type === 'tick') return [field.label.zh];
  if (field.type !== 'choice' && field.type !== 'choices') return [];
  return field.options
    .filter((one) => one.printed !== false && (code === undefined || one.code === code))
    .map((one) => one.label.zh);
}

/** The field, column or matrix cell that a reference of the layout names; throws when there is none. */
export function fieldAt(sheet: Sheet, ref: string): Field {
  const [first = '', second, third] = ref.split('.');
  const field = sheet.fields[first];
  const found =
    second === undefined
      ? field
      : field?.type === 'rows'
        ? field.columns[second]
        : field?.type === 'matrix'
          ? field.columns.find((column) => column.key === (third ?? second))?.cell
          : undefined;
  if (found === undefined) throw new Error(`${sheet.id}: the layout names ${ref}, which is not there`);
  return found;
}

/** All references of a layout to fields of its sheet. */
export function refsOf(sheet: Sheet): readonly string[] {
  const runs = sheet.blocks.flatMap((block): readonly Run[] => {
    if (block.kind === 'cover') return block.lines.flat();
    if (block.kind === 'grid') return block.rows.flatMap((row) => row.cells.flatMap((cell) => cell.runs));
    return block.kind === 'notes' ? [] : block.paragraphs.flatMap((one) => one.runs);
  });
  return runs.flatMap((run) =>
    'field' in run
      ? [run.field]
      : 'labelOf' in run
        ? [run.labelOf]
        : 'optionsOf' in run
          ? [run.optionsOf]
          : 'box' in run
            ? [run.box]
            : 'unitOf' in run
              ? [run.unitOf]
              : [],
  );
}

/** Rows of a grid whose cells, with those that reach down from above, do not fill its columns exactly. */
export function untiledRows(grid: Extract<Block, { kind: 'grid' }>): readonly number[] {
  const reaching = grid.columns.map(() => 0);
  const wrong: number[] = [];
  grid.rows.forEach((row, index) => {
    let column = 0;
    for (const cell of row.cells) {
      while ((reaching[column] ?? 0) > 0) column += 1;
      for (let width = cell.span ?? 1; width > 0; width -= 1, column += 1) {
        if (column >= reaching.length || (reaching[column] ?? 0) > 0) wrong.push(index);
        else reaching[column] = cell.rows ?? 1;
      }
    }
    if (reaching.some((left) => left === 0)) wrong.push(index);
    reaching.forEach((left, at) => {
      reaching[at] = Math.max(0, left - 1);
    });
  });
  return [...new Set(wrong)];
}
