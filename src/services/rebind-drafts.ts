import type { Transaction } from 'kysely';
import type { Edition } from '#src/definition/edition-bundle.ts';
import { stateOf } from '#src/domain/workflow/decide.ts';
import { beyondWording } from '#src/definition/wording.ts';
import { applicationsBoundTo, lockApplication, recordAct, type Application } from '#src/store/applications.ts';
import type { DB } from '#src/store/schema.ts';
import type { Deps } from './deps.ts';

/** At start: drafts follow an amendment of wording; what is frozen stays with the edition it was frozen under. Gives how many moved. */
export async function rebindDrafts(deps: Deps): Promise<number> {
  let moved = 0;
  for (const edition of deps.editions.known()) {
    if (successor(deps, edition) === null) continue;
    const editable = edition.workflow.states.filter((state) => state.editable === 'all').map((state) => state.id);
    for (const id of await applicationsBoundTo(deps.db, edition.digest, editable)) moved += await rebindOne(deps, id);
  }
  return moved;
}

async function rebindOne(deps: Deps, id: string): Promise<number> {
  const at = await deps.clock.now();
  return await deps.db.transaction().execute(async (trx) => {
    const locked = await lockApplication(trx, id);
    if (locked === null) return 0;
    return (await rebindDraft(deps, trx, locked, at)).editionDigest === locked.editionDigest ? 0 : 1;
  });
}

/** Binds a locked application to the edition's latest wording, with an event; does nothing while it may not be edited. */
export async function rebindDraft(
  deps: Deps,
  trx: Transaction<DB>,
  application: Application,
  at: Date,
): Promise<Application> {
  const from = deps.editions.byDigest(application.editionDigest);
  const to = successor(deps, from);
  if (to === null || stateOf(from.workflow, application.state)?.editable !== 'all') return application;
  return await recordAct(
    trx,
    application,
    { editionDigest: to.digest, processDigest: to.digest },
    { kind: 'edition-rebound', body: { from: from.digest, to: to.digest, amendment: to.file.amendment ?? 0 } },
    'system',
    at,
  );
}

/** The amendment that took an edition's place, where it differs in wording only. */
function successor(deps: Deps, edition: Edition): Edition | null {
  const current = deps.editions.current(edition.file.programme, edition.file.id);
  return current === null || current.digest === edition.digest || beyondWording(edition, current) !== null
    ? null
    : current;
}
