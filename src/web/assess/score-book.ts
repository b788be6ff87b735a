import type { SheetBody } from '#src/domain/scoring/score-path.ts';
import { readScores, type Scores } from '#src/domain/scoring/score-sheet.ts';
import { AnswerBook } from '../book/answer-book.ts';
import type { Value } from '../save/edit.ts';
import { openSavedPage, type SavedPageBook } from '../save/page-queue.ts';
import type { SaveQueue } from '../save/save-queue.ts';
import { scoreSend } from '../save/send-edits.ts';
import { openTabs, type Tabs } from '../save/tabs.ts';
import type { ScorePage } from './types.ts';

/** One open score sheet: what is shown and what is being saved. Framework-free. */
export class ScoreBook implements SavedPageBook {
  readonly book: AnswerBook;
  readonly queue: SaveQueue;
  memoryOnly = false;
  page: ScorePage;
  readonly #tabs: Tabs;
  readonly #closing: () => void;
  #read: { readonly version: number; readonly scores: Scores } | null = null;

  constructor(
    page: ScorePage,
    queueOf: (self: Omit<SavedPageBook, 'queue' | 'memoryOnly'>) => SaveQueue,
    closing: () => void,
    tabsOf: typeof openTabs = openTabs,
  ) {
    this.page = page;
    this.book = new AnswerBook(storesOf(page));
    this.queue = queueOf(this);
    this.#closing = closing;
    this.queue.noteSaved(page.savedAt);
    this.#tabs = tabsOf(page.id, (news) => {
      for (const { sheet, path, mark, value } of news) this.#overheard(sheet, path, mark, value);
    });
  }

  /** What the sheet says as it is shown; the same object while nothing of it changes. */
  get scores(): Scores {
    if (this.#read?.version !== this.book.version)
      this.#read = { version: this.book.version, scores: readScores(this.body) };
    return this.#read.scores;
  }

  get body(): SheetBody {
    return this.book.stores()[this.page.id] ?? {};
  }

  text(path: string): string {
    return this.book.text(this.page.id, path);
  }

  list(path: string): readonly string[] {
    return this.book.list(this.page.id, path);
  }

  /** Somebody changed a value: shown at once, saved within a second. */
  write(path: string, value: Value): void {
    if (this.book.show(this.page.id, path, value)) this.queue.edit(this.page.id, path, value);
  }

  confirmed(sheet: string, path: string, mark: number, value: Value | null, local: Value | undefined): void {
    this.book.learn(sheet, path, { mark, value });
    if (local !== undefined) this.book.show(sheet, path, local);
    if (value !== null) this.#tabs.tell([{ sheet, path, mark, value }]);
  }

  showOnly(sheet: string, path: string, value: Value): void {
    this.book.show(sheet, path, value);
  }

  /** The sheet was read again: its state, and what others or another tab wrote; what is typed here stays. */
  refresh(page: ScorePage): void {
    const wasOpen = this.page.state === 'open';
    this.page = page;
    this.book.absorb(storesOf(page), (sheet, path) => this.queue.holds(sheet, path));
    this.queue.noteSaved(page.savedAt);
    if (!wasOpen && page.state === 'open') this.queue.resume();
    this.book.topics.tell('page');
  }

  close(): void {
    this.queue.stop();
    this.#tabs.close();
    this.#closing();
  }

  #overheard(sheet: string, path: string, mark: number, value: Value): void {
    if (this.queue.holds(sheet, path) || this.book.known(sheet, path).mark >= mark) return;
    this.book.learn(sheet, path, { mark, value });
    this.book.show(sheet, path, value);
  }
}

const storesOf = ({ id, body, marks, version, savedAt }: ScorePage) => ({
  [id]: { values: body, marks, version, savedAt },
});

/** Opens a score sheet with the edits of it that still lie on this machine. */
export const openScoreBook = async (page: ScorePage, user: string): Promise<ScoreBook> =>
  await openSavedPage(
    { user, id: page.id, send: scoreSend(page.id) },
    (queueOf, closing) => new ScoreBook(page, queueOf, closing),
  );
