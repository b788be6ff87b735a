import type { Transaction } from 'kysely';
import type { FieldMove } from '#src/definition/amendment.ts';
import type { ClassDefinition, Edition } from '#src/definition/edition-bundle.ts';
import { storesOf } from '#src/domain/form/application.ts';
import { landingOf, movedValues, type Typed } from '#src/domain/form/move-fields.ts';
import type { Correction, CorrectionItem } from '#src/domain/workflow/correction.ts';
import { createSheets, lockSheet, readSheetNow, readSheets, writeSheet } from '#src/store/answers.ts';
import type { Application } from '#src/store/applications.ts';
import type { DB } from '#src/store/schema.ts';
import { readTasks } from '#src/store/tasks.ts';
import { isCorrection } from './task-bodies.ts';
import { changeTask } from './change-task.ts';
import type { Deps } from './deps.ts';
import { classOf, openSecrets, readDraft } from './read-application.ts';
import { secrets, written } from './save-answers.ts';

export interface FieldsMoved {
  readonly from: Edition;
  readonly to: Edition;
  readonly at: Date;
}

/**
 * Does to a locked draft what an amendment does to its fields: new sheets get their rows, values go where the map says,
 * each with history and event as if typed by the house; what an open correction speaks of goes with them.
 */
export async function moveFields(
  deps: Deps,
  trx: Transaction<DB>,
  application: Application,
  { from, to, at }: FieldsMoved,
): Promise<Application> {
  const [old, now] = [classOf(from, application.class), classOf(to, application.class)];
  const stored = await readSheets(trx, application.id);
  const missing = storesOf(now).filter((store) => !stored.some((one) => one.sheet === store));
  if (missing.length > 0) await createSheets(trx, application.id, missing, at);
  const moves = (to.amendment?.fields ?? []).filter((move) => move.class === application.class);
  if (moves.length === 0) return application;
  const stores = Object.fromEntries(
    stored.map(({ sheet, body }) => [sheet, openSecrets(deps, old, sheet, body)] as const),
  );
  for (const [store, values] of Object.entries(movedValues(old, moves, stores)))
    await writeValues(deps, trx, application, { store, values, to, at });
  return await moveCorrections(deps, trx, application, { old, moves, at });
}

interface StoreWrite {
  readonly store: string;
  readonly values: Readonly<Record<string, Typed>>;
  readonly to: Edition;
  readonly at: Date;
}

async function writeValues(
  deps: Deps,
  trx: Transaction<DB>,
  application: Application,
  { store, values, to, at }: StoreWrite,
): Promise<void> {
  await lockSheet(trx, application.id, store);
  const now = await readSheetNow(trx, application.id, store, []);
  if (now === null) throw new Error(`application ${application.id} has no sheet ${store}`);
  const input = { applicationId: application.id, sheet: store, changes: [] };
  const plan = { values, unchanged: {}, conflicts: [] };
  const write = written(input, now, plan, now.version + 1, 'system', at, secrets(deps, to, now, store));
  if (!(await writeSheet(trx, write))) throw new Error(`a locked sheet changed: ${application.id} ${store}`);
}

interface Corrected {
  readonly old: ClassDefinition;
  readonly moves: readonly FieldMove[];
  readonly at: Date;
}

/** Items of open corrections name the fields where they now are. */
async function moveCorrections(
  deps: Deps,
  trx: Transaction<DB>,
  application: Application,
  { old, moves, at }: Corrected,
): Promise<Application> {
  const tasks = await readTasks(trx, application.id);
  let current = { draft: await readDraft(deps, trx, application), tasks };
  for (const task of tasks.filter((one) => isCorrection(one) && one.closedAt === null)) {
    const body = task.body as Correction;
    const items = body.items.map((item) => movedItem(old, moves, item));
    if (items.every((item, index) => item === body.items[index])) continue;
    current = await changeTask(trx, { kind: 'system' }, current, task, { body: { ...body, items } }, at);
  }
  return current.draft.application;
}

function movedItem(old: ClassDefinition, moves: readonly FieldMove[], item: CorrectionItem): CorrectionItem {
  if (item.place.kind !== 'field') return item;
  const { sheet, path } = item.place;
  const landing = landingOf(old, moves, sheet, path);
  return landing === undefined || landing === null
    ? item
    : { ...item, place: { kind: 'field', sheet: landing.store, path: landing.key } };
}
