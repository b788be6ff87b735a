import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import type { Edition, ClassDefinition } from '#src/definition/edition-bundle.ts';
import type { WorkflowFile } from '#src/definition/workflow.ts';
import type { Denial } from '#src/domain/denial.ts';
import { visible } from '#src/domain/access/visible.ts';
import { isSensitive } from '#src/domain/dossier/digest.ts';
import type { ApplicationData, StoredFile } from '#src/domain/form/answers.ts';
import { assemble } from '#src/domain/form/application.ts';
import { stateOf, statesIn } from '#src/domain/workflow/decide.ts';
import { textAt } from '#src/domain/form/identity.ts';
import { paperData, paperEdition } from '#src/domain/workflow/paper-only.ts';
import { splitKey, type FlatAnswers } from '#src/domain/form/flat.ts';
import type { Kysely, Transaction } from 'kysely';
import { readSheets, type StoredSheet } from '#src/store/answers.ts';
import { readActs, type NamedAct } from '#src/store/acts.ts';
import { findApplication, type Application } from '#src/store/applications.ts';
import { countOpenClashes } from '#src/store/clashes.ts';
import { readExtensions, type Extension } from '#src/store/extensions.ts';
import {
  findDossier,
  findDossierHead,
  readLeavesOf,
  readSealedLeaves,
  type Dossier,
  type DossierHead,
  type SealedLeaf,
} from '#src/store/dossiers.ts';
import { readFiles } from '#src/store/files.ts';
import { findPaperApplicant } from '#src/store/paper-applicants.ts';
import { readReceipts, type Receipt } from '#src/store/receipts.ts';
import { readTasks, type Task } from '#src/store/tasks.ts';
import type { DB } from '#src/store/schema.ts';
import type { Deps } from './deps.ts';

/** An application with the editions that govern it, its content not read. */
export interface CaseDraft {
  readonly application: Application;
  readonly edition: Edition;
  /** The edition in force for the case, as amended: its days and channels count, and its workflow governs. */
  readonly process: Edition;
  readonly workflow: WorkflowFile;
  readonly definition: ClassDefinition;
}
/** An application's draft, opened: its edition, its answers as typed, and all of it as one piece of data. */
export interface Draft extends CaseDraft {
  readonly sheets: readonly StoredSheet[];
  readonly files: Readonly<Record<string, StoredFile>>;
  readonly data: ApplicationData;
}
export interface WholeApplication extends Draft {
  readonly dossier: Dossier | null;
  readonly sealed: readonly SealedLeaf[];
  readonly receipts: readonly Receipt[];
  readonly tasks: readonly Task[];
  readonly acts: readonly NamedAct[];
  readonly openClashes: number;
  readonly extensions: readonly Extension[];
}

/** Reads the draft of an application that the caller may see; sensitive values are opened. */
export async function readDraft(
  deps: Deps,
  db: Kysely<DB> | Transaction<DB>,
  application: Application,
): Promise<Draft> {
  const edition = deps.editions.byDigest(application.editionDigest);
  const definition = classOf(edition, application.class);
  const [stored, files] = [await readSheets(db, application.id), await readFiles(db, application.id, 'owner')];
  const sheets = stored.map((one) => ({ ...one, body: openSecrets(deps, definition, one.sheet, one.body) }));
  const stores = Object.fromEntries(sheets.map((one) => [one.sheet, one.body]));
  return {
    application,
    edition,
    ...processOf(deps, application),
    definition,
    sheets,
    files,
    data: assemble(definition, editionName(edition), stores, files),
  };
}

/** An application as `readDraft` or `readHandedIn` gives it, less what it says: for those who judge the case alone. */
export async function readCaseDraft(
  deps: Deps,
  db: Kysely<DB> | Transaction<DB>,
  application: Application,
): Promise<{ readonly draft: CaseDraft; readonly dossier: DossierHead | null }> {
  const { id, revision, editionDigest, class: name } = application;
  const withOffices = isWithOffices(deps, application);
  const handed =
    withOffices && application.handedIn !== null ? await findDossierHead(db, id, application.handedIn) : null;
  const bound = deps.editions.byDigest(handed?.editionDigest ?? editionDigest);
  const edition = application.paperOnly ? paperEdition(bound, name) : bound;
  const draft = { application, edition, ...processOf(deps, application), definition: classOf(edition, name) };
  if (handed !== null || application.paperOnly || revision === 0) return { draft, dossier: handed };
  return { draft, dossier: await findDossierHead(db, id, revision) };
}

function processOf(deps: Deps, { processDigest }: Application): Pick<Draft, 'process' | 'workflow'> {
  const process = deps.editions.byDigest(processDigest);
  return { process, workflow: process.workflow };
}

/** Whether a case stands where the offices look at what was handed in, not at the applicant's draft. */
export function isWithOffices(
  deps: Deps,
  { processDigest, channel, state, handedIn, paperOnly }: Application,
): boolean {
  if (paperOnly) return true;
  const phase = stateOf(deps.editions.byDigest(processDigest).workflow, state)?.phase;
  return channel !== null && handedIn !== null && (phase === 'office' || phase === 'precheck' || phase === 'ended');
}

