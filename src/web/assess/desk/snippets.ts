import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { newId } from '../../book/new-id.ts';

/** A phrase of one's own, kept on this machine for its owner alone. */
export interface Snippet {
  readonly id: string;
  readonly user: string;
  readonly kind: 'strength' | 'opportunity';
  readonly text: string;
  /** When it was kept, by this machine's clock. */
  readonly at: number;
}
interface Schema extends DBSchema {
  snippets: { key: string; value: Snippet; indexes: { user: string } };
}

const open = async (): Promise<IDBPDatabase<Schema> | null> =>
  await openDB<Schema>('laurel-snippets', 1, {
    upgrade: (db) => void db.createObjectStore('snippets', { keyPath: 'id' }).createIndex('user', 'user'),
  }).catch((): null => null);

/** Somebody's phrases, the latest first; none where the browser keeps nothing. */
export async function readSnippets(user: string): Promise<readonly Snippet[]> {
  const db = await open();
  if (db === null) return [];
  const all = await db.getAllFromIndex('snippets', 'user', user);
  db.close();
  return all.toSorted((a, b) => b.at - a.at);
}

/** Keeps a phrase; one that is there already is not kept twice. */
export async function keepSnippet(user: string, kind: Snippet['kind'], text: string): Promise<void> {
  const words = text.trim();
  const there = await readSnippets(user);
  if (words === '' || there.some((one) => one.text === words)) return;
  const db = await open();
  await db?.put('snippets', { id: newId(), user, kind, text: words, at: Date.now() });
  db?.close();
}

export async function removeSnippet(id: string): Promise<void> {
  const db = await open();
  await db?.delete('snippets', id);
  db?.close();
}
