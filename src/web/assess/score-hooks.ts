import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { SheetBody } from '#src/domain/scoring/score-path.ts';
import type { Scores } from '#src/domain/scoring/score-sheet.ts';
import { hasSessionEnded, onSession } from '../api/session-end.ts';
import { placeOf } from '../save/edit.ts';
import type { SaveStatus } from '../save/save-status.ts';
import { useSession } from '../work/session.tsx';
import { openScoreBook, type ScoreBook } from './score-book.ts';
import type { ScorePage } from './types.ts';

const ScoreContext = createContext<ScoreBook | null>(null);
export const ScoreProvider = ScoreContext.Provider;

/** The open score sheet; only inside its page. */
export function useScoreBook(): ScoreBook {
  const book = useContext(ScoreContext);
  if (book === null) throw new Error('there is no open score sheet here');
  return book;
}

function useScoreTopic<T>(topic: string, read: (book: ScoreBook) => T): T {
  const book = useScoreBook();
  const subscribe = useCallback((listener: () => void) => book.book.topics.subscribe(topic, listener), [book, topic]);
  return useSyncExternalStore(subscribe, () => read(book));
}

const place = (book: ScoreBook, path: string): string => placeOf(book.page.id, path);

export const useScoreText = (path: string): string =>
  useScoreTopic(place(useScoreBook(), path), (book) => book.text(path));
export const useScoreList = (path: string): readonly string[] =>
  useScoreTopic(place(useScoreBook(), path), (book) => book.list(path));
/** Several texts at once; the same list while none of them changes. */
export function useScoreTexts(paths: readonly string[]): readonly string[] {
  const last = useRef<readonly string[]>([]);
  return useScoreTopic('any', (book) => {
    const texts = paths.map((path) => book.text(path));
    if (texts.length !== last.current.length || texts.some((text, index) => text !== last.current[index]))
      last.current = texts;
    return last.current;
  });
}
/** What the sheet holds as it is kept; wakes with every change. */
export function useScoreBody(): SheetBody {
  const version = useScoreTopic('any', (book) => book.book.version);
  const book = useScoreBook();
  return useMemo(() => ({ version, body: { ...book.body } }), [book, version]).body;
}
/** Everything the sheet says; wakes with every change. */
export const useScores = (): Scores => useScoreTopic('any', (book) => book.scores);
export const useMemoryOnly = (): boolean => useScoreTopic('save', (book) => book.memoryOnly);
export const useScoreClashes = (): number => useScoreTopic('save', (book) => book.queue.clashes.length);
export const useScoreRefused = (): number => useScoreTopic('save', (book) => book.queue.refused.length);

let last: { readonly told: string; readonly status: SaveStatus } | null = null;
/** State of saving; the same object while nothing about it changes. */
export const useScoreStatus = (): SaveStatus =>
  useScoreTopic('save', (book) => {
    const { status } = book.queue;
    const told = JSON.stringify(status);
    if (last?.told !== told) last = { told, status };
    return last.status;
  });

/** Opens the sheet once it is known, keeps it in step with what is read anew, and closes it with the page; null until then. */
export function useOpenScoreBook(page: ScorePage | null): ScoreBook | null {
  const { user } = useSession();
  const [book, setBook] = useState<ScoreBook | null>(null);
  const id = page?.id ?? null;
  const latest = useRef(page);
  useEffect(() => {
    latest.current = page;
  }, [page]);
  // A sheet is opened once; what is read of it later is taken over below.
  useEffect(() => {
    const { current } = latest;
    if (current === null || current.id !== id) return undefined;
    let opened: ScoreBook | null = null;
    let gone = false;
    void openScoreBook(current, user.id).then((made) => {
      if (gone) return made.close();
      opened = made;
      return setBook(made);
    });
    return () => {
      gone = true;
      opened?.close();
      setBook(null);
    };
  }, [id, user.id]);
  useEffect(() => {
    if (book !== null && page !== null && page.version >= book.page.version) book.refresh(page);
  }, [book, page]);
  useKeptAlive(book);
  return book;
}

/** Sends what waits when the network or the session is back, and on leaving the page. */
function useKeptAlive(book: ScoreBook | null): void {
  useEffect(() => {
    if (book === null) return undefined;
    const hide = (): void => {
      if (document.visibilityState === 'hidden') book.queue.flush();
    };
    const online = (): void => book.queue.resume();
    const leaving = (): void => book.queue.leave();
    document.addEventListener('visibilitychange', hide);
    window.addEventListener('online', online);
    window.addEventListener('pagehide', leaving);
    const stop = onSession(() => {
      if (!hasSessionEnded()) book.queue.resume();
    });
    return () => {
      stop();
      document.removeEventListener('visibilitychange', hide);
      window.removeEventListener('online', online);
      window.removeEventListener('pagehide', leaving);
    };
  }, [book]);
}
