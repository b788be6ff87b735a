import type { DocCell, Inline } from './document.ts';

/** Shorter reasons ("无", "不适用") stand in each cell as people write them. */
const longReason = 5;

/** Neighbouring cells that are empty for the same long reason are printed as one; every field keeps its identity. */
export function mergeReasons(cells: readonly DocCell[]): DocCell[] {
  const merged: DocCell[] = [];
  for (const cell of cells) {
    const before = merged.at(-1);
    const reason = reasonOf(cell);
    if (before !== undefined && reason !== null && reason === reasonOf(before) && before.rows === cell.rows)
      merged[merged.length - 1] = joined(before, cell);
    else merged.push(cell);
  }
  return merged;
}

const inlinesOf = (cell: DocCell): readonly Inline[] => cell.paras.flatMap((para) => para.inlines);

/** The reason a cell consists of, if it is nothing else and long. */
function reasonOf(cell: DocCell): string | null {
  const [first, ...more] = inlinesOf(cell);
  if (first?.t !== 'text' || first.tone !== 'reason' || first.text.length < longReason) return null;
  return more.every((inline) => inline.t === 'text' && inline.text === '') ? first.text : null;
}

function joined(left: DocCell, right: DocCell): DocCell {
  const fields = inlinesOf(right).map((inline): Inline => (inline.t === 'text' ? { ...inline, text: '' } : inline));
  return {
    ...left,
    span: left.span + right.span,
    ...(left.share === undefined || right.share === undefined ? {} : { share: left.share + right.share }),
    paras: [{ inlines: [...inlinesOf(left), ...fields] }],
  };
}
