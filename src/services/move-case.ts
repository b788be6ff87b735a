import canonicalize from 'canonicalize';
import type { Transaction } from 'kysely';
import type { Actor } from '#src/domain/access/why-not.ts';
import { commitment, type AuditEvent } from '#src/domain/audit/event.ts';
import { place } from '#src/domain/workflow/placement.ts';
import { insertAct } from '#src/store/acts.ts';
import { recordAct, type Application, type Move } from '#src/store/applications.ts';
import type { DB } from '#src/store/schema.ts';
import type { DecidedCase } from './decide-act.ts';
import type { Deps } from './deps.ts';
import { actorId } from './open-application.ts';
import { ownersOf } from './seats.ts';
import { tellOf } from './tell.ts';

/** What comes with an act: words, and what shows that a party without account did it. */
export interface ActDetails {
  readonly reason?: string | undefined;
  readonly rule?: string | undefined;
  readonly number?: string | undefined;
  readonly scan?: string | undefined;
  readonly due?: string | undefined;
  readonly note?: string | undefined;
}
export interface CaseMove {
  readonly action: string;
  readonly actor: Actor;
  readonly at: Date;
  readonly details?: ActDetails;
  /** What else the act changes of the row. */
  readonly move?: Move;
  /** An event of its own kind in place of the general one. */
  readonly event?: AuditEvent;
  /** When what the applicant is asked for is due. */
  readonly asked?: Date | null;
  /** The task that recorded the act on behalf of a party (代录). */
  readonly behalf?: string;
}

/** Stores a decided act: the new state, whose turn it is and until when, its event, its words, and whom it is told. */
export async function moveCase(
  deps: Deps,
  trx: Transaction<DB>,
  decided: Pick<DecidedCase, 'draft' | 'decision'>,
  move: CaseMove,
): Promise<Application> {
  const { application } = decided.draft;
  const { decision } = decided;
  const process = deps.editions.byDigest(application.processDigest);
  const channel = move.move?.channel === undefined ? application.channel : move.move.channel;
  const placement = place({
    workflow: process.workflow,
    calendar: process.calendar,
    timeZone: process.file.timeZone,
    owners: ownersOf(process, channel),
    before: application,
    next: decision.next,
    at: move.at,
    ...(move.asked === undefined ? {} : { asked: move.asked }),
  });
  const details = move.details ?? {};
  const origin = decision.effects.includes('remember-origin') ? { origin: application.state } : {};
  const moved = await recordAct(
    trx,
    application,
    { state: decision.next, ...placement, ...origin, ...move.move },
    move.event ?? actedEvent(decided, move.action, details),
    actorId(move.actor),
    move.at,
  );
  await insertAct(trx, {
    applicationId: application.id,
    seq: moved.acts.seq,
    action: move.action,
    from: application.state,
    to: decision.next,
    role: decision.role,
    actorId: actorId(move.actor),
    at: move.at,
    details,
    behalf: move.behalf ?? null,
  });
  await tellOf(deps, trx, {
    process,
    application: moved,
    owners: ownersOf(process, application.channel ?? channel),
    tells: decision.row.tells ?? [],
    at: move.at,
  });
  return moved;
}

function actedEvent(
  { draft, decision }: Pick<DecidedCase, 'draft' | 'decision'>,
  action: string,
  details: ActDetails,
): AuditEvent {
  const { application } = draft;
  return {
    kind: 'case-acted',
    body: {
      action,
      from: application.state,
      to: decision.next,
      role: decision.role,
      details: detailsCommitment(application, details),
    },
  };
}

/** What the event says of an act's words: nothing, until salt and words are shown. */
export const detailsCommitment = (application: Pick<Application, 'salt' | 'id'>, details: ActDetails): string =>
  commitment(`${application.salt}:act`, canonicalize(withoutGaps(details)) ?? '');

/** As JSON keeps it: what is not said is not there. */
const withoutGaps = (details: ActDetails): unknown => JSON.parse(JSON.stringify(details));
