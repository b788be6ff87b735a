import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { awardActNames, awardActs, whyNotAct, type AwardAct } from '#src/domain/award/acts.ts';
import { awardStream } from '#src/domain/audit/stream.ts';
import type { Winner } from '#src/domain/award/publication.ts';
import { isDenial, type Denial } from '#src/domain/denial.ts';
import { findAward, type Outcome } from '#src/store/award.ts';
import { findApplications } from '#src/store/applications.ts';
import { readJudgingActs, type JudgingAct } from '#src/store/judging-acts.ts';
import type { Deps } from '../deps.ts';
import { actorId } from '../open-application.ts';
import { awardFacts, judgedEdition, noAward, ofProgramme, type AwardKey, type OpenedAward } from './open-award.ts';

/** An outcome with the name of whom it is. */
export interface NamedOutcome {
  readonly outcome: Outcome;
  readonly applicant: string;
  readonly number: string | null;
  /** As the notice named them; null before it. */
  readonly winner: Winner | null;
}
export interface ShownAward {
  readonly opened: OpenedAward;
  readonly outcomes: readonly NamedOutcome[];
  /** What the actor may do by their seats, each with why not now. */
  readonly acts: readonly { readonly act: AwardAct; readonly denial: Denial | null }[];
  readonly course: readonly JudgingAct[];
}

/** The award of an edition as the province and supervision see it, also before publication. */
export async function readAward(deps: Deps, actor: Actor, key: AwardKey): Promise<ShownAward | Denial> {
  const opened = await openForReading(deps, actor, key);
  if (isDenial(opened)) return opened;
  const { outcomes, publication, facts } = opened;
  const known = await findApplications(
    deps.db,
    outcomes.map((one) => one.application_id),
  );
  const winners = new Map(publication.notice?.winners.map((one) => [one.application, one]));
  return {
    opened,
    outcomes: outcomes.map((outcome) => ({
      outcome,
      applicant: known.get(outcome.application_id)?.applicant ?? '',
      number: known.get(outcome.application_id)?.number ?? null,
      winner: winners.get(outcome.application_id) ?? null,
    })),
    acts: awardActNames
      .filter((act) => whyNot(actor, awardActs[act].asks, ofProgramme(key.programme)) === null)
      .map((act) => ({ act, denial: whyNotAct(act, facts) })),
    course: await readJudgingActs(deps.db, awardStream(key.programme, key.edition)),
  };
}

/** An award opened to be read by the province or supervision; absent for all others, and where nothing is judged. */
export async function openForReading(deps: Deps, actor: Actor, key: AwardKey): Promise<OpenedAward | Denial> {
  const found = judgedEdition(deps, actor, 'award.read', key);
  if (isDenial(found)) return found;
  const award = await findAward(deps.db, key.programme, key.edition);
  if (award === null) return noAward;
  return await awardFacts(deps.db, award, found, { by: actorId(actor), at: await deps.clock.now() });
}
