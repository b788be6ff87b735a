import type { Line } from './pdf-lines.ts';

/** Lines at an edge of a page that may be a head or a folio. */
const edge = 2;
/** A line that stands on this many pages is no text of the report. */
const repeated = 3;

/** Points within which lines stand at one height. */
const step = 4;

/** The pages without heads and folios: lines at the top or bottom that are the same, digits apart, at one height on three pages or more. */
export function withoutRunningLines(pages: readonly (readonly Line[])[]): Line[][] {
  const places = pages.map((lines) => edgeLines(lines));
  const counts = new Map<string, number>();
  for (const keys of places) for (const key of new Set(keys.values())) counts.set(key, (counts.get(key) ?? 0) + 1);
  return pages.map((lines, page) =>
    lines.filter((line) => (counts.get(places[page]?.get(line) ?? '') ?? 0) < repeated),
  );
}

/** Edge lines of a page by what makes them alike: edge, height, size, and the text without digits and blanks. */
function edgeLines(lines: readonly Line[]): Map<Line, string> {
  const byHeight = lines.toSorted((a, b) => a.y - b.y);
  const keys = new Map<Line, string>();
  const put = (line: Line, side: string): void => {
    const text = line.text.normalize('NFKC');
    // A row of a table at the foot of a page is numbers too: a folio is one number, with its ornaments.
    if (/\p{L}/u.test(text) || (text.match(/\d+/gu) ?? []).length <= 2)
      keys.set(
        line,
        `${side} ${Math.round(line.y / step)} ${Math.round(line.size)} ${text.replaceAll(/[\d\s]+/gu, '')}`,
      );
  };
  for (const line of byHeight.slice(-edge)) put(line, 'bottom');
  for (const line of byHeight.slice(0, edge)) put(line, 'top');
  return keys;
}
