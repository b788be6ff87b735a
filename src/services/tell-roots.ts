import { isoDayIn } from '#src/definition/value/day.ts';
import { latestRoots, lockMessage, noteTold, toldOn } from '#src/store/seals.ts';
import type { Deps } from './deps.ts';
import { withoutValues } from './loggable.ts';
import { rootMail } from './root-mail.ts';

/**
 * Sends every address the latest roots, once on each day of the award's calendar, and gives those that were sent to.
 * What cannot be sent is logged and sent at a later call of the same day; before the first root there is nothing to send.
 */
export async function tellRoots(deps: Deps, addresses: readonly string[]): Promise<readonly string[]> {
  const timeZone = deps.editions.all().at(-1)?.file.timeZone;
  if (timeZone === undefined || addresses.length === 0) return [];
  const now = await deps.clock.now();
  const day = isoDayIn(now, timeZone);
  return await deps.db.transaction().execute(async (trx) => {
    if (!(await lockMessage(trx))) return [];
    const told = await toldOn(trx, day);
    const untold = addresses.filter((address) => !told.has(address));
    const roots = untold.length === 0 ? [] : await latestRoots(trx);
    if (roots.length === 0) return [];
    const mail = rootMail(day, roots, deps.editions.all(), timeZone);
    const sent: string[] = [];
    for (const to of untold) {
      try {
        await deps.mail.send({ to, ...mail });
        await noteTold(trx, day, to, now);
        sent.push(to);
      } catch (error) {
        const fault = error instanceof Error ? error : new Error(String(error));
        deps.log.error({ day, ...withoutValues(fault) }, 'the audit roots could not be mailed');
      }
    }
    return sent;
  });
}
