import type { Calendar } from '#src/definition/workflow.ts';
import { workingDaysBetween } from '#src/domain/workflow/working-days.ts';
import type { Language } from '../words/language.tsx';
import { daysUntil, localDay, localStamp } from '../words/moments.ts';
import { officeWords } from '../words/office-words.ts';

export interface DueWords {
  /** `2020-06-18 周四`. */
  readonly day: string;
  /** How long there is, in working days where any lie between. */
  readonly left: string;
  readonly tone: 'late' | 'soon' | 'ample';
}

/** Working days within which something is soon due. */
const soon = 2;

/** The last day of something that is due at an instant: what is due at midnight is due on the day that ends with it. */
export const lastDayOf = (due: string): string => localStamp(new Date(Date.parse(due) - 1).toISOString()).slice(0, 10);

/** When something is due, in words. */
export function dueWords(due: string, now: string, calendar: Calendar | undefined, language: Language): DueWords {
  const t = officeWords[language];
  const last = lastDayOf(due);
  const today = localStamp(now).slice(0, 10);
  const day = localDay(last, language);
  const days = daysUntil(last, now);
  if (days === 0) return { day, left: t.dueToday, tone: 'soon' };
  const [from, to] = days > 0 ? [today, last] : [last, today];
  const working = calendar === undefined ? 0 : workingDaysBetween(from, to, calendar);
  if (days < 0) return { day, left: working === 0 ? t.overdue : t.overdueBy(working), tone: 'late' };
  if (working === 0) return { day, left: t.daysLeft(days), tone: 'soon' };
  return { day, left: t.workingDaysLeft(working), tone: working <= soon ? 'soon' : 'ample' };
}
