import type { Actor } from '#src/domain/access/why-not.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { recordAct } from '#src/store/applications.ts';
import { insertSealedLeaf, voidSealedLeaf } from '#src/store/dossiers.ts';
import { findFile } from '#src/store/files.ts';
import { decideAct } from './decide-act.ts';
import type { Deps } from './deps.ts';
import { sealIfComplete } from './freeze-dossier.ts';
import { actorId } from './open-application.ts';

export interface AttachLeaf {
  readonly applicationId: string;
  readonly leaf: string;
  readonly file: string;
}

/** Lays the scan of a signed, sealed leaf beside D; with the last one the dossier is sealed. */
export async function attachLeaf(
  deps: Deps,
  actor: Actor,
  { applicationId, leaf, file }: AttachLeaf,
): Promise<{ state: string } | Denial> {
  const at = await deps.clock.now();
  return await deps.db.transaction().execute(async (trx) => {
    const decided = await decideAct(deps, trx, actor, { action: 'attach-leaf', applicationId, at });
    if (isDenial(decided)) return decided;
    const entry = decided.checklist.find((candidate) => candidate.leaf === leaf && candidate.side === 'applicant');
    if (entry === undefined)
      return deny('invalid', `“${leaf}”不是需要申报人签字盖章的页。`, `“${leaf}” is no leaf the applicant seals.`);
    const stored = await findFile(trx, applicationId, file, 'owner');
    if (stored === null)
      return deny('invalid', '没有这个文件，请先上传扫描件。', 'There is no such file; upload the scan first.');
    if (stored.type !== 'application/pdf' && !stored.type.startsWith('image/'))
      return deny('invalid', '扫描件应为 PDF 或图片。', 'A scan is a PDF or a picture.');
    const { application } = decided.draft;
    const leafDigest = decided.dossier?.leaves[leaf] ?? '';
    await insertSealedLeaf(trx, applicationId, {
      id: deps.ids.next(),
      leaf,
      leafDigest,
      revision: application.revision,
      dossierDigest: decided.dossier?.digest ?? '',
      file,
      attachedBy: actorId(actor),
      attachedAt: at,
    });
    const moved = await recordAct(
      trx,
      application,
      { state: decided.decision.next },
      { kind: 'leaf-attached', body: { leaf, leafDigest, file } },
      actorId(actor),
      at,
    );
    return { state: (await sealIfComplete(deps, trx, moved, at)).state };
  });
}

/** Takes a scan away again, before submission. */
export async function detachLeaf(
  deps: Deps,
  actor: Actor,
  { applicationId, leaf }: Omit<AttachLeaf, 'file'>,
): Promise<{ state: string } | Denial> {
  const at = await deps.clock.now();
  return await deps.db.transaction().execute(async (trx) => {
    const decided = await decideAct(deps, trx, actor, { action: 'detach-leaf', applicationId, at });
    if (isDenial(decided)) return decided;
    if (!decided.sealed.some((scan) => scan.leaf === leaf))
      return deny('absent', '这一页没有扫描件。', 'This leaf has no scan.');
    await voidSealedLeaf(trx, applicationId, leaf, at);
    await recordAct(
      trx,
      decided.draft.application,
      { state: decided.decision.next },
      { kind: 'leaf-detached', body: { leaf } },
      actorId(actor),
      at,
    );
    return { state: decided.decision.next };
  });
}
