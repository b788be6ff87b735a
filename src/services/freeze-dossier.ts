import type { Text } from '#src/definition/text.ts';
import { isDenial } from '#src/domain/denial.ts';
import { dossierDigest } from '#src/domain/dossier/digest.ts';
import { stateOf } from '#src/domain/workflow/decide.ts';
import type { Transaction } from 'kysely';
import { findApplication, recordAct, type Application } from '#src/store/applications.ts';
import { insertDossier, voidSealedLeaf, type VolumeFile } from '#src/store/dossiers.ts';
import type { DB } from '#src/store/schema.ts';
import { decideAct, type Decided } from './decide-act.ts';
import type { Deps } from './deps.ts';
import { failureReason, mustBeReadable } from './freeze-failure.ts';
import { withoutValues } from './loggable.ts';
import { fileReader } from './open-file.ts';
import type { PrintedFile, PrintJob, Progress } from './print.ts';
import { rebindDraft } from './rebind-drafts.ts';
import { readDraft, type Draft } from './read-application.ts';
import { packageStream } from './write-package.ts';

const system = { kind: 'system' } as const;

/** The job behind 定稿: renders and stores every volume, then freezes; a failure gives the draft back with its reason. Repeatable. */
export async function freezeDossier(deps: Deps, applicationId: string, progress?: Progress): Promise<void> {
  const application = await findApplication(deps.db, applicationId);
  if (application === null) return;
  const at = await deps.clock.now();
  try {
    const draft = await readDraft(deps, deps.db, application);
    // A second run of the same job, or one that was overtaken, has nothing to render.
    if (!awaitsFreezing(draft)) return;
    mustBeReadable(draft.edition, draft.data);
    const { digest, leaves } = dossierDigest(draft.edition.digest, draft.definition, draft.data, application.salt);
    const job: PrintJob = {
      edition: draft.edition,
      data: draft.data,
      openFile: fileReader(deps, applicationId),
      stamp: { draft: false, digest, leaves, revision: application.revision, application: applicationId, date: at },
    };
    const printed = await deps.print.all(job, progress);
    const volumes = await storeFiles(deps, applicationId, printed);
    const archive = await deps.files.put(applicationId, packageStream(job, printed, application.salt));
    volumes['package.zip'] = { ...archive, type: 'application/zip' };
    Object.assign(volumes, await storeFiles(deps, applicationId, [await deps.print.label(job, archive.size)]));
    await freeze(deps, draft, { digest, leaves, volumes, at });
  } catch (error) {
    const fault = error instanceof Error ? error : new Error(String(error));
    deps.log.error({ application: applicationId, ...withoutValues(fault) }, 'freezing failed');
    await giveBack(deps, application, failureReason(error), at);
  }
}

const awaitsFreezing = ({ application, workflow }: Draft): boolean =>
  stateOf(workflow, application.state)?.phase === 'freezing';

async function storeFiles(
  deps: Deps,
  applicationId: string,
  files: readonly PrintedFile[],
): Promise<Record<string, VolumeFile>> {
  const volumes: Record<string, VolumeFile> = {};
  for (const file of files) {
    const { sha256, size } = await deps.files.put(applicationId, file.bytes);
    volumes[file.name] = {
      sha256,
      size,
      type: file.type,
      ...(file.pages === undefined ? {} : { pages: file.pages }),
      ...(file.note === undefined ? {} : { note: file.note }),
      ...(file.places === undefined ? {} : { places: file.places }),
    };
  }
  return volumes;
}

interface Frozen {
  readonly digest: string;
  readonly leaves: Readonly<Record<string, string>>;
  readonly volumes: Record<string, VolumeFile>;
  readonly at: Date;
}

async function freeze(deps: Deps, draft: Draft, { digest, leaves, volumes, at }: Frozen): Promise<void> {
  const { id, revision, salt } = draft.application;
  await deps.db.transaction().execute(async (trx) => {
    const decided = await decideAct(deps, trx, system, {
      action: 'freeze-done',
      applicationId: id,
      at,
      rendered: true,
    });
    // Done already by an earlier run of the same job, or given back meanwhile.
    if (isDenial(decided) || decided.draft.application.revision !== revision) return;
    await insertDossier(trx, {
      applicationId: id,
      revision,
      digest,
      editionDigest: draft.edition.digest,
      content: { data: draft.data, salt },
      leaves,
      volumes,
      frozenAt: at,
    });
    let application = await recordAct(
      trx,
      decided.draft.application,
      { state: decided.decision.next },
      { kind: 'dossier-frozen', body: { revision, digest } },
      'system',
      at,
    );
    application = await voidChanged(trx, application, decided, leaves, at);
    await sealIfComplete(deps, trx, application, at);
  });
}

async function voidChanged(
  trx: Transaction<DB>,
  application: Application,
  decided: Decided,
  leaves: Readonly<Record<string, string>>,
  at: Date,
): Promise<Application> {
  let current = application;
  for (const scan of decided.sealed) {
    const is = leaves[scan.leaf] ?? '';
    if (is === scan.leafDigest || isOfficeLeaf(decided, scan.leaf)) continue;
    await voidSealedLeaf(trx, application.id, scan.leaf, at);
    current = await recordAct(
      trx,
      current,
      {},
      { kind: 'leaf-voided', body: { leaf: scan.leaf, was: scan.leafDigest, is } },
      'system',
      at,
    );
  }
  return current;
}

const isOfficeLeaf = (decided: Decided, leaf: string): boolean =>
  decided.draft.definition.definitions[leaf.split(':')[0] ?? '']?.office === true;

/** Where every leaf of the applicant's side is there, nothing is left to seal: the dossier moves on by itself. */
export async function sealIfComplete(
  deps: Deps,
  trx: Transaction<DB>,
  application: Application,
  at: Date,
): Promise<Application> {
  const decided = await decideAct(deps, trx, system, { action: 'seals-complete', applicationId: application.id, at });
  if (isDenial(decided)) return application;
  return await recordAct(
    trx,
    application,
    { state: decided.decision.next },
    { kind: 'seals-complete', body: { revision: application.revision } },
    'system',
    at,
  );
}

/** Gives the draft back with the reason; the event tells only that it failed, for a reason can quote what was typed. */
async function giveBack(deps: Deps, { id, revision }: Application, reason: Text, at: Date): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const decided = await decideAct(deps, trx, system, { action: 'freeze-failed', applicationId: id, at });
    if (isDenial(decided) || decided.draft.application.revision !== revision) return;
    const given = await recordAct(
      trx,
      decided.draft.application,
      { state: decided.decision.next, failure: reason },
      { kind: 'freeze-failed', body: { revision } },
      'system',
      at,
    );
    await rebindDraft(deps, trx, given, at);
  });
}
