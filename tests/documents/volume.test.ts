import { degrees, PDFDocument } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPdf } from '#src/adapters/inspect/open-pdf.ts';
import { pdfLines } from '#src/adapters/inspect/pdf-lines.ts';
import type { Renderer } from '#src/documents/print.ts';
import { renderCover, spineWidth } from '#src/documents/render-cover.ts';
import { renderForm } from '#src/documents/render-form.ts';
import { renderInstructions } from '#src/documents/render-instructions.ts';
import { renderLabel } from '#src/documents/render-label.ts';
import { renderSealedVolume, renderVolume, type RenderedVolume } from '#src/documents/render-volume.ts';
import { reportRequest } from '#src/documents/report.ts';
import { sampleEvidenceRequest } from '#src/documents/sample-evidence.ts';
import type { ApplicationData } from '#src/domain/form/answers.ts';
import { readPdf } from './read-back.ts';
import { smallAnswers, smallEdition } from './small-edition.ts';
import { digest, inputOf, Shelf, startRenderer } from './support.ts';

const date = '2001-03-09T10:00:00+08:00';
const shelf = new Shelf();
let renderer: Renderer;
let data: ApplicationData;
let a: RenderedVolume;
let b: RenderedVolume;

async function landscape(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.addPage([842, 595]).drawText('landscape');
  const turned = document.addPage([595, 842]);
  turned.drawText('turned');
  turned.setRotation(degrees(90));
  return document.save();
}

beforeAll(async () => {
  renderer = startRenderer();
  const clause = (id: string, title: string, words: string) => ({
    clause: id,
    title,
    blocks: [{ p: words.repeat(60) }],
  });
  const report = await renderer.print(
    reportRequest({
      titles: ['自评报告'],
      applicant: '灯塔',
      date,
      contents: false,
      clauses: [clause('4.1', '领导', '领导作用明确。'), clause('4.1.1', '总则', '总则之文字。')],
    }),
  );
  const self = shelf.put('report.pdf', 'application/pdf', report.pdf);
  const licence = shelf.put(
    'licence.pdf',
    'application/pdf',
    await renderer.pdf(
      sampleEvidenceRequest({
        title: '营业执照',
        issuer: '灯塔局',
        number: 'L1',
        issued: '2000-01-01',
        holder: '灯塔',
        pages: [[{ p: '样例文字。' }], [{ p: '样例文字续。' }]],
        pictures: {},
      }),
    ),
  );
  const wide = shelf.put('wide.pdf', 'application/pdf', await landscape());
  const photo = shelf.put(
    'photo.png',
    'image/png',
    new Uint8Array(
      await sharp({ create: { width: 300, height: 200, channels: 4, background: '#7ab8' } })
        .png()
        .toBuffer(),
    ),
  );
  const sheet = shelf.put(
    'book.xlsx',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    new Uint8Array([1]),
  );
  const item = (id: string, category: string, title: string, files: string[]) => ({
    id,
    category,
    title,
    issuer: '灯塔局',
    number: 'N-1',
    issued: '2000-01-01',
    files,
    proves: id === 'e1' ? ['facts.address', 'self:4.1'] : [],
  });
  data = {
    ...smallAnswers,
    answers: {
      ...smallAnswers.answers,
      chart: {
        drawing: [
          { id: 'f1', file: photo, name: 'photo.png' },
          { id: 'f2', file: wide, name: 'wide.pdf', caption: '组织结构' },
        ],
      },
    },
    files: shelf.stored,
    reports: {
      self: {
        variant: 'supplied',
        file: self,
        pages: { '4.1': report.anchors['clause:4.1']!, '4.1.1': report.anchors['clause:4.1.1']! },
        confirmed: true,
        pageCount: report.pages,
      },
    },
    evidence: [
      item('e2', 'other', '厂区照片', [photo, wide]),
      item('e1', 'licence', '营业执照', [licence]),
      item('e3', 'other', '台账', [sheet]),
    ],
  };
  a = await renderVolume(shelf.deps(renderer), inputOf(data), 'a');
  b = await renderVolume(shelf.deps(renderer), inputOf(data), 'b');
});
afterAll(() => renderer.close());

const front = (labels: readonly string[] | null): number => labels?.indexOf('1') ?? -1;

