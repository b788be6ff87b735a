import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { placeOf, type Edit } from './edit.ts';

/** Where unsent edits lie on this machine. Every act settles; a full or forbidden store is told once through `lost`. */
export interface KeptEdits {
  put(edit: Edit): Promise<void>;
  /** Forgets an edit; one that was retyped meanwhile (another token) stays. `null` forgets whatever is there. */
  remove(sheet: string, path: string, token: string | null): Promise<void>;
  removeAll(edits: readonly Edit[]): Promise<void>;
  all(): Promise<readonly Edit[]>;
}

interface Kept {
  readonly key: string;
  readonly owner: string;
  readonly edit: Edit;
}
interface Schema extends DBSchema {
  edits: { key: string; value: Kept; indexes: { owner: string } };
}

/** Edits of one person in one application, in this browser's IndexedDB. */
export async function openKeptEdits(
  user: string,
  application: string,
  lost: (error: unknown) => void,
): Promise<KeptEdits> {
  const owner = `${user}\n${application}`;
  const database = await openDB<Schema>('laurel-edits', 1, {
    upgrade: (db) => void db.createObjectStore('edits', { keyPath: 'key' }).createIndex('owner', 'owner'),
  }).catch((error: unknown): null => {
    lost(error);
    return null;
  });
  return database === null ? forgetful : keptIn(database, owner, lost);
}

function keptIn(database: IDBPDatabase<Schema>, owner: string, lost: (error: unknown) => void): KeptEdits {
  const keyOf = (sheet: string, path: string): string => `${owner}\n${placeOf(sheet, path)}`;
  const removeAll = async (gone: readonly { sheet: string; path: string; token: string | null }[]): Promise<void> => {
    const tx = database.transaction('edits', 'readwrite');
    for (const { sheet, path, token } of gone) {
      const kept = await tx.store.get(keyOf(sheet, path));
      if (kept !== undefined && (token === null || kept.edit.token === token)) await tx.store.delete(kept.key);
    }
    await tx.done;
  };
  return {
    put: async (edit) =>
      void (await database.put('edits', { key: keyOf(edit.sheet, edit.path), owner, edit }).catch(lost)),
    remove: async (sheet, path, token) => await removeAll([{ sheet, path, token }]).catch(lost),
    removeAll: async (edits) => await removeAll(edits).catch(lost),
    all: async () => (await database.getAllFromIndex('edits', 'owner', owner)).map((kept) => kept.edit),
  };
}

/** Without IndexedDB edits live as long as the page. */
const forgetful: KeptEdits = {
  put: async () => undefined,
  remove: async () => undefined,
  removeAll: async () => undefined,
  all: async () => [],
};
