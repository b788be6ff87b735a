import type { Text } from '#src/definition/text.ts';
import { deny, type Denial } from '../../denial.ts';
import { columnLetters, type ReadCell, type ReadRow, type ReadSheet } from '../../export/read-sheet.ts';
import { halfWidth } from '../../form/typed-text.ts';
import { noteId } from '../score-path.ts';
import type { ScoredSet } from '../scored-items.ts';
import { headMark, itemColumns, kindWords, noteColumns, offlineMark, partTitles, type OfflineHead } from './layout.ts';

/** Why a cell is not taken; the rest of the file is. */
export interface CellRefusal {
  /** As its program names it: 评分!D5 in a workbook, 评分表第5行 in a Word file. */
  readonly cell: string;
  readonly reason: Text;
}
export interface OfflineItem {
  readonly clause: string;
  /** Null where the cell was refused. */
  readonly percent: OfflineValue | null;
  readonly remark: OfflineValue | null;
}
export interface OfflineValue {
  readonly cell: string;
  readonly text: string;
}
export interface OfflineNote {
  /** Null for a new comment. */
  readonly id: string | null;
  readonly cell: string;
  readonly item: OfflineValue | null;
  readonly kind: OfflineValue | null;
  readonly text: OfflineValue | null;
}
/** What a file says that came back; nothing of it has been held against the scale yet. */
export interface Offline extends OfflineHead {
  readonly items: readonly OfflineItem[];
  readonly notes: readonly OfflineNote[];
  readonly refusals: readonly CellRefusal[];
}

const notOurs = deny(
  'invalid',
  '这不是从本系统下载的评分表，请下载后填写再上传。',
  'This is no score sheet taken from here; download it, fill that in and upload it.',
);
const others = deny(
  'invalid',
  '这是另一张评分表（可能是别人的，或另一个申报的），没有读取。',
  'This is another score sheet: somebody else’s, or of another application. It was not read.',
);

/** How a cell is named to whoever filled it in. */
export type CellName = (part: string, column: number, row: number) => string;
export const inWorkbook: CellName = (part, column, row) => `${part}!${columnLetters(column)}${row}`;
/** The first two rows of a table in Word are not counted: one is hidden, the other its head. */
export const inTable: CellName = (part, _, row) => `${part}表第${row - 2}行`;

/** Reads the parts of a file of this sheet; refused whole where it is none or another's, cell by cell otherwise. */
export function readOffline(
  sheets: readonly ReadSheet[],
  id: string,
  set: ScoredSet,
  nameOf: CellName,
): Offline | Denial {
  const parts = sheets.flatMap((sheet) => {
    const first = sheet.rows.find(({ number }) => number === 1);
    const [mark, part, of, version] = [1, 2, 3, 4].map((column) => textAt(first, column));
    return mark === offlineMark ? [{ part, of, version: Number(version), rows: sheet.rows }] : [];
  });
  const [items, notes] = ['items', 'notes'].map((wanted) => parts.filter(({ part }) => part === wanted));
  if (items?.length !== 1 || notes?.length !== 1) return notOurs;
  if (parts.some(({ of }) => of !== id)) return others;
  const { version } = items[0]!;
  if (!Number.isSafeInteger(version) || version < 0 || notes[0]!.version !== version) return notOurs;
  const refusals: CellRefusal[] = [];
  return {
    sheet: id,
    version,
    items: readItems(items[0]!.rows, set, new Place(partTitles.items, nameOf, refusals)),
    notes: readNotes(notes[0]!.rows, new Place(partTitles.notes, nameOf, refusals)),
    refusals,
  };
}

function readItems(rows: readonly ReadRow[], set: ScoredSet, at: Place): readonly OfflineItem[] {
  const seen = new Set<string>();
  const head = headOf(rows);
  return rows.flatMap((row) => {
    if (row.number <= 1 || row.number === head) return [];
    const clause = at.idOf(row, itemColumns);
    const filled = [itemColumns.percent, itemColumns.remark].some((column) => textAt(row, column) !== '');
    if (clause === null) {
      if (filled && row.number > head)
        at.refuse(
          row,
          itemColumns.percent,
          '这一行认不出是哪个条款（隐藏的编号缺失或前后不一）。',
          'which clause this row is of cannot be told: its hidden ids are gone or differ.',
        );
      return [];
    }
    if (!set.items.some((item) => item.clause === clause)) {
      at.refuse(row, itemColumns.id, `没有条款“${clause}”。`, `there is no clause “${clause}”.`);
      return [];
    }
    if (seen.has(clause)) {
      at.refuse(
        row,
        itemColumns.id,
        `条款${clause}在表中出现了两次，第二次没有读取。`,
        `clause ${clause} stands there twice; the second row was not read.`,
      );
      return [];
    }
    seen.add(clause);
    return [{ clause, percent: at.value(row, itemColumns.percent), remark: at.value(row, itemColumns.remark) }];
  });
}

