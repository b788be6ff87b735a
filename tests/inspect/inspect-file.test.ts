import * as fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { inspectFile } from '#src/adapters/inspect/inspect-file.ts';
import { isDenial } from '#src/domain/denial.ts';
import { limits } from './limits.ts';
import { makePdf, pdfBytes } from './make-pdf.ts';
import { pngHead } from './make-picture.ts';
import { docxParts, makeZip, xlsxParts } from './make-zip.ts';

/** Why a file is refused: the code and kind for programs, both languages for people. */
async function refusal(
  bytes: Uint8Array,
  name: string,
): Promise<{ why: string; code: string; zh: string; en: string }> {
  const found = await inspectFile(bytes, name, limits);
  if (!isDenial(found)) throw new Error(`${name} was taken as ${found.type}`);
  return { why: (found.detail as { why: string }).why, code: found.code, ...found.reason };
}

const picture = (width: number, height: number, format: 'png' | 'jpeg' | 'webp' | 'tiff' | 'gif'): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#8ab' } })
    .toFormat(format)
    .toBuffer();

const ole = (stream: string): Buffer =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(1016),
    Buffer.from(stream, 'utf16le'),
    Buffer.alloc(600),
  ]);

describe('files that are taken', () => {
  it('knows a file by its content, whatever its name says', async () => {
    expect(await inspectFile(await pdfBytes(3), 'scan.jpg', limits)).toEqual({
      type: 'application/pdf',
      facts: { pages: 3 },
    });
    expect(await inspectFile(await picture(320, 200, 'png'), 'scan.pdf', limits)).toEqual({
      type: 'image/png',
      facts: { width: 320, height: 200 },
    });
    expect(await inspectFile(await picture(30, 20, 'jpeg'), '照片', limits)).toEqual({
      type: 'image/jpeg',
      facts: { width: 30, height: 20 },
    });
  });
  it('gives the size of a turned photo as it is seen', async () => {
    const turned = await sharp(await picture(300, 200, 'jpeg'))
      .withMetadata({ orientation: 6 })
      .toBuffer();
    expect(await inspectFile(turned, 'photo.jpg', limits)).toEqual({
      type: 'image/jpeg',
      facts: { width: 200, height: 300 },
    });
  });
  it('takes docx, xlsx and OFD [X13]', async () => {
    const type = async (parts: Record<string, string>): Promise<string> => {
      const found = await inspectFile(await makeZip(parts), 'x', limits);
      return isDenial(found) ? found.reason.en : found.type;
    };
    expect(await type(docxParts)).toMatch(/wordprocessingml\.document$/u);
    expect(await type(xlsxParts)).toMatch(/spreadsheetml\.sheet$/u);
    expect(
      await type({ 'OFD.xml': '<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"/>', 'Doc_0/Document.xml': '<x/>' }),
    ).toBe('application/ofd');
  });
  it('takes a PDF with bytes after its closing mark, and one saved a second time', async () => {
    const bytes = await pdfBytes(2);
    expect(await inspectFile(Buffer.concat([bytes, Buffer.from('\r\n\r\n')]), 'a.pdf', limits)).toMatchObject({
      facts: { pages: 2 },
    });
    expect(
      await inspectFile(await (await makePdf(2)).save({ useObjectStreams: false }), 'a.pdf', limits),
    ).toMatchObject({ facts: { pages: 2 } });
  });
});

