import type { Edition } from '#src/definition/edition-bundle.ts';
import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import type { FeedbackAnswer } from '#src/domain/feedback/report.ts';
import { dueOf } from '#src/domain/workflow/working-days.ts';
import { findApplication, type Application } from '#src/store/applications.ts';
import { findAward } from '#src/store/award.ts';
import {
  findFeedback,
  listFeedback,
  lockFeedback,
  recordFeedback,
  type Feedback,
  type FeedbackStanding,
} from '#src/store/feedback.ts';
import type { Deps } from '../deps.ts';
import { judgingOf } from '../judging/judged-edition.ts';
import { actorId } from '../open-application.ts';

/** A released report as its applicant has it, and until when it may be answered. */
export interface ReadFeedback {
  readonly feedback: Feedback;
  readonly application: Application;
  readonly edition: Edition;
  readonly answerUntil: Date;
}

const none = deny(
  'absent',
  '还没有反馈报告。评审结果公布后，反馈报告由评审组组长发出。',
  'There is no feedback report yet: the lead of the panel releases it once results are published.',
);

/** Award states from which on results are public. */
const published: ReadonlySet<string> = new Set(['noticed', 'approved', 'conferred']);

/** The report of an application: for its owner once results are published, for the province and supervision when released. */
export async function readFeedback(deps: Deps, actor: Actor, applicationId: string): Promise<ReadFeedback | Denial> {
  const application = await findApplication(deps.db, applicationId);
  const denial = whyNot(actor, 'feedback.read', application);
  if (denial !== null || application === null) return denial ?? none;
  const feedback = await findFeedback(deps.db, applicationId);
  if (feedback === null || feedback.state !== 'released' || feedback.releasedAt === null) return none;
  const own = actor.kind === 'user' && actor.id === application.ownerId;
  const award = own ? await findAward(deps.db, application.programme, application.edition) : null;
  if (own && (award === null || !published.has(award.state))) return none;
  const edition = deps.editions.byDigest(application.processDigest);
  const term = edition.assessment?.feedback.answer;
  if (term === undefined) return none;
  const from = feedback.openedAt ?? (await deps.clock.now());
  return { feedback, application, edition, answerUntil: dueOf(from, term, edition.calendar, edition.file.timeZone) };
}

/** The same for its owner's page: notes when it was first opened, from which the days to answer count. */
export async function openFeedback(deps: Deps, actor: Actor, applicationId: string): Promise<ReadFeedback | Denial> {
  const read = await readFeedback(deps, actor, applicationId);
  if (
    isDenial(read) ||
    read.feedback.openedAt !== null ||
    actor.kind !== 'user' ||
    actor.id !== read.application.ownerId
  )
    return read;
  const at = await deps.clock.now();
  const feedback = await deps.db.transaction().execute(async (trx) => {
    const kept = await lockFeedback(trx, read.feedback);
    return kept.openedAt === null
      ? await recordFeedback(trx, kept, { openedAt: at }, { act: 'open', actorId: actor.id, at })
      : kept;
  });
  return { ...read, feedback };
}

/** The applicant's answer, within its days; said again it takes the place of what was said. */
export async function answerFeedback(
  deps: Deps,
  actor: Actor,
  input: { readonly applicationId: string; readonly answer: FeedbackAnswer; readonly arrived: Date },
): Promise<Feedback | Denial> {
  const application = await findApplication(deps.db, input.applicationId);
  const denial = whyNot(actor, 'feedback.answer', application);
  if (denial !== null) return denial;
  const read = await openFeedback(deps, actor, input.applicationId);
  if (isDenial(read)) return read;
  if (input.arrived >= read.answerUntil) return deny('out-of-time', '答复期限已过。', 'The days to answer are over.');
  return await deps.db.transaction().execute(async (trx) => {
    const kept = await lockFeedback(trx, read.feedback);
    const at = input.arrived;
    return await recordFeedback(
      trx,
      kept,
      { answer: input.answer, answeredAt: at },
      { act: 'answer', actorId: actorId(actor), at, details: input.answer },
    );
  });
}

/** How far the reports of an edition are; for the province and supervision. */
export async function readFeedbackList(
  deps: Deps,
  actor: Actor,
  programme: string,
  edition: string,
): Promise<readonly FeedbackStanding[] | Denial> {
  return whyNot(actor, 'judging.read', judgingOf(programme)) ?? (await listFeedback(deps.db, programme, edition));
}
