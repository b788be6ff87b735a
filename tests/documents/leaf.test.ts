import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { folioText, qrText } from '#src/documents/mark.ts';
import type { PrintDeps } from '#src/documents/job.ts';
import type { Printed, PrintRequest, Renderer } from '#src/documents/print.ts';
import { renderLeaf, renderLoose } from '#src/documents/render-form.ts';
import { renderVolume } from '#src/documents/render-volume.ts';
import { readPdf } from './read-back.ts';
import { inputOf, Shelf, startRenderer } from './support.ts';

let renderer: Renderer;
beforeAll(() => {
  renderer = startRenderer();
});
afterAll(() => renderer.close());

/** Prints, and tells what the QR of the first page of the last request says. */
async function printed(
  print: (deps: PrintDeps) => Promise<Printed>,
): Promise<{ pages: readonly string[]; qr: string }> {
  const asked: PrintRequest[] = [];
  const watched: Renderer = {
    ...renderer,
    print: (request) => {
      asked.push(request);
      return renderer.print(request);
    },
  };
  const { pdf } = await print(new Shelf().deps(watched));
  const { mark, firstPage, folio } = asked.at(-1)!;
  return {
    pages: (await readPdf(pdf)).pages.map((page) => page.text),
    qr: qrText(mark!, folioText(firstPage, folio)),
  };
}

describe('[X10] a leaf printed on its own', () => {
  test('is the page of its volume: the same number, words and digests', async () => {
    const volume = await readPdf((await renderVolume(new Shelf().deps(renderer), inputOf(), 'a')).pdf);
    const bound = volume.pages.map((page) => page.text).find((text) => text.includes('本组织郑重承诺'));
    const { pages, qr } = await printed((deps) => renderLeaf(deps, inputOf(), 'pledge'));
    expect(pages).toEqual([bound]);
    expect(bound).toMatch(/—5—/u);
    expect(qr).toContain('|2|a|5|');
  });

  test('of a loose sheet bears the number it has among all of that sheet', async () => {
    const whole = await printed((deps) => renderLoose(deps, inputOf(), 'declaration'));
    const { pages, qr } = await printed((deps) => renderLeaf(deps, inputOf(), 'declaration:k2'));
    expect(pages).toEqual([whole.pages[2]]);
    expect(pages[0]).toContain('2．西厂无不良记录。');
    expect(qr).toContain('|2|declaration|3|');
  });
});

test('[X10] the QR of a loose sheet names the sheet, not the form', async () => {
  const { pages, qr } = await printed((deps) => renderLoose(deps, inputOf(), 'declaration'));
  expect(pages[0]).toContain('—1—');
  expect(qr).toContain('|2|declaration|1|');
});
