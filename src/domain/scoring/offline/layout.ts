/**
 * How a score sheet lies in a workbook that is filled in without network. Row 1 of each part (hidden) tells whose it is:
 * mark, part, id of the sheet, version it was taken at. Rows are told by the ids in their first and last column (both hidden),
 * so that they may be moved or sorted.
 */
export const offlineMark = 'laurel-score-sheet';
/** Stands in the first column of the row of headings; rows without an id under it are new. */
export const headMark = '#';
export const itemColumns = { id: 1, clause: 2, asked: 3, percent: 4, remark: 5, again: 6 } as const;
export const noteColumns = { id: 1, clause: 2, kind: 3, text: 4, ground: 5, again: 6 } as const;
export const partTitles = { items: '评分', notes: '评语', guide: '说明' } as const;
export const kindWords = { strength: '优势', opportunity: '改进空间' } as const;

/** What the first row of a part says. */
export interface OfflineHead {
  readonly sheet: string;
  readonly version: number;
}
