import type { Transaction } from 'kysely';
import type { ConflictWeight } from '#src/definition/assessment.ts';
import type { Application } from '#src/store/applications.ts';
import { readConflicts, writeConflict, type Conflict } from '#src/store/conflicts.ts';
import type { DB } from '#src/store/schema.ts';
import type { Deps } from '../deps.ts';

/** A conflict that somebody said: an assessor declared it, or an applicant claimed it and the office found out who is meant. */
export interface SaidConflict {
  /** Locked; the conflict's event stands in the stream of its acts. */
  readonly application: Application;
  readonly assessorId: string;
  readonly source: 'declared' | 'claimed';
  readonly weight: ConflictWeight;
  /** In whose words it was said. */
  readonly reason: string;
  /** The office's words where it has decided already; else it is `found` until it does. */
  readonly confirmed?: string;
  readonly actorId: string;
  readonly at: Date;
}

/**
 * Writes a conflict that was declared or claimed; said again it is found anew, at the harder of both weights. Gives it with the application as it is after the event.
 */
export async function recordConflict(
  deps: Pick<Deps, 'ids'>,
  trx: Transaction<DB>,
  { application, assessorId, source, weight, reason, confirmed, actorId, at }: SaidConflict,
): Promise<{ readonly application: Application; readonly conflict: Conflict }> {
  const { id: applicationId, programme, edition } = application;
  const standing = await readConflicts(trx, [applicationId], [assessorId]);
  const before = standing.find((one) => one.source === source);
  const conflict: Conflict = {
    id: before?.id ?? deps.ids.next(),
    programme,
    edition,
    applicationId,
    assessorId,
    source,
    weight: before?.weight === 'hard' ? 'hard' : weight,
    state: confirmed === undefined ? 'found' : 'confirmed',
    detail: { said: reason },
    foundBy: before?.foundBy ?? actorId,
    foundAt: before?.foundAt ?? at,
    decidedBy: confirmed === undefined ? null : actorId,
    decidedAt: confirmed === undefined ? null : at,
    reason: confirmed ?? null,
  };
  return { application: await writeConflict(trx, application, conflict, { actorId, at }), conflict };
}
