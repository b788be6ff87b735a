import * as jsqr from 'jsqr';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { qrSvg } from '#src/adapters/typst/qr.ts';
import { createRenderer } from '#src/adapters/typst/renderer.ts';
import { fontFolders } from '#src/adapters/typst/fonts.ts';
import { qrText } from '#src/documents/mark.ts';
import type { Printed, Renderer } from '#src/documents/print.ts';
import { renderBlankForm, renderForm, renderSheetSvg } from '#src/documents/render-form.ts';
import type { SheetAnswers } from '#src/domain/form/answers.ts';
import { readPdf } from './read-back.ts';
import { crossings } from './rules-crossed.ts';
import { smallAnswers, smallEdition } from './small-edition.ts';
import { digest, inputOf, Shelf, startRenderer } from './support.ts';

let renderer: Renderer;
let form: Printed;
beforeAll(async () => {
  renderer = startRenderer();
  form = await renderForm(new Shelf().deps(renderer), inputOf());
});
afterAll(() => renderer.close());

describe('form.pdf', () => {
  test('holds every sheet with its answers, read back from the file', async () => {
    const { text } = await readPdf(form.pdf);
    for (const piece of [
      '组织名称：',
      '灯塔㛃仪器有限公司',
      '2001年3月9日',
      '91320100MA1AAAAA1X',
      '无传真',
      '第二段。',
      '当年未抽查',
      '二、产品水平（第2张，共2张）',
      '本组织郑重承诺',
      '2．西厂无不良记录。',
    ])
      expect(text).toContain(piece);
    expect(text).not.toContain('写明门牌号');
  });

  test('is tagged PDF/A-2a with the dossier’s date', () => {
    const raw = Buffer.from(form.pdf).toString('latin1');
    expect(raw).toMatch(/pdfaid:part>2</u);
    expect(raw).toMatch(/pdfaid:conformance>A</u);
    expect(raw).toContain('StructTreeRoot');
    expect(raw).toContain('D:20010309');
  });

  test('[X3] a leaf lies on a right-hand page with an empty back', async () => {
    const { pages } = await readPdf(form.pdf);
    const place = form.anchors['sheet:pledge']!;
    expect(place % 2).toBe(1);
    expect(pages[place - 1]?.text).toContain('本组织郑重承诺');
    expect(pages[place]?.text).toBe('');
    expect(form.anchors['sheet:product:p1']).toBe(place + 2);
  });

  test('[M8] each printed page bears the short digest, a sheet its leaf digest, and no page is called a draft', async () => {
    const { pages } = await readPdf(form.pdf);
    const printed = pages.filter((page) => page.text !== '');
    expect(printed.every((page) => page.text.includes(digest.slice(0, 16)) && page.text.includes('第2版'))).toBe(true);
    expect(pages[form.anchors['sheet:facts']! - 1]?.text).toContain('fa'.repeat(8));
    expect(printed.some((page) => page.text.includes('草稿'))).toBe(false);
  });

  test('the same dossier gives the same bytes, in a fresh renderer too', async () => {
    const other = createRenderer({ fontFolders: fontFolders() });
    const again = await renderForm(new Shelf().deps(other), inputOf());
    await other.close();
    expect(Buffer.compare(again.pdf, form.pdf)).toBe(0);
  });

  test('[X1] a draft says so on each page and bears no digest', async () => {
    const { pages } = await readPdf(
      (await renderForm(new Shelf().deps(renderer), inputOf(smallAnswers, { draft: true, digest: '' }))).pdf,
    );
    expect(pages.filter((page) => page.text !== '').every((page) => page.text.includes('草稿'))).toBe(true);
  });

  test('a character that no font has is printed as a stand-in instead of failing', async () => {
    const odd = {
      ...smallAnswers,
      answers: { ...smallAnswers.answers, product: [{ id: 'p1', name: '量\u{1F3C6}块 #let x = [ $ \\u{41} "*_@' }] },
    };
    const { text } = await readPdf((await renderForm(new Shelf().deps(renderer), inputOf(odd))).pdf);
    expect(text).toContain('量〓块#letx=[$\\u{41}"*_@');
  });
});

