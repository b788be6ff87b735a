import type { Actor } from '#src/domain/access/why-not.ts';
import { whyNot } from '#src/domain/access/why-not.ts';
import { receiptDigest } from '#src/domain/audit/proof.ts';
import type { RootMark } from '#src/domain/audit/root.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { findApplication } from '#src/store/applications.ts';
import { insertReceipt, freeReceiptNumber, readReceipts, type Receipt } from '#src/store/receipts.ts';
import { latestRoot } from '#src/store/seals.ts';
import { decideAct, type Decided } from './decide-act.ts';
import type { Deps } from './deps.ts';
import { answerCorrections } from './ask-correction.ts';
import { findClashes } from './find-clashes.ts';
import { handOver } from './hand-over.ts';
import { handToPrecheck } from './precheck.ts';
import { moveCase } from './move-case.ts';
import { receiptMail } from './receipt-mail.ts';

export interface SubmitApplication {
  readonly applicationId: string;
  readonly digest: string;
  readonly arrived: Date;
}

/** A correction of what is only being pre-checked is handed in without a receipt. */
export interface WithoutReceipt {
  readonly state: string;
}

/** Hands the sealed dossier in. `arrived` is when the request's headers were complete; asked twice, it gives the same receipt. */
export async function submitApplication(
  deps: Deps,
  actor: Actor,
  input: SubmitApplication,
): Promise<Receipt | WithoutReceipt | Denial> {
  const application = await findApplication(deps.db, input.applicationId);
  const denial = whyNot(actor, 'application.decide', application);
  if (denial !== null || application === null)
    return denial ?? deny('absent', '没有这份申报。', 'There is no such application.');
  // A correction may be answered in words alone: its dossier has the digest of the one before, but is handed in anew.
  const issued = async (): Promise<Receipt | undefined> =>
    (await readReceipts(deps.db, input.applicationId)).find(
      ({ digest, revision, withdrawnAt }) =>
        digest === input.digest && revision === application.revision && withdrawnAt === null,
    );
  const earlier = await issued();
  if (earlier !== undefined) return earlier;
  const receipt = await deps.db.transaction().execute(async (trx) => {
    const decided = await decideAct(deps, trx, actor, {
      action: 'submit',
      applicationId: input.applicationId,
      at: input.arrived,
      digest: input.digest,
    });
    if (isDenial(decided)) return decided;
    if (!decided.decision.effects.includes('issue-receipt'))
      return await handToPrecheck(deps, trx, actor, decided, {
        action: 'submit',
        digest: input.digest,
        at: input.arrived,
      });
    const { revision } = decided.draft.application;
    const number = await freeReceiptNumber(trx, (drawn) => receiptNumber(decided, drawn));
    const handed = decided.decision.effects.includes('hand-over') ? handOver(decided) : {};
    if (isDenial(handed)) return handed;
    const answered = decided.decision.effects.includes('close-correction')
      ? await answerCorrections(trx, actor, decided, input.arrived)
      : decided;
    const { programme, edition } = decided.draft.application;
    const said = receiptBody(decided, number, await latestRoot(trx, programme, edition), input);
    const moved = await moveCase(deps, trx, answered, {
      action: 'submit',
      actor,
      at: input.arrived,
      event: {
        kind: 'dossier-submitted',
        body: { revision, digest: input.digest, number, receipt: receiptDigest(said) },
      },
      move: handed,
    });
    if (decided.decision.effects.includes('hand-over'))
      await findClashes(deps, trx, moved, decided.draft, input.arrived);
    const made = {
      revision,
      number,
      digest: input.digest,
      submittedAt: input.arrived,
      body: { ...said, actsHead: moved.acts.hash },
    };
    await insertReceipt(trx, input.applicationId, made);
    return { ...made, withdrawnAt: null };
  });
  // Two equal requests at once: the second waited for the lock and finds the dossier submitted.
  if (isDenial(receipt) && receipt.code === 'wrong-state') {
    const meanwhile = await issued();
    if (meanwhile !== undefined) return meanwhile;
  }
  if (!isDenial(receipt) && 'number' in receipt && actor.kind === 'user')
    await receiptMail(deps, actor, receipt, deps.editions.byDigest(application.editionDigest).file.timeZone);
  return receipt;
}

/** `2020-48302915-R1`: edition, a drawn number, revision. */
const receiptNumber = ({ draft }: Decided, drawn: string): string =>
  `${draft.edition.file.id}-${drawn}-R${draft.application.revision}`;

/**
 * What a receipt says: D, each kept leaf with the revision it was printed in, every file, and the latest root over earlier
 * events. Its event commits to all of this; the head of the acts' stream, which is that event, is added to it.
 */
function receiptBody(
  { draft, dossier, sealed, checklist }: Decided,
  number: string,
  root: RootMark | null,
  input: SubmitApplication,
): object {
  const isOwn = ({ leaf }: { readonly leaf: string }): boolean =>
    checklist.find((entry) => entry.leaf === leaf)?.side !== 'office';
  return {
    format: 1,
    number,
    application: input.applicationId,
    class: draft.application.class,
    edition: draft.data.edition,
    editionDigest: draft.edition.digest,
    revision: draft.application.revision,
    digest: input.digest,
    submittedAt: input.arrived.toISOString(),
    ...(root === null ? {} : { root: { seq: root.seq, hash: root.hash } }),
    leaves: Object.entries(dossier?.leaves ?? {}).map(([leaf, digest]) => ({ leaf, digest })),
    scans: sealed.filter(isOwn).map((scan) => ({
      leaf: scan.leaf,
      title: checklist.find((entry) => entry.leaf === scan.leaf)?.title ?? scan.leaf,
      leafDigest: scan.leafDigest,
      printedInRevision: scan.revision,
      file: scan.file,
      kept: scan.revision !== draft.application.revision,
    })),
    files: Object.entries(dossier?.volumes ?? {}).map(([name, volume]) => ({
      name,
      sha256: volume.sha256,
      size: volume.size,
      ...(volume.pages === undefined ? {} : { pages: volume.pages }),
      ...(volume.note === undefined ? {} : { note: volume.note }),
    })),
  };
}
