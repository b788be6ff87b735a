import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeLetterDocx } from '#src/adapters/word/letter.ts';
import { loadEdition } from '#src/definition/loader.ts';
import type { LetterDocument, LetterPart } from '#src/documents/letter.ts';
import type { LetterInput } from '#src/documents/letter-input.ts';
import { letterOf, letterText } from '#src/documents/letter-of.ts';
import { signatureIndents, titleLines, widthOf } from '#src/documents/letter-words.ts';
import { letterRequest } from '#src/documents/render-letter.ts';
import type { Printed, Renderer } from '#src/documents/print.ts';
import { root } from '../../scripts/requirement-rows.ts';
import { applicants, letterInputs } from './letter-inputs.ts';
import { readLines, type PdfLine } from './read-lines.ts';
import { readPdf, readZip, wordText } from './read-back.ts';
import { startRenderer } from './support.ts';

const edition = loadEdition(`${root}/programmes/jiangsu-quality-award/2020`);
const ids = Object.keys(letterInputs);
const bare = (text: string): string => text.replaceAll(/\s/gu, '');
const inputOf = (id: string): LetterInput => letterInputs[id] ?? expect.unreachable(`no input for ${id}`);
const treeOf = (id: string): LetterDocument => letterOf(edition, id, inputOf(id));

/** Every text of a tree, without white space. */
function textsOf(tree: LetterDocument): string[] {
  const ofPart = (part: LetterPart): readonly string[] => {
    if (part.p === 'title') return part.lines;
    if (part.p === 'annexList') return part.items.map(({ mark, text }) => mark + text);
    if (part.p === 'imprint') return [part.copies ?? '', part.printed?.issuer ?? '', part.printed?.date ?? ''];
    if (part.p === 'number') return [part.text, part.signer ?? ''];
    if (part.p === 'signature') return [part.issuer, part.date];
    if (part.p === 'table') return part.rows.flat().flatMap(({ text, foot = '' }) => [...text.split('\n'), foot]);
    return [part.text];
  };
  return [tree.head?.words ?? '', ...tree.sections.flatMap(({ parts }) => parts.flatMap(ofPart))]
    .map(bare)
    .filter((text) => text !== '');
}

let renderer: Renderer;
const printed = new Map<string, Printed>();
const words = new Map<string, Uint8Array>();
beforeAll(async () => {
  renderer = startRenderer();
  for (const id of ids) {
    const tree = treeOf(id);
    printed.set(id, await renderer.print(letterRequest(tree)));
    words.set(id, await writeLetterDocx(tree, (printed.get(id)?.anchors['zoom'] ?? 100) / 100));
  }
}, 60_000);
afterAll(() => renderer.close());
const pdfOf = (id: string): Printed => printed.get(id) ?? expect.unreachable(id);
const xmlOf = (id: string, part = 'word/document.xml'): string =>
  readZip(words.get(id) ?? new Uint8Array()).get(part) ?? '';

test('[X8] every letter of the edition is tried here', () => {
  expect(ids.toSorted()).toEqual((edition.letters ?? []).map((letter) => letter.id).toSorted());
});

describe.each(ids)('[X8] %s', (id) => {
  test('says the same in Word and in print, with every placeholder filled', async () => {
    const [pdf, docx] = [
      (await readPdf(pdfOf(id).pdf)).text,
      wordText(words.get(id) ?? new Uint8Array()) + bare(xmlOf(id, 'word/header1.xml').replaceAll(/<[^>]*>/gu, '')),
    ];
    for (const text of textsOf(treeOf(id))) {
      expect(pdf).toContain(text);
      expect(docx).toContain(text);
      expect(text).not.toMatch(/[{}]|undefined|null/u);
    }
  });

  test('is A4 with the official fonts by name', async () => {
    for (const { width, height } of (await readPdf(pdfOf(id).pdf)).pages)
      expect([Math.round(width), Math.round(height)]).toEqual([595, 842]);
    expect(xmlOf(id)).toContain('<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>');
    for (const font of ['仿宋_GB2312', '方正小标宋简体']) expect(xmlOf(id)).toContain(`w:eastAsia="${font}"`);
  });

  test('is the same to the byte each time', async () => {
    expect(
      Buffer.compare(
        await writeLetterDocx(treeOf(id), (pdfOf(id).anchors['zoom'] ?? 100) / 100),
        words.get(id) ?? new Uint8Array(),
      ),
    ).toBe(0);
  });
});