describe('[M1] volume A', () => {
  test('has contents whose pages are where the parts lie, clauses included', async () => {
    const { pages, labels } = await readPdf(a.pdf);
    const at = (page: number): string => pages[front(labels) + page - 1]?.text ?? '';
    const page = (title: string): number => a.contents.find((entry) => entry.title === title)?.page ?? -1;
    expect(at(page('一、基本情况'))).toContain('一、基本情况');
    expect(at(page('自评报告'))).toContain('自评报告灯塔');
    expect(at(page('4.1.1 总则'))).toContain('4.1.1总则');
    expect(a.contents.map((entry) => entry.level)).toContain(3);
    expect(pages[2]?.text).toContain('4.1.1总则');
  });

  test('parts begin on right-hand pages and numbers run on', async () => {
    const { pages, labels } = await readPdf(a.pdf);
    const first = front(labels);
    expect(first % 2).toBe(0);
    expect(labels?.slice(0, 3)).toEqual(['i', 'ii', 'iii']);
    for (const title of ['灯塔质量奖申报表', '自评报告'])
      expect(a.contents.find((entry) => entry.title === title)!.page % 2).toBe(1);
    pages.slice(first).forEach(({ text }, index) => {
      if (text !== '') expect(text).toContain(`—${index + 1}—`);
    });
  });

  test('[A1.10] the cell of the report refers to its page instead of printing it', async () => {
    const { text } = await readPdf(a.pdf);
    expect(text).toContain(`《自评报告》见本册第${a.contents.find((entry) => entry.title === '自评报告')!.page}页。`);
  });

  test('[M8] pages of the supplied report are A4 and bear the digest', async () => {
    const { pages, labels } = await readPdf(a.pdf);
    const page = pages[front(labels) + a.contents.find((entry) => entry.title === '自评报告')!.page - 1]!;
    expect(page.text).toContain(digest.slice(0, 16));
    expect([Math.round(page.width), Math.round(page.height)]).toEqual([595, 842]);
  });

  test('has bookmarks and gives the same bytes again', async () => {
    expect((await readPdf(a.pdf)).outline).toEqual(['灯塔质量奖申报表', '自评报告', '结构图']);
    const again = await renderVolume(shelf.deps(renderer), inputOf(data), 'a');
    expect(Buffer.compare(again.pdf, a.pdf)).toBe(0);
  });

  test('names the form once; sheets bound after the reports stand under their own title', () => {
    const titles = a.contents.map((entry) => entry.title);
    expect(titles.filter((title) => title === '灯塔质量奖申报表')).toHaveLength(1);
    expect(a.contents.find((entry) => entry.title === '结构图')?.level).toBe(1);
  });

  test('[M15] a PDF kept with the form is named with its page, and in the form alone as supplied apart', async () => {
    const page = a.contents.find((entry) => entry.title === '组织结构')!.page;
    expect((await readPdf(a.pdf)).text).toContain(`附件：组织结构，见本册第${page}页`);
    const form = (await readPdf((await renderForm(shelf.deps(renderer), inputOf(data))).pdf)).text;
    expect(form).toContain('附件：组织结构，另附');
    expect(form).not.toContain('见后页');
  });

  test('keeps the place of a report that is not there yet', async () => {
    const draft = await renderVolume(shelf.deps(renderer), inputOf({ ...data, reports: {} }, { draft: true }), 'a');
    expect((await readPdf(draft.pdf)).text).toContain('（尚未提供）');
  });

  test('tells how far it is, to the last step', async () => {
    const steps: number[] = [];
    let total = 0;
    await renderVolume(
      shelf.deps(renderer),
      inputOf(data, {
        progress: (at) => {
          steps.push(at.done);
          total = at.total;
        },
      }),
      'a',
    );
    expect(steps).toEqual(Array.from({ length: total }, (_, index) => index));
  });
});

