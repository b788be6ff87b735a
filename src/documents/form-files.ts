import type { FileAnswer, StoredFile } from '#src/domain/form/answers.ts';
import type { Job } from './job.ts';
import { printable } from './printable.ts';

/** The files of a files field (`structure.chart`) that are stored, with their captions or names. */
export function filesAt({ input }: Job, path: string): { readonly file: StoredFile; readonly title: string }[] {
  const [sheet = '', field = ''] = path.split('.');
  const answers = input.data.answers[sheet];
  const value =
    answers === undefined || Array.isArray(answers) ? undefined : (answers as Readonly<Record<string, unknown>>)[field];
  if (!Array.isArray(value)) return [];
  return (value as readonly FileAnswer[]).flatMap((answer) => {
    const file = input.data.files[answer.file];
    return file === undefined ? [] : [{ file, title: printable(answer.caption ?? '') || printable(answer.name) }];
  });
}
