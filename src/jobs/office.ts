import type { Deps } from '#src/services/deps.ts';
import { sweepClashes } from '#src/services/find-clashes.ts';
import { mailMessages } from '#src/services/mail-messages.ts';
import { sweepAfter } from '#src/services/on-ballot.ts';
import { repeat, type Repeated } from './repeat.ts';

/** Seconds between two looks at what is to be mailed, and between two sweeps for clashes. */
const mailSeconds = 5;
const sweepSeconds = 3600;

/** Work of the offices that nobody asks for: mail of messages, and the sweeps for clashes and of ballot boxes. */
export function startOfficeWork(deps: Deps): Repeated {
  const parts = [
    repeat(deps.log, 'mailing the messages', mailSeconds, () => mailMessages(deps)),
    repeat(deps.log, 'the sweep for clashes', sweepSeconds, async () => {
      for (const edition of deps.editions.all()) await sweepClashes(deps, edition);
    }),
    // What could not be taken off the disk when a box was closed, for somebody was reading then.
    repeat(deps.log, 'the sweep of ballot boxes', sweepSeconds, async () => void (await sweepAfter(deps, null))),
  ];
  return {
    stop: async () => {
      await Promise.all(parts.map((part) => part.stop()));
    },
  };
}
