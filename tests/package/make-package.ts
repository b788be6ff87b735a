import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { loadEdition } from '#src/definition/loader.ts';
import { applicationJson, sha256Of } from '#src/documents/package.ts';
import type { ApplicationData } from '#src/domain/form/answers.ts';
import type { PrintedFile, PrintJob } from '#src/services/print.ts';
import { packageStream } from '#src/services/write-package.ts';
import { pdfBytes } from '../inspect/make-pdf.ts';

export const edition = loadEdition(
  fileURLToPath(new URL('../../programmes/jiangsu-quality-award/2020', import.meta.url)),
);
export const { limits } = edition.file;
export const salt = 'ab'.repeat(16);
export const proof = await pdfBytes(2);
export const proofDigest = sha256Of(proof);

const [category] = edition.classes['organisation']?.evidence ?? [];
if (category === undefined) throw new Error('the edition has no evidence');

/** A small application with one file. */
export const data: ApplicationData = {
  format: 1,
  edition: `${edition.file.programme}/${edition.file.id}`,
  class: 'organisation',
  answers: { basic: { name: '江苏样例轴承股份有限公司' }, level: [{ id: 'p1' }] },
  evidence: [
    {
      id: 'e1',
      category: category.id,
      title: '样例证书',
      issuer: '样例机构',
      number: 'A-1',
      issued: '2019-05-01',
      files: [proofDigest],
      proves: [],
    },
  ],
  reports: {},
  files: {
    [proofDigest]: { sha256: proofDigest, name: '证书.pdf', type: 'application/pdf', size: proof.length, pages: 2 },
  },
};

export const printed: readonly PrintedFile[] = [{ name: 'form.pdf', type: 'application/pdf', bytes: proof }];

/** The package as the product writes it. */
export async function packageZip(): Promise<Buffer> {
  const job: PrintJob = {
    edition,
    data,
    openFile: async () => proof,
    stamp: {
      draft: true,
      digest: '',
      leaves: {},
      revision: 0,
      application: 'a1',
      date: new Date('2020-05-20T00:00:00Z'),
    },
  };
  return await buffer(packageStream(job, printed, salt));
}

/** Entries of a package by hand: data and one file. */
export const parts = (json: string = applicationJson(data, salt)): Record<string, string | Uint8Array> => ({
  'application.json': json,
  'files/2 证实性材料/证书.pdf': proof,
});

export function writeFolder(folder: string, entries: Readonly<Record<string, string | Uint8Array>>): string {
  for (const [path, content] of Object.entries(entries)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}
