import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPdf } from '#src/adapters/inspect/open-pdf.ts';
import { pdfLines } from '#src/adapters/inspect/pdf-lines.ts';
import { dossierDigest } from '#src/domain/dossier/digest.ts';
import type { SheetAnswers } from '#src/domain/form/answers.ts';
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

/** Lines of each page, white space left out. */
async function linesOf(pdf: Uint8Array): Promise<string[][]> {
  const document = await openPdf(pdf);
  const pages = await pdfLines(document);
  await document.loadingTask.destroy();
  return pages.map((lines) => lines.map((line) => line.text.replaceAll(/[\s\u2060]/gu, '')));
}

test(
  '[A3.1] no title of a table’s part stays behind at the foot of a page of the blank forms',
  { timeout: 60_000 },
  async () => {
    const pages = await linesOf((await print.blank(edition, 'individual', 'pdf')).bytes);
    const page = pages.find((lines) => lines.some((line) => line.startsWith('代表性成果')))!;
    expect(page.findIndex((line) => line.startsWith('代表性成果'))).toBeLessThan(page.length - 3);
  },
);

test('[X10] every printed PDF says of which kind it is, archival or plain', { timeout: 60_000 }, async () => {
  const printed = await print.all(await jobOf('individual'));
  expect(printed.map(({ name, note }) => [name, note])).toEqual([
    ['form.pdf', 'PDF/A-2a'],
    ['form.docx', undefined],
    ['volume-a.pdf', 'PDF 1.7'],
    ['volume-b.pdf', 'PDF 1.7'],
    ['cover.pdf', 'PDF 1.7'],
    ['eligibility.pdf', 'PDF/A-2a'],
    ['instructions.pdf', 'PDF 1.7'],
  ]);
  for (const { bytes, note } of printed)
    if (note !== undefined)
      expect(Buffer.from(bytes).toString('latin1').includes('pdfaid:part')).toBe(note === 'PDF/A-2a');
});

describe.each(exampleKinds(edition))('the printed form of the example %s', { timeout: 120_000 }, (kind) => {
  let job: PrintJob;
  let form: Uint8Array;
  beforeAll(async () => {
    job = await jobOf(kind);
    form = (await print.one('form.pdf', job)).bytes;
  }, 120_000);

  test('has no words over the rules of its tables', async () => {
    expect(await crossings(form)).toEqual([]);
  });

  test('keeps the numbers of certificates on one line, and a heading with what follows it [A1.2]', async () => {
    const pages = await linesOf(form);
    const lines = pages.flat();
    const certificates = Object.entries((job.data.answers['quality'] ?? {}) as SheetAnswers).flatMap(([name, value]) =>
      name.endsWith('Number') && typeof value === 'string' ? [value.replaceAll(/\s/gu, '')] : [],
    );
    expect(certificates.filter((number) => !lines.some((line) => line.includes(number)))).toEqual([]);
    for (const heading of [
      '管理体系认证情况：',
      '组织获得质量（品牌）荣誉情况：',
      '市场准入类的认证、许可、资质情况：',
    ])
      for (const page of pages.filter((one) => one.includes(heading)))
        expect(page[page.indexOf(heading) + 1]).toMatch(/认证|获奖时间/u);
  });
});
