import { randomBytes } from 'node:crypto';
import type { Transaction } from 'kysely';
import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import type { FeedbackReport } from '#src/domain/feedback/report.ts';
import { resultDigest } from '#src/domain/judging/panel-result.ts';
import { findFeedback, lockFeedback, recordFeedback, type Feedback } from '#src/store/feedback.ts';
import { findPanel } from '#src/store/panels.ts';
import type { DB } from '#src/store/schema.ts';
import { findStage } from '#src/store/stages.ts';
import type { Deps } from '../deps.ts';
import { panelSubject } from '../judging/judged-edition.ts';
import { actorId } from '../open-application.ts';
import { feedbackSource, type FeedbackSource } from './feedback-source.ts';

/** A report as its lead has it before them: what stands there, and what would be released. */
export interface FeedbackDraft {
  readonly state: Feedback['state'];
  readonly version: number;
  readonly report: FeedbackReport;
}

const absent = deny(
  'absent',
  '没有这份反馈报告，或不由您拟写。',
  'There is no such report, or it is not yours to write.',
);
const changed = deny('conflict', '反馈报告刚有改动，请刷新核对。', 'The report has just changed; look at it again.');

/** The report that the lead of a panel writes; for that lead alone. */
export async function readFeedbackDraft(deps: Deps, actor: Actor, panelId: string): Promise<FeedbackDraft | Denial> {
  const source = await sourceFor(deps, deps.db, actor, panelId);
  if (isDenial(source)) return source;
  const kept = await findFeedback(deps.db, source.panel.applicationId);
  const summary = kept?.summary ?? '';
  return { state: kept?.state ?? 'draft', version: kept?.version ?? 0, report: kept?.body ?? source.report(summary) };
}

/** Keeps the lead's introductory words, over the version they had seen. */
export async function saveFeedback(
  deps: Deps,
  actor: Actor,
  input: { readonly panel: string; readonly summary: string; readonly seen: number },
): Promise<FeedbackDraft | Denial> {
  return await deps.db.transaction().execute(async (trx) => {
    const held = await hold(deps, trx, actor, input.panel);
    if (isDenial(held)) return held;
    const { source, kept } = held;
    if (kept.state === 'released') return released;
    if (kept.version !== input.seen) return changed;
    const at = await deps.clock.now();
    const moved = await recordFeedback(
      trx,
      kept,
      { summary: input.summary, panelId: source.panel.id },
      { act: 'write', actorId: actorId(actor), at, details: { summary: input.summary } },
    );
    return { state: moved.state, version: moved.version, report: source.report(moved.summary) };
  });
}

/** The lead releases the report: what it says is frozen; the applicant reads it once the award is published. */
export async function releaseFeedback(
  deps: Deps,
  actor: Actor,
  input: { readonly panel: string; readonly seen: number },
): Promise<FeedbackDraft | Denial> {
  return await deps.db.transaction().execute(async (trx) => {
    const held = await hold(deps, trx, actor, input.panel);
    if (isDenial(held)) return held;
    const { source, kept } = held;
    if (kept.state === 'released') return released;
    if (kept.version !== input.seen) return changed;
    const stage = await findStage(trx, source.panel);
    if (stage?.state !== 'confirmed')
      return deny(
        'wrong-state',
        '本阶段的结果尚未确认，反馈报告暂不能发出。',
        'The result of the stage is not confirmed yet; nothing is released before.',
      );
    const at = await deps.clock.now();
    const report = source.report(kept.summary);
    const digest = resultDigest(report);
    const moved = await recordFeedback(
      trx,
      kept,
      { state: 'released', body: report, digest, releasedAt: at, panelId: source.panel.id },
      { act: 'release', actorId: actorId(actor), at, details: { digest } },
    );
    return { state: moved.state, version: moved.version, report };
  });
}

const released = deny(
  'wrong-state',
  '反馈报告已经发出，不能再改。',
  'The report has been released and stays as it is.',
);

interface Held {
  readonly source: FeedbackSource;
  readonly kept: Feedback;
}

async function hold(deps: Deps, trx: Transaction<DB>, actor: Actor, panelId: string): Promise<Held | Denial> {
  const source = await sourceFor(deps, trx, actor, panelId);
  if (isDenial(source)) return source;
  const { panel } = source;
  const { programme, edition, class: of, applicationId } = panel;
  const kept = await lockFeedback(trx, {
    programme,
    edition,
    class: of,
    applicationId,
    panelId: panel.id,
    salt: randomBytes(32).toString('hex'),
  });
  return { source, kept };
}

/** The source of a report, for the lead of the very panel it is made of. */
async function sourceFor(
  deps: Deps,
  db: Parameters<typeof feedbackSource>[1],
  actor: Actor,
  panelId: string,
): Promise<FeedbackSource | Denial> {
  const asked = await findPanel(db, panelId);
  const denial = whyNot(actor, 'feedback.release', asked === null ? null : panelSubject(asked));
  if (denial !== null) return denial.code === 'absent' ? absent : denial;
  const source = await feedbackSource(deps, db, panelId);
  if (isDenial(source)) return source;
  return whyNot(actor, 'feedback.release', panelSubject(source.panel)) === null ? source : absent;
}
