import { describe, expect, it } from 'vitest';
import { ScoreBook } from '#src/web/assess/score-book.ts';
import type { ScorePage } from '#src/web/assess/types.ts';
import type { KeptEdits } from '#src/web/save/kept-edits.ts';
import { pageQueue } from '#src/web/save/page-queue.ts';
import type { TabNews, Tabs } from '#src/web/save/tabs.ts';
import type { Outcome } from '#src/web/save/transport.ts';

const page: ScorePage = {
  id: 'sheet',
  state: 'open',
  version: 3,
  savedAt: '2020-06-01T00:00:00.000Z',
  body: { 'item/4.1.2/percent': '60', notes: ['n1'], 'notes/n1/text': '有制度' },
  marks: { 'item/4.1.2/percent': 1, notes: 2, 'notes/n1/text': 3 },
};
const kept: KeptEdits = { put: async () => undefined, remove: async () => undefined };

/** A sheet whose server answers what it is told to, and the line to other tabs. */
function opened(answer: () => Promise<Outcome>) {
  let hear: (news: readonly TabNews[]) => void = () => undefined;
  const book = new ScoreBook(
    page,
    (self) => pageQueue(self, answer, kept),
    () => undefined,
    (_, listener): Tabs => {
      hear = listener;
      return { tell: () => undefined, close: () => undefined };
    },
  );
  return { book, hear: (news: TabNews) => hear([news]) };
}
const away = async (): Promise<Outcome> => ({ kind: 'away', reason: { zh: '', en: '' } });

describe('an open score sheet [N4]', () => {
  it('what is typed stays while the sheet is read anew, and what others wrote comes in', () => {
    const { book } = opened(away);
    book.write('item/4.1.2/percent', '70');
    book.refresh({
      ...page,
      version: 5,
      body: { ...page.body, 'item/4.1.2/percent': '55', 'item/4.1.3/percent': '40' },
      marks: { ...page.marks, 'item/4.1.2/percent': 4, 'item/4.1.3/percent': 5 },
    });
    expect(book.scores.percents).toEqual({ '4.1.2': 70, '4.1.3': 40 });
    expect(book.queue.status).toMatchObject({ kind: 'saving' });
    book.close();
  });

  it('another tab’s saved words are shown, but never over what is being typed here', () => {
    const { book, hear } = opened(away);
    book.write('notes/n1/text', '有制度，且');
    hear({ sheet: 'sheet', path: 'notes/n1/text', mark: 9, value: '别处的话' });
    hear({ sheet: 'sheet', path: 'item/4.1.3/percent', mark: 9, value: '45' });
    expect(book.text('notes/n1/text')).toBe('有制度，且');
    expect(book.scores.percents['4.1.3']).toBe(45);
    book.close();
  });

  it('nothing counts as saved before the server has named its version', async () => {
    const { book } = opened(async () => ({
      kind: 'saved',
      page: {
        version: 4,
        savedAt: '2020-06-01T00:00:01.000Z',
        saved: { 'item/4.1.2/percent': 4 },
        merged: {},
        conflicts: [],
      },
    }));
    book.write('item/4.1.2/percent', '75');
    expect(book.queue.status.kind).toBe('saving');
    expect((await book.queue.settled(2000)).kind).toBe('saved');
    expect(book.book.known('sheet', 'item/4.1.2/percent')).toEqual({ mark: 4, value: '75' });
    book.close();
  });

  it('the same words in two places become a conflict with both', async () => {
    const { book } = opened(async () => ({
      kind: 'saved',
      page: {
        version: 6,
        savedAt: '2020-06-01T00:00:01.000Z',
        saved: {},
        merged: {},
        conflicts: [{ path: 'notes/n1/text', yours: '甲', theirs: '乙', version: 6 }],
      },
    }));
    book.write('notes/n1/text', '甲');
    await book.queue.settled(2000);
    expect(book.queue.clashes).toMatchObject([{ yours: '甲', theirs: '乙' }]);
    book.close();
  });
});