describe('files that are refused, with what is wrong and what to do', () => {
  it('refuses an empty file and one over the limit', async () => {
    expect(await refusal(new Uint8Array(0), '年报.pdf')).toMatchObject({
      why: 'empty',
      code: 'invalid',
      zh: expect.stringMatching(/“年报\.pdf”是空文件.*重新上传/u) as string,
    });
    expect(await refusal(new Uint8Array(limits.fileBytes + 1), 'a.pdf')).toMatchObject({
      why: 'over-limit',
      code: 'too-large',
      zh: expect.stringContaining('压缩或拆分') as string,
      en: expect.stringContaining('3.8 MB') as string,
    });
  });
  it.each([
    '<!DOCTYPE html><html><body>请先登录</body></html>',
    '\uFEFF\n  <html lang="zh"><head></head></html>',
    '<!-- saved --><HTML></HTML>',
  ])('refuses a page renamed to .pdf: %s', async (text) => {
    expect(await refusal(Buffer.from(text), '证书.pdf')).toMatchObject({
      why: 'html',
      code: 'invalid',
      zh: expect.stringMatching(/网页.*重新下载/u) as string,
    });
  });
  it('refuses a PDF that was cut, wherever', async () => {
    for (const bytes of [await pdfBytes(20), await (await makePdf(20)).save({ useObjectStreams: false })]) {
      for (const share of [0.1, 0.5, 0.9])
        expect(await refusal(bytes.slice(0, Math.floor(bytes.length * share)), 'a.pdf')).toMatchObject({
          why: 'pdf-truncated',
          zh: expect.stringContaining('完整文件') as string,
        });
    }
  });
  it('refuses a linearised PDF that is shorter than it says', async () => {
    const whole = Buffer.from(await pdfBytes(1)).toString('latin1');
    const says = (length: number): Buffer =>
      Buffer.from(whole.replace('\n', `\n9 0 obj\n<< /Linearized 1 /L ${length} /N 1 >>\nendobj\n`), 'latin1');
    expect(await refusal(says(900_000), 'a.pdf')).toMatchObject({ why: 'pdf-truncated' });
  });
  it('refuses an encrypted PDF, with an opening password or without', async () => {
    for (const userPassword of ['secret', '']) {
      const document = await makePdf(1);
      document.encrypt({ userPassword, ownerPassword: 'owner' });
      expect(await refusal(await document.save(), 'a.pdf')).toMatchObject({
        why: 'pdf-encrypted',
        code: 'invalid',
        zh: expect.stringContaining('取消保护') as string,
      });
    }
  });
  it('refuses a PDF of garbage and one of too many pages', async () => {
    expect(await refusal(Buffer.from('%PDF-1.7\nnothing of the kind\n%%EOF'), 'a.pdf')).toMatchObject({
      why: 'pdf-broken',
    });
    expect(await refusal(await pdfBytes(41), 'a.pdf')).toMatchObject({
      why: 'pdf-pages',
      code: 'too-large',
      zh: expect.stringMatching(/41页.*40页.*拆分/u) as string,
    });
  });
  it('refuses a PDF that lost a page, and one that only a lenient reader opens and no volume could bind', async () => {
    const whole = Buffer.from(await (await makePdf(2)).save({ useObjectStreams: false })).toString('latin1');
    for (const broken of [
      whole.replace(/\/Kids \[ \d+ 0 R/u, '/Kids [ 99 0 R'),
      whole.replace('/Type /Catalog', '/Type /Catalxx'),
    ]) {
      expect(broken).not.toBe(whole);
      expect(await refusal(Buffer.from(broken, 'latin1'), 'a.pdf')).toMatchObject({ why: 'pdf-broken' });
    }
  });
  it('refuses a picture of 50,000 × 50,000 without decoding it', async () => {
    const before = process.memoryUsage.rss();
    expect(await refusal(pngHead(50_000, 50_000), 'a.png')).toMatchObject({
      why: 'picture-pixels',
      code: 'too-large',
      zh: expect.stringContaining('50000×50000') as string,
    });
    expect(process.memoryUsage.rss() - before).toBeLessThan(500_000_000);
  });
  it('refuses a torn picture', async () => {
    const noise = sharp(Buffer.from(Array.from({ length: 300 * 300 * 3 }, (_, i) => (i * i * 7919) % 251)), {
      raw: { width: 300, height: 300, channels: 3 },
    });
    for (const whole of [await noise.clone().png().toBuffer(), await noise.clone().jpeg().toBuffer()]) {
      expect(await refusal(whole.subarray(0, Math.floor(whole.length / 2)), 'a')).toMatchObject({
        why: 'picture-broken',
        zh: expect.stringContaining('重新导出') as string,
      });
    }
  });
  it.each(['webp', 'tiff', 'gif'] as const)('tells how to save a %s', async (format) => {
    expect(await refusal(await picture(20, 20, format), 'a')).toMatchObject({
      why: 'other-picture',
      zh: expect.stringContaining('JPEG或PNG') as string,
    });
  });
  it.each([
    ['WordDocument', '.wps', 'docx'],
    ['Workbook', '.et', 'xlsx'],
    ['PowerPoint Document', '.ppt', 'PDF'],
    ['Other', '旧版', 'docx、xlsx或PDF'],
  ])('tells how to save an old file with %s [X13]', async (stream, kind, target) => {
    const { why, zh } = await refusal(ole(stream), 'a.docx');
    expect(why).toBe('old-office');
    expect(zh).toContain(kind);
    expect(zh).toContain(target);
  });
  it('tells a locked document from an old one', async () => {
    expect(await refusal(ole('EncryptedPackage'), 'a.docx')).toMatchObject({
      why: 'locked-office',
      zh: expect.stringContaining('取消密码') as string,
    });
  });
  it('refuses presentations, macros, other containers and archives', async () => {
    expect(
      await refusal(await makeZip({ '[Content_Types].xml': 'x', 'ppt/presentation.xml': 'x' }), 'a.pptx'),
    ).toMatchObject({ why: 'other-office' });
    expect(await refusal(await makeZip({ ...docxParts, 'word/vbaProject.bin': 'x' }), 'a.docx')).toMatchObject({
      why: 'macros',
    });
    expect(
      await refusal(
        await makeZip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': 'x' }),
        'a.odt',
      ),
    ).toMatchObject({ why: 'other-office' });
    expect(await refusal(await makeZip({ 'a.pdf': 'x' }), 'a.zip')).toMatchObject({
      why: 'archive',
      zh: expect.stringContaining('解压') as string,
    });
    expect(await refusal(Buffer.from('526172211a0700', 'hex'), 'a.rar')).toMatchObject({ why: 'archive' });
    expect(await refusal(Buffer.from('just words'), 'a.txt')).toMatchObject({ why: 'unknown-type' });
    expect(await refusal(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'a.svg')).toMatchObject({
      code: 'invalid',
    });
  });
  it('refuses a docx bomb by its ratio, its size and its number of parts', async () => {
    const ratio = await makeZip({ ...docxParts, 'word/media/a.xml': Buffer.alloc(15_000_000) });
    expect(ratio.length).toBeLessThan(50_000);
    expect(await refusal(ratio, 'a.docx')).toMatchObject({
      why: 'bomb',
      code: 'too-large',
      en: expect.stringContaining('200 times') as string,
    });
    expect(
      await refusal(await makeZip({ ...docxParts, 'word/media/a.xml': Buffer.alloc(25_000_000) }), 'a.docx'),
    ).toMatchObject({ why: 'bomb', en: expect.stringContaining('20000000 bytes') as string });
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`word/media/${i}.xml`, 'x']));
    expect(await refusal(await makeZip({ ...docxParts, ...many }), 'a.docx')).toMatchObject({
      why: 'bomb',
      en: expect.stringContaining('300 files') as string,
    });
  });
  it('refuses a docx whose parts unpack to more than they declare', async () => {
    const bomb = await makeZip({ ...docxParts, 'word/media/a.xml': Buffer.alloc(900_000) });
    const declared = Buffer.from('a0bb0d00', 'hex');
    for (let at = bomb.indexOf(declared); at >= 0; at = bomb.indexOf(declared, at)) bomb.writeUInt32LE(1000, at);
    expect(await refusal(bomb, 'a.docx')).toMatchObject({ why: 'archive-broken' });
  });
  it('refuses a docx that was cut', async () => {
    const whole = await makeZip(docxParts);
    expect(await refusal(whole.subarray(0, whole.length - 60), 'a.docx')).toMatchObject({
      why: 'archive-broken',
      zh: expect.stringContaining('不完整') as string,
    });
  });
  it('keeps signs that turn or break lines out of the message', async () => {
    expect((await refusal(new Uint8Array(0), 'a\u202Egpj.exe\n\u0007')).zh).toMatch(/^“agpj\.exe”/u);
  });
});

