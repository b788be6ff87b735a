import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { createPrint } from '#src/services/create-print.ts';
import { verifyPackage } from '#src/services/verify-package.ts';
import { UsageError, type Command } from '../command.ts';
import { openPackage } from '../open-package.ts';
import { printJob } from './print.ts';

/** Rebuilds everything a package.zip holds and compares every byte: 0 whole, 1 naming what differs, 2 unreadable. */
export const verify: Command = {
  usage: 'package.zip [--receipt FILE | --digest D]',
  about: 'rebuild a package and compare every byte; against a receipt (JSON) or a digest too',
  run: async (words) => {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { receipt: { type: 'string' }, digest: { type: 'string' } },
      allowPositionals: true,
    });
    const [path] = positionals;
    if (path === undefined || (values.receipt !== undefined && values.digest !== undefined))
      throw new UsageError('name one package, and a receipt or a digest but not both');
    const opened = await openPackage(path);
    if ('unreadable' in opened) {
      process.stdout.write(
        `unreadable: ${opened.unreadable}\n${(opened.findings ?? []).map((finding) => `  ${finding.path}: ${finding.message.en}\n`).join('')}`,
      );
      return 2;
    }
    const expected = values.receipt === undefined ? values.digest : digestOf(await readFile(values.receipt, 'utf8'));
    const print = createPrint();
    try {
      const { job, salt } = printJob(opened);
      const differences = await verifyPackage({
        content: opened.content,
        job,
        salt,
        print,
        ...(expected === undefined ? {} : { expected }),
      });
      for (const difference of differences) process.stdout.write(`${difference}\n`);
      if (differences.length === 0)
        process.stdout.write(`whole: ${job.stamp.digest === '' ? 'draft' : job.stamp.digest}\n`);
      return differences.length === 0 ? 0 : 1;
    } finally {
      await print.close();
    }
  },
};

/** The digest a receipt (its JSON) carries. */
function digestOf(text: string): string {
  const receipt: unknown = JSON.parse(text);
  const digest = (receipt as { digest?: unknown }).digest;
  if (typeof digest !== 'string') throw new UsageError('the receipt carries no digest');
  return digest;
}
