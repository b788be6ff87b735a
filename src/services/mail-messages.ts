import { dayOf } from '#src/domain/workflow/time.ts';
import { markMailed, unmailedMessages, type Unmailed } from '#src/store/messages.ts';
import type { Deps } from './deps.ts';
import { withoutValues } from './loggable.ts';
import { worded } from './read-messages.ts';

const perRound = 50;
/** So many failures one after another mean that the server is down: the rest waits for the next round. */
const failuresInTurn = 3;

/** Mails what has not been mailed; what fails is tried again later, after what has not failed yet. Gives how many went out. */
export async function mailMessages(deps: Deps): Promise<number> {
  const zone = deps.editions.all().at(-1)?.file.timeZone ?? 'UTC';
  const waiting = await unmailedMessages(deps.db, dayOf(await deps.clock.now(), zone), perRound);
  let sent = 0;
  let failed = 0;
  for (const message of waiting) {
    if (failed >= failuresInTurn) break;
    const done = await mailOne(deps, message);
    sent += done ? 1 : 0;
    failed = done ? 0 : failed + 1;
  }
  return sent;
}

async function mailOne(deps: Deps, message: Unmailed): Promise<boolean> {
  const { title, text } = worded(deps, message).words;
  const at = await deps.clock.now();
  try {
    for (const to of message.addresses)
      await deps.mail.send({ to, subject: `桂冠：${title.zh}`, text: `${text.zh}\n\n${text.en}\n` });
    await markMailed(deps.db, message.id, at, null);
    return true;
  } catch (error) {
    const fault = error instanceof Error ? error : new Error(String(error));
    deps.log.error({ told: message.id, ...withoutValues(fault) }, 'a message could not be mailed; it is tried again');
    await markMailed(deps.db, message.id, at, fault.name);
    return false;
  }
}
