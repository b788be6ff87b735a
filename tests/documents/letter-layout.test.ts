import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeLetterDocx } from '#src/adapters/word/letter.ts';
import type { Letter } from '#src/definition/letter.ts';
import { loadEdition } from '#src/definition/loader.ts';
import type { LetterDocument } from '#src/documents/letter.ts';
import type { LetterInput } from '#src/documents/letter-input.ts';
import { letterOf } from '#src/documents/letter-of.ts';
import { mastOf, widthOf } from '#src/documents/letter-words.ts';
import { letterRequest } from '#src/documents/render-letter.ts';
import type { Renderer } from '#src/documents/print.ts';
import { root } from '../../scripts/requirement-rows.ts';
import { letterInputs } from './letter-inputs.ts';
import { readZip } from './read-back.ts';
import { readLines, type PdfLine } from './read-lines.ts';
import { startRenderer } from './support.ts';

const edition = loadEdition(`${root}/programmes/jiangsu-quality-award/2020`);
const inputOf = (id: string): LetterInput => letterInputs[id] ?? expect.unreachable(`no input for ${id}`);
const treeOf = (id: string, change: Partial<Letter> = {}, input = inputOf(id)): LetterDocument => {
  const letters = (edition.letters ?? []).map((one) => (one.id === id ? { ...one, ...change } : one));
  return letterOf({ ...edition, letters }, id, input);
};
const bare = (text: string): string => text.replaceAll(/\s/gu, '');

let renderer: Renderer;
beforeAll(() => {
  renderer = startRenderer();
});
afterAll(() => renderer.close());

const linesOf = async (tree: LetterDocument): Promise<readonly PdfLine[]> =>
  await readLines((await renderer.print(letterRequest(tree))).pdf);
const find = (lines: readonly PdfLine[], text: string): PdfLine =>
  lines.find((line) => bare(line.text).includes(text)) ?? expect.unreachable(`no line “${text}”`);
/** Upper edge of the characters of a head, in millimetres: lines are told by what they stand on. */
const upperEdge = (line: PdfLine, { head }: LetterDocument): number =>
  line.top - ((head?.size ?? 0) * 0.85 * 25.4) / 72;
const wordOf = async (tree: LetterDocument, part = 'word/document.xml'): Promise<string> =>
  readZip(await writeLetterDocx(tree)).get(part) ?? '';

describe('[X8] what a body of government sends to others', () => {
  test.each(['consultation', 'acceptance', 'correction', 'refusal', 'forwarding'])(
    '%s has the name of the office in red 30 mm from the edge, its number at the right under the line, no first number',
    async (id) => {
      const tree = treeOf(id);
      const name = bare(tree.head?.words ?? '');
      const lines = await linesOf(tree);
      const head = find(lines, name);
      expect(head.page).toBe(1);
      expect(Math.abs(upperEdge(head, tree) - 30)).toBeLessThan(1.5);
      const number = find(lines, '〔2020〕');
      expect(number.right).toBeGreaterThan(180);
      expect(number.top - head.top).toBeLessThan(18);
      expect(lines.some((line) => /^—1—$/u.test(bare(line.text)))).toBe(false);
      expect(bare((await wordOf(tree, 'word/header1.xml')).replaceAll(/<[^>]*>/gu, ''))).toBe(name);
    },
  );

  test('a document has its head 35 mm under the upper edge of the text, its number in the middle, the printing at the foot', async () => {
    const tree = treeOf('provincialAcceptance');
    const lines = await linesOf(tree);
    const head = find(lines, '办公室文件');
    expect(Math.abs(upperEdge(head, tree) - (37 + 35))).toBeLessThan(1.5);
    const number = find(lines, '〔2020〕');
    expect(number.top).toBeGreaterThan(head.top + 25);
    const foot = find(lines, '2020年5月6日印发');
    expect(foot.page).toBe(Math.max(...lines.map((line) => line.page)));
    expect(foot.size).toBeCloseTo(14, 0);
    expect(foot.top).toBeGreaterThan(252);
    expect(foot.top).toBeLessThan(262);
    expect(find(lines, '—1—').page).toBe(1);
    const word = await wordOf(tree);
    expect(word).toMatch(/<w:framePr [^>]*w:vAnchor="margin"[^>]*w:yAlign="bottom"\/>/u);
    expect(word).toContain('江苏省质量发展委员会办公室文件');
  });

  test('a document to a higher office has its number at the left and the place of 签发人 at the right', async () => {
    const tree = treeOf('forwarding', { layout: 'document', upward: true });
    const lines = await linesOf(tree);
    const number = find(lines, '苏府函〔2020〕31号');
    expect(number.left).toBeLessThan(36);
    expect(bare(number.text) === '苏府函〔2020〕31号' ? find(lines, '签发人：').top : number.top).toBeCloseTo(
      number.top,
      0,
    );
    expect(await wordOf(tree)).toContain('签发人：');
    expect(JSON.stringify(treeOf('forwarding', { layout: 'document' }))).not.toContain('签发人');
  });

  test('copies are told at the foot of the last page; of a letter without lines and without who printed it', async () => {
    const copies = '苏州市生态环境局，苏州市应急管理局';
    const letter = await linesOf(treeOf('acceptance', { copies }));
    const last = Math.max(...letter.map((line) => line.page));
    expect(find(letter, `抄送：${copies}。`)).toMatchObject({ page: last });
    expect(letter.some((line) => line.text.includes('印发'))).toBe(false);
    const document = await wordOf(treeOf('provincialAcceptance', { copies }));
    expect(document.indexOf(`抄送：${copies}。`)).toBeLessThan(document.indexOf('印发'));
    expect(document.indexOf(`抄送：${copies}。`)).toBeGreaterThan(0);
  });
});

