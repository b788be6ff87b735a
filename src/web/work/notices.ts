import { useSyncExternalStore } from 'react';

/** A short word at the foot of the page, with at most one act. */
export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly act?: { readonly title: string; readonly run: () => void };
  readonly tone?: 'error';
}

let notices: readonly Notice[] = [];
let next = 1;
const listeners = new Set<() => void>();
/** How long a notice stays; milliseconds. One with an act, or of something that went wrong, stays longer. */
const stays = { plain: 5000, long: 12_000 };

function set(list: readonly Notice[]): void {
  notices = list;
  for (const listener of listeners) listener();
}

export function notify(notice: Omit<Notice, 'id'>): void {
  const one = { ...notice, id: next++ };
  set([...notices.slice(-2), one]);
  setTimeout(
    () => dismissNotice(one.id),
    notice.act === undefined && notice.tone === undefined ? stays.plain : stays.long,
  );
}

export const dismissNotice = (id: number): void => set(notices.filter((one) => one.id !== id));

export function useNotices(): readonly Notice[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => notices,
  );
}