describe('any bytes', () => {
  const heads = [
    '',
    '%PDF-1.7\n',
    '\u0089PNG\r\n\u001A\n',
    '\u00FF\u00D8\u00FF\u00E0',
    'PK\u0003\u0004',
    '\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1',
    'GIF89a',
    'II*\u0000',
    '\u0000\u0000\u0000\u0018ftypheic',
  ];
  it('are taken or refused, and never throw', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...heads),
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom('', '\n%%EOF'),
        async (head, body, end) => {
          const found = await inspectFile(
            Buffer.concat([Buffer.from(head, 'latin1'), body, Buffer.from(end)]),
            'a',
            limits,
          );
          expect(isDenial(found)).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });
  it('in the middle of a good file are taken or refused, and never throw', async () => {
    const good = [await pdfBytes(2), await makeZip(docxParts), await picture(16, 16, 'png')];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...good),
        fc.nat(),
        fc.uint8Array({ minLength: 1, maxLength: 30 }),
        async (bytes, at, wrong) => {
          const changed = Buffer.from(bytes);
          changed.set(wrong.slice(0, bytes.length - (at % bytes.length)), at % bytes.length);
          const found = await inspectFile(changed, 'a', limits);
          expect(isDenial(found) ? found.reason.zh.length > 0 : found.type.length > 0).toBe(true);
        },
      ),
      { numRuns: 100 },
    );
  });
});
