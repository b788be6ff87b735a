import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { createPrint } from '#src/services/create-print.ts';
import { dossierDigest } from '#src/domain/dossier/digest.ts';
import type { PrintJob, Stamp } from '#src/services/print.ts';
import { packageStream } from '#src/services/write-package.ts';
import { UsageError, type Command } from '../command.ts';
import { openPackage, type OpenPackage } from '../open-package.ts';
import { findingsOf, timeOf } from './check.ts';

/** Prints a package: volumes, form, cover, package.zip. Pages bear 草稿 where `check` blocks, else the digest with revision 0. */
export const print: Command = {
  usage: 'PACKAGE --out DIR',
  about: 'print volumes, form (PDF and Word), cover and package.zip of an application package',
  run: async (words) => {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { out: { type: 'string' } },
      allowPositionals: true,
    });
    const [path] = positionals;
    if (path === undefined || values.out === undefined) throw new UsageError('name a package and a folder');
    const opened = await openPackage(path);
    if ('unreadable' in opened) {
      process.stderr.write(
        `${opened.unreadable}\n${(opened.findings ?? []).map((finding) => `  ${finding.path}: ${finding.message.en}`).join('\n')}\n`,
      );
      return 2;
    }
    await mkdir(values.out, { recursive: true });
    const { job, salt } = printJob(opened);
    const printer = createPrint();
    try {
      const printed = await printer.all(job);
      for (const file of printed) await writeFile(join(values.out, file.name), file.bytes);
      await pipeline(packageStream(job, printed, salt), createWriteStream(join(values.out, 'package.zip')));
      process.stdout.write(
        `${JSON.stringify({ draft: job.stamp.draft, digest: job.stamp.digest, files: [...printed.map((file) => ({ name: file.name, pages: file.pages })), { name: 'package.zip' }] }, null, 2)}\n`,
      );
    } finally {
      await printer.close();
    }
    return 0;
  },
};

/** How a package is printed now: a draft where `check` blocks. An unchanged dossier keeps the revision and date it had. */
export function printJob(opened: OpenPackage): PackageJob {
  return jobOf(opened, (digest) => {
    const { edition, content } = opened;
    const draft = findingsOf(opened).some((finding) => finding.severity === 'error');
    const known = content.manifest !== null && content.manifest.digest === digest ? content.manifest : null;
    return {
      draft,
      revision: known?.revision ?? 0,
      application: known?.application ?? `${edition.file.id}-${digest.slice(0, 8)}`,
      date: known === null ? timeOf(opened) : new Date(known.date),
    };
  });
}

/** How a package was printed, as its manifest says; null where it was not. */
export function printedJob(opened: OpenPackage): PackageJob | null {
  const { manifest } = opened.content;
  if (manifest === null) return null;
  const { draft, revision, application, date } = manifest;
  return jobOf(opened, () => ({ draft, revision, application, date: new Date(date) }));
}

interface PackageJob {
  readonly job: PrintJob;
  readonly salt: string;
}

function jobOf(opened: OpenPackage, stampOf: (digest: string) => Omit<Stamp, 'digest' | 'leaves'>): PackageJob {
  const { edition, data, content } = opened;
  const definition = edition.classes[data.class];
  if (definition === undefined) throw new Error(`the edition has no class ${data.class}`);
  const salt = content.salt ?? '';
  const { digest, leaves } = dossierDigest(edition.digest, definition, data, salt);
  const given = stampOf(digest);
  const stamp: Stamp = { ...given, digest: given.draft ? '' : digest, leaves };
  const openFile = async (sha256: string): Promise<Uint8Array> => {
    const file = content.files.get(sha256);
    if (file === undefined) throw new UsageError(`the package lacks the file ${sha256} that application.json names`);
    return await file.bytes();
  };
  return { job: { edition, data, stamp, openFile }, salt };
}
