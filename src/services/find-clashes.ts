import type { Transaction } from 'kysely';
import type { ClashesFile } from '#src/definition/clashes.ts';
import type { Edition } from '#src/definition/edition-bundle.ts';
import { identityValues } from '#src/domain/workflow/clash.ts';
import { statesIn } from '#src/domain/workflow/decide.ts';
import { lockApplication, recordAct, type Application } from '#src/store/applications.ts';
import { casesToSweep, findClashing, insertClash, putIdentityKeys } from '#src/store/clashes.ts';
import type { DB } from '#src/store/schema.ts';
import type { Deps } from './deps.ts';
import { readHandedIn, type Draft } from './read-application.ts';

/**
 * Notes what a handed-in application is recognised by, and every clash it has with others that are handed in (E7, E11,
 * E12). Of an application on paper the keys are kept as they were noted at its registration: its identity number is not.
 */
export async function findClashes(
  deps: Deps,
  trx: Transaction<DB>,
  application: Application,
  { edition, definition, data }: Pick<Draft, 'edition' | 'definition' | 'data'>,
  at: Date,
  keys: 'note' | 'keep' = 'note',
): Promise<Application> {
  const { clashes } = edition;
  if (clashes === null) return application;
  if (keys === 'note') await noteKeys(deps, trx, application, { edition, definition, data }, clashes);
  const { workflow } = deps.editions.byDigest(application.processDigest);
  let moved = application;
  for (const pair of clashes.pairs)
    for (const { other, iAmFirst } of await findClashing(trx, application.id, pair, statesIn(workflow, 'ended'))) {
      const [first, second] = inOrder(pair.first === pair.second, iAmFirst, application.id, other);
      const { programme, edition: year } = application;
      const id = deps.ids.next();
      if (!(await insertClash(trx, { id, programme, edition: year, pair: pair.id, first, second, foundAt: at })))
        continue;
      moved = await recordAct(
        trx,
        moved,
        {},
        { kind: 'clash-found', body: { clash: id, pair: pair.id } },
        'system',
        at,
      );
    }
  return moved;
}

/** Puts what an application is recognised by in place of what was noted before. */
async function noteKeys(
  deps: Deps,
  trx: Transaction<DB>,
  application: Application,
  { edition, definition, data }: Pick<Draft, 'edition' | 'definition' | 'data'>,
  clashes: ClashesFile,
): Promise<void> {
  const values = identityValues(clashes, definition, data, placesOf(edition));
  // Keys of different kinds that are compared must hash alike: the pair says which kinds those are.
  const hashed = values.map(({ key, value, near }) => ({
    key,
    near,
    hash: deps.crypto.keyedHash(`${application.programme}/${value}`),
  }));
  await putIdentityKeys(trx, application.id, hashed);
}

/** Of a pair of one kind the lower id stands first, so that it is noted once; else the one that has the first key. */
function inOrder(alike: boolean, iAmFirst: boolean, me: string, other: string): readonly [string, string] {
  if (alike) return me < other ? [me, other] : [other, me];
  return iAmFirst ? [me, other] : [other, me];
}

/** Names of places, as the edition's code list of its channels' regions has them, long and short. */
function placesOf({ channels, codes }: Edition): readonly string[] {
  const regions = new Set(channels.map((channel) => channel.region));
  const all = Object.values(codes).flatMap((list) => list.items.flatMap((item) => [item, ...(item.children ?? [])]));
  const provinces = Object.values(codes).flatMap((list) =>
    list.items.filter((item) => item.children?.some((child) => regions.has(child.code)) === true),
  );
  const names = [...all.filter((item) => regions.has(item.code)), ...provinces].map((item) => item.zh);
  return [...new Set(names.flatMap((name) => [name, name.replace(/[省市]$/u, '')]))];
}

const perPage = 200;

/** Compares every case of an edition anew: what two submissions at one moment overlooked, or an amendment made a clash. Gives how many cases were looked at. */
export async function sweepClashes(deps: Deps, edition: Edition): Promise<number> {
  const { programme, id } = edition.file;
  let seen = 0;
  for (let after = ''; ;) {
    const ids = await casesToSweep(deps.db, programme, id, after, perPage);
    for (const one of ids) await sweepOne(deps, one);
    seen += ids.length;
    const last = ids.at(-1);
    if (last === undefined || ids.length < perPage) return seen;
    after = last;
  }
}

async function sweepOne(deps: Deps, id: string): Promise<void> {
  const at = await deps.clock.now();
  await deps.db.transaction().execute(async (trx) => {
    const application = await lockApplication(trx, id);
    const handedIn = application === null ? null : await readHandedIn(deps, trx, application);
    if (application !== null && handedIn !== null)
      await findClashes(deps, trx, application, handedIn, at, application.paperOnly ? 'keep' : 'note');
  });
}
