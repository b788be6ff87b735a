import type { DecisionRules } from '#src/definition/assessment.ts';
import type { Edition } from '#src/definition/edition-bundle.ts';
import type { QuestionResult } from '#src/domain/decision/close.ts';
import { questionsIn } from '#src/domain/decision/motion-body.ts';
import type { Candidate } from '#src/domain/decision/motion.ts';
import type { Choices } from '#src/domain/decision/open-vote.ts';
import type { Decided } from '#src/domain/scoring/quota.ts';
import { eligibleFor, votersFor } from '#src/domain/decision/roll.ts';
import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import type { Denial } from '#src/domain/denial.ts';
import { findAward } from '#src/store/award.ts';
import { readDecided, readProposed, type Proposed } from '#src/store/proposed.ts';
import { findMeeting, readMeetings, type Meeting } from '#src/store/meetings.ts';
import {
  isCast,
  readCounts,
  readMotionScans,
  readVotes,
  type MotionScan,
  type OpenVote,
} from '#src/store/motion-votes.ts';
import { findMotion, readMotions, type Motion } from '#src/store/motions.ts';
import type { Recusal } from '#src/store/recusals.ts';
import type { Deps } from '../deps.ts';
import { noDecision, whyNotDecision, type EditionPlace } from './deciding.ts';
import { sightOf, type Sight } from './sight.ts';

export interface WholeDecision {
  readonly edition: Edition;
  readonly rules: DecisionRules;
  readonly state: string;
  readonly sight: Sight;
  /** Who is proposed, without cases the reader stands aside from. */
  readonly proposed: readonly Proposed[];
  /** How many cases the reader stands aside from. */
  readonly hidden: number;
  /** Of the office all, of a member their own. */
  readonly recusals: readonly Recusal[];
  readonly meetings: readonly Meeting[];
  readonly motions: readonly Motion[];
  readonly decided: readonly Decided[];
}

/** The committee's matters of an edition, for whoever may read them; embargoed to everybody else. */
export async function readDecision(deps: Deps, actor: Actor, place: EditionPlace): Promise<WholeDecision | Denial> {
  const denial = whyNotDecision(actor, 'decision.read', place.programme);
  const edition = deps.editions.current(place.programme, place.edition);
  const rules = edition?.assessment?.decision;
  if (denial !== null || edition === null || rules === undefined) return denial ?? noDecision;
  const { db } = deps;
  const { programme, edition: id } = place;
  const sight = await sightOf(db, actor, place);
  const proposed = await readProposed(db, edition.file);
  const shown = proposed.filter(({ application }) => !sight.hides(application));
  return {
    edition,
    rules,
    state: (await findAward(db, programme, id))?.state ?? 'judging',
    sight,
    proposed: shown,
    hidden: proposed.length - shown.length,
    recusals: sight.votesOnly ? sight.recusals.filter((one) => one.member === sight.member?.id) : sight.recusals,
    meetings: await readMeetings(db, programme, id),
    motions: await readMotions(db, programme, id),
    decided: (await readDecided(db, programme, id)).filter(({ application }) => !sight.hides(application)),
  };
}

/** One question of a motion as somebody sees it: of a case they stand aside from no more than that. */
export interface SeenQuestion {
  readonly place: number;
  readonly recused: boolean;
  readonly candidate: Candidate | null;
  /** How many may vote on it and are there, once the motion is put. */
  readonly eligible: number | null;
  readonly voters: number | null;
  readonly result: QuestionResult | null;
}

export interface SeenMotion {
  readonly motion: Motion;
  readonly edition: Edition;
  readonly sight: Sight;
  readonly meeting: Meeting;
  readonly questions: readonly SeenQuestion[];
  /** The reader's own votes in an open vote. */
  readonly mine: Choices | null;
  /** Members whose vote counts already, by id; how they voted is told once the motion is closed. */
  readonly voted: readonly string[];
  readonly votes: readonly { readonly member: string; readonly choices: Choices }[];
  /** Votes recorded for members that wait for a second person; for the office only. */
  readonly pending: readonly OpenVote[];
  /** How many tellers have entered their count. */
  readonly counts: number;
  readonly scans: readonly MotionScan[];
}

/** A motion as the reader may see it: without the cases they stand aside from, and without votes before it is closed. */
export async function readMotion(deps: Deps, actor: Actor, id: string): Promise<SeenMotion | Denial> {
  const motion = await findMotion(deps.db, id);
  const denial = whyNotDecision(actor, 'decision.read', motion?.programme ?? '');
  const meeting = motion === null ? null : await findMeeting(deps.db, motion.meeting);
  if (denial !== null || motion === null || meeting === null) return denial ?? noDecision;
  const sight = await sightOf(deps.db, actor, motion);
  const votes = await readVotes(deps.db, id);
  const cast = votes.filter(isCast);
  const { body } = motion;
  const office = whyNot(actor, 'decision.manage', { programme: motion.programme, members: [], lead: null }) === null;
  const clear = !questionsIn(body).some(sight.hides);
  return {
    motion,
    edition: deps.editions.byDigest(motion.processDigest),
    sight,
    meeting,
    questions: body.candidates.map((candidate, index) => questionFor(motion, sight, candidate, index)),
    mine: shownChoices(sight, cast.find((vote) => vote.member === sight.member?.id)?.choices ?? null),
    voted: cast.map((vote) => vote.member),
    votes:
      body.result === null
        ? []
        : cast.map(({ member, choices }) => ({ member, choices: shownChoices(sight, choices) ?? {} })),
    pending: office && clear ? votes.filter((vote) => !isCast(vote)) : [],
    counts: body.count === null ? (await readCounts(deps.db, id)).length : body.count.tellers.length,
    scans: clear && (!sight.votesOnly || motion.closedAt !== null) ? await readMotionScans(deps.db, id) : [],
  };
}

function questionFor({ body }: Motion, sight: Sight, candidate: Candidate, index: number): SeenQuestion {
  const { application } = candidate;
  const { roll, result } = body;
  if (sight.hides(application))
    return { place: index + 1, recused: true, candidate: null, eligible: null, voters: null, result: null };
  return {
    place: index + 1,
    recused: false,
    candidate,
    eligible: roll === null ? null : eligibleFor(roll, application).length,
    voters: roll === null ? null : votersFor(roll, application).length,
    result: result?.questions.find(({ question }) => question === application) ?? null,
  };
}

const shownChoices = (sight: Sight, choices: Choices | null): Choices | null =>
  choices === null
    ? null
    : Object.fromEntries(Object.entries(choices).filter(([application]) => !sight.hides(application)));
