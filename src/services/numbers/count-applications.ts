import type { Edition } from '#src/definition/edition-bundle.ts';
import { factsOf, type Facts, type FactTally } from '#src/domain/numbers/facts.ts';
import { findApplication } from '#src/store/applications.ts';
import { keepFacts, tallyFacts, withoutFacts } from '#src/store/application-facts.ts';
import type { Deps } from '../deps.ts';
import { acceptedStates } from '../judging/candidates.ts';
import { readHandedIn } from '../read-application.ts';

/** Dossiers opened in one request at most; the rest is read with the next. */
const most = 500;

export interface Counted {
  readonly tallies: readonly FactTally[];
  /** Dossiers that were not opened yet. */
  readonly unread: number;
  readonly states: readonly string[];
}

const nothing: Facts = { region: null, industry: null, category: null };

/**
 * Accepted applications by channel, class and what their dossiers say. Each dossier is opened once, with the first
 * question after it was accepted or handed in anew; every question after that is one aggregate statement.
 */
export async function countApplications(deps: Deps, edition: Edition): Promise<Counted> {
  const place = { programme: edition.file.programme, edition: edition.file.id };
  const states = acceptedStates(edition);
  const asked = await withoutFacts(deps.db, place, states, most + 1);
  for (const { id, key } of asked.slice(0, most)) {
    const facts = await readOut(deps, id);
    await deps.db.transaction().execute((trx) => keepFacts(trx, id, key, facts));
  }
  return {
    tallies: await tallyFacts(deps.db, place, states),
    unread: asked.length > most ? (await withoutFacts(deps.db, place, states, 100_000)).length : 0,
    states,
  };
}

async function readOut(deps: Deps, id: string): Promise<Facts> {
  const application = await findApplication(deps.db, id);
  const handed = application === null ? null : await readHandedIn(deps, deps.db, application);
  if (application === null || handed === null) return nothing;
  const { edition, process, definition, data } = handed;
  return factsOf(edition, { definition, assessment: process.assessment?.classes[application.class] }, data);
}
