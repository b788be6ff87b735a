import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { certificateRequest, type CertificateFacts } from '#src/documents/certificate.ts';
import type { Renderer } from '#src/documents/print.ts';
import { newestEdition } from '../../scripts/write-rules.ts';
import { readLines } from './read-lines.ts';
import { readPdf } from './read-back.ts';
import { startRenderer } from './support.ts';

const { assessment, file } = newestEdition();
const rules = assessment?.conferment ?? expect.unreachable('the edition confers');
const made = { title: '证书', author: '江苏省质量发展委员会办公室', date: '2020-08-28', sample: false };
const short: CertificateFacts = {
  winner: '苏州示例仪器有限公司',
  prize: '提名奖',
  edition: file.title.zh,
  date: '2020年8月28日',
  number: 'SZJ-2020-001',
  issuer: '江苏省质量发展委员会办公室',
  check: 'https://award.example/certificates/SZJ-2020-001',
};
const long = '中外合资苏州示例工业园区新一代信息技术高端装备与新材料联合研究开发有限责任公司';

let renderer: Renderer;
beforeAll(() => {
  renderer = startRenderer();
});
afterAll(() => renderer.close());
const bare = (text: string): string => text.replaceAll(/\s/gu, '');

describe('a certificate', () => {
  it('[X12] fills the places of the edition on paper of its size, one a page, with no seal and no frame', async () => {
    const facts = [short, { ...short, number: 'SZJ-2020-002', winner: '张示例' }];
    const { pdf, pages } = await renderer.print(certificateRequest(rules, facts, made));
    expect(pages).toBe(2);
    const read = await readPdf(pdf);
    expect(read.pages.map(({ width, height }) => [Math.round(width), Math.round(height)])).toEqual([
      [842, 595],
      [842, 595],
    ]);
    const [first, second] = read.pages.map((page) => bare(page.text));
    for (const said of [short.winner, '荣获2020年江苏省省长质量奖提名奖', 'SZJ-2020-001', short.date, short.issuer])
      expect(first).toContain(said);
    expect(second).toContain('张示例');
    expect(first).not.toMatch(/样张|\{|undefined/u);
    const lines = await readLines(pdf);
    const number = lines.find((line) => line.text.includes('SZJ-2020-001'));
    expect([Math.round(number?.left ?? 0), Math.abs((number?.top ?? 0) - 150) < 4]).toEqual([40, true]);
  });

  it('shrinks a long name to one line or two, never wider than its place', async () => {
    for (const [winner, most] of [
      [long.slice(0, 26), 1],
      [long, 2],
      [`${long}${long.slice(0, 20)}`, 2],
    ] as const) {
      const { pdf } = await renderer.print(certificateRequest(rules, [{ ...short, winner }], made));
      const lines = (await readLines(pdf)).filter((line) => line.text !== '' && winner.includes(bare(line.text)));
      expect(lines.length).toBeLessThanOrEqual(most);
      expect(lines.map((line) => bare(line.text)).join('')).toBe(winner);
      for (const line of lines) {
        expect(line.left).toBeGreaterThanOrEqual(39.5);
        expect(line.right).toBeLessThanOrEqual(257.5);
        expect(line.top).toBeLessThan(92);
      }
    }
  });

  it('bears 样张 across where it is a sample', async () => {
    const { pdf } = await renderer.print(certificateRequest(rules, [short], { ...made, sample: true }));
    expect(bare((await readPdf(pdf)).text)).toContain('样张');
  });

  it('is the same to the byte each time', async () => {
    const print = async () => (await renderer.print(certificateRequest(rules, [short], made))).pdf;
    expect(Buffer.compare(await print(), await print())).toBe(0);
  });
});
