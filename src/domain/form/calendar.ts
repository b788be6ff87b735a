import type { Parsed } from './field-type.ts';
import { quoted, unreadable } from './issue.ts';
import { halfWidth, withoutText } from './typed-text.ts';

/** Year, month and day as typed; a part that was not typed is 0. */
export interface DateParts { readonly year: number; readonly month: number; readonly day: number }

const forms = [
  /^(?<y>\d{4})\s?[-./年]\s?(?<m>\d{1,2})\s?[-./月]\s?(?<d>\d{1,2})\s?日?$/u,
  /^(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})$/u,
  /^(?<y>\d{4})\s?[-./年]\s?(?<m>\d{1,2})\s?月?$/u,
  /^(?<y>\d{4})(?<m>\d{2})$/u,
  /^(?<y>\d{4})\s?年?$/u,
];

const pad = (part: number, width: number): string => String(part).padStart(width, '0');

/** `2020-05-02` of the parts that are there. */
export function isoOf({ year, month, day }: DateParts): string {
  return [pad(year, 4), ...(month === 0 ? [] : [pad(month, 2)]), ...(day === 0 ? [] : [pad(day, 2)])].join('-');
}

/** Midnight UTC of an ISO year, month or day. */
export function dayOf(iso: string): Date {
  const [year = '1970', month = '01', day = '01'] = iso.split('-');
  return new Date(`${year}-${month}-${day}T00:00:00Z`);
}

/** The calendar day of an instant in a time zone, as midnight UTC. */
export function dayIn(instant: Date, timeZone: string): Date {
  return dayOf(new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(instant));
}

/** Whether the calendar has this day (2020-02-30 is refused). */
export function exists({ year, month, day }: DateParts): boolean {
  if (year < 1000 || year > 2999 || month < 0 || month > 12) return false;
  if (month === 0 || day === 0) return day === 0;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Reads a typed year, month or day in the forms people use; blanks and X9 tokens are understood. */
export function parseDateParts(typed: string): Parsed<DateParts> {
  const early = withoutText(typed);
  if (early !== null) return early;
  const text = halfWidth(typed);
  for (const form of forms) {
    const parts = form.exec(text)?.groups;
    if (parts !== undefined) return { ok: true, value: { year: Number(parts['y']), month: Number(parts['m'] ?? 0), day: Number(parts['d'] ?? 0) }, issues: [] };
  }
  return unreadable(`“${quoted(typed)}”读不出日期。请写成 2020-05-02 的样子。`, `"${quoted(typed)}" is not a date. Write it as in 2020-05-02.`);
}

/** Whole years from one day to another, counted by birthdays; negative where `to` comes first. */
export function wholeYears(from: Date, to: Date): number {
  const years = to.getUTCFullYear() - from.getUTCFullYear();
  const before = to.getUTCMonth() < from.getUTCMonth() || (to.getUTCMonth() === from.getUTCMonth() && to.getUTCDate() < from.getUTCDate());
  return before ? years - 1 : years;
}
