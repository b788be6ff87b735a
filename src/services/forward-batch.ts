import { caseScopeFor } from '#src/domain/access/scope.ts';
import { seatsFor, whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { commitment } from '#src/domain/audit/event.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import type { Transaction } from 'kysely';
import { findApplication } from '#src/store/applications.ts';
import { findBatch, insertBatch, listBatches as list, lockBatch, updateBatch, type Batch } from '#src/store/batches.ts';
import { countForwarded } from '#src/store/cases.ts';
import { recordEditionEvent } from '#src/store/edition-streams.ts';
import type { DB } from '#src/store/schema.ts';
import type { RowResult } from './act-on-many.ts';
import { actWithin } from './act-on-case.ts';
import type { Deps } from './deps.ts';
import { actorId } from './open-application.ts';

export interface DraftBatch {
  readonly cases: readonly string[];
  readonly number?: string | undefined;
}
const absent = deny('absent', '没有这一批。', 'There is no such batch.');

/** The batch's subject for access: its channel's, whoever owns the cases. */
const subjectOf = ({ programme, channel }: Pick<Batch, 'programme' | 'channel'>) => ({
  ownerId: null,
  programme,
  channel,
  state: '',
});

/** Why somebody may not have a batch; one that is not theirs is answered as one that never was. */
function refused(actor: Actor, action: 'batch.read' | 'batch.manage', batch: Batch | null): Denial | null {
  const denial = whyNot(actor, action, batch === null ? null : subjectOf(batch));
  return denial?.code === 'absent' ? absent : denial;
}

/** Puts cases of one channel together, in the order given; every one must be the actor's channel's. */
export async function draftBatch(deps: Deps, actor: Actor, { cases, number }: DraftBatch): Promise<Batch | Denial> {
  const found = [];
  for (const id of cases) {
    const application = await findApplication(deps.db, id);
    const denial = whyNot(actor, 'batch.manage', application);
    if (denial !== null || application === null || application.channel === null) return denial ?? absent;
    found.push({ ...application, channel: application.channel });
  }
  if (new Set(cases).size !== cases.length) return deny('invalid', '同一份申报列了两次。', 'A case is listed twice.');
  const [first] = found;
  if (first === undefined) return deny('invalid', '没有选择申报。', 'No case was chosen.');
  if (found.some((one) => one.channel !== first.channel || one.edition !== first.edition))
    return deny('invalid', '一批只能是同一届、同一渠道的申报。', 'A batch holds cases of one edition and one channel.');
  const batch = {
    id: deps.ids.next(),
    programme: first.programme,
    edition: first.edition,
    channel: first.channel,
    number: number ?? null,
    state: 'draft' as const,
    cases,
    createdBy: actorId(actor),
    createdAt: await deps.clock.now(),
  };
  await deps.db.transaction().execute((trx) => insertBatch(trx, batch));
  return { ...batch, sentAt: null, sentBy: null, version: 1, reorders: [] };
}

export interface ChangeBatch extends DraftBatch {
  readonly id: string;
  readonly version: number;
  /** Why the order is another than before; asked for where it is. */
  readonly reason?: string | undefined;
}

/** Puts a draft batch in another order, for a reason that supervision reads, takes cases out, or types the letter's number back. */
export async function changeBatch(
  deps: Deps,
  actor: Actor,
  { id, version, cases, number, reason }: ChangeBatch,
): Promise<Batch | Denial> {
  return await deps.db.transaction().execute(async (trx) => {
    const batch = await lockBatch(trx, id);
    const denial = refused(actor, 'batch.manage', batch);
    if (denial !== null || batch === null) return denial ?? absent;
    if (batch.state === 'sent') return sentAlready(batch);
    if (batch.version !== version)
      return deny('conflict', '这一批刚刚由他人改过，请刷新。', 'Somebody has just changed this batch; reload it.');
    if (new Set(cases).size !== cases.length || cases.some((one) => !batch.cases.includes(one)))
      return deny(
        'invalid',
        '只能调整顺序或移出，新增请另建一批。',
        'Cases can be put in order or taken out; make another batch for more.',
      );
    const reorders = isReordered(batch, cases) ? await reordered(deps, trx, actor, batch, { cases, reason }) : [];
    if (isDenial(reorders)) return reorders;
    return await updateBatch(trx, batch, {
      cases,
      reorders: [...batch.reorders, ...reorders],
      ...(number === undefined ? {} : { number }),
    });
  });
}

/** Whether cases stand in another order than in the batch; that some were taken out is none. */
const isReordered = (batch: Batch, cases: readonly string[]): boolean =>
  batch.cases.filter((one) => cases.includes(one)).some((one, i) => cases[i] !== one);

/** The order of a batch is what its channel recommends by: another one has its reason and stands in the log of the edition. */
async function reordered(
  deps: Deps,
  trx: Transaction<DB>,
  actor: Actor,
  batch: Batch,
  { cases, reason }: Pick<ChangeBatch, 'cases' | 'reason'>,
): Promise<Batch['reorders'] | Denial> {
  if (reason === undefined)
    return deny('invalid', '顺序有调整，请写明调整顺序的理由。', 'The order has changed; give the reason for it.');
  const { programme, edition, id, version } = batch;
  const at = await deps.clock.now();
  const by = actorId(actor);
  const words = commitment(id, JSON.stringify([reason, batch.cases, cases]));
  const event = { kind: 'batch-reordered', body: { batch: id, version: version + 1, words } } as const;
  await recordEditionEvent(trx, { programme, edition, event, actorId: by, at });
  return [{ by, at: at.toISOString(), reason, before: batch.cases, after: cases }];
}

export interface SentBatch {
  readonly batch: Batch;
  readonly results: readonly RowResult[];
}

/**
 * Forwards a batch: each case is decided by itself; what is refused stays with the channel and out of the batch. Sent
 * twice, the second learns when it was sent and by whom. Where none can go, nothing is sent.
 */
export async function sendBatch(deps: Deps, actor: Actor, id: string, arrived: Date): Promise<SentBatch | Denial> {
  return await deps.db.transaction().execute(async (trx) => {
    const batch = await lockBatch(trx, id);
    const denial = refused(actor, 'batch.manage', batch);
    if (denial !== null || batch === null) return denial ?? absent;
    if (batch.state === 'sent') return sentAlready(batch);
    if (batch.number === null)
      return deny('invalid', '请先填写推荐函文号。', 'Type the number of the letter of recommendation first.');
    const over = await overQuota(deps, trx, batch);
    if (over !== null) return over;
    const results: RowResult[] = [];
    for (const applicationId of batch.cases) {
      const input = { number: batch.number };
      const done = await actWithin(deps, trx, actor, { applicationId, action: 'forward', input, arrived });
      results.push(
        isDenial(done)
          ? { id: applicationId, state: null, denial: done }
          : { id: applicationId, state: done.state, denial: null },
      );
    }
    const sent = results.filter((one) => one.denial === null).map((one) => one.id);
    if (sent.length === 0) return { batch, results };
    const sentBy = actorId(actor);
    return { batch: await updateBatch(trx, batch, { state: 'sent', cases: sent, sentAt: arrived, sentBy }), results };
  });
}

/** Whether a channel would forward more of a class than the edition allows it, with what it has forwarded before. */
async function overQuota(deps: Deps, trx: Transaction<DB>, batch: Batch): Promise<Denial | null> {
  const edition = deps.editions.current(batch.programme, batch.edition);
  const quota = edition?.channels.find((channel) => channel.id === batch.channel)?.quota;
  if (edition === null || quota === undefined) return null;
  const after = edition.workflow.states.filter((state) => state.owner === 'province').map((state) => state.id);
  const gone = await countForwarded(trx, batch, after);
  for (const [of, most] of Object.entries(quota)) {
    const count = gone.filter((one) => one.class === of && (one.gone || batch.cases.includes(one.id))).length;
    if (count <= most) continue;
    const title = edition.classes[of]?.title ?? { zh: of, en: of };
    return deny(
      'invalid',
      `本渠道“${title.zh}”最多推荐${most}家（名），这一批上报后将有${count}家（名）。请先移出一部分。`,
      `This channel may forward ${most} of the class “${title.en}”; with this batch it would be ${count}. Take some out first.`,
    );
  }
  return null;
}

const sentAlready = ({ sentAt }: Batch): Denial =>
  deny(
    'wrong-state',
    `这一批已于${sentAt?.toISOString() ?? ''}上报，不能再改。`,
    `This batch was sent at ${sentAt?.toISOString() ?? ''} and cannot be changed.`,
  );

/** Batches the actor may see: a channel's own, all that were sent for those above. */
export async function listBatches(deps: Deps, actor: Actor): Promise<readonly Batch[]> {
  return await list(deps.db, caseScopeFor(actor, 'batch.read'), 200);
}

/** One batch for somebody who may see it. */
export async function readBatch(deps: Deps, actor: Actor, id: string): Promise<Batch | Denial> {
  const batch = await findBatch(deps.db, id);
  const denial = refused(actor, 'batch.read', batch);
  if (denial !== null || batch === null) return denial ?? absent;
  const above = seatsFor(actor, 'batch.read').every(
    ({ programme, channel }) => programme !== batch.programme || channel !== batch.channel,
  );
  return above && batch.state !== 'sent' ? absent : batch;
}
