import { whyNot, type Action, type Actor } from '#src/domain/access/why-not.ts';
import type { Denial } from '#src/domain/denial.ts';
import type { Application } from '#src/store/applications.ts';
import { ofProgramme } from './pool-subject.ts';

/** Why somebody may not do any of this with the conflicts of a case; before an office has it there is no case to anybody. */
export function whyNotCase(actor: Actor, actions: readonly Action[], application: Application | null): Denial | null {
  const subject = application === null || application.channel === null ? null : ofProgramme(application.programme);
  const denials = actions.map((action) => whyNot(actor, action, subject));
  if (denials.includes(null)) return null;
  return denials.find((denial) => denial?.code === 'factor') ?? denials[0] ?? null;
}
