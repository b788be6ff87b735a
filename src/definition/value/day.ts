/** Year, month and day of a date; a part that is not given is 0. */
export interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

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

const formats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day of an instant in a time zone, as 2020-05-02. */
export function isoDayIn(instant: Date, timeZone: string): string {
  let format = formats.get(timeZone);
  if (format === undefined)
    formats.set(timeZone, (format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' })));
  return format.format(instant);
}

/** An instant as the clocks of a time zone show it: 2020-05-02 10:03:05. */
export function momentIn(instant: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(instant);
}

/** The calendar day of an instant in a time zone, as midnight UTC. */
export function dayIn(instant: Date, timeZone: string): Date {
  return dayOf(isoDayIn(instant, timeZone));
}

/** Whether the calendar has this day, from the year 1000 to 2999 (2020-02-30 is refused). */
export function exists({ year, month, day }: DateParts): boolean {
  if (year < 1000 || year > 2999 || month < 0 || month > 12) return false;
  if (month === 0 || day === 0) return day === 0;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Whether a text is a day that the calendar has, written 2020-05-02. */
export function isDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text) ?? [];
  return (
    day !== undefined &&
    Number(day) > 0 &&
    Number(month) > 0 &&
    exists({ year: Number(year), month: Number(month), day: Number(day) })
  );
}

/** Whole years from one day to another, counted by birthdays; negative where `to` comes first. */
export function wholeYears(from: Date, to: Date): number {
  const years = to.getUTCFullYear() - from.getUTCFullYear();
  const before =
    to.getUTCMonth() < from.getUTCMonth() ||
    (to.getUTCMonth() === from.getUTCMonth() && to.getUTCDate() < from.getUTCDate());
  return before ? years - 1 : years;
}
