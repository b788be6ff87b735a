import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { coldRun, type ColdRun } from './measure/cold-process.ts';

/** LibreOffice's program on the PATH, or null. */
export function findOffice(): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return (
    folders
      .flatMap((folder) => ['soffice', 'libreoffice'].map((name) => join(folder, name)))
      .find((file) => existsSync(file)) ?? null
  );
}

/** Converts a Word file to PDF, each time in a new process; the profile of its first start is kept in `folder` for the next. */
export function officeConverts(
  office: string,
  word: string,
  folder: string,
  say: (line: string) => void,
): () => Promise<ColdRun> {
  return async () => {
    const run = await coldRun(office, [
      `-env:UserInstallation=file://${join(folder, 'office')}`,
      '--headless',
      '--norestore',
      '--convert-to',
      'pdf',
      '--outdir',
      join(folder, 'converted'),
      word,
    ]);
    if (!existsSync(join(folder, 'converted', 'form.pdf'))) throw new Error(`LibreOffice made no PDF: ${run.output}`);
    say(`LibreOffice: ${run.seconds.toFixed(2)} s, ${run.peak.toFixed(0)} MB`);
    return run;
  };
}
