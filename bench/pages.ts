import { createHash } from 'node:crypto';
import { PDFDocument } from '@cantoo/pdf-lib';
import type { StoredFile } from '#src/domain/form/answers.ts';
import type { Subject } from './cases/case.ts';

/** The same subject whose self-assessment report has exactly so many pages. */
export async function withReportOf(pages: number, subject: Subject): Promise<Subject> {
  const { id, report } = longestReport(subject);
  const { file, bytes } = await bookOf(pages, await subject.open(report.file));
  const kept = Object.fromEntries(Object.entries(report.pages).filter(([, page]) => page <= pages));
  const data = {
    ...subject.data,
    files: { ...subject.data.files, [file.sha256]: file },
    reports: { ...subject.data.reports, [id]: { ...report, file: file.sha256, pageCount: pages, pages: kept } },
  };
  return { ...subject, data, open: async (sha256) => (sha256 === file.sha256 ? bytes : await subject.open(sha256)) };
}

/** The same subject whose first piece of evidence is a file of so many pages more. */
export async function withEvidenceOf(pages: number, subject: Subject): Promise<Subject> {
  const { file, bytes } = await bookOf(pages, await subject.open(longestReport(subject).report.file));
  const [first, ...rest] = subject.data.evidence;
  if (first === undefined) throw new Error('the subject has no evidence');
  const data = {
    ...subject.data,
    files: { ...subject.data.files, [file.sha256]: file },
    evidence: [{ ...first, files: [...first.files, file.sha256] }, ...rest],
  };
  return { ...subject, data, open: async (sha256) => (sha256 === file.sha256 ? bytes : await subject.open(sha256)) };
}

function longestReport({ data }: Subject) {
  const [longest] = Object.entries(data.reports).toSorted(([, a], [, b]) => b.pageCount - a.pageCount);
  if (longest === undefined) throw new Error('the subject has no report');
  return { id: longest[0], report: longest[1] };
}

/** A PDF of so many pages taken from another, from its beginning again when it ends: real text, tables and fonts. */
async function bookOf(pages: number, from: Uint8Array): Promise<{ file: StoredFile; bytes: Uint8Array }> {
  const source = await PDFDocument.load(from);
  const book = await PDFDocument.create();
  for (let done = 0; done < pages; done = book.getPageCount()) {
    const part = Math.min(source.getPageCount(), pages - done);
    for (const page of await book.copyPages(
      source,
      Array.from({ length: part }, (_, i) => i),
    ))
      book.addPage(page);
  }
  const bytes = await book.save();
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { bytes, file: { sha256, name: `${pages}页.pdf`, type: 'application/pdf', size: bytes.length, pages } };
}
