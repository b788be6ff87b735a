import type { Transaction } from 'kysely';
import { Grounds, groundsOf, groundsVersion, type CoachingAddition } from '#src/domain/conflict/grounds.ts';
import { findApplication, type Application } from '#src/store/applications.ts';
import { keepGrounds, type GroundedApplication } from '#src/store/conflict-grounds.ts';
import type { DB } from '#src/store/schema.ts';
import { readTasks } from '#src/store/tasks.ts';
import type { Addendum } from '../add-addendum.ts';
import type { Deps } from '../deps.ts';
import { readHandedIn } from '../read-application.ts';

/** The names of an application that conflicts are computed from: as kept, or read out anew where the dossier or its additions are others. */
export async function groundsFor(deps: Deps, trx: Transaction<DB>, one: GroundedApplication): Promise<Grounds | null> {
  const key = `${groundsVersion}:${one.key}`;
  if (one.keptKey === key) return Grounds.parse(one.body);
  const application = await findApplication(trx, one.id);
  const grounds = application === null ? null : await readOut(deps, trx, application);
  if (grounds !== null) await keepGrounds(trx, one.id, key, grounds);
  return grounds;
}

async function readOut(deps: Deps, trx: Transaction<DB>, application: Application): Promise<Grounds | null> {
  const handed = await readHandedIn(deps, trx, application);
  const assessment = handed?.process.assessment?.classes[application.class];
  if (handed === null || assessment === undefined) return null;
  const { edition, definition, data } = handed;
  return groundsOf(edition, { definition, assessment }, data, await additionsOf(trx, application.id));
}

/** What was added to the disclosure of coaching after the freeze (A2.1). */
async function additionsOf(trx: Transaction<DB>, applicationId: string): Promise<readonly CoachingAddition[]> {
  const tasks = await readTasks(trx, applicationId, 'addendum');
  return tasks
    .map(({ body }) => body as Addendum)
    .filter(({ kind }) => kind === 'coaching')
    .map(({ day, text }) => ({ day, text }));
}
