import { SaxesParser, type SaxesTagNS } from 'saxes';
import { isArchiveProblem, openArchive, type ArchiveLimits } from '#src/adapters/zip-reader.ts';
import { deny, type Denial } from '#src/domain/denial.ts';
import type { ReadCell, ReadRow, ReadSheet } from '#src/domain/export/read-sheet.ts';

/** So much of a document is read at most; what is beyond is refused, not cut. */
export interface TableLimits {
  readonly sheets: number;
  readonly rows: number;
  readonly columns: number;
}

/** WordprocessingML, as most programs write it and in its strict form. */
const word = new Set([
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'http://purl.oclc.org/ooxml/wordprocessingml/main',
]);
/** What stands there a second time for older programs. */
const fallback = 'Fallback';

/**
 * The tables of a Word file that has been looked at as a container before (`inspectFile`), each as rows of cells: the text
 * that stands there now, hidden text too, without what a tracked change has struck out. A table within a cell is part of
 * that cell's text.
 */
export async function readTables(
  bytes: Uint8Array,
  name: string,
  most: TableLimits,
  unpacking: ArchiveLimits,
): Promise<readonly ReadSheet[] | Denial> {
  const archive = await openArchive(bytes, unpacking);
  if (isArchiveProblem(archive))
    return deny('invalid', `“${name}”${archive.reason.zh}`, `“${name}”: ${archive.reason.en}`);
  try {
    const part = await archive.entries.get('word/document.xml')?.bytes();
    return part === undefined ? unreadable(name) : tablesOf(new TextDecoder().decode(part), name, most);
  } finally {
    archive.close();
  }
}

const unreadable = (name: string): Denial =>
  deny(
    'invalid',
    `“${name}”无法按Word文件读取，请用Word或WPS打开后另存为docx再上传。`,
    `“${name}” cannot be read as a Word file; open it, save it as docx again and upload that.`,
  );

function tablesOf(xml: string, name: string, most: TableLimits): readonly ReadSheet[] | Denial {
  const tables = new Tables(most);
  const parser = new SaxesParser({ xmlns: true });
  let broken = false;
  parser.on('error', () => (broken = true));
  parser.on('opentag', (tag) => tables.open(tag));
  parser.on('closetag', (tag) => tables.close(tag));
  parser.on('text', (text) => tables.write(text));
  parser.write(xml).close();
  if (broken) return unreadable(name);
  const { sheets, rows, columns } = most;
  return tables.tooMuch
    ? deny(
        'too-large',
        `“${name}”超过${sheets}个表格、${rows}行或${columns}栏，没有读取；请删去多余内容。`,
        `“${name}” has more than ${sheets} tables, ${rows} rows or ${columns} columns and was not read.`,
      )
    : tables.sheets;
}

/** Gathers tables as the parser comes to their tags. */
class Tables {
  readonly sheets: { readonly rows: ReadRow[] }[] = [];
  tooMuch = false;
  readonly #most: TableLimits;
  /** How deep in tables, and in parts that do not count. */
  #depth = 0;
  #ignored = 0;
  #cells = new Map<number, ReadCell>();
  #column = 1;
  #span = 1;
  #text = '';
  #reading = false;

  constructor(most: TableLimits) {
    this.#most = most;
  }

  open(tag: SaxesTagNS): void {
    if (tag.local === fallback) this.#ignored += 1;
    if (this.#ignored > 0 || !word.has(tag.uri)) return;
    switch (tag.local) {
      case 'tbl':
        this.#depth += 1;
        if (this.#depth === 1) this.#begin();
        break;
      case 'tc':
        if (this.#depth === 1) [this.#text, this.#span] = ['', 1];
        break;
      case 'gridSpan':
        if (this.#depth === 1) this.#span = spanOf(tag);
        break;
      case 't':
        this.#reading = true;
        break;
      case 'br':
      case 'cr':
        this.#text += '\n';
        break;
      case 'tab':
        this.#text += '\t';
        break;
    }
  }

  close(tag: SaxesTagNS): void {
    if (tag.local === fallback) this.#ignored -= 1;
    if (this.#ignored > 0 || !word.has(tag.uri)) return;
    if (tag.local === 't') this.#reading = false;
    if (tag.local === 'p') this.#text += '\n';
    if (tag.local === 'tbl') this.#depth -= 1;
    if (this.#depth !== 1) return;
    if (tag.local === 'tc') this.#endCell();
    if (tag.local === 'tr') this.#endRow();
  }

  write(text: string): void {
    if (this.#reading && this.#ignored === 0) this.#text += text;
  }

  #begin(): void {
    if (this.sheets.length >= this.#most.sheets) this.tooMuch = true;
    else this.sheets.push({ rows: [] });
  }

  #endCell(): void {
    if (this.#column > this.#most.columns) this.tooMuch = true;
    else this.#cells.set(this.#column, { text: this.#text.trim(), problem: null });
    this.#column += this.#span;
    this.#text = '';
  }

  #endRow(): void {
    const rows = this.sheets.at(-1)?.rows;
    if (this.tooMuch || rows === undefined || rows.length >= this.#most.rows) this.tooMuch = true;
    else rows.push({ number: rows.length + 1, cells: this.#cells });
    this.#cells = new Map();
    this.#column = 1;
  }
}

function spanOf({ attributes }: SaxesTagNS): number {
  const value = Object.values(attributes).find((one) => one.local === 'val')?.value ?? '1';
  const span = Number(value);
  return Number.isSafeInteger(span) && span > 0 ? span : 1;
}