describe('[X8] what is not known', () => {
  const input = inputOf('acceptance');
  const open = { ...input, head: { ...input.head, number: null, date: null, contact: '', phone: '' } } as LetterInput;

  test('is room to write it in, in running text', () => {
    const text = JSON.stringify(treeOf('acceptance', {}, open));
    expect(text).toMatch(/（联系人：　{4,}，联系电话：　{4,}）/u);
    expect(text).toContain('　　　　年　　月　　日');
  });

  test('is an empty cell in a form', () => {
    const approval = inputOf('approval');
    if (approval.kind !== 'approval') throw new Error('an approval');
    const tree = treeOf('approval', {}, { ...approval, values: { ...approval.values, urgency: '' } });
    const cells = tree.sections.flatMap(({ parts }) => parts.flatMap((part) => (part.p === 'table' ? part.rows : [])));
    const row = cells.find((one) => one.some((cell) => cell.text === '缓　　急'));
    expect(row?.at(-1)?.text).toBe('');
  });
});

describe('[X8] the name of an office over what it sends', () => {
  test('stays within its line and is narrowed before it becomes small', () => {
    for (const name of [
      '苏州市人民政府',
      '江苏省质量发展委员会办公室',
      '苏州市质量发展委员会（质量强市领导小组）办公室',
      '中共江苏省委江苏省人民政府质量强省工作领导小组（江苏省质量发展委员会）办公室文件',
    ]) {
      const { size, stretch } = mastOf(name, 168, 36);
      expect((widthOf(name) * size * stretch) / 100).toBeLessThanOrEqual((168 * 72) / 25.4);
      expect(size).toBeLessThanOrEqual(36);
      expect(stretch).toBeGreaterThanOrEqual(66);
      expect(stretch === 100 || size > 16).toBe(true);
    }
  });
});

describe('[X8] the Word file', () => {
  test('keeps Latin letters close to Chinese, in the order that the format asks for', async () => {
    const word = await wordOf(treeOf('acceptance'));
    expect(word).toContain('<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:spacing ');
    for (const [properties] of word.matchAll(/<w:pPr>.*?<\/w:pPr>/gu))
      expect(properties).not.toMatch(/<w:jc .*<w:autoSpace/u);
  });

  test('names for each official font one that every office has', async () => {
    const table = await wordOf(treeOf('acceptance'), 'word/fontTable.xml');
    for (const [name, other] of [
      ['仿宋_GB2312', '仿宋'],
      ['楷体_GB2312', '楷体'],
      ['方正小标宋简体', '华文中宋'],
    ] as const)
      expect(table).toContain(`<w:font w:name="${name}"><w:altName w:val="${other}"/>`);
  });

  test('begins a second line of an attachment under its name, not under its number', async () => {
    const word = await wordOf(treeOf('forwarding'));
    expect(word).toMatch(/w:hanging="\d+"\/>(?:(?!<\/w:p>).)*附件：1\.2020年/u);
    expect(word).toMatch(/w:hanging="\d+"\/>(?:(?!<\/w:p>).)*>2\.2020年/u);
  });
});
