import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Edit } from './edit.ts';

/** Where unsent edits lie on this machine. Every act settles; a full or forbidden store is told once through `lost`. */
export interface KeptEdits {
  /** Keeps an edit, and forgets the one named `instead`, which it was typed over. */
  put(edit: Edit, instead?: string): Promise<void>;
  /** Forgets the edits with these tokens. */
  remove(tokens: readonly string[]): Promise<void>;
}
/** The same with what other tabs have left. */
export interface KeptByTabs extends KeptEdits {
  /** Other tabs of which edits lie here. */
  tabs(): Promise<readonly string[]>;
  /** Makes the edits of other tabs this tab's own, and gives them, the oldest first. No two tabs get the same edit. */
  adopt(tabs: readonly string[]): Promise<readonly Edit[]>;
}

interface Kept {
  /** The edit's token. */
  readonly key: string;
  readonly owner: string;
  readonly tab: string;
  /** When it was typed, by this machine's clock. */
  readonly at: number;
  readonly edit: Edit;
}
interface Schema extends DBSchema {
  edits: { key: string; value: Kept; indexes: { owner: string } };
}

export interface Keeper {
  readonly user: string;
  readonly application: string;
  readonly tab: string;
}

/** Edits of one person in one application, in this browser's IndexedDB; each tab's apart from the others'. */
export async function openKeptEdits(keeper: Keeper, lost: (error: unknown) => void): Promise<KeptByTabs> {
  const database = await openDB<Schema>('laurel-edits', 1, {
    upgrade: (db) => void db.createObjectStore('edits', { keyPath: 'key' }).createIndex('owner', 'owner'),
  }).catch((error: unknown): null => {
    lost(error);
    return null;
  });
  return database === null ? forgetful : keptIn(database, keeper, lost);
}

function keptIn(
  database: IDBPDatabase<Schema>,
  { user, application, tab }: Keeper,
  lost: (error: unknown) => void,
): KeptByTabs {
  const owner = `${user}\n${application}`;
  const change = async (put: readonly Kept[], gone: readonly string[]): Promise<void> => {
    const tx = database.transaction('edits', 'readwrite');
    for (const token of gone) void tx.store.delete(token);
    for (const one of put) void tx.store.put(one);
    await tx.done;
  };
  const adopt = async (tabs: readonly string[]): Promise<readonly Edit[]> => {
    const tx = database.transaction('edits', 'readwrite');
    const left = (await tx.store.index('owner').getAll(owner)).filter((one) => tabs.includes(one.tab));
    for (const one of left) void tx.store.put({ ...one, tab });
    await tx.done;
    return left.toSorted((a, b) => a.at - b.at).map((one) => one.edit);
  };
  const nothing = (error: unknown): [] => {
    lost(error);
    return [];
  };
  return {
    put: async (edit, instead) =>
      await change(
        [{ key: edit.token, owner, tab, at: Date.now(), edit }],
        instead === undefined ? [] : [instead],
      ).catch(lost),
    remove: async (tokens) => await change([], tokens).catch(lost),
    tabs: async () =>
      await database
        .getAllFromIndex('edits', 'owner', owner)
        .then((all) => [...new Set(all.map((one) => one.tab))].filter((one) => one !== tab), nothing),
    adopt: async (tabs) => await adopt(tabs).catch(nothing),
  };
}

/** Without IndexedDB edits live as long as the page. */
const forgetful: KeptByTabs = {
  put: async () => undefined,
  remove: async () => undefined,
  tabs: async () => [],
  adopt: async () => [],
};
