import { dayOf } from '#src/domain/workflow/time.ts';
import type { Deps } from './deps.ts';

/** The calendar day of the award in official time, as YYYY-MM-DD: by it seats begin and end. */
export const awardDay = ({ clock, editions }: Pick<Deps, 'clock' | 'editions'>): string =>
  dayOf(clock.at(new Date()), editions.all().at(-1)?.file.timeZone ?? 'UTC');
