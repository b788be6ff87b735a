import { instantOf } from '#src/domain/workflow/time.ts';
import { isWorkingDay } from '#src/domain/workflow/working-days.ts';
import { isoDayIn } from '#src/definition/value/day.ts';
import { daysAfter } from '../desk.ts';
import type { World } from '../world.ts';

/** The demo's clock: it is only ever moved on. */
export interface AwardClock {
  now(): Promise<Date>;
  /** The award's day, YYYY-MM-DD. */
  today(): Promise<string>;
  /** Comes to an instant, unless it is past already. */
  comeTo(instant: Date): Promise<void>;
  /** Comes to ten in the morning of the first working day on or after a day. */
  comeToDay(day: string): Promise<void>;
}

export function awardClock({ edition, client }: World): AwardClock {
  const asked = client('clock');
  const now = async (): Promise<Date> => new Date((await asked.get<{ now: string }>('/demo/clock')).now);
  const comeTo = async (instant: Date): Promise<void> => {
    if (instant > (await now())) await asked.post('/demo/clock', { now: instant.toISOString() });
  };
  return {
    now,
    today: async () => isoDayIn(await now(), edition.file.timeZone),
    comeTo,
    comeToDay: async (day) => {
      let at = day;
      while (!isWorkingDay(at, edition.calendar)) at = daysAfter(`${at}T00:00:00Z`, 1);
      await comeTo(instantOf(`${at}T10:00`, edition.file.timeZone));
    },
  };
}
