import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeWord } from '#src/adapters/word/write-word.ts';
import { loadEdition } from '#src/definition/loader.ts';
import type { DocSheet } from '#src/documents/document.ts';
import type { Renderer } from '#src/documents/print.ts';
import { blankSheets, renderBlankForm } from '#src/documents/render-form.ts';
import { squeeze } from '../notice/normalise.ts';
import { lacking, piecesOf, printedBy } from './notice-wording.ts';
import { readWording, wordSections } from './read-back.ts';
import { startRenderer } from './support.ts';

const edition = loadEdition('programmes/jiangsu-quality-award/2020');
let renderer: Renderer;
beforeAll(() => {
  renderer = startRenderer();
});
afterAll(() => renderer.close());

type Format = 'pdf' | 'docx';
/** Printed text of each sheet by its id. */
type Texts = Readonly<Record<string, string>>;

const plain = (xml: string): string => xml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

async function wordTexts(sheets: readonly DocSheet[]): Promise<Texts> {
  const date = edition.file.window.from;
  const sections = wordSections(await writeWord({ title: '', date, sheets, pictures: {}, running: '', version: '' }));
  expect(sections).toHaveLength(sheets.length);
  return Object.fromEntries(sheets.map((sheet, index) => [sheet.id, plain(sections[index] ?? '')]));
}

/** A sheet's pages reach to the next sheet's first. */
async function pdfTexts(
  sheets: readonly DocSheet[],
  { pdf, anchors }: Awaited<ReturnType<Renderer['print']>>,
): Promise<Texts> {
  const pages = await readWording(pdf);
  const firsts = sheets.map((sheet) => anchors[sheet.anchor]!);
  return Object.fromEntries(
    sheets.map((sheet, index) => [
      sheet.id,
      pages.slice(firsts[index]! - 1, (firsts[index + 1] ?? Infinity) - 1).join(''),
    ]),
  );
}

async function formTexts(className: string, format: Format): Promise<Texts> {
  const sheets = blankSheets(edition, className);
  return format === 'docx'
    ? await wordTexts(sheets)
    : await pdfTexts(sheets, await renderBlankForm({ renderer }, edition, className));
}

/** A few sheets of the form on their own. */
async function someTexts(sheets: readonly DocSheet[], format: Format): Promise<Texts> {
  if (format === 'docx') return await wordTexts(sheets);
  const printed = await renderer.print({
    title: '',
    author: '',
    date: edition.file.window.from,
    standard: 'plain',
    mark: null,
    firstPage: 1,
    folio: 'arabic',
    anchors: {},
    pictures: {},
    body: { kind: 'sheets', sheets: sheets.map((sheet) => ({ ...sheet, leafDigest: '' })) },
  });
  return await pdfTexts(sheets, printed);
}

const joined = (texts: Texts, ids: readonly string[]): string => ids.map((id) => texts[id] ?? '').join('');
const allLacking = (className: string, texts: Texts): readonly string[] =>
  Object.entries(printedBy[className]!).flatMap(([section, ids]) => lacking(joined(texts, ids), section));

const forms = (['organisation', 'individual'] as const).flatMap((name) =>
  (['pdf', 'docx'] as const).map((format) => [name, format] as const),
);

describe.each(forms)('[A1.0] [A2.1] [A3.1] the printed wording of the form for %s in the %s', (className, format) => {
  let texts: Texts;
  beforeAll(async () => {
    texts = await formTexts(className, format);
  });

  test('is whole, sheet by sheet, as often as the notice prints it', () => {
    expect(allLacking(className, texts)).toEqual([]);
  });

  test('is found wanting once any one piece is cut out', () => {
    const unseen = Object.entries(printedBy[className]!).flatMap(([section, ids]) => {
      const text = squeeze(joined(texts, ids));
      return piecesOf(section)
        .filter((piece) => {
          const words = squeeze(piece.text);
          const at = text.indexOf(words);
          return lacking(text.slice(0, at) + text.slice(at + words.length), section).length === 0;
        })
        .map((piece) => piece.id);
    });
    expect(unseen).toEqual([]);
  });
});

/** Every place in a form where one run of words is a whole piece of the notice. */
function wholePieces(className: string): { section: string; ids: readonly string[]; words: string; nth: number }[] {
  const sheets = blankSheets(edition, className);
  return Object.entries(printedBy[className]!).flatMap(([section, ids]) => {
    const pieces = new Set(piecesOf(section).map((piece) => squeeze(piece.text)));
    const runs = sheets.filter((sheet) => ids.includes(sheet.id)).flatMap((sheet) => textsIn(sheet.blocks));
    return runs.flatMap((words, nth) => (pieces.has(squeeze(words)) ? [{ section, ids, words, nth }] : []));
  });
}

/** Texts of runs and headings in the order of the document. */
function textsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
    key === 'text' && typeof inner === 'string' ? [inner] : textsIn(inner),
  );
}

/** Copies blocks without the nth of those texts. */
function withoutText<T>(value: T, nth: number): T {
  let seen = -1;
  const copy = (one: unknown): unknown => {
    if (Array.isArray(one)) return one.map(copy);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(
      Object.entries(one).map(([key, inner]: [string, unknown]) => {
        if (key !== 'text' || typeof inner !== 'string') return [key, copy(inner)];
        seen += 1;
        return [key, seen === nth ? '' : inner];
      }),
    );
  };
  return copy(value) as T;
}

test.each(forms)('any label left out of a sheet for %s is found missing in its %s', async (className, format) => {
  const sheets = blankSheets(edition, className);
  const places = wholePieces(className);
  expect(places.length).toBeGreaterThan(60);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...places), async ({ section, ids, nth }) => {
      const mine = sheets.filter((sheet) => ids.includes(sheet.id));
      const blocks = withoutText(
        mine.map((sheet) => sheet.blocks),
        nth,
      );
      const cut = mine.map((sheet, index) => ({ ...sheet, blocks: blocks[index]! }));
      expect(lacking(joined(await someTexts(cut, format), ids), section)).not.toEqual([]);
    }),
    { numRuns: 25 },
  );
});
