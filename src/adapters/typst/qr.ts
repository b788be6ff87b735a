import qrcode from 'qrcode';
import type { PrintRequest } from '#src/documents/print.ts';
import { folioText, qrText } from '#src/documents/mark.ts';

/** One QR as SVG: dark modules as one path, runs joined, with the quiet zone of four modules left to the page. */
export function qrSvg(text: string): string {
  const { modules } = qrcode.create([{ data: Buffer.from(text), mode: 'byte' }], { errorCorrectionLevel: 'M' });
  const { size, data } = modules;
  let path = '';
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (data[y * size + x] !== 1) continue;
      let run = 1;
      while (x + run < size && data[y * size + x + run] === 1) run++;
      path += `M${x} ${y}h${run}v1h-${run}z`;
      x += run;
    }
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 ${size} ${size}"><path d="${path}"/></svg>`;
}

/** The QR of each of `count` pages from the request's first; of certificates, each one's own. */
export function pageQrs({ mark, firstPage, folio, body }: PrintRequest, count: number): string[] {
  if (body.kind === 'certificates') return body.sheets.map(({ code }) => (code === null ? '' : qrSvg(code.says)));
  if (mark === null) return [];
  return Array.from({ length: count }, (_, index) => qrSvg(qrText(mark, folioText(firstPage + index, folio))));
}
