import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import type { EventProof } from '#src/domain/audit/proof.ts';
import { leafOf } from '#src/domain/audit/root.ts';
import { merklePath } from '#src/domain/audit/merkle.ts';
import { actsStream } from '#src/domain/audit/event.ts';
import { deny, type Denial } from '#src/domain/denial.ts';
import { findApplication } from '#src/store/applications.ts';
import { findEvent } from '#src/store/audit.ts';
import { readReceipts, type Receipt } from '#src/store/receipts.ts';
import { findLeaf } from '#src/store/seals.ts';
import type { Deps } from './deps.ts';

/** Proves that the event of a receipt lies under a root. Refused to whoever may not read the application, and for the seconds until the event is sealed. */
export async function proveReceipt(
  deps: Pick<Deps, 'db'>,
  actor: Actor,
  applicationId: string,
  revision: number,
): Promise<EventProof | Denial> {
  const application = await findApplication(deps.db, applicationId);
  const denial = whyNot(actor, 'application.read', application);
  if (denial !== null) return denial;
  const receipt = (await readReceipts(deps.db, applicationId)).find((one) => one.revision === revision);
  if (receipt === undefined) return deny('absent', '没有这一版次的回执。', 'There is no receipt of this revision.');
  return (await receiptProof(deps, applicationId, receipt)) ?? unsealed;
}

const unsealed = deny(
  'wrong-state',
  '这次提交的记录还没有归入操作记录根，几秒钟后再取即可。',
  'The record of this submission is not under a root yet; ask again in a few seconds.',
);

/** The proof of a receipt's event; null while it is under no root. */
export async function receiptProof(
  { db }: Pick<Deps, 'db'>,
  applicationId: string,
  receipt: Receipt,
): Promise<EventProof | null> {
  const { actsHead } = receipt.body as { readonly actsHead: string };
  const event = await findEvent(db, actsStream(applicationId), actsHead);
  const leaf = event === null ? null : await findLeaf(db, event.stream, event.seq);
  if (event === null || leaf === null) return null;
  const { root, index, hashes } = leaf;
  return {
    format: 1,
    event,
    index,
    path: merklePath(hashes.map(leafOf), index).map((node) => node.toString('hex')),
    root,
  };
}
