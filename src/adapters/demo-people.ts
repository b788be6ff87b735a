import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A person of the demo's switcher. */
export interface DemoPerson {
  readonly id: string;
  readonly name: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly email: string;
  readonly password: string;
  readonly state: { readonly zh: string; readonly en: string };
}

export const demoPeopleFile = (dataFolder: string): string => join(dataFolder, 'demo-people.json');

/** The demo's people as the seeding wrote them down; none yet while it has not begun. */
export function demoPeople(dataFolder: string): () => Promise<readonly DemoPerson[]> {
  return async () => {
    try {
      return JSON.parse(await readFile(demoPeopleFile(dataFolder), 'utf8')) as DemoPerson[];
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  };
}
