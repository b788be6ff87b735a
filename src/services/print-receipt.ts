import type { Actor } from '#src/domain/access/why-not.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { nameOf } from '#src/domain/form/identity.ts';
import type { Deps } from './deps.ts';
import type { PrintedFile } from './print.ts';
import { readApplication } from './read-application.ts';

/** The receipt of a submission as PDF: number, time, D, and each sealed leaf with the revision it was printed in. */
export async function printReceipt(
  deps: Deps,
  actor: Actor,
  id: string,
  revision: number,
): Promise<PrintedFile | Denial> {
  const whole = await readApplication(deps, actor, id);
  if (isDenial(whole)) return whole;
  const receipt = whole.receipts.find((one) => one.revision === revision);
  if (receipt === undefined) return deny('absent', '没有这一版次的回执。', 'There is no receipt of this revision.');
  return await deps.print.receipt({
    receipt,
    edition: whole.edition,
    applicant: nameOf(whole.definition, whole.data),
    classTitle: whole.definition.title,
  });
}
