import { openPdf } from '#src/adapters/inspect/open-pdf.ts';
import { pdfLines } from '#src/adapters/inspect/pdf-lines.ts';
import { readJson } from '#src/definition/json-text.ts';
import { digestLabel } from '#src/documents/receipt.ts';

const inText = new RegExp(`${digestLabel}(?:（SHA-256）)?[:：]?\\s*([0-9a-f]{64})(?![0-9a-f])`, 'u');
const whole = /^[0-9a-f]{64}$/u;

/** The digest D that a receipt carries, whichever form of it was kept: the PDF, the mail, or the API's JSON; null where it carries none. */
export async function digestOfReceipt(bytes: Uint8Array): Promise<string | null> {
  const text = Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-' ? await pdfText(bytes) : asText(bytes);
  const json = readJson(text);
  if (json.problems.length > 0) return inText.exec(text)?.[1] ?? null;
  const digest = (json.value as { digest?: unknown } | null)?.digest;
  return typeof digest === 'string' && whole.test(digest) ? digest : null;
}

const asText = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** The words of a PDF without white space, which breaks a digest over lines. */
async function pdfText(bytes: Uint8Array): Promise<string> {
  const document = await openPdf(bytes);
  try {
    const pages = await pdfLines(document);
    return pages
      .flat()
      .map((line) => line.text)
      .join('')
      .replaceAll(/\s/gu, '');
  } finally {
    await document.loadingTask.destroy();
  }
}
