import type { ApplicationPage } from '../api/types.ts';
import { SaveQueue } from '../save/save-queue.ts';
import type { Tabs } from '../save/tabs.ts';
import { newId } from './new-id.ts';
import { Workbook, type Rules } from './workbook.ts';

const silent: Tabs = { tell: () => undefined, close: () => undefined };

/** An application that is only looked at: nothing is kept on this machine, sent, or heard from other tabs. */
export function readOnlyWorkbook(rules: Rules, page: ApplicationPage): Workbook {
  return new Workbook(
    rules,
    { ...page, state: { ...page.state, editable: false } },
    (self) =>
      new SaveQueue({
        send: async () => ({ kind: 'locked', reason: page.state.title }),
        kept: { put: async () => undefined, remove: async () => undefined },
        token: newId,
        known: (sheet, path) => self.book.known(sheet, path),
        confirmed: () => undefined,
        show: () => undefined,
        changed: () => undefined,
        later: () => () => undefined,
      }),
    () => undefined,
    () => silent,
  );
}
