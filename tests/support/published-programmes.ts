import { cpSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

const clone = resolve(import.meta.dirname, '../..');

/** A copy in `folder` of this clone's editions as published, without their amendments; gives its `programmes`. */
export function publishedProgrammes(folder: string): string {
  for (const part of ['programmes', 'codes', 'criteria', 'scales', 'calendars'])
    cpSync(join(clone, part), join(folder, part), {
      recursive: true,
      filter: (path) => basename(path) !== 'amendments',
    });
  return join(folder, 'programmes');
}
