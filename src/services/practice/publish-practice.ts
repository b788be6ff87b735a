import type { Actor } from '#src/domain/access/why-not.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { recordAward } from '#src/store/award.ts';
import { movePractice, readPractice, type Practice } from '#src/store/practice.ts';
import { judgedEdition, type AwardKey } from '../award/open-award.ts';
import { publicAward, type PublicAward, type PublicWinner } from '../award/public-award.ts';
import type { Deps } from '../deps.ts';
import { actorId } from '../open-application.ts';
import { withAward } from './share-practice.ts';

/** A text with the winner who released it. */
export interface NamedPractice {
  readonly practice: Practice;
  readonly winner: PublicWinner;
}

/** Texts of winners whose prize holds: a revoked one's are not shown any more. */
async function practiceOf(deps: Pick<Deps, 'db'>, award: PublicAward): Promise<NamedPractice[]> {
  const holding = new Map(
    award.winners
      .filter(({ outcome }) => outcome.conferred_at !== null && outcome.revoked_at === null)
      .map((winner) => [winner.application, winner]),
  );
  const texts = await readPractice(deps.db, [...holding.keys()]);
  return texts.flatMap((practice) => {
    const winner = holding.get(practice.applicationId);
    return winner === undefined || practice.state === 'withdrawn' ? [] : [{ practice, winner }];
  });
}

/** What winners of an edition released, published or not, for the office. */
export async function readReleased(
  deps: Deps,
  actor: Actor,
  key: AwardKey,
): Promise<readonly NamedPractice[] | Denial> {
  const found = judgedEdition(deps, actor, 'award.read', key);
  if (isDenial(found)) return found;
  const award = await publicAward(deps, key);
  return award === null ? [] : await practiceOf(deps, award);
}

export interface PublishPractice extends AwardKey {
  readonly applicationId: string;
  readonly part: string;
  /** The version that was read: a text changed meanwhile is not published unread. */
  readonly version: number;
  /** False takes it out of the library again. */
  readonly publish: boolean;
}

/** Puts a released text into the public library, or takes it out. */
export async function publishPractice(
  deps: Deps,
  actor: Actor,
  { applicationId, part, version, publish, ...key }: PublishPractice,
): Promise<{ readonly state: string } | Denial> {
  const found = judgedEdition(deps, actor, 'award.manage', key);
  if (isDenial(found)) return found;
  const released = await readReleased(deps, actor, key);
  const known =
    !isDenial(released) &&
    released.some(({ practice }) => practice.applicationId === applicationId && practice.part === part);
  if (!known) return deny('absent', '没有这篇文字，或已被撤回。', 'There is no such text, or it was taken back.');
  const state = publish ? 'published' : 'released';
  return await withAward(deps, key, async (trx, award, at) => {
    if (!(await movePractice(trx, { applicationId, part, version }, { state, by: actorId(actor), at })))
      return deny('conflict', '这篇文字已有改动，请刷新后再看。', 'This text has changed; reload and read it again.');
    const act = publish ? 'publish-practice' : 'unpublish-practice';
    const details = { application: applicationId, part, version };
    await recordAward(trx, award, {}, { act, actorId: actorId(actor), at, details });
    return { state };
  });
}

/** The public library of an edition, in the order of its winners. */
export async function publicPractice(
  deps: Pick<Deps, 'db' | 'clock' | 'editions'>,
  key: AwardKey,
): Promise<readonly NamedPractice[]> {
  const award = await publicAward(deps, key);
  if (award === null) return [];
  const shown = (await practiceOf(deps, award)).filter(({ practice }) => practice.state === 'published');
  const place = (one: NamedPractice): number => award.winners.indexOf(one.winner);
  return shown.toSorted((a, b) => place(a) - place(b));
}
