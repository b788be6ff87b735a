import type { Scores, ScoreNote } from '../score-sheet.ts';
import type { ScoredSet } from '../scored-items.ts';

/**
 * How a score sheet lies in a file that is filled in without network: a workbook with a sheet for each part, or a Word file
 * with a table for each. Row 1 of each part (hidden) tells whose it is: mark, part, id of the sheet, version it was taken at.
 * Rows are told by the ids in their first and last column (both hidden), so that they may be moved or sorted.
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

export const itemHeads = ['', '条款', '要点', '百分数', '备注', ''] as const;
export const noteHeads = ['', '条款', '类别', '评语', '依据（不用填）', ''] as const;

/** What stands in the rows of the parts before anybody writes in them. */
export interface OfflineRows {
  readonly set: ScoredSet;
  readonly scores: Scores;
  /** What is asked under a clause. */
  readonly askedOf: (clause: string) => string;
  readonly groundOf: (note: ScoreNote) => string;
}

/** The rows of the items, cell by cell in the order of `itemColumns`. */
export const itemRows = ({ set, scores, askedOf }: OfflineRows): readonly string[][] =>
  set.items.map(({ clause, title, points }) => {
    const percent = scores.percents[clause];
    const name = `${clause} ${title.zh}${points === null ? '' : `（${points}分）`}`;
    const given = percent === undefined ? '' : String(percent);
    return [clause, name, askedOf(clause), given, scores.remarks[clause] ?? '', clause];
  });

/** The rows of the comments, cell by cell in the order of `noteColumns`. */
export const noteRows = ({ scores, groundOf }: OfflineRows): readonly string[][] =>
  scores.notes.map((note) => [
    note.id,
    note.item ?? '',
    note.kind === null ? '' : kindWords[note.kind],
    note.text,
    groundOf(note),
    note.id,
  ]);
