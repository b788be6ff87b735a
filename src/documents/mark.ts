import type { PageMark } from './print.ts';

/** The QR's plain text (X10), read by a scanner gun without network: a draft has `draft` in the digest's place. */
export function qrText(mark: PageMark, page: string): string {
  return ['LAUREL1', mark.application, mark.revision, mark.volume, page, mark.draft ? 'draft' : mark.digest].join('|');
}

/** Which version a page is of: a draft, or a revision by its short digest (M8). */
export function versionWords({ draft, digest, revision }: Pick<PageMark, 'draft' | 'digest' | 'revision'>): string {
  return draft ? '草稿，未定稿，不得作为申报材料报送' : `摘要 ${digest.slice(0, 16)}　第 ${revision} 版`;
}

const romans = [
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
] as const;

/** A page's number as it is printed. */
export function folioText(page: number, folio: 'arabic' | 'roman'): string {
  if (folio === 'arabic') return String(page);
  let rest = page;
  let text = '';
  for (const [value, letters] of romans) {
    while (rest >= value) {
      text += letters;
      rest -= value;
    }
  }
  return text;
}
