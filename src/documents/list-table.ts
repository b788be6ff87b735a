import { tablePage, type LetterCell, type LetterDocument, type LetterPart } from './letter.ts';

/** A cell: text, or a number with the way it is printed. */
export type ListValue = string | { readonly text: string; readonly number: number };

export interface ListColumn {
  readonly id: string;
  readonly title: string;
  /** Millimetres on paper. */
  readonly width: number;
}

/** A table of a list, for Excel and for paper: lines above it, columns, rows. */
export interface ListTable {
  /** 附件5 or the like, in the corner over the title. */
  readonly mark?: string;
  readonly title: string;
  readonly lines: readonly string[];
  readonly columns: readonly ListColumn[];
  readonly rows: readonly (readonly ListValue[])[];
}

/** What is told of who wrote a file and when (ISO day). */
export interface Written {
  readonly author: string;
  readonly date: string;
}

export const textOf = (value: ListValue): string => (typeof value === 'string' ? value : value.text);

/** Points, by the number of columns. */
const sizeFor = (columns: number): number => (columns > 16 ? 7.5 : columns > 10 ? 9 : 10.5);

/** Lines above a list and its table, as parts of a document. */
export function listParts(table: ListTable): readonly LetterPart[] {
  const cell = (text: string, role: LetterCell['role'], align: LetterCell['align']): LetterCell => ({
    text,
    role,
    align,
    span: 1,
  });
  const body = table.rows.map((row) =>
    row.map((value) => cell(textOf(value), 'value', typeof value === 'string' ? 'left' : 'right')),
  );
  const none: readonly LetterCell[] = [{ ...cell('无', 'value', 'center'), span: table.columns.length }];
  return [
    ...table.lines.map((text) => ({ p: 'para', text, look: 'small' }) as const),
    {
      p: 'table',
      columns: table.columns.map((column) => column.width),
      head: 1,
      size: sizeFor(table.columns.length),
      rows: [
        table.columns.map((column) => cell(column.title, 'head', 'center')),
        ...(body.length === 0 ? [none] : body),
      ],
    },
  ];
}

/** A list on paper: A4 on its side, its head repeated on each page. */
export function tableDocument(id: string, table: ListTable, { author, date }: Written): LetterDocument {
  const parts: readonly LetterPart[] = [
    ...(table.mark === undefined ? [] : [{ p: 'mark', text: table.mark } as const]),
    { p: 'title', lines: [table.title] },
    ...listParts(table),
  ];
  return {
    id,
    title: table.title,
    author,
    date,
    layout: 'sheet',
    head: null,
    size: 12,
    fit: false,
    page: tablePage,
    sections: [{ parts }],
  };
}

/** Several lists on paper, each as `tableDocument` sets it. */
export const tablesDocument = (
  id: string,
  title: string,
  tables: readonly ListTable[],
  written: Written,
): LetterDocument => ({
  id,
  title,
  author: written.author,
  date: written.date,
  layout: 'sheet',
  head: null,
  size: 12,
  fit: false,
  page: tablePage,
  sections: tables.flatMap((table) => tableDocument(id, table, written).sections),
});
