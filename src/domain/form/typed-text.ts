import type { Issue, Parsed } from './field-type.ts';
import { empty, error } from './issue.ts';

/** What people type where there is nothing to fill in (X9). */
const blankTokens = new Set([
  '/',
  '//',
  '\\',
  '-',
  '--',
  '---',
  '无',
  '没有',
  '暂无',
  '空',
  '不适用',
  '不涉及',
  'N/A',
  'NA',
  'NIL',
  'NONE',
]);

/** Full-width letters, digits and signs as ASCII; every kind of dash as `-`; every blank as a space; ends cut. */
export function halfWidth(typed: string): string {
  return typed
    .replace(/[\uFF01-\uFF5E]/gu, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) - 0xfee0))
    .replace(/[\u2010-\u2015\u2212\uFE63]/gu, '-')
    .replace(/。/gu, '.')
    .replace(/[\p{Zs}\t\r\n]+/gu, ' ')
    .trim();
}

/** The typed token, where it stands for a blank with a reason; else null. */
export function blankToken(typed: string): string | null {
  const token = halfWidth(typed).toUpperCase();
  return blankTokens.has(token) ? typed.trim() : null;
}

const unprintable = /[\p{Cc}\p{Cs}\p{Co}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

/** Control characters and direction marks, which no printer can show; line breaks and tabs are let through. */
export function unprintableIssue(typed: string): Issue | null {
  const found = (typed.match(unprintable) ?? []).filter((sign) => sign !== '\n' && sign !== '\r' && sign !== '\t');
  if (found.length === 0) return null;
  const names = [...new Set(found)]
    .slice(0, 3)
    .map((sign) => `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`);
  return error(
    `含有${found.length}个看不见的控制字符（${names.join('、')}），打印不出来。请删去后重新输入，不要从其他软件直接粘贴。`,
    `It contains ${found.length} invisible control characters (${names.join(', ')}) that cannot be printed. Delete them and type the text again instead of pasting it.`,
  );
}

/** What needs no reading of its own: hidden signs, nothing typed, or a token for a blank; null where there is a text. */
export function withoutText(typed: string): Parsed<never> | null {
  const hidden = unprintableIssue(typed);
  if (hidden !== null) return { ok: false, issues: [hidden] };
  if (typed.trim() === '') return empty();
  const token = blankToken(typed);
  return token === null ? null : empty(token);
}
