import type { Transaction } from 'kysely';
import { createHash } from 'node:crypto';
import type { ConfermentRules } from '#src/definition/assessment.ts';
import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { textAt } from '#src/domain/form/identity.ts';
import { findApplication, type Application } from '#src/store/applications.ts';
import { findAward, lockAward, recordAward, type Award } from '#src/store/award.ts';
import { findPublished } from '#src/store/outcomes.ts';
import { movePractice, putPractice, readPractice, type Practice } from '#src/store/practice.ts';
import type { DB } from '#src/store/schema.ts';
import { judged } from '../award/open-award.ts';
import type { Deps } from '../deps.ts';
import { actorId } from '../open-application.ts';
import { readApplication } from '../read-application.ts';

type Share = NonNullable<ConfermentRules['shares']>[string][number];

/** A part that a winner may share: what it begins from, and what was released of it so far. */
export interface SharedPart {
  readonly part: Share;
  readonly draft: string;
  readonly released: Practice | null;
}

const absent = deny('absent', '没有这份申报，或您无权查看。', 'There is no such application, or you may not see it.');
/** The same for whoever has no prize, and for everybody before conferment. */
const onlyWinners = deny(
  'wrong-state',
  '只有已获表彰的申报可以分享经验，表彰后在这里办理。',
  'Only those on whom a prize was conferred share their practice; come back after the conferment.',
);
const noPart = deny('absent', '没有这一项。', 'There is no such part.');

/** What the owner of a conferred application may share (R7), each part with the text of the form as a beginning. */
export async function readShares(deps: Deps, actor: Actor, id: string): Promise<readonly SharedPart[] | Denial> {
  const application = await ownConferred(deps, actor, id);
  if (isDenial(application)) return application;
  const whole = await readApplication(deps, actor, id);
  if (isDenial(whole)) return whole;
  const released = await readPractice(deps.db, [id]);
  return partsOf(deps, application).map((part) => ({
    part,
    draft: part.from === undefined ? '' : textAt(whole.data, part.from),
    released: released.find((one) => one.part === part.id) ?? null,
  }));
}

/** An application of the actor's own whose prize was conferred and holds. */
async function ownConferred(deps: Deps, actor: Actor, id: string): Promise<Application | Denial> {
  const application = await findApplication(deps.db, id);
  const denial = whyNot(actor, 'application.write', application);
  if (denial !== null || application === null) return denial ?? absent;
  const outcome = await findPublished(deps.db, id);
  return outcome === null || outcome.conferred_at === null || outcome.revoked_at !== null ? onlyWinners : application;
}

const partsOf = (deps: Deps, { programme, edition, class: of }: Application): readonly Share[] =>
  judged(deps, { programme, edition })?.rules.conferment.shares?.[of] ?? [];

export interface ReleasePractice {
  readonly applicationId: string;
  readonly part: string;
  readonly title: string;
  readonly body: string;
}

/** Releases a text for the public library; whoever calls has asked for the confirmation that it holds no trade secret. */
export async function releasePractice(deps: Deps, actor: Actor, input: ReleasePractice): Promise<Practice | Denial> {
  const application = await ownConferred(deps, actor, input.applicationId);
  if (isDenial(application)) return application;
  if (!partsOf(deps, application).some((one) => one.id === input.part)) return noPart;
  return await withAward(deps, application, async (trx, award, at) => {
    const practice = await putPractice(trx, input, actorId(actor), at);
    const words = createHash('sha256').update(`${input.title}\0${input.body}`).digest('hex');
    const details = { application: application.id, part: input.part, version: practice.version, words };
    await recordAward(trx, award, {}, { act: 'release-practice', actorId: actorId(actor), at, details });
    return practice;
  });
}

/** Takes a released text back: it leaves the library at once. */
export async function withdrawPractice(
  deps: Deps,
  actor: Actor,
  { applicationId, part }: Pick<ReleasePractice, 'applicationId' | 'part'>,
): Promise<{ readonly state: string } | Denial> {
  const application = await ownConferred(deps, actor, applicationId);
  if (isDenial(application)) return application;
  const released = (await readPractice(deps.db, [applicationId])).find((one) => one.part === part);
  if (released === undefined) return noPart;
  return await withAward(deps, application, async (trx, award, at) => {
    if (!(await movePractice(trx, released, { state: 'withdrawn', by: actorId(actor), at })))
      return deny(
        'conflict',
        '这篇文字刚被改动过，请刷新后再试。',
        'This text was changed just now; reload and try again.',
      );
    const details = { application: applicationId, part, version: released.version };
    await recordAward(trx, award, {}, { act: 'withdraw-practice', actorId: actorId(actor), at, details });
    return { state: 'withdrawn' };
  });
}

/** Does something under the lock of the award that an application got its prize in. */
export async function withAward<T>(
  deps: Deps,
  key: { readonly programme: string; readonly edition: string },
  run: (trx: Transaction<DB>, award: Award, at: Date) => Promise<T>,
): Promise<T> {
  const at = await deps.clock.now();
  return await deps.db.transaction().execute(async (trx) => {
    const there = await findAward(trx, key.programme, key.edition);
    if (there === null) throw new Error('a conferred prize is of an award');
    return await run(trx, await lockAward(trx, key, there), at);
  });
}
