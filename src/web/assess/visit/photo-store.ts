import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

/** A photograph that waits on this machine until it is sent. */
export interface WaitingPhoto {
  /** Id of its entry in the record. */
  readonly entry: string;
  readonly picture: Blob;
}
/** Where photographs wait. Every act settles; a full or forbidden store is told through `lost`. */
export interface PhotoStore {
  all(): Promise<readonly WaitingPhoto[]>;
  put(photo: WaitingPhoto): Promise<void>;
  remove(entry: string): Promise<void>;
}

interface Kept extends WaitingPhoto {
  readonly key: string;
  readonly owner: string;
  /** When it was taken in, by this machine's clock. */
  readonly at: number;
}
interface Schema extends DBSchema {
  photos: { key: string; value: Kept; indexes: { owner: string } };
}

/** Photographs of one person for one panel, in this browser's IndexedDB. */
export async function openPhotoStore(
  { user, panel }: { readonly user: string; readonly panel: string },
  lost: (error: unknown) => void,
): Promise<PhotoStore> {
  const database = await openDB<Schema>('laurel-photos', 1, {
    upgrade: (db) => void db.createObjectStore('photos', { keyPath: 'key' }).createIndex('owner', 'owner'),
  }).catch((error: unknown): null => {
    lost(error);
    return null;
  });
  return database === null ? forgetful : storeIn(database, `${user}\n${panel}`, lost);
}

function storeIn(database: IDBPDatabase<Schema>, owner: string, lost: (error: unknown) => void): PhotoStore {
  const keyOf = (entry: string): string => `${owner}\n${entry}`;
  return {
    all: async () =>
      await database.getAllFromIndex('photos', 'owner', owner).then(
        (all) => all.toSorted((a, b) => a.at - b.at),
        (error: unknown) => {
          lost(error);
          return [];
        },
      ),
    put: async ({ entry, picture }) => {
      await database.put('photos', { key: keyOf(entry), owner, at: Date.now(), entry, picture }).catch(lost);
    },
    remove: async (entry) => await database.delete('photos', keyOf(entry)).catch(lost),
  };
}

/** Without IndexedDB photographs wait as long as the page. */
const forgetful: PhotoStore = { all: async () => [], put: async () => undefined, remove: async () => undefined };
