import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { ApplicationData } from '#src/domain/form/answers.ts';
import { editionsOnDisk } from '#src/services/load-editions.ts';
import type { Subject } from './cases/case.ts';

export const programmes = resolve(import.meta.dirname, '../programmes');

/** An application with the edition and class it belongs to. */
export function subjectOf(edition: Subject['edition'], { data, open }: Pick<Subject, 'data' | 'open'>): Subject {
  const definition = edition.classes[data.class];
  if (definition === undefined) throw new Error(`the edition has no class ${data.class}`);
  return { edition, definition, data, open };
}

/** Writes a subject into a folder, for programs that begin cold. */
export async function keepSubject({ data, open }: Subject, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const sha256 of Object.keys(data.files)) await writeFile(join(folder, sha256), await open(sha256));
  await writeFile(join(folder, 'data.json'), JSON.stringify(data));
}

/** Reads what `keepSubject` wrote. */
export async function keptSubject(folder: string): Promise<Subject> {
  const data = JSON.parse(await readFile(join(folder, 'data.json'), 'utf8')) as ApplicationData;
  const edition = editionsOnDisk(programmes).find(({ file }) => `${file.programme}/${file.id}` === data.edition);
  if (edition === undefined) throw new Error(`there is no edition ${data.edition}`);
  return subjectOf(edition, { data, open: (sha256) => readFile(join(folder, sha256)) });
}
