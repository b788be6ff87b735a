import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { ClassDefinition, Edition } from '#src/definition/edition-bundle.ts';
import type { ApplicationData, SheetAnswers } from '#src/domain/form/answers.ts';
import { editionsOnDisk } from '#src/services/load-editions.ts';
import { run } from '../../cli/laurel.ts';

/** A person with a whole application in mind and its files in a folder; nothing of it is in the product yet. */
export interface Applicant {
  readonly edition: Edition;
  readonly definition: ClassDefinition;
  readonly data: ApplicationData;
  /** Where a file lies, by the name it bears. */
  readonly path: (name: string) => string;
  /** Name of a file of the data. */
  readonly nameOf: (sha256: string) => string;
  /** A new path for something that is downloaded or made on the way. */
  readonly place: (name: string) => string;
  readonly leave: () => Promise<void>;
}

/** Makes an example by the command line and lays its files out as they would lie on the applicant's disk. */
export async function readyApplicant(kind: string): Promise<Applicant> {
  const folder = await mkdtemp(join(tmpdir(), 'laurel-walk-'));
  const source = join(folder, 'example');
  expect(await run('example', kind, '--out', source)).toMatchObject({ code: 0, err: '' });
  const data = JSON.parse(await readFile(join(source, 'application.json'), 'utf8')) as ApplicationData;
  const disk = join(folder, 'disk');
  await mkdir(disk);
  for (const entry of await readdir(join(source, 'files'), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const at = join(entry.parentPath, entry.name);
    const known =
      data.files[
        createHash('sha256')
          .update(await readFile(at))
          .digest('hex')
      ];
    if (known !== undefined) await cp(at, join(disk, known.name));
  }
  const edition = editionsOnDisk(join(import.meta.dirname, '../../../programmes')).at(-1);
  const definition = edition?.classes[data.class];
  if (edition === undefined || definition === undefined) throw new Error(`no edition has the class ${data.class}`);
  return {
    edition,
    definition,
    data,
    path: (name) => join(disk, name),
    nameOf: (sha256) => data.files[sha256]?.name ?? '',
    place: (name) => join(folder, name),
    leave: async () => await rm(folder, { recursive: true, force: true }),
  };
}

/** The answers of a sheet, one for each of its instances. */
export function answersOf({ data }: Applicant, sheet: string): readonly SheetAnswers[] {
  const answers = data.answers[sheet];
  if (answers === undefined) return [];
  return Array.isArray(answers) ? (answers as readonly SheetAnswers[]) : [answers as SheetAnswers];
}