/** What the offices have of a case; no dossier where it is on paper only (X11). */
export interface HandedIn extends Draft {
  readonly dossier: Dossier | null;
  readonly sealed: readonly SealedLeaf[];
}

/** What the offices read: the frozen dossier that was handed in, with the scans of its leaves, or what was registered from paper; null where nothing was. */
export async function readHandedIn(
  deps: Deps,
  db: Kysely<DB> | Transaction<DB>,
  application: Application,
): Promise<HandedIn | null> {
  if (application.paperOnly) return await readRegistered(deps, db, application);
  if (application.handedIn === null) return null;
  const dossier = await findDossier(db, application.id, application.handedIn);
  if (dossier === null) return null;
  const edition = deps.editions.byDigest(dossier.editionDigest);
  const definition = classOf(edition, application.class);
  return {
    application,
    edition,
    ...processOf(deps, application),
    definition,
    sheets: (await readSheets(db, application.id)).filter(
      ({ sheet }) => definition.definitions[sheet]?.office === true,
    ),
    files: await readFiles(db, application.id),
    data: (dossier.content as { data: ApplicationData }).data,
    dossier: { ...dossier, unlockedAt: null },
    sealed: await readLeavesOf(db, application.id, dossier.leaves),
  };
}

/** An application on paper only: who it is, what the offices wrote on leaves of their own, and nothing else. */
async function readRegistered(
  deps: Deps,
  db: Kysely<DB> | Transaction<DB>,
  application: Application,
): Promise<HandedIn | null> {
  const registered = await findPaperApplicant(db, application.id);
  if (registered === null) return null;
  const edition = paperEdition(deps.editions.byDigest(application.editionDigest), application.class);
  const definition = classOf(edition, application.class);
  const identity = {
    name: application.applicant ?? '',
    code: registered.code,
    channel: application.channel ?? '',
  };
  return {
    application,
    edition,
    ...processOf(deps, application),
    definition,
    sheets: (await readSheets(db, application.id)).filter(({ sheet }) => definition.sheets.includes(sheet)),
    files: await readFiles(db, application.id),
    data: paperData(edition, application.class, identity),
    dossier: null,
    sealed: await readLeavesOf(db, application.id, {}),
  };
}

/** Everything of one application for one page, or why not. */
export async function readApplication(deps: Deps, actor: Actor, id: string): Promise<WholeApplication | Denial> {
  const application = await findApplication(deps.db, id);
  const denial = whyNot(actor, 'application.read', application);
  if (denial !== null || application === null) return denial ?? whyNot({ kind: 'visitor' }, 'application.read', null)!;
  const draft = await readDraft(deps, deps.db, application);
  const dossier = application.revision === 0 ? null : await findDossier(deps.db, id, application.revision);
  const isOffices = (sheet: string): boolean => draft.definition.definitions[sheet]?.office === true;
  const hidden = visible('opinion', 'owner') === 'hidden';
  return {
    ...draft,
    sheets: draft.sheets.map((one) => (hidden && isOffices(one.sheet) ? emptied(one) : one)),
    dossier,
    sealed: (await readSealedLeaves(deps.db, id)).filter(({ leaf }) => !hidden || !isOffices(leaf.split(':')[0] ?? '')),
    ...(await readCourse(deps, draft)),
  };
}

/** A leaf of the offices as the applicant's page has it: there, with nothing on it. */
const emptied = (sheet: StoredSheet): StoredSheet => ({ ...sheet, body: {}, marks: {} });

/** What happened to an application beside what it says: receipts, tasks, acts, and clashes that nobody has decided. */
export async function readCourse(deps: Deps, { application, workflow, definition, data }: Draft) {
  const { id } = application;
  const channel = application.channel ?? textAt(data, definition.identity.channel);
  return {
    extensions: await readExtensions(deps.db, application, channel),
    receipts: await readReceipts(deps.db, id),
    tasks: await readTasks(deps.db, id),
    acts: await readActs(deps.db, id),
    openClashes: await countOpenClashes(deps.db, id, statesIn(workflow, 'ended')),
  };
}

/** How an edition is named in packages: `programme/edition`. */
export const editionName = (edition: Edition): string => `${edition.file.programme}/${edition.file.id}`;

export function classOf(edition: Edition, name: string): ClassDefinition {
  const definition = edition.classes[name];
  if (definition === undefined) throw new Error(`edition ${edition.digest} has no class ${name}`);
  return definition;
}

/** A store with its sensitive values opened. */
export function openSecrets(deps: Deps, definition: ClassDefinition, store: string, body: FlatAnswers): FlatAnswers {
  const sheet = definition.definitions[store];
  if (sheet === undefined) return body;
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => [
      key,
      typeof value === 'string' && isSensitive(sheet, splitKey(key).path) ? deps.crypto.openText(value) : value,
    ]),
  );
}
