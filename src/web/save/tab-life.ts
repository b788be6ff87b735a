/** This tab among all of the browser: what it keeps on the machine is its own until it is gone. */
export interface TabLife {
  readonly id: string;
  /** Whether another tab is gone now. */
  isGone(other: string): Promise<boolean>;
  /** Waits until another tab is gone; false where this one ended first. */
  untilGone(other: string): Promise<boolean>;
  readonly end: () => void;
}

const lockOf = (tab: string): string => `laurel-tab-${tab}`;

/**
 * Lives until `end`, or until its page dies: a lock held by the browser says so to the other tabs. Where there are no
 * locks (a page that came without TLS) every other tab is taken for gone.
 */
export async function beginTab(id: string): Promise<TabLife> {
  if (!('locks' in navigator))
    return { id, isGone: async () => true, untilGone: async () => true, end: () => undefined };
  const { locks } = navigator;
  const ended = new AbortController();
  const held = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  void locks.request(lockOf(id), async () => {
    held.resolve();
    await release.promise;
  });
  await held.promise;
  return {
    id,
    isGone: async (other) => await locks.request(lockOf(other), { ifAvailable: true }, (lock) => lock !== null),
    untilGone: async (other) =>
      await locks
        .request(lockOf(other), { signal: ended.signal }, () => true)
        .catch((error: unknown) => {
          if (ended.signal.aborted) return false;
          throw error;
        }),
    end: () => {
      ended.abort();
      release.resolve();
    },
  };
}
