import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { stamped } from '#src/cli/sealed-scan.ts';

const origin = 'http://scanner.invalid';
const reader = resolve(import.meta.dirname, '../../../node_modules/jsqr/dist/jsQR.js');
const pdfjs = resolve(import.meta.dirname, '../../../node_modules/pdfjs-dist/legacy/build');

/**
 * Printer and scanner on the applicant's desk: makes of a printed leaf's PDF the picture that a scanner would make,
 * stamped 演示件（此处应有签章）; no seal or signature is imitated (X12).
 */
export class Scanner {
  readonly #page: Page;

  private constructor(page: Page) {
    this.#page = page;
  }

  static async open(browser: Browser): Promise<Scanner> {
    const page = await (await browser.newContext()).newPage();
    await page.route(`${origin}/**`, async (route) => {
      const name = new URL(route.request().url()).pathname.slice(1);
      const html = '<!doctype html><script type="module">import "./pdf.mjs"; document.title = "ready"</script>';
      await (name === ''
        ? route.fulfill({ contentType: 'text/html', body: html })
        : route.fulfill({
            contentType: 'text/javascript',
            path: name === 'jsQR.js' ? reader : resolve(pdfjs, name),
          }));
    });
    await page.goto(origin);
    await page.waitForFunction(() => document.title === 'ready');
    return new Scanner(page);
  }

  /** Scans the first page of a PDF into a JPEG; both are paths. */
  async scan(pdf: string, picture: string): Promise<void> {
    const data = (await readFile(pdf)).toString('base64');
    const drawn = await this.#page.evaluate(draw, data);
    await writeFile(picture, await stamped(Buffer.from(drawn.replace(/^.*,/u, ''), 'base64')));
  }

  /** What the code in the foot of a PDF's pages says, as a scanner gun reads it. */
  async code(pdf: string): Promise<string> {
    await this.#page.addScriptTag({ url: `${origin}/jsQR.js` });
    const data = (await readFile(pdf)).toString('base64');
    const said = await this.#page.evaluate(readCode, data);
    if (said === null) throw new Error(`no code can be read in ${pdf}`);
    return said;
  }

  async close(): Promise<void> {
    await this.#page.context().close();
  }
}

interface Library {
  readonly GlobalWorkerOptions: { workerSrc: string };
  getDocument(source: { data: Uint8Array }): { promise: Promise<any> };
}

/** Runs in the scanner's page: the first page of a PDF as a PNG, about 110 dots an inch. */
async function draw(base64: string): Promise<string> {
  const { pdfjsLib } = globalThis as unknown as { pdfjsLib: Library };
  pdfjsLib.GlobalWorkerOptions.workerSrc = './pdf.worker.mjs';
  const data = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const page = await (await pdfjsLib.getDocument({ data }).promise).getPage(1);
  const viewport = page.getViewport({ scale: 1.5 });
  const canvas = document.createElement('canvas');
  canvas.width = viewport.width;
  canvas.height = viewport.height;
  await page.render({ canvas, viewport, background: '#ffffff' }).promise;
  return canvas.toDataURL('image/png');
}

/** Runs in the scanner's page: the text of the first code that is found in the first pages of a PDF. */
async function readCode(base64: string): Promise<string | null> {
  const { pdfjsLib, jsQR } = globalThis as unknown as {
    pdfjsLib: Library;
    jsQR: (pixels: Uint8ClampedArray, width: number, height: number) => { data: string } | null;
  };
  pdfjsLib.GlobalWorkerOptions.workerSrc = './pdf.worker.mjs';
  const data = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const file = await pdfjsLib.getDocument({ data }).promise;
  for (let number = 1; number <= Math.min(3, file.numPages); number += 1) {
    const page = await file.getPage(number);
    const viewport = page.getViewport({ scale: 3 });
    const canvas = document.createElement('canvas');
    canvas.width = viewport.width;
    canvas.height = viewport.height;
    await page.render({ canvas, viewport, background: '#ffffff' }).promise;
    const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height);
    const found = pixels === undefined ? null : jsQR(pixels.data, pixels.width, pixels.height);
    if (found !== null) return found.data;
  }
  return null;
}
