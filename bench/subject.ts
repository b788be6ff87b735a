import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { ApplicationData } from '#src/domain/form/answers.ts';
import { buildExample } from '#src/services/build-example.ts';
import { createPrint } from '#src/services/create-print.ts';
import { editionsOnDisk } from '#src/services/load-editions.ts';
import type { Subject } from './cases/case.ts';

const programmes = resolve(import.meta.dirname, '../programmes');

/** A whole organisation of the newest edition: every sheet, evidence and finished reports. Takes some seconds to make. */
export async function wholeOrganisation(): Promise<Subject> {
  const edition = editionsOnDisk(programmes).at(-1);
  if (edition === undefined) throw new Error(`there is no edition in ${programmes}`);
  const print = createPrint();
  try {
    return subjectOf(edition, await buildExample(edition, 'organisation', print));
  } finally {
    await print.close();
  }
}

function subjectOf(edition: Subject['edition'], { data, open }: Pick<Subject, 'data' | 'open'>): Subject {
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
