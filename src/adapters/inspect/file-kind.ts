import { fileTypeFromBuffer } from 'file-type';

/** What the bytes are, whatever the name says. */
export type FileKind =
  | { readonly kind: 'pdf' | 'png' | 'jpeg' | 'zip' | 'ole' | 'html' | 'rtf' | 'archive' | 'unknown' }
  | { readonly kind: 'picture'; readonly format: string };

const archives: ReadonlySet<string> = new Set(['rar', '7z', 'gz', 'tar', 'bz2', 'xz', 'zst', 'lz4', 'cab']);
const zipHeads = ['504b0304', '504b0506'];

/** Kind of a file by its content. A ZIP container is not opened here: its directory is judged before anything is unpacked. */
export async function fileKind(bytes: Uint8Array): Promise<FileKind> {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4096));
  if (zipHeads.includes(head.subarray(0, 4).toString('hex'))) return { kind: 'zip' };
  const text = head.toString('latin1').replace(/^(?:ï»¿)?\s*/u, '');
  if (text.startsWith('%PDF-')) return { kind: 'pdf' };
  if (/^(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|script|meta)\b/isu.test(text)) return { kind: 'html' };
  return known(await guessed(head));
}

/** Only the head is shown to the guesser: enough for what is told apart here, and nothing large is walked through. */
async function guessed(head: Uint8Array): Promise<{ readonly ext: string; readonly mime: string } | undefined> {
  try {
    return await fileTypeFromBuffer(new Uint8Array(head));
  } catch {
    // A head that breaks the guesser is of no kind that is accepted.
    return undefined;
  }
}

function known(type: { readonly ext: string; readonly mime: string } | undefined): FileKind {
  if (type === undefined) return { kind: 'unknown' };
  if (type.ext === 'png') return { kind: 'png' };
  if (type.ext === 'jpg') return { kind: 'jpeg' };
  if (type.ext === 'cfb') return { kind: 'ole' };
  if (type.ext === 'rtf') return { kind: 'rtf' };
  if (archives.has(type.ext)) return { kind: 'archive' };
  return type.mime.startsWith('image/') ? { kind: 'picture', format: type.ext.toUpperCase() } : { kind: 'unknown' };
}
