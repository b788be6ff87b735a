import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from './atomic-write.ts';

/** The headings of the demo's switcher. */
export type DemoGroup = 'applicant' | 'city' | 'province' | 'supervision' | 'assessor' | 'committee' | 'administration';

/** A person of the demo's switcher. */
export interface DemoPerson {
  readonly id: string;
  readonly group: DemoGroup;
  readonly name: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly email: string;
  readonly password: string;
  readonly state: { readonly zh: string; readonly en: string };
  /** Not yet as far as planned: the next start goes on with it. */
  readonly unfinished?: true;
}

const peopleFile = (dataFolder: string): string => join(dataFolder, 'demo-people.json');

/** The demo's people as the seeding wrote them down; none yet while it has not begun. */
export function demoPeople(dataFolder: string): () => Promise<readonly DemoPerson[]> {
  return async () => {
    try {
      return JSON.parse(await readFile(peopleFile(dataFolder), 'utf8')) as DemoPerson[];
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  };
}

/** Writes the demo's people down, in place of those before. */
export async function keepDemoPeople(dataFolder: string, people: readonly DemoPerson[]): Promise<void> {
  await writeWhole(peopleFile(dataFolder), `${JSON.stringify(people, null, 2)}\n`);
}
