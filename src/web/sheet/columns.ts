import type { Run } from '#src/definition/layout.ts';
import type { Sheet } from '#src/definition/sheet.ts';

/** Columns of a repeated field in reading order, as its layout row or paragraph shows them. */
export function columnsInOrder(sheet: Sheet, field: string): readonly string[] {
  const runs = sheet.blocks.flatMap((block): readonly Run[] => {
    if (block.kind === 'grid') {
      if (block.repeat === field) return block.rows.flatMap((row) => row.cells.flatMap((cell) => cell.runs));
      return block.rows.filter((row) => row.repeat === field).flatMap((row) => row.cells.flatMap((cell) => cell.runs));
    }
    if (block.kind === 'flow' || block.kind === 'prose')
      return block.paragraphs.filter((one) => one.repeat === field).flatMap((one) => one.runs);
    return [];
  });
  const columns = runs.flatMap((run) => {
    const ref = 'field' in run ? run.field : 'optionsOf' in run ? run.optionsOf : 'box' in run ? run.box : '';
    const [name, column] = ref.split('.');
    return name === field && column !== undefined ? [column] : [];
  });
  return [...new Set(columns)];
}
