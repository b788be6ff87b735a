import type { Edition } from '#src/definition/edition-bundle.ts';
import type { LetterKind } from '#src/definition/letter-facts.ts';
import { stateOf } from '#src/domain/workflow/decide.ts';
import type { NamedAct } from '#src/store/acts.ts';
import type { WholeApplication } from './read-application.ts';
import { authoritiesOf, provinceOf, recommenderOf } from './seats.ts';
import { isCorrection } from './task-bodies.ts';

/** Who a letter about a case comes from, by name, and of which day it is. */
export interface Issue {
  readonly issuer: string;
  /** Whether it is the provincial office's, whose contact the call names. */
  readonly byProvince: boolean;
  readonly on: Date;
}

/**
 * A letter comes from the office that did what it tells, and bears that day, whoever prints it later. What tells of no
 * act yet, as a draft, comes from whose turn it is, today.
 */
export function issueOf(edition: Edition, whole: WholeApplication, kind: LetterKind, now: Date): Issue {
  const { application } = whole;
  const province = provinceOf(edition)?.name.zh ?? '';
  const channel = authoritiesOf(edition).get(application.channel ?? '')?.name.zh ?? '';
  const of = (byProvince: boolean, on: Date): Issue => ({ issuer: byProvince ? province : channel, byProvince, on });
  const inState = (state: string, on: Date): Issue => of(stateOf(edition.workflow, state)?.owner === 'province', on);
  const lastAct = (...actions: readonly string[]): NamedAct | undefined =>
    whole.acts.findLast((act) => actions.includes(act.action));
  switch (kind) {
    case 'acceptance':
      return of(false, lastAct('accept')?.at ?? now);
    case 'preliminaryOpinion':
      return of(false, lastAct('sign-opinion')?.at ?? now);
    case 'recommendation':
      return {
        issuer: recommenderOf(edition, application.channel ?? '')?.name.zh ?? channel,
        byProvince: false,
        on: lastAct('recommend')?.at ?? now,
      };
    case 'provincialAcceptance':
      return of(true, lastAct('admit')?.at ?? now);
    case 'correction': {
      const task = whole.tasks.findLast(isCorrection);
      return inState(task?.askedIn ?? application.state, task?.openedAt ?? now);
    }
    case 'refusal': {
      const act = lastAct('refuse', 'refuse-duplicate');
      return act?.action === 'refuse-duplicate'
        ? of(true, act.at)
        : inState(act?.from ?? application.state, act?.at ?? now);
    }
    default:
      return inState(application.state, now);
  }
}
