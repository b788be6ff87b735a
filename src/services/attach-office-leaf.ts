import type { Actor } from '#src/domain/access/why-not.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { insertSealedLeaf, voidSealedLeaf } from '#src/store/dossiers.ts';
import { findFile } from '#src/store/files.ts';
import { decideAct } from './decide-act.ts';
import type { Deps } from './deps.ts';
import { moveCase } from './move-case.ts';
import { actorId } from './open-application.ts';

export interface OfficeLeaf {
  readonly applicationId: string;
  readonly leaf: string;
}

/** Lays down the scan of a leaf that an office signed and sealed: an addendum, outside the applicant's digest (X3). */
export async function attachOfficeLeaf(
  deps: Deps,
  actor: Actor,
  { applicationId, leaf, file }: OfficeLeaf & { readonly file: string },
): Promise<{ state: string } | Denial> {
  const at = await deps.clock.now();
  return await deps.db.transaction().execute(async (trx) => {
    const decided = await decideAct(deps, trx, actor, { action: 'attach-office-leaf', applicationId, at });
    if (isDenial(decided)) return decided;
    if (!decided.checklist.some((entry) => entry.leaf === leaf && entry.side === 'office'))
      return deny('invalid', `“${leaf}”不是由单位签字盖章的页。`, `“${leaf}” is no leaf that an office seals.`);
    const stored = await findFile(trx, applicationId, file, 'offices');
    if (stored === null)
      return deny('invalid', '没有这个文件，请先上传扫描件。', 'There is no such file; upload the scan first.');
    if (stored.type !== 'application/pdf' && !stored.type.startsWith('image/'))
      return deny('invalid', '扫描件应为 PDF 或图片。', 'A scan is a PDF or a picture.');
    await insertSealedLeaf(trx, applicationId, {
      id: deps.ids.next(),
      leaf,
      leafDigest: '',
      revision: decided.draft.application.handedIn ?? 0,
      dossierDigest: decided.dossier?.digest ?? '',
      file,
      attachedBy: actorId(actor),
      attachedAt: at,
    });
    const moved = await moveCase(deps, trx, decided, {
      action: 'attach-office-leaf',
      actor,
      at,
      details: { note: leaf },
      event: { kind: 'leaf-attached', body: { leaf, leafDigest: '', file } },
    });
    return { state: moved.state };
  });
}

/** Takes such a scan away again while the case is still in the office's hands. */
export async function detachOfficeLeaf(
  deps: Deps,
  actor: Actor,
  { applicationId, leaf }: OfficeLeaf,
): Promise<{ state: string } | Denial> {
  const at = await deps.clock.now();
  return await deps.db.transaction().execute(async (trx) => {
    const decided = await decideAct(deps, trx, actor, { action: 'detach-office-leaf', applicationId, at });
    if (isDenial(decided)) return decided;
    if (!decided.checklist.some((entry) => entry.leaf === leaf && entry.side === 'office' && entry.scan !== null))
      return deny('absent', '这一页没有扫描件。', 'This leaf has no scan.');
    await voidSealedLeaf(trx, applicationId, leaf, at);
    const moved = await moveCase(deps, trx, decided, {
      action: 'detach-office-leaf',
      actor,
      at,
      details: { note: leaf },
      event: { kind: 'leaf-detached', body: { leaf } },
    });
    return { state: moved.state };
  });
}