describe('the paper of GB/T 9704', () => {
  const official = ids.filter((id) => !treeOf(id).fit);
  const linesOf = async (id: string): Promise<readonly PdfLine[]> => await readLines(pdfOf(id).pdf);

  test('[X8] has margins of 37 mm above and 28 mm at the binding edge, mirrored, in both files', async () => {
    for (const id of official) {
      expect(xmlOf(id)).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/u);
      expect(xmlOf(id, 'word/settings.xml')).toContain('<w:mirrorMargins/>');
      // The name of an office stands over the text, as wide as its red line.
      const head = bare(treeOf(id).head?.words ?? '');
      const within = ({ top, text }: PdfLine): boolean => top > 37 && top < 262 && bare(text) !== head;
      for (const line of (await linesOf(id)).filter(within)) {
        const [left, right] = line.page % 2 === 1 ? [28, 184] : [26, 182];
        // The empty half of an opening sign, and of a closing one, stands outside.
        expect(line.left).toBeGreaterThan(left - (/^[（《〔【「『“‘]/u.test(line.text) ? 3 : 0.6));
        expect(line.right).toBeLessThan(right + 3);
      }
    }
  });

  test('[X8] has 28 characters of 三号 on a line and 22 lines on a page', async () => {
    const body = (await linesOf('consultation')).filter((line) => line.page === 1 && Math.abs(line.size - 16) < 0.1);
    const full = body.filter(({ text }) => widthOf(text) >= 27 && !/[（），。、〔〕《》]/u.test(text.slice(-1)));
    expect(Math.max(...full.map(({ text }) => Math.round(widthOf(text))))).toBeGreaterThanOrEqual(28);
    const steps = body.slice(1).map((line, index) => ((line.top - (body[index]?.top ?? 0)) * 72) / 25.4);
    for (const step of steps.slice(2)) expect(step / 28.95).toBeCloseTo(Math.round(step / 28.95), 0);
    expect(xmlOf('consultation')).toMatch(/w:line="579" w:lineRule="exact"/u);
    expect(22 * 28.95).toBeLessThanOrEqual((225 * 72) / 25.4);
  });

  test('[X8] numbers its pages outside, but not the first of a 函 nor a page that stands alone', async () => {
    const pages = (await readPdf(pdfOf('consultation').pdf)).pages.map((page) => page.text);
    expect(pages[0]).not.toMatch(/—1—/u);
    expect(pages[1]).toMatch(/—2—/u);
    const folios = (await linesOf('consultation')).filter(({ text }) => /^—\d—$/u.test(bare(text)));
    for (const { page, left, right, top } of folios) {
      expect(page % 2 === 1 ? right : left).toBeCloseTo(page % 2 === 1 ? 179 : 31, -1);
      expect(top).toBeGreaterThan(266);
    }
    expect((await readPdf(pdfOf('onePage').pdf)).text).not.toMatch(/—1—/u);
    expect(xmlOf('consultation')).toContain('<w:titlePg/>');
    expect(xmlOf('consultation', 'word/settings.xml')).toContain('evenAndOddHeaders');
    expect(xmlOf('onePage')).not.toContain('footerReference');
  });

  test('[X8] keeps the signature with the last words of the letter', async () => {
    for (const id of ids.filter((one) => treeOf(one).sections[0]?.parts.some((part) => part.p === 'signature'))) {
      const pages = (await readPdf(pdfOf(id).pdf)).pages.map((page) => page.text.replaceAll(/—\d—/gu, ''));
      const page = pages.find((text) => text.includes(bare(inputOf(id).head.issuer) + '2020年5月6日'));
      expect(page?.indexOf(bare(inputOf(id).head.issuer))).toBeGreaterThan(4);
    }
  });
});

describe('the number of a letter', () => {
  test('[X8] is open, with the bracket of its year, until it is given', async () => {
    expect((await readPdf(pdfOf('consultation').pdf)).text).toContain('〔2020〕号');
    expect(xmlOf('consultation')).toMatch(/<w:tag w:val="number"\/>(?:(?!<\/w:sdt>).)*〔2020〕　　号/u);
  });

  test('[X8] prints once it is typed back', async () => {
    expect((await readPdf(pdfOf('acceptance').pdf)).text).toContain('苏市质发委办受〔2020〕7号');
    expect(wordText(words.get('acceptance') ?? new Uint8Array())).toContain('苏市质发委办受〔2020〕7号');
  });

  test('[X8] a date that is left open is a place to write it in', () => {
    const input = inputOf('acceptance');
    const parts = letterOf(edition, 'acceptance', { ...input, head: { ...input.head, date: null } }).sections[0]?.parts;
    expect(parts?.find((part) => part.p === 'signature')).toMatchObject({ date: '　　　　年　　月　　日' });
  });
});

