import { deny, type Denial } from '#src/domain/denial.ts';

/** Why a file is refused, for programs; people read the reason. */
export type RefusedFor =
  | 'empty'
  | 'over-limit'
  | 'unknown-type'
  | 'html'
  | 'other-picture'
  | 'other-office'
  | 'old-office'
  | 'locked-office'
  | 'archive'
  | 'macros'
  | 'pdf-broken'
  | 'pdf-truncated'
  | 'pdf-encrypted'
  | 'pdf-pages'
  | 'pdf-portfolio'
  | 'pdf-slow'
  | 'picture-pixels'
  | 'picture-broken'
  | 'bomb'
  | 'archive-broken';

/** What may be uploaded, as it is said in refusals. */
export const accepted = { zh: 'PDF、PNG、JPEG、docx、xlsx 或 OFD', en: 'PDF, PNG, JPEG, docx, xlsx or OFD' };

/** A refusal that names the file, says what is wrong with it and what to do. */
export function refuseFile(why: RefusedFor, name: string, zh: string, en: string): Denial {
  const shown = shownName(name);
  const code =
    why === 'over-limit' || why === 'pdf-pages' || why === 'picture-pixels' || why === 'bomb' ? 'too-large' : 'invalid';
  return deny(code, `“${shown}”${zh}`, `“${shown}” ${en}`, { why });
}

/** The name without signs that would break a line or turn the direction of a message. */
function shownName(name: string): string {
  const plain = name.replaceAll(/[\p{Cc}\p{Cf}]+/gu, '');
  return plain.length > 80 ? `${plain.slice(0, 60)}…${plain.slice(-15)}` : plain;
}

/** Bytes as megabytes with at most one decimal. */
export function megabytes(bytes: number): string {
  return `${Math.round((bytes / 1048576) * 10) / 10} MB`;
}

/** Archives are never taken: what lies in them could not be checked or printed. */
export function archiveRefusal(name: string): Denial {
  return refuseFile(
    'archive',
    name,
    `是压缩包，请解压后把里面的文件逐个上传（可一次选择多个）。可上传${accepted.zh}。`,
    `is an archive. Unpack it and upload the files in it (several at once if you like): ${accepted.en}.`,
  );
}
