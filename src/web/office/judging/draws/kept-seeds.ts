import { openDB, type DBSchema } from 'idb';

interface Schema extends DBSchema {
  seeds: { key: [string, string, number]; value: string };
}

/** Seeds that somebody has committed to in this browser, until they reveal them. */
export interface KeptSeeds {
  read(draw: string, round: number): Promise<string | null>;
  write(draw: string, round: number, seed: string): Promise<void>;
}

/** The seeds of one person in this browser. */
export async function keptSeeds(user: string): Promise<KeptSeeds> {
  const database = await openDB<Schema>('laurel-draw-seeds', 1, {
    upgrade: (fresh) => {
      fresh.createObjectStore('seeds');
    },
  });
  return {
    read: async (draw, round) => (await database.get('seeds', [user, draw, round])) ?? null,
    write: async (draw, round, seed) => {
      await database.put('seeds', seed, [user, draw, round]);
    },
  };
}
