import { useEffect } from 'react';
import type { ScoreBook } from '../score-book.ts';
import { useScoreBook } from '../score-hooks.ts';
import { keepVisit } from './offline.ts';
import type { VisitPageData } from './use-visit.ts';

/** How long changes are gathered before the visit is kept anew; milliseconds. */
const gather = 150;

/**
 * Keeps the visit for opening without network as the server has confirmed it: what was saved a moment before the network
 * went is there too. What is not confirmed lies among the unsent edits.
 */
export function useKeptAsConfirmed(page: VisitPageData): void {
  const book = useScoreBook();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const later = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => void keepVisit(page.panel, asConfirmed(page, book)), gather);
    };
    later();
    const stop = book.book.topics.subscribe('save', later);
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [page, book]);
}

/** The page with what the server is known to hold in place of what was read. */
export function asConfirmed(page: VisitPageData, book: Pick<ScoreBook, 'body' | 'book'>): VisitPageData {
  const { sheet } = page;
  const known = Object.keys({ ...sheet.body, ...book.body }).flatMap((path) => {
    const { mark, value } = book.book.known(sheet.id, path);
    return value === null ? [] : [{ path, mark, value }];
  });
  return {
    ...page,
    sheet: {
      ...sheet,
      body: Object.fromEntries(known.map(({ path, value }) => [path, value])),
      marks: Object.fromEntries(known.map(({ path, mark }) => [path, mark])),
    },
  };
}
