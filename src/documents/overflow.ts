import type { Cell } from '#src/definition/layout.ts';
import type { DocBlock, Inline } from './document.ts';
import { printable } from './printable.ts';
import { resolve, type Scope } from './scope.ts';
import { printedValue, textInlines } from './value.ts';

/** Lines a cell for a short answer may grow to before it continues on an extra sheet (filling note 2). */
const maxLines = 6;

/** Full-width characters count one em, others half. */
function emOf(text: string): number {
  let em = 0;
  for (const character of text) em += (character.codePointAt(0) ?? 0) > 0x2e7f ? 1 : 0.5;
  return em;
}

/** Where a cell's one short-text answer is longer than its cell: the reference to print in its place; else null. */
export function keepInCell(scope: Scope, cell: Cell, widthEm: number): Inline[] | null {
  const [run, ...more] = cell.runs.filter((one) => !('text' in one && one.hint === true));
  if (scope.mode === 'blank' || more.length > 0 || run === undefined || !('field' in run)) return null;
  const target = resolve(scope, run.field);
  if (target === null || target.field.type !== 'text') return null;
  const value = printedValue(target, scope.edition.codes);
  if (emOf(value) <= Math.max(4, widthEm - 1) * maxLines) return null;
  scope.overflow.push({ label: `${rowWords(scope)}${target.label}`, text: value });
  return textInlines(`见附页第 ${scope.overflow.length} 项`, 'value', target.address);
}

/** Which row of a table an answer stands in: its number, and its first column where that says something. */
function rowWords(scope: Scope): string {
  const { row } = scope;
  const field = row === undefined ? undefined : scope.sheet.fields[row.field];
  if (row?.row === undefined || field?.type !== 'rows') return '';
  const name = row.row[Object.keys(field.columns)[0] ?? ''] ?? '';
  const group = row.group === undefined ? '' : `${row.group.label} `;
  return `${group}第 ${row.number} 行${name === '' ? '' : `“${printable(name)}”`} `;
}

/** The extra sheet (附页): every answer that left its cell, in order. */
export function extraSheet(scope: Scope): DocBlock[] {
  if (scope.overflow.length === 0) return [];
  const entries = scope.overflow.flatMap(({ label, text }, index): DocBlock[] => [
    { b: 'para', para: { inlines: textInlines(`${index + 1}．${label}`, 'strong'), space: 2 } },
    ...text
      .split('\n')
      .map((line): DocBlock => ({ b: 'para', para: { inlines: textInlines(line, 'value'), indent: 2 } })),
  ]);
  return [{ b: 'pageBreak' }, { b: 'heading', level: 2, text: '附页' }, ...entries];
}
