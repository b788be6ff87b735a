import type { Objector } from '#src/domain/award/objection.ts';
import { toldWords } from '#src/domain/award/objection-words.ts';
import type { Objection } from '#src/store/objections.ts';
import type { Deps } from '../deps.ts';
import { withoutValues } from '../loggable.ts';

/** Tells an objector by mail that it is over; whoever left a telephone number is called by a handler. */
export async function tellObjector(deps: Deps, objection: Objection, objector: Objector | null): Promise<void> {
  const { number, state } = objection;
  const words = toldWords(number, state);
  if (words === null || objector?.way !== 'email') return;
  const subject = `桂冠：异议 ${number} ${state === 'answered' ? '答复' : '不予受理'}`;
  try {
    await deps.mail.send({ to: objector.contact, subject, text: `${words.zh}\n\n${words.en}` });
  } catch (error) {
    const fault = error instanceof Error ? error : new Error(String(error));
    deps.log.error({ objection: number, ...withoutValues(fault) }, 'an objector could not be told of the answer');
  }
}