describe('an annex of forty rows', () => {
  test('[R2, R3] goes on under its head, each row whole', async () => {
    const pages = (await readPdf(pdfOf('forwarding').pdf)).pages.map((page) => page.text);
    const list = pages.filter((text) => text.includes('统一社会信用代码类别'));
    expect(list.length).toBeGreaterThan(1);
    for (const { name } of applicants(40)) expect(list.some((text) => text.includes(bare(name)))).toBe(true);
    expect(xmlOf('forwarding')).toContain('<w:tblHeader/>');
    expect(xmlOf('forwarding').match(/<w:cantSplit\/>/gu)?.length).toBe(41);
  });

  test('[R2] has its reply slip on a page of its own', async () => {
    const pages = (await readPdf(pdfOf('consultation').pdf)).pages.map((page) => page.text);
    const slip = pages.find((text) => text.startsWith('征求意见回执'));
    expect(slip).toContain('□无不良情况□有不良情况□不掌握');
  });
});

describe('a letter that must keep to one page', () => {
  test('[X8] does so with three times as much, told to Word too', async () => {
    const input = inputOf('onePage');
    if (input.kind !== 'onePage') throw new Error('the one page is of its kind');
    const full = {
      ...input,
      lists: {
        ...input.lists,
        findings: Array.from({ length: 30 }, () => ({ severity: '提示', text: '核对。'.repeat(60) })),
      },
    };
    const sheet = await renderer.print(letterRequest(letterOf(edition, 'onePage', full)));
    expect(sheet.pages).toBe(1);
    expect(sheet.anchors['zoom']).toBeLessThan(100);
    expect((await readPdf(sheet.pdf)).text).toContain('另有24项，此处略');
    expect(pdfOf('dailyReport').pages).toBe(1);
  });
});

describe('what is not there', () => {
  test('[X8] is left out with its words', () => {
    const input = inputOf('consultation');
    if (input.kind !== 'consultation') throw new Error('a consultation');
    const without = letterOf(edition, 'consultation', { ...input, values: { ...input.values, matters: '' } });
    expect(JSON.stringify(treeOf('consultation'))).toContain('请重点核查');
    expect(JSON.stringify(without)).not.toContain('请重点核查');
  });

  test('[X8] a letter of another kind or an unknown one is a fault', () => {
    expect(() => letterOf(edition, 'refusal', inputOf('acceptance'))).toThrow(/kind refusal/u);
    expect(() => letterOf(edition, 'nothing', inputOf('acceptance'))).toThrow(/no letter 'nothing'/u);
  });

  test('[X3] an opinion is text for its leaf, a line for each paragraph', () => {
    const text = letterText(edition, 'preliminaryOpinion', inputOf('preliminaryOpinion'));
    expect(text.split('\n').length).toBeGreaterThan(5);
    expect(text).toContain('已正常运营12年');
    expect(text).not.toContain('有关部门反馈的不良情况');
  });
});

describe('words of a letter', () => {
  test('a long title breaks into like lines, never before a closing sign or within a number', () => {
    const lines = titleLines('关于对中外合资江苏示例研究开发有限责任公司申报2020年江苏省省长质量奖（组织）的意见', 20);
    expect(lines.every((line) => widthOf(line) <= 21)).toBe(true);
    expect(lines.join('')).toContain('2020年');
    for (const line of lines) expect(line).not.toMatch(/^[）、，。]/u);
    expect(titleLines('一\n二', 20)).toEqual(['一', '二']);
  });

  test('the name stands in the middle over the date, and neither leaves the paper', () => {
    for (const name of [
      '苏州市人民政府',
      '江苏省质量发展委员会办公室',
      '苏州市质量发展委员会（质量强市领导小组）办公室',
    ]) {
      const day = '2020年5月6日';
      const { issuer, date } = signatureIndents(name, day);
      expect(issuer + widthOf(name) / 2).toBeCloseTo(date + widthOf(day) / 2);
      expect(Math.min(issuer, date)).toBeGreaterThanOrEqual(0);
    }
  });
});
