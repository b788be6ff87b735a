import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { createPrint } from '#src/services/create-print.ts';
import { digestOfReceipt } from '#src/services/read-receipt.ts';
import { verifyPackage, wasPrinted } from '#src/services/verify-package.ts';
import { UsageError, type Command } from '../command.ts';
import { openPackage } from '../open-package.ts';
import { verifyProofFiles } from '../verify-proof.ts';
import { printedJob, printJob } from './print.ts';

/**
 * Rebuilds everything a package.zip holds and compares every byte: 0 whole, 1 naming what differs or cannot be read any
 * more, 2 where there is nothing to compare. With a proof in place of a package it proves a receipt's act under a root.
 */
export const verify: Command = {
  usage: 'package.zip [--receipt FILE | --digest D] | --receipt FILE.json --proof FILE.json [--roots FILE.json]…',
  about:
    'rebuild a package and compare every byte; against a receipt (its PDF, mail or JSON) or a digest too.\n' +
    '      Without a package: prove that the act of a receipt lies under a root, and that the published roots chain',
  run: async (words) => {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: {
        receipt: { type: 'string' },
        digest: { type: 'string' },
        proof: { type: 'string' },
        roots: { type: 'string', multiple: true },
      },
      allowPositionals: true,
    });
    const [path] = positionals;
    if (values.proof !== undefined || values.roots !== undefined) {
      const { receipt, proof, roots = [], digest } = values;
      if (path !== undefined || receipt === undefined || proof === undefined || digest !== undefined)
        throw new UsageError('a proof is verified with the JSON of its receipt, and without a package or a digest');
      return await verifyProofFiles({ receipt, proof, roots });
    }
    if (path === undefined || (values.receipt !== undefined && values.digest !== undefined))
      throw new UsageError('name one package, and a receipt or a digest but not both');
    const expected = values.receipt === undefined ? digestIn(values.digest) : await receiptDigest(values.receipt);
    const opened = await openPackage(path);
    if ('unreadable' in opened) {
      process.stdout.write(
        `unreadable: ${opened.unreadable}\n${(opened.findings ?? []).map((finding) => `  ${finding.path}: ${finding.message.en}\n`).join('')}`,
      );
      // Damage that makes a package unreadable is a difference too.
      return existsSync(path) ? 1 : 2;
    }
    if (!wasPrinted(opened.content)) {
      process.stdout.write(`nothing to compare: ${path} was never printed; laurel print makes a package.zip of it\n`);
      return 2;
    }
    const print = createPrint();
    try {
      const { job, salt } = printedJob(opened) ?? printJob(opened);
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

/** The digest a receipt carries: its PDF, its mail or its JSON. */
async function receiptDigest(path: string): Promise<string> {
  const digest = await digestOfReceipt(await receiptBytes(path));
  if (digest === null) throw new UsageError(`${path} carries no digest of a receipt`);
  return digest;
}

async function receiptBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new UsageError(`the receipt cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** A digest as it is typed: 64 hex digits of a QR or a receipt, or the 16 that stand on each page. */
function digestIn(typed: string | undefined): string | undefined {
  const digest = typed?.replaceAll(/\s/gu, '').toLowerCase();
  if (digest !== undefined && !/^(?:[0-9a-f]{16}|[0-9a-f]{64})$/u.test(digest))
    throw new UsageError(`a digest has 64 hex digits, or the 16 that pages print: ${typed}`);
  return digest;
}
