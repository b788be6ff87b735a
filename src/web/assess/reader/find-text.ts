/** Text as it is searched: without blanks and line ends, which a PDF sets as it likes, and in one case. */
export const bare = (text: string): string => text.replace(/\s+/gu, '').toLowerCase();

export interface Found {
  /** Page from 1. */
  readonly page: number;
  /** Which one of its page, from 0. */
  readonly nth: number;
}

/** Every place of a text in pages given as bare text, in order. */
export function findIn(pages: readonly string[], query: string): readonly Found[] {
  const wanted = bare(query);
  if (wanted === '') return [];
  return pages.flatMap((text, index) => placesOf(text, wanted).map((_, nth) => ({ page: index + 1, nth })));
}

/** Where a bare text begins in another, not overlapping. */
export function placesOf(text: string, wanted: string): readonly number[] {
  const places: number[] = [];
  if (wanted === '') return places;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) places.push(at);
  return places;
}

/** The nth place of a text below an element as a range; null where it is not there. */
export function rangeOf(root: Element, query: string, nth: number): Range | null {
  const wanted = bare(query);
  const letters: { readonly node: Text; readonly at: number }[] = [];
  let text = '';
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const { data } = node as Text;
    for (let at = 0; at < data.length; at += 1) {
      const letter = bare(data[at] ?? '');
      for (let more = 0; more < letter.length; more += 1) letters.push({ node: node as Text, at });
      text += letter;
    }
  }
  const from = placesOf(text, wanted)[nth];
  const [start, end] = from === undefined ? [] : [letters[from], letters[from + wanted.length - 1]];
  if (start === undefined || end === undefined) return null;
  const range = document.createRange();
  range.setStart(start.node, start.at);
  range.setEnd(end.node, end.at + 1);
  return range;
}
