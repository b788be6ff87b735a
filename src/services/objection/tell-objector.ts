import type { Objector } from '#src/domain/award/objection.ts';
import type { Objection } from '#src/store/objections.ts';
import type { Deps } from '../deps.ts';
import { withoutValues } from '../loggable.ts';

/** Tells an objector by mail that the answer is there: what it says stands behind the link alone. */
export async function tellAnswer(deps: Deps, objection: Objection, objector: Objector | null): Promise<void> {
  if (objector?.way !== 'email') return;
  const { number } = objection;
  const lines = [
    `您提出的异议（编号 ${number}）已有答复，请打开提出异议时保存的链接查看。`,
    '',
    `Your objection ${number} has been answered. Open the link that you kept when you made it.`,
  ];
  try {
    await deps.mail.send({ to: objector.contact, subject: `桂冠：异议 ${number} 答复`, text: lines.join('\n') });
  } catch (error) {
    const fault = error instanceof Error ? error : new Error(String(error));
    deps.log.error({ objection: number, ...withoutValues(fault) }, 'an objector could not be told of the answer');
  }
}
