import type { LetterBlock, LetterGrid, LetterListTable, LetterMatrixTable } from '#src/definition/letter.ts';
import type { Facts } from './letter-input.ts';
import type { LetterCell, LetterPart } from './letter.ts';

/** 小四: text in tables. */
const tableSize = 12;

/** Blocks of a template as parts of the tree; what does not apply is left out. */
export function partsOf(blocks: readonly LetterBlock[], facts: Facts): readonly LetterPart[] {
  return blocks.filter((block) => isShown(block, facts)).flatMap((block) => partsOfBlock(block, facts));
}

/** Whether a part of a template is printed: its fact is there, or is not. */
export const isShown = (
  { when, unless }: { readonly when?: string | undefined; readonly unless?: string | undefined },
  facts: Facts,
): boolean => (when === undefined || facts.has(when)) && (unless === undefined || !facts.has(unless));

function partsOfBlock(block: LetterBlock, facts: Facts): readonly LetterPart[] {
  switch (block.kind) {
    case 'para':
      return facts
        .prose(block.text)
        .split('\n')
        .map((text) => ({ p: 'para', text, look: block.look ?? 'body' }));
    case 'table':
      return [...caption(block), listTable(block, facts)];
    case 'matrix':
      return [...caption(block), matrixTable(block, facts)];
    default:
      return [grid(block, facts)];
  }
}

const caption = ({ caption: title }: Pick<LetterListTable, 'caption'>): readonly LetterPart[] =>
  title === undefined ? [] : [{ p: 'caption', text: title.zh }];

const cell = (text: string, role: LetterCell['role'], more: Partial<LetterCell> = {}): LetterCell => ({
  text,
  role,
  span: 1,
  align: role === 'value' ? 'left' : 'center',
  ...more,
});

function listTable(block: LetterListTable, facts: Facts): LetterPart {
  const all = facts.list(block.list);
  const shown = block.most === undefined ? all : all.slice(0, block.most);
  const height = block.height === undefined ? {} : { height: block.height };
  const whole = (text: string): readonly LetterCell[] => [
    cell(text, 'value', { span: block.columns.length, align: 'center' }),
  ];
  const rows = shown.map((row, index) =>
    block.columns.map(({ value, align }) =>
      cell(facts.fill(value, { ...row, index: String(index + 1) }), 'value', { align: align ?? 'left', ...height }),
    ),
  );
  return {
    p: 'table',
    columns: block.columns.map((column) => column.width),
    head: 1,
    size: block.size ?? tableSize,
    rows: [
      block.columns.map((column) => cell(column.title.zh, 'head')),
      ...(rows.length === 0 ? [whole('无')] : rows),
      ...(all.length > shown.length ? [whole(`另有${all.length - shown.length}项，此处略。`)] : []),
    ],
  };
}

function matrixTable(block: LetterMatrixTable, facts: Facts): LetterPart {
  const { columns, rows } = facts.matrix(block.matrix);
  return {
    p: 'table',
    columns: [block.firstWidth, ...columns.map(() => 1)],
    head: 1,
    size: block.size ?? tableSize,
    rows: [
      [cell(block.first.zh, 'head'), ...columns.map((title) => cell(title, 'head'))],
      ...rows.map(({ label, cells }) => [
        cell(label, 'label', { align: 'left' }),
        ...columns.map((_, index) => cell(cells[index] ?? '', 'value', { align: 'center' })),
      ]),
    ],
  };
}

function grid(block: LetterGrid, facts: Facts): LetterPart {
  return {
    p: 'table',
    columns: block.columns,
    head: 0,
    size: block.size ?? tableSize,
    rows: block.rows.filter((row) => isShown(row, facts)).map(({ cells }) => gridRow(cells, facts)),
  };
}

/** Cells of a row are as high as its highest. */
function gridRow(cells: LetterGrid['rows'][number]['cells'], facts: Facts): readonly LetterCell[] {
  const height = Math.max(0, ...cells.map((one) => one.height ?? 0));
  return cells.map(({ text, role = 'value', span = 1, align, foot }) =>
    cell(facts.fill(text), role, {
      span,
      ...(align === undefined ? {} : { align }),
      ...(height === 0 ? {} : { height }),
      ...(foot === undefined ? {} : { foot: facts.fill(foot) }),
    }),
  );
}