test('[M11] the blank form has hints and no mark', async () => {
  const { text } = await readPdf((await renderBlankForm({ renderer }, smallEdition, 'organisation')).pdf);
  expect(text).toContain('（写明门牌号）');
  expect(text).not.toContain('摘要');
});

test('a preview is one SVG a page, of only what it shows', async () => {
  const [page, ...more] = await renderSheetSvg(new Shelf().deps(renderer), inputOf(), 'facts');
  expect(more).toHaveLength(0);
  expect(page).toMatch(/^<svg [^>]*viewBox="0 0 595\.\d+ 841\.\d+"/u);
  const used = new Set([...page!.matchAll(/href="#([^"]+)"/gu)].map((match) => match[1]));
  const kept = [...page!.matchAll(/<symbol id="([^"]+)"/gu)].map((match) => match[1]);
  expect(kept.length).toBeGreaterThan(20);
  expect(kept.every((id) => used.has(id))).toBe(true);
});

/** The package says default twice, once for each kind of module. */
const readQr = jsqr.default as unknown as (
  pixels: Uint8ClampedArray,
  width: number,
  height: number,
) => { data: string } | null;

test('[X10] the QR is read as plain text', async () => {
  const mark = {
    draft: false,
    application: '0f9d2c1e-5b6a-4c3d-8e7f-1a2b3c4d5e6f',
    revision: 2,
    volume: 'a',
    digest,
    running: '',
    version: '',
  };
  const text = qrText(mark, '12');
  expect(text).toBe(`LAUREL1|${mark.application}|2|a|12|${digest}`);
  const picture = await sharp(Buffer.from(qrSvg(text)))
    .resize(400, 400, { kernel: 'nearest' })
    .extend({ top: 40, bottom: 40, left: 40, right: 40, background: '#fff' })
    .flatten({ background: '#fff' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect(readQr(new Uint8ClampedArray(picture.data), picture.info.width, picture.info.height)?.data).toBe(text);
});

test('a job over its time limit is refused with a reason and the next one is served', async () => {
  const impatient = createRenderer({ fontFolders: fontFolders(), timeLimit: 1 });
  await expect(renderBlankForm({ renderer: impatient }, smallEdition, 'organisation')).rejects.toThrow(
    'longer than 1 ms',
  );
  await impatient.close();
  await expect(renderBlankForm({ renderer: impatient }, smallEdition, 'organisation')).rejects.toThrow('closed');
});

test('a worker is replaced after its jobs without a job being lost', async () => {
  const restless = createRenderer({ fontFolders: fontFolders(), jobsPerWorker: 1 });
  const printed = await Promise.all(
    [1, 2, 3].map(() => renderBlankForm({ renderer: restless }, smallEdition, 'organisation')),
  );
  await restless.close();
  expect(printed.map((one) => Buffer.compare(one.pdf, printed[0]!.pdf))).toEqual([0, 0, 0]);
});

describe('a word wider than its cell', () => {
  const cells = ['sites', 'checks'] as const;
  const long = {
    code: '92345678901234567890123456789012345678901234567890',
    mail: 'quality.office@very-long-domain-name.lighthouse-instruments.example',
    word: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
    numbers: '0510-88888888/88888889/88888890/88888891/88888892',
    mixed: '（德国Lighthouseinstrumentsundmessgeraetebau）',
  };

  test.each(Object.entries(long))('stays between its rules: %s', async (_, words) => {
    const facts = { ...(smallAnswers.answers['facts'] as SheetAnswers), address: words, code: words };
    const rows = {
      sites: cells.map((id) => ({ id, name: `东厂${words}`, phone: words })),
      checks: cells.map((id) => ({ id, group: 'y1', what: words, result: words })),
    };
    const data = { ...smallAnswers, answers: { ...smallAnswers.answers, facts: { ...facts, ...rows } } };
    const { pdf } = await renderForm(new Shelf().deps(renderer), inputOf(data));
    expect(await crossings(pdf)).toEqual([]);
    expect((await readPdf(pdf)).text).toContain(words);
  });
});
