import { percentIn } from './band.ts';

/** What a member says of the percent that is proposed for an item: agrees to just that one, or objects to it and says why. */
export type Agreement =
  | { readonly agrees: true; readonly percent: number }
  | { readonly agrees: false; readonly percent: number; readonly reason: string };

/** Reads `yes:60` or `no:60:reason`; null where the text is neither, or objects without a reason. */
export function readAgreement(text: string): Agreement | null {
  const [, says, digits = '', reason] = /^(yes|no):([^:]*)(?::([\s\S]*))?$/u.exec(text) ?? [];
  const percent = percentIn(digits);
  if (says === undefined || percent === null) return null;
  if (says === 'yes') return reason === undefined ? { agrees: true, percent } : null;
  return reason === undefined || reason.trim() === '' ? null : { agrees: false, percent, reason: reason.trim() };
}

/** The text that `readAgreement` reads. */
export const agreementText = (said: Agreement): string =>
  said.agrees ? `yes:${said.percent}` : `no:${said.percent}:${said.reason}`;
