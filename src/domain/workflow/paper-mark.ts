import type { Text } from '#src/definition/text.ts';

/** What the QR of a printed page says (X10), read back; `digest` null on a draft. */
export interface ReadMark {
  readonly application: string;
  readonly revision: number;
  readonly volume: string;
  /** The page's number as printed: `17`, or `iv` in front matter. */
  readonly page: string;
  readonly digest: string | null;
}

/** Longer than any mark: what is longer was typed or glued together by mistake. */
const longest = 400;
const prefix = 'laurel1';

/**
 * Reads the QR's plain text as a scanner gun types it: in whatever width an input method has made of it, and in whatever
 * case a caps lock has. Gives words where it is no whole mark: what it looks like, and what to do.
 */
export function readMark(typed: string): ReadMark | { readonly problem: Text } {
  if (typed.length > longest) return { problem: problems.long };
  const text = typed.normalize('NFKC').replaceAll(/[\p{White_Space}\p{Cc}\p{Cf}]/gu, '');
  if (text === '') return { problem: problems.empty };
  const parts = text.split('|');
  if (parts[0]?.toLowerCase() !== prefix)
    return { problem: text.toLowerCase().includes('laurel') ? problems.glued : problems.other };
  if (parts.length < 6) return { problem: problems.cut };
  if (parts.length > 6) return { problem: problems.glued };
  const [, application = '', revision = '', volume = '', page = '', digest = ''] = parts;
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu.test(application)) return { problem: problems.cut };
  if (!/^\d{1,4}$/u.test(revision) || !/^[A-Za-z][A-Za-z0-9_]{0,59}$/u.test(volume)) return { problem: problems.cut };
  if (!/^(?:\d{1,5}|[ivxlc]{1,15})$/iu.test(page)) return { problem: problems.cut };
  const draft = digest.toLowerCase() === 'draft';
  if (!draft && !/^[0-9a-f]{64}$/iu.test(digest)) return { problem: problems.cut };
  return {
    application: application.toLowerCase(),
    revision: Number(revision),
    volume,
    page: page.toLowerCase(),
    digest: draft ? null : digest.toLowerCase(),
  };
}

const problems = {
  empty: {
    zh: '没有读到内容。请对准页脚的二维码再扫一次。',
    en: 'Nothing was read. Aim at the QR code in the footer and scan again.',
  },
  long: {
    zh: '读到的内容太长，不是页脚的二维码。请清空后只扫一个码。',
    en: 'What was read is too long for the QR code of a page. Clear the field and scan one code only.',
  },
  cut: {
    zh: '二维码没有读全或已损坏。请把纸压平再扫一次；仍读不出的，换同册的另一页。',
    en: 'The code was not read whole, or is damaged. Flatten the paper and scan again; if that fails, take another page of the volume.',
  },
  glued: {
    zh: '一次读到了不止一个码，或混入了其他字符。请清空后逐页扫；用扫码枪时请切换到英文输入。',
    en: 'More than one code was read at once, or other signs are mixed in. Clear the field and scan page by page; switch the keyboard to English for a scanner gun.',
  },
  other: {
    zh: '这不是本系统打印页上的二维码（可能是其他材料的码，或手工键入）。请扫页脚的二维码。',
    en: 'This is not the QR code of a page printed by Laurel. Scan the code in the footer.',
  },
} satisfies Record<string, Text>;
