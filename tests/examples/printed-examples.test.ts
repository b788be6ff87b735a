import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dossierDigest } from '#src/domain/dossier/digest.ts';
import { buildExample } from '#src/services/build-example.ts';
import { createPrint } from '#src/services/create-print.ts';
import { exampleKinds } from '#src/services/example/source.ts';
import { editionsOnDisk } from '#src/services/load-editions.ts';
import type { PrintJob } from '#src/services/print.ts';
import { crossings } from '../documents/rules-crossed.ts';

const edition = editionsOnDisk(new URL('../../programmes', import.meta.url).pathname).at(-1)!;
const print = createPrint();
afterAll(() => print.close());

async function jobOf(kind: string): Promise<PrintJob> {
  const { data, salt, open } = await buildExample(edition, kind, print);
  const { digest, leaves } = dossierDigest(edition.digest, edition.classes[data.class]!, data, salt);
  return {
    edition,
    data,
    openFile: open,
    stamp: { draft: false, digest, leaves, revision: 0, application: kind, date: new Date(edition.file.window.to) },
  };
}

describe.each(exampleKinds(edition))('the printed form of the example %s', { timeout: 120_000 }, (kind) => {
  let job: PrintJob;
  beforeAll(async () => {
    job = await jobOf(kind);
  }, 120_000);

  test('has no words over the rules of its tables', async () => {
    expect(await crossings((await print.one('form.pdf', job)).bytes)).toEqual([]);
  });
});
