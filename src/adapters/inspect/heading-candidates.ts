import {
  headingLine,
  isEnumerated,
  likeness,
  type HeadingClause,
  type HeadingLine,
  type Likeness,
} from './heading-match.ts';
import type { Line } from './pdf-lines.ts';

/** A place where a clause may begin; the higher the score, the surer. */
export interface Candidate {
  readonly page: number;
  readonly text: string;
  readonly score: number;
  readonly from: 'outline' | 'text';
}
export interface Bookmark {
  readonly title: string;
  readonly page: number;
}

const scores: Readonly<Record<Likeness, number>> = { 0: 0, 1: 1, 2: 3, 3: 6 };
/** A bookmark is a heading by its nature. */
const bookmarkScore = 6;
/** Letters this much larger than the text's mark a heading. */
const larger = 1.08;

export function fromOutline(bookmarks: readonly Bookmark[], clause: HeadingClause): Candidate[] {
  return bookmarks.flatMap(({ title, page }) => {
    const like = likeness(headingLine(title), clause);
    return like === 0
      ? []
      : [{ page, text: title.trim(), score: scores[like] + bookmarkScore, from: 'outline' as const }];
  });
}

interface Read extends Line {
  readonly heading: HeadingLine;
}

/** Places in the text for each clause, contents pages left out. */
export function fromText(
  pages: readonly (readonly Line[])[],
  clauses: readonly HeadingClause[],
): Map<string, Candidate[]> {
  const body = bodySize(pages);
  const found = new Map<string, Candidate[]>(clauses.map(({ id }) => [id, []]));
  pages.forEach((lines, index) => {
    const read = lines.map((line): Read => ({ ...line, heading: headingLine(line.text) }));
    const matches = read.flatMap((line) =>
      clauses.flatMap((clause) => {
        const score = scoreOf(line, clause, body);
        return score === 0 ? [] : [{ clause, line, score }];
      }),
    );
    const page = index + 1;
    const list = isList(
      read,
      matches.map(({ line }) => line),
    );
    // A divider page lists the clauses of its chapter; only the chapter itself begins there.
    const first = list === 'divider' && matches[0]?.clause.level === 1 ? [{ ...matches[0], score: 1 }] : [];
    for (const { clause, line, score } of list === null ? matches : first)
      found.get(clause.id)?.push({ page, text: line.text, score, from: 'text' });
  });
  return found;
}

function scoreOf({ heading, size }: Read, clause: HeadingClause, body: number): number {
  const like = likeness(heading, clause);
  const isLarge = size > body * larger;
  // Other words after the number, or a short common word alone, are a heading only where they look like one.
  if (like === 1 && !isLarge) return 0;
  if (like === 2 && !isLarge && !isEnumerated(heading) && clause.title.zh.length < 4) return 0;
  return like === 0 ? 0 : scores[like] + (isLarge ? 1 : 0);
}

/** A page that lists headings instead of beginning them: the contents, or the divider before a chapter. */
function isList(lines: readonly Read[], matched: readonly Read[]): 'contents' | 'divider' | null {
  const distinct = new Set(matched);
  if (distinct.size === 0) return null;
  const entries = lines.filter(({ heading }) => heading.isEntry).length;
  const named = lines.some(({ heading }) => /^(?:目\s*[录次]|contents)$/iu.test(heading.text));
  const entriesMatched = [...distinct].filter(({ heading }) => heading.isEntry).length;
  if ((named && distinct.size >= 2) || (entriesMatched > 0 && entries * 2 >= lines.length)) return 'contents';
  if (distinct.size >= 3 && entriesMatched * 2 >= distinct.size) return 'contents';
  return distinct.size >= 3 && distinct.size * 2 >= lines.length ? 'divider' : null;
}

/** Size of most letters. */
function bodySize(pages: readonly (readonly Line[])[]): number {
  const letters = new Map<number, number>();
  for (const { text, size } of pages.flat()) {
    const rounded = Math.round(size * 2) / 2;
    letters.set(rounded, (letters.get(rounded) ?? 0) + text.length);
  }
  return [...letters].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}
