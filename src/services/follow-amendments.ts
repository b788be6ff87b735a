import type { Transaction } from 'kysely';
import type { Edition } from '#src/definition/edition-bundle.ts';
import { stateAfter } from '#src/domain/workflow/amended-state.ts';
import { stateOf } from '#src/domain/workflow/decide.ts';
import { place, type Placement } from '#src/domain/workflow/placement.ts';
import { insertAct } from '#src/store/acts.ts';
import { applicationsBehind, lockApplication, recordAct, type Application } from '#src/store/applications.ts';
import type { DB } from '#src/store/schema.ts';
import type { Deps } from './deps.ts';
import { rebindDraft, successors } from './rebind-drafts.ts';
import { ownersOf } from './seats.ts';

/**
 * At start: every case follows the amendments of its edition. Its process goes over by the map of states, in whatever
 * state it is; its content only while its applicant writes. Each case in a transaction of its own, so that a start that
 * was killed is gone on with by the next, and two at once do the same once. Gives how many moved.
 */
export async function followAmendments(deps: Deps): Promise<number> {
  const behind = deps.editions.known().filter((edition) => successors(deps, edition.digest).length > 0);
  const writing = deps.editions
    .known()
    .flatMap(({ workflow }) => workflow.states.filter((state) => state.editable !== 'none').map((state) => state.id));
  const digests = behind.map((edition) => edition.digest);
  let moved = 0;
  for (const id of await applicationsBehind(deps.db, digests, [...new Set(writing)]))
    moved += await followOne(deps, id);
  return moved;
}

async function followOne(deps: Deps, id: string): Promise<number> {
  const at = await deps.clock.now();
  return await deps.db.transaction().execute(async (trx) => {
    const locked = await lockApplication(trx, id);
    if (locked === null) return 0;
    const followed = await rebindDraft(deps, trx, await followProcess(deps, trx, locked, at), at);
    return followed.acts.seq === locked.acts.seq ? 0 : 1;
  });
}

/** Puts a locked case under the workflow in force, one amendment after the other. */
export async function followProcess(
  deps: Deps,
  trx: Transaction<DB>,
  application: Application,
  at: Date,
): Promise<Application> {
  let current = application;
  for (const to of successors(deps, application.processDigest))
    current = await changeProcess(deps, trx, current, to, at);
  return current;
}

async function changeProcess(
  deps: Deps,
  trx: Transaction<DB>,
  application: Application,
  to: Edition,
  at: Date,
): Promise<Application> {
  const from = deps.editions.byDigest(application.processDigest);
  const { state } = application;
  const next = stateAfter(from, to, state);
  const amendment = to.amendment?.number ?? 0;
  if (next === null) throw new Error(`amendment ${amendment} has no state for ${application.id}, which is in ${state}`);
  const moved = await recordAct(
    trx,
    application,
    { processDigest: to.digest, state: next, ...placementIn(application, { from, to, next, at }) },
    { kind: 'process-changed', body: { from: from.digest, to: to.digest, amendment, state, next } },
    'system',
    at,
  );
  if (next !== state)
    await insertAct(trx, {
      applicationId: application.id,
      seq: moved.acts.seq,
      action: 'amended',
      from: state,
      to: next,
      role: 'system',
      actorId: 'system',
      at,
      details: { number: String(amendment) },
      behalf: null,
    });
  return moved;
}

interface Change {
  readonly from: Edition;
  readonly to: Edition;
  readonly next: string;
  readonly at: Date;
}

/** Whose turn it is under the new workflow; a clock of the same days goes on, another one begins now. */
function placementIn(application: Application, { from, to, next, at }: Change): Placement {
  const [old, now] = [stateOf(from.workflow, application.state), stateOf(to.workflow, next)];
  const goesOn = now?.pausesClock === true || JSON.stringify(old?.clock) === JSON.stringify(now?.clock);
  return place({
    workflow: to.workflow,
    calendar: to.calendar,
    timeZone: to.file.timeZone,
    owners: ownersOf(to, application.channel),
    before: goesOn ? application : { ...application, clock: null },
    next,
    at,
  });
}
