import { readdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DemoFile } from '#src/definition/demo.ts';
import type { Edition } from '#src/definition/edition-bundle.ts';
import { bundleOf, loadBundle, loadEdition, loadSteps, loadWithDemo } from '#src/definition/loader.ts';
import { stateAfter } from '#src/domain/workflow/amended-state.ts';
import type { Kysely, Transaction } from 'kysely';
import { tallyProcesses, type ProcessTally } from '#src/store/applications.ts';
import { insertBundle, lockEditions, readBundles, type StoredBundle } from '#src/store/editions.ts';
import type { DB } from '#src/store/schema.ts';
import { editionRegistry, type EditionRegistry } from './editions.ts';

/** Every edition folder below `programmes/`, or the one folder that it is, loaded and cross-checked; throws with all problems of the first bad one. */
export function editionsOnDisk(programmes: string): Edition[] {
  return editionFolders(programmes).map((folder) => loadEdition(folder));
}

/** The latest edition with the people of its demo; null where there is no edition or it has no demo. */
export function demoOnDisk(programmes: string): { readonly edition: Edition; readonly demo: DemoFile } | null {
  const folder = editionFolders(programmes).at(-1);
  if (folder === undefined) return null;
  const { edition, demo } = loadWithDemo(folder);
  return demo === null ? null : { edition, demo };
}

/** Folders of editions below `programmes`, or itself where it is one. */
function editionFolders(programmes: string): string[] {
  if (existsSync(join(programmes, 'edition.json'))) return [programmes];
  const folders = readdirSync(programmes, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((programme) =>
      readdirSync(join(programmes, programme.name), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => join(programmes, programme.name, entry.name)),
    );
  return folders.filter((folder) => existsSync(join(folder, 'edition.json'))).toSorted();
}

/** Every edition the database keeps, as it was published; for whoever only looks. */
export async function storedEditions(db: Kysely<DB>): Promise<Edition[]> {
  return (await readBundles(db)).map(reloaded);
}

/**
 * Registers what is on disk, each edition as published and after each amendment, and gives every edition anything may
 * be bound to, the current ones last. A published edition is frozen: another digest under the same number, or an
 * amendment that is gone, is refused; in the demo a change becomes the next number. Cases that an amendment of the
 * workflow says nothing of are refused in both, before anything is written.
 */
export async function loadEditions(db: Kysely<DB>, programmes: string, mode: 'demo' | 'serve'): Promise<Edition[]> {
  const disk = editionFolders(programmes).map((folder) => loadSteps(folder));
  return await db.transaction().execute(async (trx) => {
    await lockEditions(trx);
    const stored = await readBundles(trx);
    const older = stored.map(reloaded);
    for (const steps of disk) await register(trx, steps, { stored, older, mode });
    const known = disk.flat();
    return [...older.filter((edition) => !known.some((one) => one.digest === edition.digest)), ...known];
  });
}

const amendmentOf = (edition: Edition): number => edition.amendment?.number ?? 0;

/** A stored bundle as an edition; one that no longer gives its digest was changed in the database. */
function reloaded({ digest, bundle }: StoredBundle): Edition {
  const edition = loadBundle(bundle);
  if (edition.digest !== digest)
    throw new Error(
      `The edition kept in the database under ${digest} has the digest ${edition.digest}: it was changed there.`,
    );
  return edition;
}

interface Published {
  readonly stored: readonly StoredBundle[];
  readonly older: readonly Edition[];
  readonly mode: 'demo' | 'serve';
}

async function register(
  trx: Transaction<DB>,
  steps: readonly Edition[],
  { stored, older, mode }: Published,
): Promise<void> {
  const [base] = steps;
  if (base === undefined) return;
  const { programme, id } = base.file;
  const published = stored.filter((bundle) => bundle.programme === programme && bundle.edition === id);
  const fresh = steps.filter((step) => !published.some((bundle) => bundle.digest === step.digest));
  if (mode === 'serve') refuseChange(steps, fresh, published);
  refuseUnmapped(editionRegistry([...older, ...steps]), await tallyProcesses(trx, programme, id));
  const taken = new Set(published.map((bundle) => bundle.amendment));
  for (const step of fresh) {
    const amendment = taken.has(amendmentOf(step)) ? Math.max(...taken) + 1 : amendmentOf(step);
    taken.add(amendment);
    await insertBundle(
      trx,
      { digest: step.digest, programme, edition: id, amendment, bundle: bundleOf(step) },
      new Date(),
    );
  }
}

function refuseChange(steps: readonly Edition[], fresh: readonly Edition[], published: readonly StoredBundle[]): void {
  const name = nameOf(steps[0]!);
  for (const step of fresh)
    if (published.some((bundle) => bundle.amendment === amendmentOf(step)))
      throw new Error(
        `The published edition ${name} was changed on disk (${amendmentOf(step) === 0 ? 'its files as published' : `amendment ${amendmentOf(step)}`}). Undo the change, and amend the edition by a numbered file in its folder amendments/.`,
      );
  const gone = published.find((bundle) => !steps.some((step) => amendmentOf(step) === bundle.amendment));
  if (gone !== undefined)
    throw new Error(`Amendment ${gone.amendment} of ${name} is in force, but its file is no longer in amendments/.`);
}

const nameOf = ({ file }: Edition): string => `${file.programme}/${file.id}`;

/** Every state that cases stand in has its state in the workflow as amended; else it says which have not, and how many cases. */
function refuseUnmapped(editions: EditionRegistry, tallies: readonly ProcessTally[]): void {
  const missing = new Map<Edition, Map<string, number>>();
  for (const { processDigest, state, count } of tallies) {
    const lost = lostAt(editions, processDigest, state);
    if (lost === null) continue;
    const states = missing.get(lost.step) ?? new Map<string, number>();
    missing.set(lost.step, states.set(lost.state, (states.get(lost.state) ?? 0) + count));
  }
  const [first] = missing;
  if (first === undefined) return;
  const [step, states] = first;
  const list = [...states].map(([state, count]) => `${state} (${count} ${count === 1 ? 'case' : 'cases'})`).join(', ');
  throw new Error(
    `Amendment ${amendmentOf(step)} of ${nameOf(step)} changes the workflow while cases are under way, and does not say what becomes of those in: ${list}. Add these states to "states" in its file.`,
  );
}

/** The first amendment that has no state for a case that follows a process in a state. */
function lostAt(
  editions: EditionRegistry,
  processDigest: string,
  state: string,
): { readonly step: Edition; readonly state: string } | null {
  let [at, before] = [state, editions.byDigest(processDigest)];
  for (const step of editions.following(processDigest)) {
    const next = stateAfter(before, step, at);
    if (next === null) return { step, state: at };
    [at, before] = [next, step];
  }
  return null;
}
