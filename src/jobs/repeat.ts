import { setTimeout as sleep } from 'node:timers/promises';
import type { Deps } from '#src/services/deps.ts';
import { withoutValues } from '#src/services/loggable.ts';

/** Work that is done again and again until it is stopped. */
export interface Repeated {
  /** Waits for the round under way, then no more begins. */
  readonly stop: () => Promise<void>;
}

/** Does `work` now and then every so many seconds, never two rounds at once. A round that fails is logged and the next one tries again. */
export function repeat(log: Deps['log'], name: string, seconds: number, work: () => Promise<unknown>): Repeated {
  const stopping = new AbortController();
  const rounds = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await work().catch((error: unknown) => {
        const fault = error instanceof Error ? error : new Error(String(error));
        log.error(withoutValues(fault), `${name} failed; it is tried again`);
      });
      await sleep(seconds * 1000, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const running = rounds();
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}
