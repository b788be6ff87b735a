import {
  AlignmentType,
  Document,
  Footer,
  HeightRule,
  PageNumber,
  PageOrientation,
  Packer,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { xmlText } from '#src/adapters/sheet/cell-text.ts';
import type { ScoreWorkbook } from '#src/adapters/sheet/score-workbook.ts';
import {
  headMark,
  itemColumns,
  itemHeads,
  itemRows,
  noteColumns,
  noteHeads,
  noteRows,
  offlineMark,
  partTitles,
} from '#src/domain/scoring/offline/layout.ts';
import { fonts, mm } from './looks.ts';
import { repack } from './repack.ts';
import { settle } from './write-word.ts';

/** Empty rows for new comments; further ones may be added under them. */
const emptyRows = 24;
/** Columns in twentieths of a point; the outer ones hold hidden ids and are as narrow as a line. */
const thin = 40;
const widths = {
  items: [thin, 2600, 5600, 1300, 4300, thin],
  notes: [thin, 1300, 1500, 7000, 4000, thin],
} as const;
const filled = { type: ShadingType.CLEAR, fill: 'FFFBE6' } as const;
const size = 21;

/** The score sheet as a Word file to be filled in without network: rows and ids as in the workbook, ids in hidden text. */
export async function writeScoreDocument(book: ScoreWorkbook): Promise<Uint8Array> {
  const items = table(book, 'items', itemHeads, itemRows(book), [itemColumns.percent, itemColumns.remark]);
  const blank = Array.from({ length: emptyRows }, () => ['', '', '', '', '', '']);
  const notes = table(
    book,
    'notes',
    noteHeads,
    [...noteRows(book), ...blank],
    [noteColumns.clause, noteColumns.kind, noteColumns.text],
  );
  const document = new Document({
    title: book.title,
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838, orientation: PageOrientation.LANDSCAPE },
            margin: { top: 20 * mm, bottom: 18 * mm, left: 26 * mm, right: 26 * mm },
          },
        },
        footers: { default: footer(book.title) },
        children: [
          heading(book.title, 32),
          ...[...book.lines, ...guide(book)].map(line),
          heading(partTitles.items, 26),
          items,
          heading(partTitles.notes, 26),
          notes,
        ],
      },
    ],
  });
  return await repack(await Packer.toBuffer(document), book.at, (path, content) =>
    // What is filled in on a screen has no margins to bind.
    path === 'word/settings.xml' ? content : settle(path, content, book.at),
  );
}

const guide = ({ scale }: ScoreWorkbook): readonly string[] => [
  `在浅黄色的格里填写：百分数填0至100之间、按${scale.stepPercent}递增的整数；评语的条款填编号（如表中所列），类别填“优势”或“改进空间”。`,
  '新的评语写在空行里，空行不够时可在表尾加行；行可以移动，请不要复制或拆分已有的行：每行两端有隐藏的编号，说明这一行是哪一条。',
  '填好后在评审页面交回。系统先列出每一处不同，由您确认后保存；您下载之后在别处改过的内容不会被覆盖。',
];

function table(
  { sheet, version }: ScoreWorkbook,
  part: 'items' | 'notes',
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  inputs: readonly number[],
): Table {
  const own = widths[part];
  const hiddenRow = new TableRow({
    height: { value: 20, rule: HeightRule.EXACT },
    children: own.map((width, at) => cell([hidden([offlineMark, part, sheet, String(version)][at] ?? '')], width)),
  });
  const head = new TableRow({
    tableHeader: true,
    children: own.map((width, at) =>
      isOuter(at, own) ? cell([hidden(headMark)], width) : cell(words(heads[at] ?? '', true), width),
    ),
  });
  const body = rows.map(
    (texts) =>
      new TableRow({
        cantSplit: true,
        children: own.map((width, at) =>
          isOuter(at, own)
            ? cell([hidden(texts[at] ?? '')], width)
            : cell(words(texts[at] ?? ''), width, inputs.includes(at + 1)),
        ),
      }),
  );
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: own.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    columnWidths: [...own],
    rows: [hiddenRow, head, ...body],
  });
}

const isOuter = (at: number, own: readonly number[]): boolean => at === 0 || at === own.length - 1;

const cell = (children: Paragraph[], width: number, input = false): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: width === thin ? { left: 0, right: 0 } : { top: 40, bottom: 40, left: 80, right: 80 },
    ...(input ? { shading: filled } : {}),
    children,
  });

/** Half a point high where somebody has hidden text shown. */
const hidden = (text: string): Paragraph =>
  new Paragraph({ spacing: { line: 20, lineRule: 'exact' }, children: [new TextRun({ text, vanish: true, size: 2 })] });

const words = (text: string, bold = false): Paragraph[] =>
  xmlText(text)
    .split('\n')
    .map(
      (one) =>
        new Paragraph({ children: [new TextRun({ text: one, size, bold, font: bold ? fonts.hei : fonts.song })] }),
    );

const heading = (text: string, points: number): Paragraph =>
  new Paragraph({
    keepNext: true,
    spacing: { before: 160, after: 120 },
    children: [new TextRun({ text, size: points, font: fonts.hei })],
  });

const line = (text: string): Paragraph =>
  new Paragraph({ spacing: { after: 60 }, children: [new TextRun({ text, size, font: fonts.song })] });

const footer = (title: string): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [
          new TextRun({ text: `${title}　— `, size: 18, font: fonts.song }),
          new TextRun({ children: [PageNumber.CURRENT], size: 18, font: fonts.song }),
          new TextRun({ text: ' —', size: 18, font: fonts.song }),
        ],
      }),
    ],
  });
