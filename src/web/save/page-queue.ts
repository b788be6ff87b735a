import type { AnswerBook } from '../book/answer-book.ts';
import { newId } from '../book/new-id.ts';
import type { Value } from './edit.ts';
import { inheritEdits } from './inherit-edits.ts';
import { openKeptEdits, type KeptEdits } from './kept-edits.ts';
import { SaveQueue } from './save-queue.ts';
import { beginTab } from './tab-life.ts';
import type { Send } from './transport.ts';

/** What a queue tells of: the values of a page, kept in a book. */
export interface SavedPageBook {
  readonly book: AnswerBook;
  readonly queue: SaveQueue;
  /** This browser keeps nothing on the machine: unsent edits live only as long as the page. */
  memoryOnly: boolean;
  confirmed(sheet: string, path: string, mark: number, value: Value | null, local: Value | undefined): void;
  showOnly(sheet: string, path: string, value: Value): void;
}

/** A queue that sends a page's edits, keeps them until they are confirmed, and tells the page of both. */
export const pageQueue = (self: Omit<SavedPageBook, 'queue' | 'memoryOnly'>, send: Send, kept: KeptEdits): SaveQueue =>
  new SaveQueue({
    send,
    kept,
    token: newId,
    known: (sheet, path) => self.book.known(sheet, path),
    confirmed: (sheet, path, known, local) => self.confirmed(sheet, path, known.mark, known.value, local),
    show: (sheet, path, value) => self.showOnly(sheet, path, value),
    changed: () => self.book.topics.tell('save'),
    later: (act, milliseconds) => {
      const timer = setTimeout(act, milliseconds);
      return () => clearTimeout(timer);
    },
  });

/** Opens a page with the edits of it that still lie on this machine; `make` gives it its queue and what ends this tab's claim on them. */
export async function openSavedPage<P extends SavedPageBook>(
  { user, id, send }: { readonly user: string; readonly id: string; readonly send: Send },
  make: (queueOf: (self: Omit<SavedPageBook, 'queue' | 'memoryOnly'>) => SaveQueue, closing: () => void) => P,
): Promise<P> {
  const troubles = { lost: (): void => undefined, before: false };
  const tab = await beginTab(newId());
  const kept = await openKeptEdits({ user, application: id, tab: tab.id }, () => {
    troubles.before = true;
    troubles.lost();
  });
  const page = make((self) => pageQueue(self, send, kept), tab.end);
  await inheritEdits(kept, tab, (edits) => page.queue.restore(edits));
  troubles.lost = () => {
    page.memoryOnly = true;
    page.book.topics.tell('save');
  };
  page.memoryOnly = troubles.before;
  return page;
}
