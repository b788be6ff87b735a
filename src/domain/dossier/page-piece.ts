import type { Text } from '#src/definition/text.ts';
import { canonicalDigest } from './digest.ts';
import { leavesOf, sheetOf, type FrozenContent } from './volume-content.ts';

/** What a page of a volume belongs to. */
export type PagePiece =
  | { readonly kind: 'leaf'; readonly leaf: string }
  | { readonly kind: 'sheet'; readonly sheet: string }
  | { readonly kind: 'report'; readonly report: string }
  | { readonly kind: 'evidence' }
  | { readonly kind: 'front' };

/** The piece that a printed page lies in, by where each piece of its volume begins; `iv` and the like are front matter. */
export function pieceAt(anchors: Readonly<Record<string, number>>, page: string): PagePiece {
  if (!/^\d+$/u.test(page)) return { kind: 'front' };
  let best: { readonly piece: PagePiece; readonly first: number } | null = null;
  for (const [anchor, first] of Object.entries(anchors)) {
    const piece = first <= Number(page) ? pieceOf(anchor) : null;
    if (piece !== null && (best === null || first > best.first)) best = { piece, first };
  }
  return best?.piece ?? { kind: 'front' };
}

/** Anchors inside a piece (clauses, and the form as a whole) begin none. */
function pieceOf(anchor: string): PagePiece | null {
  const colon = anchor.indexOf(':');
  const rest = anchor.slice(colon + 1);
  if (anchor.startsWith('evidence')) return { kind: 'evidence' };
  if (anchor.startsWith('sheet:')) return { kind: 'leaf', leaf: rest };
  if (anchor.startsWith('report:')) return rest.includes('#') ? null : { kind: 'report', report: rest };
  if (anchor.startsWith('files:')) return { kind: 'sheet', sheet: rest.split('.')[0] ?? '' };
  return null;
}

/** Whether a piece says the same in two revisions. Leaves of the offices are signed later and are no revision's; front matter names its revision. */
export function saysTheSame(piece: PagePiece, before: FrozenContent, now: FrozenContent): boolean {
  const alike = (of: (frozen: FrozenContent) => unknown): boolean =>
    canonicalDigest(of(before) ?? null) === canonicalDigest(of(now) ?? null);
  switch (piece.kind) {
    case 'leaf':
      return (
        isOffice(now, sheetOf(piece.leaf)) || (piece.leaf in now.leaves && alike(({ leaves }) => leaves[piece.leaf]))
      );
    case 'sheet':
      return isOffice(now, piece.sheet) || alike(({ leaves }) => leavesOf(leaves, [piece.sheet]));
    case 'report':
      return alike(({ data }) => data.reports[piece.report]);
    case 'evidence':
      return alike(({ data }) => data.evidence);
    case 'front':
      return false;
  }
}

const isOffice = ({ definition }: FrozenContent, sheet: string): boolean =>
  definition.definitions[sheet]?.office === true;

/** What a piece is called. */
export function pieceTitle(piece: PagePiece, { definition }: FrozenContent): Text {
  switch (piece.kind) {
    case 'leaf':
    case 'sheet': {
      const sheet = piece.kind === 'leaf' ? sheetOf(piece.leaf) : piece.sheet;
      return definition.definitions[sheet]?.title ?? { zh: sheet, en: sheet };
    }
    case 'report':
      return definition.reports.find((one) => one.id === piece.report)?.title ?? { zh: '报告', en: 'report' };
    case 'evidence':
      return { zh: '证实性材料', en: 'evidence' };
    case 'front':
      return { zh: '扉页和目录', en: 'title leaf and contents' };
  }
}
