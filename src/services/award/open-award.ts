import type { Transaction } from 'kysely';
import type { Edition } from '#src/definition/edition-bundle.ts';
import type { AssessmentFile } from '#src/definition/assessment.ts';
import type { PanelSubject } from '#src/domain/access/seat.ts';
import { whyNot, type Actor, type Action } from '#src/domain/access/why-not.ts';
import { awardActs, whyNotAct, type AwardAct, type AwardFacts } from '#src/domain/award/acts.ts';
import { noticeEnds } from '#src/domain/award/notice-period.ts';
import { openStates } from '#src/domain/award/objection.ts';
import { publicationIn, type Publication } from '#src/domain/award/publication.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { dayOf } from '#src/domain/workflow/time.ts';
import { findAward, lockAward, readOutcomes, type Award, type Outcome } from '#src/store/award.ts';
import { countObjectionsIn } from '#src/store/objections.ts';
import type { DB } from '#src/store/schema.ts';
import type { Deps } from '../deps.ts';
import { actorId } from '../open-application.ts';

/** An edition's award, by programme and edition. */
export interface AwardKey {
  readonly programme: string;
  readonly edition: string;
}

export const noAward = deny(
  'absent',
  '没有这一届的评审，或您无权查看。',
  'There is no such award, or you may not see it.',
);

/** The subject of what is about an award as a whole: no panel in particular. */
export const ofProgramme = (programme: string): PanelSubject => ({ programme, members: [], lead: null });

/** An edition that is judged, for somebody who may do something to its award; to all others it does not exist. */
export function judgedEdition(
  deps: Deps,
  actor: Actor,
  action: Action,
  { programme, edition: id }: AwardKey,
): JudgedEdition | Denial {
  const denial = whyNot(actor, action, ofProgramme(programme));
  if (denial !== null) return denial.code === 'absent' ? noAward : denial;
  return judged(deps, { programme, edition: id }) ?? noAward;
}

/** An edition with its rules of assessment. */
export interface JudgedEdition {
  readonly edition: Edition;
  readonly rules: AssessmentFile;
}

/** The edition in force and how it is judged; null where there is none, or it ends with acceptance. */
export function judged(deps: Pick<Deps, 'editions'>, { programme, edition: id }: AwardKey): JudgedEdition | null {
  const edition = deps.editions.current(programme, id);
  return edition?.assessment === undefined ? null : { edition, rules: edition.assessment };
}

export interface OpenedAward extends JudgedEdition {
  readonly award: Award;
  readonly publication: Publication;
  readonly outcomes: readonly Outcome[];
  readonly facts: AwardFacts;
  readonly at: Date;
  /** The calendar day in the edition's zone. */
  readonly today: string;
}

/** What is there of an award, with what its acts are judged by. */
export async function awardFacts(
  db: Deps['db'] | Transaction<DB>,
  award: Award,
  { edition, rules }: JudgedEdition,
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<OpenedAward> {
  const publication = publicationIn(award.body);
  const outcomes = await readOutcomes(db, award.programme, award.edition);
  const { notice, approval } = publication;
  const zone = edition.file.timeZone;
  const facts: AwardFacts = {
    state: award.state,
    standing: outcomes.filter((one) => one.state === 'decided').length,
    approval,
    openObjections: await countObjectionsIn(db, award, openStates),
    notice: notice === null ? null : { until: notice.until, over: at >= noticeEnds(notice, zone) },
    actorId: by,
  };
  return { award, edition, rules, publication, outcomes, facts, at, today: dayOf(at, zone) };
}

const undecided = deny('wrong-state', '评审还没有作出决定。', 'Nothing has been decided in this award yet.');

/** Does an act on an award, locked and in one transaction, where the actor may and the state table allows it. */
export async function onAward<T>(
  deps: Deps,
  actor: Actor,
  key: AwardKey,
  act: AwardAct,
  run: (trx: Transaction<DB>, opened: OpenedAward) => Promise<T | Denial>,
): Promise<T | Denial> {
  const found = judgedEdition(deps, actor, awardActs[act].asks, key);
  if (isDenial(found)) return found;
  const at = await deps.clock.now();
  return await deps.db.transaction().execute(async (trx) => {
    const there = await findAward(trx, key.programme, key.edition);
    if (there === null) return undecided;
    const award = await lockAward(trx, key, there);
    const opened = await awardFacts(trx, award, found, { by: actorId(actor), at });
    return whyNotAct(act, opened.facts) ?? (await run(trx, opened));
  });
}
