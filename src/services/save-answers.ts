import type { Kysely } from 'kysely';
import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { answersStream, commitment } from '#src/domain/audit/event.ts';
import { deny, type Denial } from '#src/domain/denial.ts';
import { isSensitive, valueSalt } from '#src/domain/dossier/digest.ts';
import { splitKey } from '#src/domain/form/flat.ts';
import { placeInWords, refuseChange, type Target } from '#src/domain/form/refuse-change.ts';
import { stateOf } from '#src/domain/workflow/decide.ts';
import { planSave, type Change, type Conflict, type CurrentValue, type SavePlan } from '#src/domain/form/save.ts';
import { evidenceStore, reportsStore } from '#src/domain/form/application.ts';
import { unlocks } from '#src/domain/workflow/correction.ts';
import type { ClassDefinition, Edition } from '#src/definition/edition-bundle.ts';
import { lockSheet, readForSave, writeSheet, type SheetNow, type SheetWrite } from '#src/store/answers.ts';
import { findApplication } from '#src/store/applications.ts';
import { auditRow } from '#src/store/audit.ts';
import { readTasks } from '#src/store/tasks.ts';
import type { DB } from '#src/store/schema.ts';
import { openItems } from './task-bodies.ts';
import type { Deps } from './deps.ts';
import { actorId } from './open-application.ts';

export interface SaveAnswers {
  readonly applicationId: string;
  readonly sheet: string;
  readonly changes: readonly Change[];
}
export interface Saved {
  readonly version: number;
  readonly savedAt: Date;
  /** Version of every path that now holds what was asked. */
  readonly saved: Readonly<Record<string, number>>;
  /** Lists that were merged with somebody else's additions: their value now. */
  readonly merged: Readonly<Record<string, readonly string[]>>;
  readonly conflicts: readonly Conflict[];
}

/** Reads and writes of one save that somebody else may overtake before it asks for the sheet alone. */
const hopefulTries = 3;

/**
 * Saves edits of one sheet: kept as typed, with history and audit event, or shown as conflicts; never overwritten.
 * `token` is that of the session, null without one. Session and sheet are read together, and the sheet is written on
 * condition that it is still as read: two statements that hold no lock while we think. A save that is overtaken reads
 * again, and at last locks the sheet, so that a crowd in one sheet starves nobody.
 */
export async function saveAnswers(deps: Deps, token: string | null, input: SaveAnswers): Promise<Saved | Denial> {
  if (token === null) return whyNot({ kind: 'visitor' }, 'application.write', null) ?? noSheet(input.sheet);
  for (let tries = 0; tries < hopefulTries; tries += 1) {
    const answered = await trySave(deps, deps.db, token, input);
    if (answered !== 'overtaken') return answered;
  }
  return await deps.db.transaction().execute(async (trx) => {
    await lockSheet(trx, input.applicationId, input.sheet);
    const answered = await trySave(deps, trx, token, input);
    if (answered === 'overtaken') throw new Error(`a locked sheet changed: ${input.applicationId} ${input.sheet}`);
    return answered;
  });
}

async function trySave(
  deps: Deps,
  db: Kysely<DB>,
  token: string,
  input: SaveAnswers,
): Promise<Saved | Denial | 'overtaken'> {
  const paths = input.changes.map((change) => change.path);
  const { user, sheet } = await readForSave(db, token, input.applicationId, input.sheet, paths);
  const actor: Actor = user === null ? { kind: 'visitor' } : { kind: 'user', ...user, seats: [], factor: false };
  if (sheet === null) return await withoutSheet(db, actor, input);
  const refusal = whyNot(actor, 'application.write', sheet) ?? (await refuse(deps, db, input, sheet));
  if (refusal !== null) return refusal;
  const edition = deps.editions.byDigest(sheet.editionDigest);
  const secret = secrets(deps, edition, sheet, input.sheet);
  const plan = planSave(input.changes, opened(sheet, secret));
  const at = deps.clock.at(sheet.now);
  if (Object.keys(plan.values).length === 0) return answer(input, plan, sheet.version, at);
  const version = sheet.version + 1;
  const kept = await writeSheet(db, written(input, sheet, plan, version, actorId(actor), at, secret));
  return kept ? answer(input, plan, version, at) : 'overtaken';
}

/** Why nothing is saved where there is no such application, or it has no such sheet. */
async function withoutSheet(db: Kysely<DB>, actor: Actor, { applicationId, sheet }: SaveAnswers): Promise<Denial> {
  const application = actor.kind === 'visitor' ? null : await findApplication(db, applicationId);
  return whyNot(actor, 'application.write', application) ?? noSheet(sheet);
}

/** There is no such sheet to write on. */
export const noSheet = (sheet: string): Denial =>
  deny('invalid', `没有“${sheet}”这张表。`, `There is no sheet “${sheet}”.`, { path: sheet });

