import { z } from 'zod';
import type { DescribedSession } from '#src/services/describe-session.ts';
import { browserWords } from './browser-words.ts';

const Text = z.object({ zh: z.string(), en: z.string() });
export const SessionSeat = z.object({
  id: z.string(),
  programme: z.string(),
  authority: z.string(),
  authorityName: Text,
  side: z.string(),
  channel: z.string().nullable(),
  duty: z.string().nullable(),
  role: z.string(),
  roleTitle: Text,
  from: z.string().nullable(),
  until: z.string().nullable(),
  delegated: z.boolean(),
});
/** What a session tells of itself, beside who it is. */
export const sessionParts = {
  locked: z.object({ name: z.string() }).nullable(),
  seats: z.array(SessionSeat),
  factor: z.object({ wanted: z.boolean(), enrolled: z.boolean(), shown: z.boolean() }),
  others: z.array(
    z.object({
      id: z.string(),
      startedAt: z.iso.datetime(),
      address: z.string().nullable(),
      browser: Text,
      locked: z.boolean(),
    }),
  ),
};

export function presentSession({ locked, seats, factor, others }: DescribedSession) {
  return {
    locked: locked === null ? null : { name: locked },
    seats: [...seats],
    factor,
    others: others.map(({ id, startedAt, address, userAgent, locked: isLocked }) => ({
      id,
      startedAt: startedAt.toISOString(),
      address,
      browser: browserWords(userAgent),
      locked: isLocked,
    })),
  };
}
