import { useRef, useState } from 'react';
import { useWords } from '../../words/language.tsx';
import { readerWords } from '../../words/reader-words.ts';
import { bare, findIn, type Found } from './find-text.ts';
import type { OpenPdf } from './pdf-engine.ts';

export interface Search {
  readonly query: string;
  readonly all: readonly Found[];
  readonly at: number;
  readonly found: Found | undefined;
}

const texts = new WeakMap<OpenPdf, Promise<readonly string[]>>();

/** The bare text of every page; read once. */
function textsOf(open: OpenPdf): Promise<readonly string[]> {
  const known = texts.get(open) ?? readTexts(open);
  texts.set(open, known);
  return known;
}

async function readTexts({ pdf, pages }: OpenPdf): Promise<readonly string[]> {
  return await Promise.all(
    pages.map(async (_, index) => {
      const { items } = await (await pdf.getPage(index + 1)).getTextContent();
      return bare(items.map((item) => ('str' in item ? item.str : '')).join(''));
    }),
  );
}

/** Searches the whole file; Enter goes to the next place, Shift+Enter to the one before, Escape ends it. */
export function SearchBox({
  open,
  search,
  set,
}: {
  readonly open: OpenPdf;
  readonly search: Search | null;
  readonly set: (search: Search | null) => void;
}) {
  const t = useWords(readerWords);
  const [typed, type] = useState('');
  const asked = useRef('');
  const go = async (way: 1 | -1): Promise<void> => {
    const query = typed.trim();
    if (query === '') return set(null);
    if (search !== null && search.query === query && search.all.length > 0) {
      const at = (search.at + way + search.all.length) % search.all.length;
      return set({ ...search, at, found: search.all[at] });
    }
    asked.current = query;
    const all = findIn(await textsOf(open), query);
    if (asked.current === query) set({ query, all, at: 0, found: all[0] });
  };
  return (
    <span className="pdf-search" role="search">
      <input
        type="search"
        id="pdf-search"
        aria-label={t.search}
        placeholder={t.search}
        value={typed}
        onChange={(event) => {
          type(event.currentTarget.value);
          if (event.currentTarget.value === '') set(null);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') void go(event.shiftKey ? -1 : 1);
          if (event.key === 'Escape') {
            type('');
            set(null);
          }
        }}
      />
      <span className="pdf-hits" role="status">
        {search === null ? '' : search.all.length === 0 ? t.nothingFound : t.hit(search.at + 1, search.all.length)}
      </span>
    </span>
  );
}
