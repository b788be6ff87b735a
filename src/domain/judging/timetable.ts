import type { Stage } from '#src/definition/assessment.ts';
import type { Calendar } from '#src/definition/workflow.ts';
import { dayBegins, nextDay } from '../workflow/time.ts';
import { isWorkingDay } from '../workflow/working-days.ts';

/** One hearing: which application, as which, in which room (from 1), when. */
export interface Slot {
  readonly application: string;
  readonly place: number;
  readonly room: number;
  readonly from: Date;
  readonly to: Date;
}
/** An application to be heard, in the order it was drawn, with the assessors who must be there. */
export interface Hearing {
  readonly application: string;
  readonly assessors: readonly string[];
}
export interface TimetablePlan {
  readonly rules: NonNullable<Stage['timetable']>;
  /** First day, YYYY-MM-DD; the next working days follow. */
  readonly firstDay: string;
  readonly calendar: Calendar;
  readonly timeZone: string;
}

const minute = 60_000;
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/**
 * A timetable in the order given: each hearing takes the earliest beginning, not before that of the one before it, at which
 * a room is free and none of its assessors sits elsewhere. Nobody is in two rooms at once, and every day ends in time.
 */
export function timetableOf(hearings: readonly Hearing[], plan: TimetablePlan): Slot[] {
  const starts = beginnings(plan);
  const slots: Slot[] = [];
  let start = starts.next().value;
  for (const [index, { application, assessors }] of hearings.entries()) {
    const people = new Set(assessors);
    for (;;) {
      const busy = slots.filter((slot) => slot.from.getTime() === start.getTime());
      const met = busy.some((slot) => hearings[slot.place - 1]!.assessors.some((one) => people.has(one)));
      if (busy.length < plan.rules.rooms && !met) break;
      start = starts.next().value;
    }
    const from = start;
    const room = slots.filter((slot) => slot.from.getTime() === from.getTime()).length + 1;
    slots.push({
      application,
      place: index + 1,
      room,
      from,
      to: new Date(from.getTime() + plan.rules.minutes * minute),
    });
  }
  return slots;
}

/** Whether a day holds at least one hearing; a timetable of another would never end. */
export const fitsInDay = ({ minutes, dayFrom, dayTo }: TimetablePlan['rules']): boolean =>
  minutesOf(dayFrom) + minutes <= minutesOf(dayTo);

/** Every instant at which hearings begin, day after working day. */
function* beginnings({ rules, firstDay, calendar, timeZone }: TimetablePlan): Generator<Date, never> {
  let day = firstDay;
  for (;;) {
    if (isWorkingDay(day, calendar)) {
      const midnight = dayBegins(day, timeZone).getTime();
      for (
        let at = minutesOf(rules.dayFrom);
        at + rules.minutes <= minutesOf(rules.dayTo);
        at += rules.minutes + rules.pause
      )
        yield new Date(midnight + at * minute);
    }
    day = nextDay(day);
  }
}
