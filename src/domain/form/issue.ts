import type { Issue, Parsed } from './field-type.ts';

/** An issue that blocks 定稿. */
export function error(zh: string, en: string): Issue {
  return { severity: 'error', message: { zh, en } };
}

/** An issue that a person should look at. */
export function warning(zh: string, en: string): Issue {
  return { severity: 'warning', message: { zh, en } };
}

/** A typed text that cannot be read, with the reason. */
export function unreadable(zh: string, en: string): { readonly ok: false; readonly issues: readonly Issue[] } {
  return { ok: false, issues: [error(zh, en)] };
}

/** A value that was read, with what should be looked at. */
export function readAs<V>(value: V, ...issues: readonly (Issue | null)[]): Parsed<V> {
  return { ok: true, value, issues: issues.filter((issue) => issue !== null) };
}

/** Nothing typed, or a token that stands for nothing. */
export function empty(reason?: string): Parsed<never> {
  return reason === undefined ? { ok: true, value: null, issues: [] } : { ok: true, value: null, reason, issues: [] };
}

/** A typed text shortened for a message. */
export function quoted(typed: string): string {
  const text = Array.from(typed.replace(/\p{C}/gu, '').trim());
  return text.length <= 20 ? text.join('') : `${text.slice(0, 20).join('')}…`;
}
