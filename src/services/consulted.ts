import type { Edition } from '#src/definition/edition-bundle.ts';
import type { ConsultationRules } from '#src/definition/authority.ts';
import type { Text } from '#src/definition/text.ts';
import type { ConsultationSubject } from '#src/domain/access/seat.ts';
import type { ApplicationData } from '#src/domain/form/answers.ts';
import { departmentsFor, type Department } from '#src/domain/workflow/departments.ts';
import { stateOf } from '#src/domain/workflow/decide.ts';
import type { Application } from '#src/store/applications.ts';
import type { Consultation } from '#src/store/consultations.ts';
import type { Deps } from './deps.ts';
import { authoritiesOf } from './seats.ts';

/** The departments consulted on a case, each with whether the edition asks it about this applicant. */
export function departmentsOf(
  process: Edition,
  { channel }: Pick<Application, 'channel'>,
  data: ApplicationData,
  at: Date,
): readonly Department[] {
  return channel === null ? [] : departmentsFor(process, authoritiesOf(process).values(), { channel, data, at });
}

/** Name of an authority in an edition; its id where the edition no longer knows it. */
export const authorityName = (process: Edition, id: string): Text =>
  authoritiesOf(process).get(id)?.name ?? { zh: id, en: id };

/** How the edition of a letter consults. */
export function rulesOf(deps: Deps, { processDigest }: Pick<Consultation, 'processDigest'>): ConsultationRules {
  const { consultation } = deps.editions.byDigest(processDigest);
  if (consultation === undefined) throw new Error(`edition ${processDigest} consults nobody`);
  return consultation;
}

export const subjectOf = ({
  programme,
  channel,
  authority,
  sentAt,
}: Pick<Consultation, 'programme' | 'channel' | 'authority' | 'sentAt'>): ConsultationSubject => ({
  programme,
  channel,
  authority,
  sent: sentAt !== null,
});

/** A case as whose consultations somebody asks about; null while no office has it. */
export const caseSubject = (application: Application | null | undefined): ConsultationSubject | null =>
  application?.channel === null || application === null || application === undefined
    ? null
    : { programme: application.programme, channel: application.channel, authority: null, sent: false };

/** Whether departments are asked where a case stands: its state, or the one a correction was begun in, waits for them. */
export function isConsultedIn(
  { workflow }: Edition,
  { state, origin }: Pick<Application, 'state' | 'origin'>,
): boolean {
  const waiting = workflow.actions
    .filter((row) => row.guards.includes('consultations-closed'))
    .flatMap((row) => row.from);
  const phase = stateOf(workflow, state)?.phase;
  return (
    waiting.includes(state) || (phase !== 'ended' && phase !== 'office' && origin !== null && waiting.includes(origin))
  );
}

/** Whether an answer is still of use: the case has neither ended nor been taken back. */
export const isStillAsked = (
  deps: Deps,
  {
    channel,
    caseState,
    processDigest,
  }: { readonly channel: string | null; readonly caseState: string; readonly processDigest: string },
): boolean => channel !== null && stateOf(deps.editions.byDigest(processDigest).workflow, caseState)?.phase !== 'ended';
