import type { Text } from '#src/definition/text.ts';
import { wordCount } from '#src/domain/form/count.ts';
import { chooseHeadings } from './choose-headings.ts';
import { fromOutline, fromText, type Candidate } from './heading-candidates.ts';
import type { HeadingClause } from './heading-match.ts';
import { openPdf } from './open-pdf.ts';
import { pdfLines, type Line } from './pdf-lines.ts';
import { pdfOutline } from './pdf-outline.ts';
import { withoutRunningLines } from './running-lines.ts';

/** What was read of a supplied report; a person confirms it. `characters` is null where the pages have no text to count. */
export interface ReportFindings {
  readonly pages: number;
  readonly characters: number | null;
  /** First page of each clause that was found, from 1, in the order of the clauses. */
  readonly headings: readonly { readonly clause: string; readonly page: number; readonly text: string }[];
  /** How the clauses were found and the characters counted. */
  readonly method: Text;
}

/** Reads the outline and the text of a report. Rejects where the file is no readable PDF. */
export async function reportFindings(bytes: Uint8Array, clauses: readonly HeadingClause[]): Promise<ReportFindings> {
  const document = await openPdf(bytes);
  try {
    const bookmarks = await pdfOutline(document);
    const pages = withoutRunningLines(await pdfLines(document));
    const inText = fromText(pages, clauses);
    const candidates = new Map(
      clauses.map((clause) => [clause.id, [...fromOutline(bookmarks, clause), ...(inText.get(clause.id) ?? [])]]),
    );
    const chosen = chooseHeadings(clauses, candidates);
    const characters = countCharacters(pages);
    return {
      pages: document.numPages,
      characters,
      headings: inOrder(clauses, chosen),
      method: methodOf(pages, [...chosen.values()], characters),
    };
  } finally {
    await document.loadingTask.destroy();
  }
}

function inOrder(
  clauses: readonly HeadingClause[],
  chosen: ReadonlyMap<string, Candidate>,
): ReportFindings['headings'] {
  return clauses.flatMap(({ id }) => {
    const place = chosen.get(id);
    return place === undefined ? [] : [{ clause: id, page: place.page, text: place.text }];
  });
}

const withText = (pages: readonly (readonly Line[])[]): number => pages.filter((lines) => lines.length > 0).length;

/** Leaders of a contents page are drawn by Word and not counted by it. */
const leaders = /(?:[.·•…⋯]\s*){4,}/gu;

/** Characters of all pages; null where half of the pages or more have no text, as scans do: a count would be far too small. */
function countCharacters(pages: readonly (readonly Line[])[]): number | null {
  if (withText(pages) * 2 <= pages.length) return null;
  return wordCount(
    pages
      .flat()
      .map((line) => line.text.replaceAll(leaders, ' '))
      .join('\n'),
  );
}

function methodOf(pages: readonly (readonly Line[])[], chosen: readonly Candidate[], characters: number | null): Text {
  const outline = chosen.filter(({ from }) => from === 'outline').length;
  const text = chosen.length - outline;
  const places = {
    zh:
      chosen.length === 0
        ? '没有找到章节标题，请手工填写各条款的起始页。'
        : `章节起始页取自书签${outline}处、正文标题${text}处，请核对。`,
    en:
      chosen.length === 0
        ? 'No headings were found; fill in the first page of each clause by hand.'
        : `First pages come from ${outline} bookmarks and ${text} headings in the text; check them.`,
  };
  if (characters === null) {
    return {
      zh: `${pages.length}页中只有${withText(pages)}页有文字（可能是扫描件），无法统计字数，请自行申报。${places.zh}`,
      en: `Only ${withText(pages)} of ${pages.length} pages have text (it may be a scan), so that characters cannot be counted; declare their number. ${places.en}`,
    };
  }
  return {
    zh: `字数按Word的“字数”规则对PDF中的文字统计，已去掉每页重复的页眉、页脚和页码。${places.zh}`,
    en: `Characters are counted as Word counts 字数, over the text of the PDF without repeated heads, feet and page numbers. ${places.en}`,
  };
}
