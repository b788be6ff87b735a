import type { Calendar, Clock } from '#src/definition/workflow.ts';
import { dayBegins, dayOf, nextDay } from './time.ts';

/** Whether a day (YYYY-MM-DD) is worked: a weekday that is no holiday, or a weekend day worked in place of one. */
export function isWorkingDay(day: string, calendar: Pick<Calendar, 'off' | 'work'>): boolean {
  if (calendar.work.includes(day)) return true;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !calendar.off.includes(day);
}

/** The day that is `count` days after `day`, by working days or plain ones; the day itself counts for nothing. */
export function daysAfter(day: string, { days, working }: Pick<Clock, 'days' | 'working'>, calendar: Calendar): string {
  let at = day;
  for (let left = days; left > 0;) {
    at = nextDay(at);
    if (!working || isWorkingDay(at, calendar)) left -= 1;
  }
  return at;
}

/** Working days from the day after `from` up to `to`; 0 where `to` is not later. */
export function workingDaysBetween(from: string, to: string, calendar: Calendar): number {
  let count = 0;
  for (let at = from; at < to;) {
    at = nextDay(at);
    if (isWorkingDay(at, calendar)) count += 1;
  }
  return count;
}

/** When a clock that starts now runs out: the end of its last day in the zone. */
export function dueOf(at: Date, clock: Pick<Clock, 'days' | 'working'>, calendar: Calendar, timeZone: string): Date {
  return dayBegins(nextDay(daysAfter(dayOf(at, timeZone), clock, calendar)), timeZone);
}