function readNotes(rows: readonly ReadRow[], at: Place): readonly OfflineNote[] {
  const seen = new Set<string>();
  const head = headOf(rows);
  return rows.flatMap((row) => {
    if (row.number <= 1 || row.number === head) return [];
    const marked = textAt(row, noteColumns.id) !== '' || textAt(row, noteColumns.again) !== '';
    const id = at.idOf(row, noteColumns);
    const blank = ![noteColumns.clause, noteColumns.kind, noteColumns.text].some(
      (column) => row.cells.has(column) && !isEmpty(row.cells.get(column)),
    );
    if (marked ? id === null || !noteId.test(id) || seen.has(id) : blank || row.number < head) {
      if (marked)
        at.refuse(
          row,
          noteColumns.text,
          '这一行认不出是哪条评语（隐藏的编号不对或重复）。',
          'which comment this row is cannot be told: its hidden ids are wrong or stand twice.',
        );
      return [];
    }
    if (id !== null) seen.add(id);
    const kind = at.value(row, noteColumns.kind);
    return [
      {
        id,
        cell: at.name(row, noteColumns.text),
        item: at.value(row, noteColumns.clause),
        kind: kind === null ? null : at.kind(row, kind),
        text: at.value(row, noteColumns.text),
      },
    ];
  });
}

const isEmpty = (cell: ReadCell | undefined): boolean =>
  cell === undefined || (cell.text === '' && cell.problem === null);
const textAt = (row: ReadRow | undefined, column: number): string => row?.cells.get(column)?.text ?? '';
const headOf = (rows: readonly ReadRow[]): number =>
  rows.find((row) => textAt(row, 1) === headMark)?.number ?? Infinity;

/** Cells of one part, by their names; what cannot be taken is noted. */
class Place {
  readonly #part: string;
  readonly #nameOf: CellName;
  readonly #refusals: CellRefusal[];
  constructor(part: string, nameOf: CellName, refusals: CellRefusal[]) {
    this.#part = part;
    this.#nameOf = nameOf;
    this.#refusals = refusals;
  }
  name(row: ReadRow, column: number): string {
    return this.#nameOf(this.#part, column, row.number);
  }
  refuse(row: ReadRow, column: number, zh: string, en: string): null {
    this.#refusals.push({ cell: this.name(row, column), reason: { zh, en } });
    return null;
  }
  /** The id of a row: from whichever of its two columns is left; none where they differ. */
  idOf(row: ReadRow, columns: { readonly id: number; readonly again: number }): string | null {
    const [first, again] = [textAt(row, columns.id), textAt(row, columns.again)];
    if (first !== '' && again !== '' && first !== again) return null;
    return first || again || null;
  }
  /** What was typed; null, and noted, where it is computed or broken. */
  value(row: ReadRow, column: number): OfflineValue | null {
    const cell = row.cells.get(column);
    if (cell?.problem === 'formula')
      return this.refuse(
        row,
        column,
        '是公式，没有读取；请直接填写数值或文字。',
        'holds a formula and was not read; type the value itself.',
      );
    if (cell?.problem === 'error')
      return this.refuse(row, column, '单元格报错，没有读取。', 'shows an error and was not read.');
    return { cell: this.name(row, column), text: cell?.text ?? '' };
  }
  kind(row: ReadRow, value: OfflineValue): OfflineValue | null {
    const word = halfWidth(value.text).trim();
    if (word === '') return { ...value, text: '' };
    const found = Object.entries(kindWords).find(([, zh]) => zh === word)?.[0];
    return found === undefined
      ? this.refuse(
          row,
          noteColumns.kind,
          '应为“优势”或“改进空间”。',
          'has to be “优势” (strength) or “改进空间” (opportunity).',
        )
      : { ...value, text: found };
  }
}
