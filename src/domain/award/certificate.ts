/** The n-th certificate number by an edition's pattern: `{n:3}` is n with at least three digits. */
export const certificateNumber = (pattern: string, n: number): string =>
  pattern.replaceAll(/\{n:(\d)\}/gu, (_all, digits: string) => String(n).padStart(Number(digits), '0'));

/**
 * The last day on which a title holds that was given on `day` (YYYY-MM-DD) for so many years: the same day of the last year,
 * or the month's last where that has no such day (Civil Code, articles 201 and 202). Null where titles hold for good.
 */
export function validUntil(day: string, years: number | null): string | null {
  if (years === null) return null;
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year + years, month, 0)).getUTCDate();
  return new Date(Date.UTC(year + years, month - 1, Math.min(date, lastOfMonth))).toISOString().slice(0, 10);
}

/** Numbers as people type them: without spaces, dashes of any kind alike, letters capital. */
export const typedNumber = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replaceAll(/\s/gu, '')
    .replaceAll(/[‐‑‒–—―−]/gu, '-')
    .toUpperCase();
