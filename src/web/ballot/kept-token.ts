import { openDB, type DBSchema } from 'idb';
import { z } from 'zod';
import { Token } from '#src/domain/ballot/token.ts';

const hex = z.string().regex(/^(?:[0-9a-f]{2})+$/u);
const ballot = z.string();

/**
 * How far a voter has come in a ballot. Each step is kept before it is sent, so that a lost answer is asked for again with
 * the same. Once cast nothing is kept that could be found in the published list: the machine may be shared.
 */
export const KeptBallot = z.discriminatedUnion('step', [
  z.strictObject({
    step: z.literal('asked'),
    ballot,
    asked: z.strictObject({ prepared: hex, blinded: hex, inverse: hex }),
  }),
  z.strictObject({ step: z.literal('token'), ballot, token: Token }),
  z.strictObject({ step: z.literal('sealed'), ballot, token: Token, ciphertext: hex }),
  z.strictObject({ step: z.literal('cast'), ballot }),
]);
export type KeptBallot = z.infer<typeof KeptBallot>;

/** Where a voter's steps are kept. */
export interface KeptBallots {
  read(ballot: string): Promise<KeptBallot | null>;
  write(kept: KeptBallot): Promise<void>;
}

interface Schema extends DBSchema {
  ballots: { key: [string, string]; value: unknown };
}

/** The steps of one person in this browser. */
export async function keptBallots(user: string): Promise<KeptBallots> {
  const database = await openDB<Schema>('laurel-ballots', 1, {
    upgrade: (fresh) => {
      fresh.createObjectStore('ballots');
    },
  });
  return {
    read: async (id) => KeptBallot.safeParse(await database.get('ballots', [user, id])).data ?? null,
    write: async (kept) => {
      await database.put('ballots', kept, [user, kept.ballot]);
    },
  };
}

/** A token as a file to be carried to another browser; whoever has it can vote with it. */
export const keptText = (kept: KeptBallot): string => JSON.stringify({ format: 'laurel-ballot-1', kept });

/** What such a file holds; null where it is none, or of another ballot. */
export function readKeptText(text: string, id: string): KeptBallot | null {
  try {
    const read = z.object({ format: z.literal('laurel-ballot-1'), kept: KeptBallot }).safeParse(JSON.parse(text));
    return read.success && read.data.kept.ballot === id ? read.data.kept : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
