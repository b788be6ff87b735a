import { PDFDocument, PDFName, PDFRawStream, PDFString } from '@cantoo/pdf-lib';

/** A page as old office programs write it: Chinese in GBK codes, in a font the file names and does not hold. Lines are hex. */
export async function gbkPdf(lines: readonly string[]): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const page = document.addPage([595, 842]);
  const { context } = document;
  const descriptor = context.register(
    context.obj({
      Type: 'FontDescriptor',
      FontName: 'SimSun',
      Flags: 4,
      FontBBox: [0, -141, 1000, 859],
      ItalicAngle: 0,
      Ascent: 859,
      Descent: -141,
      CapHeight: 683,
      StemV: 95,
    }),
  );
  const systemInfo = context.obj({ Supplement: 2 });
  systemInfo.set(PDFName.of('Registry'), PDFString.of('Adobe'));
  systemInfo.set(PDFName.of('Ordering'), PDFString.of('GB1'));
  const cid = context.obj({
    Type: 'Font',
    Subtype: 'CIDFontType2',
    BaseFont: 'SimSun',
    FontDescriptor: descriptor,
    DW: 1000,
  });
  cid.set(PDFName.of('CIDSystemInfo'), systemInfo);
  const font = context.obj({
    Type: 'Font',
    Subtype: 'Type0',
    BaseFont: 'SimSun',
    Encoding: 'GBK-EUC-H',
    DescendantFonts: [context.register(cid)],
  });
  page.node.setFontDictionary(PDFName.of('F1'), context.register(font));
  const text = lines.map((hex, i) => `BT /F1 ${i === 0 ? 16 : 12} Tf 60 ${760 - i * 30} Td <${hex}> Tj ET`).join('\n');
  page.node.set(
    PDFName.of('Contents'),
    context.register(PDFRawStream.of(context.obj({ Length: text.length }), Buffer.from(text, 'latin1'))),
  );
  return await document.save();
}
