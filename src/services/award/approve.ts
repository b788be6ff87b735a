import type { Actor } from '#src/domain/access/why-not.ts';
import { withPublication, type Approval } from '#src/domain/award/publication.ts';
import { deny, type Denial } from '#src/domain/denial.ts';
import { findAwardFile } from '#src/store/award-files.ts';
import { recordAward } from '#src/store/award.ts';
import type { Deps } from '../deps.ts';
import { actorId } from '../open-application.ts';
import { onAward, type AwardKey } from './open-award.ts';

export interface RecordApproval extends AwardKey {
  /** 文号 and day of the approval, and the file that holds its scan. */
  readonly number: string;
  readonly date: string;
  readonly scan: string;
}

/** Records the provincial government's approval (代录, X7); nothing is approved before a second person has confirmed it. */
export async function recordApproval(deps: Deps, actor: Actor, input: RecordApproval): Promise<Approval | Denial> {
  return await onAward(deps, actor, input, 'record-approval', async (trx, { award, publication, at, today }) => {
    if (input.date > today)
      return deny('invalid', '批复日期不能晚于今天。', 'The approval cannot be of a later day than today.');
    if ((await findAwardFile(deps.db, { ...input, id: input.scan })) === null)
      return deny('invalid', '没有这个扫描件，请先上传。', 'There is no such scan; upload it first.');
    const approval: Approval = {
      number: input.number,
      date: input.date,
      scan: input.scan,
      recordedBy: actorId(actor),
      recordedAt: at.toISOString(),
      confirmedBy: null,
      confirmedAt: null,
    };
    await recordAward(
      trx,
      award,
      { body: withPublication(award.body, { ...publication, approval }) },
      { act: 'record-approval', actorId: actorId(actor), at, details: approval },
    );
    return approval;
  });
}

/** The second person's word: with it the award is approved. */
export async function confirmApproval(deps: Deps, actor: Actor, key: AwardKey): Promise<Approval | Denial> {
  return await onAward(deps, actor, key, 'confirm-approval', async (trx, { award, publication, at }) => {
    const { approval: recorded } = publication;
    if (recorded === null) throw new Error('an approval that is confirmed was recorded');
    const approval: Approval = { ...recorded, confirmedBy: actorId(actor), confirmedAt: at.toISOString() };
    await recordAward(
      trx,
      award,
      { state: 'approved', body: withPublication(award.body, { ...publication, approval }) },
      { act: 'confirm-approval', actorId: actorId(actor), at, details: approval },
    );
    return approval;
  });
}

/** Sends a recorded approval back as wrong: it may be recorded anew, and stays in the acts with the reason. */
export async function rejectApproval(
  deps: Deps,
  actor: Actor,
  { reason, ...key }: AwardKey & { readonly reason: string },
): Promise<{ readonly state: string } | Denial> {
  return await onAward(deps, actor, key, 'reject-approval', async (trx, { award, publication, at }) => {
    const body = withPublication(award.body, { ...publication, approval: null });
    const details = { reason, approval: publication.approval };
    return await recordAward(trx, award, { body }, { act: 'reject-approval', actorId: actorId(actor), at, details });
  });
}
