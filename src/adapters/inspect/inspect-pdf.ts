import type { Denial } from '#src/domain/denial.ts';
import type { FileLimits, InspectedFile } from './inspected-file.ts';
import type { PdfFault } from './pdf-protocol.ts';
import { pdfWorkers } from './pdf-workers.ts';
import { refuseFile, type RefusedFor } from './refuse-file.ts';

/** Milliseconds a PDF may take to parse; a scan of 50 MB takes well under one second. */
const timeLimit = 30_000;

/** A PDF that can be shown, read and bound, or why it cannot. */
export async function inspectPdf(bytes: Uint8Array, name: string, limits: FileLimits): Promise<InspectedFile | Denial> {
  const found = await pdfWorkers.run({ kind: 'facts', bytes, pages: limits.pdfPages }, timeLimit);
  if (typeof found === 'string') return refuseSlowPdf(name);
  if (!('pages' in found)) return refusePdf('fault' in found ? found.fault : 'broken', name);
  if (found.pages > limits.pdfPages) {
    return refuseFile(
      'pdf-pages',
      name,
      `有${found.pages}页，超过单个PDF ${limits.pdfPages}页的上限，请拆分后再传。`,
      `has ${found.pages} pages, over the limit of ${limits.pdfPages} a PDF. Split it.`,
    );
  }
  return { type: 'application/pdf', facts: { pages: found.pages } };
}

/** Took too long or too much memory. */
export function refuseSlowPdf(name: string): Denial {
  return refuseFile(
    'pdf-slow',
    name,
    '过于复杂，在限定的时间和内存内没有读完。请用WPS或Acrobat“打印”为新的PDF后上传。',
    'is too complex to be read within the limits of time and memory. Print it to a new PDF and upload that.',
  );
}

const faults: Readonly<Record<PdfFault, { readonly why: RefusedFor; readonly zh: string; readonly en: string }>> = {
  encrypted: {
    why: 'pdf-encrypted',
    zh: '加了密码或限制打印、编辑的保护，无法装订成册。请取消保护（或用原文件重新导出PDF）后上传。',
    en: 'is encrypted, with a password or with restricted printing or editing, so that it cannot be bound. Remove the protection or export it again.',
  },
  truncated: {
    why: 'pdf-truncated',
    zh: '不完整：文件的结尾缺失，可能没有下载完或复制完。请重新获取完整文件后上传。',
    en: 'is incomplete: its end is missing, as after a broken download or copy. Get the whole file and upload that.',
  },
  portfolio: {
    why: 'pdf-portfolio',
    zh: '是PDF包（里面还套着别的文件），请把里面的文件取出，逐个上传。',
    en: 'is a PDF portfolio that holds other files. Take them out and upload each.',
  },
  broken: {
    why: 'pdf-broken',
    zh: '已损坏，不能作为PDF读取。请在电脑上打开确认，重新导出PDF后上传。',
    en: 'is damaged and cannot be read as PDF. Open it, export it again and upload that.',
  },
};

/** What is wrong with a PDF, and what to do. */
export function refusePdf(fault: PdfFault, name: string): Denial {
  const { why, zh, en } = faults[fault];
  return refuseFile(why, name, zh, en);
}