async function refuse(deps: Deps, db: Kysely<DB>, input: SaveAnswers, now: SheetNow): Promise<Denial | null> {
  const edition = deps.editions.byDigest(now.editionDigest);
  const state = stateOf(deps.editions.byDigest(now.processDigest).workflow, now.state);
  if (state === undefined || state.editable === 'none') {
    return deny(
      'wrong-state',
      `当前状态为“${state?.title.zh ?? now.state}”，内容已锁定。需要修改时请先解除定稿。`,
      `The dossier is “${state?.title.en ?? now.state}” and locked. Unlock it first to edit.`,
    );
  }
  const definition = edition.classes[now.class];
  if (definition === undefined) throw new Error(`edition ${edition.digest} has no class ${now.class}`);
  const locked = state.editable === 'corrections' ? await firstLocked(db, input, definition) : null;
  return locked ?? firstProblem(input, { definition, limits: edition.file.limits, version: now.version });
}

/** The first change that no item of the open correction asks for, with its place; null where each is asked for. */
async function firstLocked(
  db: Kysely<DB>,
  { applicationId, sheet, changes }: SaveAnswers,
  definition: ClassDefinition,
): Promise<Denial | null> {
  const items = openItems(await readTasks(db, applicationId, 'correction'));
  const names = { evidence: evidenceStore, reports: reportsStore };
  const locked = changes.find(({ path }) => !items.some((item) => unlocks(item, sheet, path, names)));
  if (locked === undefined) return null;
  const place = placeInWords({ definition, store: sheet }, locked.path);
  return deny(
    'wrong-state',
    `${place.zh}不在本次补正范围内，内容已锁定。`,
    `${place.en} is not part of this correction and stays locked.`,
    { sheet, path: locked.path },
  );
}

/** The first change that is refused, with its path. */
export function firstProblem({ sheet, changes }: SaveAnswers, target: Omit<Target, 'store'>): Denial | null {
  for (const change of changes) {
    const problem = refuseChange(change, { ...target, store: sheet });
    if (problem === null) continue;
    const { path } = change;
    const place = placeInWords({ ...target, store: sheet }, path);
    return deny('invalid', `${place.zh}：${problem.zh}`, `${place.en}: ${problem.en}`, { sheet, path });
  }
  return null;
}

export interface Secrets {
  seal(path: string, value: string): string;
  open(path: string, stored: string): string;
  salt(path: string): string;
}

/** Sensitive typed text goes to disk sealed; everything else as it is. */
export function secrets(deps: Deps, edition: Edition, now: SheetNow, sheetId: string): Secrets {
  const sheet = edition.classes[now.class]?.definitions[sheetId];
  const hidden = (path: string): boolean => sheet !== undefined && isSensitive(sheet, splitKey(path).path);
  return {
    seal: (path, value) => (hidden(path) ? deps.crypto.seal(value) : value),
    open: (path, stored) => (hidden(path) ? deps.crypto.openText(stored) : stored),
    salt: (path) => valueSalt(now.salt, sheetId, path),
  };
}

export function opened(now: SheetNow, secret: Secrets): Record<string, CurrentValue> {
  return Object.fromEntries(
    Object.entries(now.current).map(([path, { mark, value }]) => [
      path,
      { mark, value: typeof value === 'string' ? secret.open(path, value) : value },
    ]),
  );
}

export function written(
  input: SaveAnswers,
  now: SheetNow,
  plan: SavePlan,
  version: number,
  actor: string,
  at: Date,
  secret: Secrets,
): SheetWrite {
  const text = (value: string | readonly string[]): string =>
    typeof value === 'string' ? value : JSON.stringify(value);
  // Sealed once: what the answers hold is to be what the history says.
  const typed = Object.entries(plan.values).map(([path, value]) => ({
    path,
    value,
    kept: typeof value === 'string' ? secret.seal(path, value) : value,
    salt: secret.salt(path),
  }));
  const changes = typed.map(({ path, value, salt }) => ({ path, commitment: commitment(salt, text(value)) }));
  const audit = auditRow({
    stream: answersStream(input.applicationId, input.sheet),
    head: { seq: now.version, hash: now.head },
    event: { kind: 'answers-saved', body: { version, changes } },
    actorId: actor,
    at,
  });
  return {
    applicationId: input.applicationId,
    sheet: input.sheet,
    from: now,
    version,
    head: audit.hash,
    at,
    actorId: actor,
    audit,
    values: Object.fromEntries(typed.map(({ path, kept }) => [path, kept])),
    history: typed.map(({ path, kept, salt }) => ({ path, value: text(kept), salt })),
  };
}

export function answer(input: SaveAnswers, plan: SavePlan, version: number, at: Date): Saved {
  const fresh = Object.fromEntries(Object.keys(plan.values).map((path) => [path, version]));
  const merged: Record<string, readonly string[]> = {};
  for (const { path, value } of input.changes) {
    const kept = plan.values[path];
    if (Array.isArray(kept) && JSON.stringify(kept) !== JSON.stringify(value)) merged[path] = kept as readonly string[];
  }
  return { version, savedAt: at, saved: { ...plan.unchanged, ...fresh }, merged, conflicts: plan.conflicts };
}
