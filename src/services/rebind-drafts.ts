import type { Transaction } from 'kysely';
import type { Edition } from '#src/definition/edition-bundle.ts';
import { stateOf } from '#src/domain/workflow/decide.ts';
import { beyondWording } from '#src/definition/wording.ts';
import { recordAct, type Application } from '#src/store/applications.ts';
import type { DB } from '#src/store/schema.ts';
import type { Deps } from './deps.ts';
import { moveFields } from './move-fields.ts';

/**
 * Binds a locked application to the edition in force, one amendment after the other, each with its event and with the
 * values of moved fields; does nothing while its applicant may not write: what is frozen stays as it was frozen.
 */
export async function rebindDraft(
  deps: Deps,
  trx: Transaction<DB>,
  application: Application,
  at: Date,
): Promise<Application> {
  let current = application;
  for (const to of amendmentsFor(deps, application)) current = await rebindTo(deps, trx, current, to, at);
  return current;
}

function amendmentsFor(deps: Deps, application: Application): readonly Edition[] {
  const { workflow } = deps.editions.byDigest(application.processDigest);
  const state = stateOf(workflow, application.state);
  if (state === undefined || state.editable === 'none') return [];
  return successors(deps, application.editionDigest);
}

/**
 * What took an edition's place: its amendments in order; or, for an edition that was changed on disk as only the demo
 * allows, the one in force where it differs in wording only.
 */
export function successors(deps: Deps, digest: string): readonly Edition[] {
  const following = deps.editions.following(digest);
  if (following.length > 0) return following;
  const edition = deps.editions.byDigest(digest);
  const current = deps.editions.current(edition.file.programme, edition.file.id);
  return current === null || current.digest === digest || beyondWording(edition, current) !== null ? [] : [current];
}

async function rebindTo(
  deps: Deps,
  trx: Transaction<DB>,
  application: Application,
  to: Edition,
  at: Date,
): Promise<Application> {
  const from = deps.editions.byDigest(application.editionDigest);
  const moved = await moveFields(deps, trx, application, { from, to, at });
  return await recordAct(
    trx,
    moved,
    { editionDigest: to.digest },
    { kind: 'edition-rebound', body: { from: from.digest, to: to.digest, amendment: to.amendment?.number ?? 0 } },
    'system',
    at,
  );
}
