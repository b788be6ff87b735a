import exceljs, { type Worksheet } from 'exceljs';
import type { Scale } from '#src/definition/scale.ts';
import { allowedPercents } from '#src/domain/scoring/band.ts';
import {
  headMark,
  itemColumns,
  itemHeads,
  itemRows,
  kindWords,
  noteColumns,
  noteHeads,
  noteRows,
  offlineMark,
  partTitles,
  type OfflineHead,
  type OfflineRows,
} from '#src/domain/scoring/offline/layout.ts';
import { repack } from '../word/repack.ts';
import { plainText } from './cell-text.ts';
import { rowHeight } from './workbook.ts';

/** A score sheet to be filled in without network. */
export interface ScoreWorkbook extends OfflineHead, OfflineRows {
  readonly title: string;
  /** Whose it is, and who took it when (X12). */
  readonly lines: readonly string[];
  readonly scale: Scale;
  readonly at: Date;
}

/** Empty rows for new comments; further ones may be typed under them. */
const emptyRows = 60;
/** Characters that a line of the guide takes. */
const guideWidth = 110;
/** Characters of a list of choices that Excel takes at most. */
const longestList = 255;
const frame = { style: 'thin' } as const;
const border = { top: frame, left: frame, bottom: frame, right: frame };
const input = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFFBE6' } } as const;

/** The workbook as bytes: items with a choice of percents, comments, and how to fill it in. All cells are text: none computes. */
export async function writeScoreWorkbook(book: ScoreWorkbook): Promise<Uint8Array> {
  const file = new exceljs.Workbook();
  file.created = book.at;
  file.modified = book.at;
  itemsSheet(file.addWorksheet(partTitles.items), book);
  notesSheet(file.addWorksheet(partTitles.notes), book);
  guideSheet(file.addWorksheet(partTitles.guide), book);
  return await repack(new Uint8Array(await file.xlsx.writeBuffer()), book.at, (_, content) => content);
}

function itemsSheet(sheet: Worksheet, book: ScoreWorkbook): void {
  const { scale } = book;
  begin(sheet, book, 'items', [8, 34, 60, 12, 40, 8], itemHeads);
  const percents = choice(allowedPercents(scale).map(String));
  for (const texts of itemRows(book)) {
    const row = put(sheet, texts);
    for (const column of [itemColumns.percent, itemColumns.remark]) row.getCell(column).fill = input;
    if (percents !== null)
      row.getCell(itemColumns.percent).dataValidation = {
        ...percents,
        errorTitle: '百分数',
        error: `请填0至100之间、按${scale.stepPercent}递增的整数。`,
      };
  }
}

function notesSheet(sheet: Worksheet, book: ScoreWorkbook): void {
  begin(sheet, book, 'notes', [8, 12, 14, 70, 44, 8], noteHeads);
  const clauses = choice(book.set.items.map(({ clause }) => clause));
  const kinds = choice(Object.values(kindWords));
  const blank = Array.from({ length: emptyRows }, () => ['', '', '', '', '', '']);
  for (const texts of [...noteRows(book), ...blank]) {
    const row = put(sheet, texts);
    for (const column of [noteColumns.clause, noteColumns.kind, noteColumns.text]) row.getCell(column).fill = input;
    if (clauses !== null) row.getCell(noteColumns.clause).dataValidation = clauses;
    if (kinds !== null) row.getCell(noteColumns.kind).dataValidation = kinds;
  }
}

function guideSheet(sheet: Worksheet, { title, lines, scale }: ScoreWorkbook): void {
  sheet.columns = [{ width: guideWidth }];
  const words = [
    title,
    ...lines,
    `1．在“${partTitles.items}”表的百分数一栏选择0至100之间、按${scale.stepPercent}递增的整数；备注可不填。`,
    `2．在“${partTitles.notes}”表写优势与改进空间；新的评语写在空行里。删去一条评语的文字即删去这条评语的内容。`,
    '3．行可以移动、排序；请不要删除隐藏的首列和末列，它们说明每一行是哪一条。公式不读取。',
    '4．填好后在评审页面上传。系统先列出每一处不同，由您确认后保存；您下载之后在别处改过的内容不会被覆盖。',
    ...scale.howToScore.map(({ zh }) => zh),
  ];
  for (const text of words) {
    const cell = sheet.addRow([plainText(text)]).getCell(1);
    cell.alignment = { wrapText: true, vertical: 'top' };
    cell.numFmt = '@';
    cell.worksheet.getRow(Number(cell.row)).height = rowHeight([guideWidth], [text]);
  }
}

/** Hidden row of whose it is, title and lines, headings; the columns of ids are hidden. */
function begin(
  sheet: Worksheet,
  { sheet: id, version, title, lines }: ScoreWorkbook,
  part: string,
  widths: readonly number[],
  heads: readonly string[],
): void {
  sheet.columns = widths.map((width, index) => ({ width, hidden: index === 0 || index === widths.length - 1 }));
  sheet.addRow([offlineMark, part, id, String(version)]).hidden = true;
  for (const [index, text] of [title, ...lines].entries()) {
    const row = sheet.addRow(['', plainText(text)]);
    row.getCell(2).font = index === 0 ? { size: 14, bold: true } : { size: 10 };
    sheet.mergeCells(row.number, 2, row.number, widths.length - 1);
  }
  const head = put(sheet, [headMark, ...heads.slice(1, -1), headMark]);
  head.font = { bold: true };
  sheet.views = [{ state: 'frozen', ySplit: head.number }];
  sheet.pageSetup = { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 };
  // A4; the library names its number only in its types.
  Object.assign(sheet.pageSetup, { paperSize: 9 });
}

function put(sheet: Worksheet, texts: readonly string[]) {
  const row = sheet.addRow(texts.map(plainText));
  for (const index of texts.keys()) {
    const cell = row.getCell(index + 1);
    cell.numFmt = '@';
    cell.alignment = { wrapText: true, vertical: 'top' };
    cell.border = border;
  }
  row.height = rowHeight(
    texts.map((_, index) => sheet.getColumn(index + 1).width ?? 10),
    // The outer columns are hidden.
    texts.map((text, index) => (index === 0 || index === texts.length - 1 ? '' : text)),
  );
  return row;
}

function choice(values: readonly string[]) {
  const list = values.join(',');
  return list.length > longestList
    ? null
    : { type: 'list' as const, allowBlank: true, showErrorMessage: true, formulae: [`"${list}"`] };
}
