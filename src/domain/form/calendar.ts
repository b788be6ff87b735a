import type { DateParts } from '#src/definition/value/day.ts';
import type { Parsed } from './field-type.ts';
import { quoted, unreadable } from './issue.ts';
import { halfWidth, withoutText } from './typed-text.ts';

const forms = [
  /^(?<y>\d{4})\s?[-./年]\s?(?<m>\d{1,2})\s?[-./月]\s?(?<d>\d{1,2})\s?日?$/u,
  /^(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})$/u,
  /^(?<y>\d{4})\s?[-./年]\s?(?<m>\d{1,2})\s?月?$/u,
  /^(?<y>\d{4})(?<m>\d{2})$/u,
  /^(?<y>\d{4})\s?年?$/u,
];

/** Reads a typed year, month or day in the forms people use; parts not typed are 0; blanks and X9 tokens are understood. */
export function parseDateParts(typed: string): Parsed<DateParts> {
  const early = withoutText(typed);
  if (early !== null) return early;
  const text = halfWidth(typed);
  for (const form of forms) {
    const parts = form.exec(text)?.groups;
    if (parts !== undefined)
      return {
        ok: true,
        value: { year: Number(parts['y']), month: Number(parts['m'] ?? 0), day: Number(parts['d'] ?? 0) },
        issues: [],
      };
  }
  return unreadable(
    `“${quoted(typed)}”读不出日期。请写成 2020-05-02 的样子。`,
    `"${quoted(typed)}" is not a date. Write it as in 2020-05-02.`,
  );
}
