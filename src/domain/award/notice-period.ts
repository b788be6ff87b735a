import type { Calendar, Clock } from '#src/definition/workflow.ts';
import { daysAfter, isWorkingDay } from '../workflow/working-days.ts';
import { dayBegins, nextDay } from '../workflow/time.ts';

/** Days of a public notice, both included (YYYY-MM-DD). */
export interface Period {
  readonly from: string;
  readonly until: string;
}
type Term = Pick<Clock, 'days' | 'working'>;

/** The days of a notice published on `day`: it begins on the day after, and the day of publication counts for nothing. */
export const noticePeriod = (day: string, term: Term, calendar: Calendar): Period => ({
  from: nextDay(day),
  until: daysAfter(day, term, calendar),
});

/** The last day of a notice that runs on by so many days of the edition's kind. */
export const longerUntil = (until: string, days: number, { working }: Term, calendar: Calendar): string =>
  daysAfter(until, { days, working }, calendar);

/** Days that are left, today included, working or plain ones as the edition counts; 0 once it is over. */
export function daysLeft({ from, until }: Period, today: string, { working }: Term, calendar: Calendar): number {
  let count = 0;
  for (let day = today < from ? from : today; day <= until; day = nextDay(day))
    if (!working || isWorkingDay(day, calendar)) count += 1;
  return count;
}

/** The instant at which a notice is over: the end of its last day in the zone. */
export const noticeEnds = ({ until }: Period, timeZone: string): Date => dayBegins(nextDay(until), timeZone);