describe('[X3] volume A with scans of its sealed leaves', () => {
  const scanned = async (...leaves: readonly string[]): Promise<RenderedVolume> => {
    const grey = await sharp({ create: { width: 827, height: 1170, channels: 3, background: '#ccc' } })
      .jpeg()
      .toBuffer();
    const scan = shelf.stored[shelf.put('scan.jpg', 'image/jpeg', new Uint8Array(grey))]!;
    const scans = Object.fromEntries(leaves.map((leaf) => [leaf, scan]));
    return await renderSealedVolume(shelf.deps(renderer), inputOf(data), 'a', scans);
  };

  test('has the scan in the place of the leaf, with the same number, and all else as it was', async () => {
    const sealed = await scanned('cover', 'pledge');
    expect(sealed.contents).toEqual(a.contents);
    expect(sealed.pages).toBe(a.pages);
    const [plain, bound] = [await readPdf(a.pdf), await readPdf(sealed.pdf)];
    const first = front(plain.labels);
    const changed = plain.pages.flatMap(({ text }, at) =>
      at >= first && bound.pages[at]?.text !== text ? [at - first + 1] : [],
    );
    expect(changed).toEqual([1, 5]);
    const page = bound.pages[first + 4]!.text;
    expect(page).toMatch(/^承诺书：签章扫描件，SHA-256[0-9a-f]{16}/u);
    for (const words of ['—5—', digest.slice(0, 16)]) expect(page).toContain(words);
    expect(bound.outline).toEqual(plain.outline);
    expect(bound.pages[0]?.text).toContain('签章页为扫描件');
  });

  test('is the same again, and is volume A where nothing is scanned but for its title', async () => {
    const [one, two] = [await scanned('pledge'), await scanned('pledge')];
    expect(Buffer.compare(one.pdf, two.pdf)).toBe(0);
    const none = await readPdf((await scanned()).pdf);
    expect(none.pages.slice(1)).toEqual((await readPdf(a.pdf)).pages.slice(1));
  });
});

describe('[M2] volume B', () => {
  test('lists the evidence by category with true pages and what it proves', async () => {
    const { pages, labels } = await readPdf(b.pdf);
    const list = pages[front(labels)]!.text;
    expect(list).toContain('证实性材料清单');
    expect(list).toContain('一注册地址；自评报告4.1');
    const licence = b.contents.find((entry) => entry.title.includes('营业执照') && entry.level === 2)!;
    expect(pages[front(labels) + licence.page - 1]?.text).toContain('样例');
    expect(b.contents.filter((entry) => entry.level === 1).map((entry) => entry.title)).toEqual([
      '证实性材料清单',
      '一、营业执照',
      '二、其他',
    ]);
  });

  test('pictures, landscape and turned pages become upright A4 pages with footers', async () => {
    const { pages } = await readPdf(b.pdf);
    for (const words of ['landscape', 'turned']) {
      const page = pages.find(({ text }) => text.includes(words))!;
      expect([Math.round(page.width), Math.round(page.height)]).toEqual([595, 842]);
      expect(page.text).toContain(digest.slice(0, 16));
    }
  });

  test('a file that cannot be printed is named on a page', async () => {
    expect((await readPdf(b.pdf)).text).toContain('本件为电子文件“book.xlsx”');
  });
});

test('[M1] the cover’s spine is as wide as its paper and bears the applicant’s name', async () => {
  const paper = { sheetMicrometres: 100, coverMicrometres: 300 };
  expect([spineWidth(1, paper), spineWidth(200, paper), spineWidth(201, paper)]).toEqual([2, 10.6, 10.7]);
  const { pages } = await readPdf((await renderCover({ renderer }, inputOf(data), { a: 200, b: 40 })).pdf);
  expect(pages.map((page) => Math.round((page.width / 72) * 25.4 * 10) / 10)).toEqual([430.6, 422.6]);
  expect(pages[0]?.text.match(/灯塔㛃仪器有限公司/gu)).toHaveLength(2);
});

test('[X10] the printing instructions name scale, both sides, long edge and each spine', async () => {
  const { text } = await readPdf((await renderInstructions({ renderer }, inputOf(data), { a: 200 })).pdf);
  for (const words of ['100%', '双面打印', '沿长边翻页', '书脊宽10.6毫米', '印3份']) expect(text).toContain(words);
});

test('[M1] a title a little too long for its line is set smaller, not broken', async () => {
  const [definition, long] = [smallEdition.classes['organisation']!, '申报表、组织概述、自评报告、典型案例'];
  const volumes = definition.volumes.map((volume) => ({ ...volume, title: { zh: long, en: long } }));
  const edition = { ...smallEdition, classes: { organisation: { ...definition, volumes } } };
  const { pdf } = await renderCover({ renderer }, inputOf(data, { edition }), { a: 200 });
  const document = await openPdf(pdf);
  const lines = (await pdfLines(document)).flat().map((line) => line.text.replaceAll(/\s/gu, ''));
  await document.loadingTask.destroy();
  expect(lines.some((line) => line.includes(long))).toBe(true);
});

test('[M13] the disc label names applicant, size and digest', async () => {
  const { text, pages } = await readPdf((await renderLabel({ renderer }, inputOf(data), 123_456_789)).pdf);
  for (const words of ['灯塔㛃仪器有限公司', '123.5MB', digest.slice(0, 16)]) expect(text).toContain(words);
  expect(pages).toHaveLength(1);
});
