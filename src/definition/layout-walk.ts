import type { Block, Cell, Run } from './layout.ts';
import type { Sheet } from './sheet.ts';
import { pathOf } from './problem.ts';

/** A run of a layout with its place; `repeat` is the field whose rows are being repeated around it. */
export interface PlacedRun {
  readonly run: Run;
  readonly path: string;
  readonly repeat: string | null;
}
/** A condition or a repetition in a layout, with its place. */
export interface PlacedText {
  readonly text: string;
  readonly path: string;
}

/** All runs of a sheet in reading order. */
export function runsOf(sheet: Sheet): readonly PlacedRun[] {
  return sheet.blocks.flatMap((block, index) => blockRuns(block, ['blocks', index]));
}

type Steps = readonly (string | number)[];

function placed(runs: readonly Run[], steps: Steps, repeat: string | null): readonly PlacedRun[] {
  return runs.map((run, index) => ({ run, path: pathOf(...steps, 'runs', index), repeat }));
}

function blockRuns(block: Block, steps: Steps): readonly PlacedRun[] {
  switch (block.kind) {
    case 'cover':
      return block.lines.flatMap((line, index) =>
        line.map((run, at) => ({ run, path: pathOf(...steps, 'lines', index, at), repeat: null })),
      );
    case 'grid':
      return block.rows.flatMap((row, index) =>
        row.cells.flatMap((cell: Cell, at) =>
          placed(cell.runs, [...steps, 'rows', index, 'cells', at], row.repeat ?? block.repeat ?? null),
        ),
      );
    case 'flow':
    case 'prose':
      return block.paragraphs.flatMap((paragraph, index) =>
        placed(paragraph.runs, [...steps, 'paragraphs', index], paragraph.repeat ?? null),
      );
    default:
      return [];
  }
}

/** All `repeat`s of a sheet's layout. */
export function repeatsOf(sheet: Sheet): readonly PlacedText[] {
  return layoutTexts(sheet, 'repeat');
}

/** All `when`s of a sheet's layout. */
export function layoutConditions(sheet: Sheet): readonly PlacedText[] {
  return layoutTexts(sheet, 'when');
}

function layoutTexts(sheet: Sheet, key: 'repeat' | 'when'): readonly PlacedText[] {
  const found: PlacedText[] = [];
  const note = (holder: object, ...steps: Steps): void => {
    const text = (holder as Readonly<Record<string, unknown>>)[key];
    if (typeof text === 'string') found.push({ text, path: pathOf(...steps, key) });
  };
  for (const [index, block] of sheet.blocks.entries()) {
    note(block, 'blocks', index);
    if (block.kind === 'grid') for (const [at, row] of block.rows.entries()) note(row, 'blocks', index, 'rows', at);
    if (block.kind === 'flow' || block.kind === 'prose')
      for (const [at, paragraph] of block.paragraphs.entries()) note(paragraph, 'blocks', index, 'paragraphs', at);
  }
  return found;
}
