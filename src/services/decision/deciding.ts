import type { Transaction } from 'kysely';
import type { DecisionRules } from '#src/definition/assessment.ts';
import type { Edition } from '#src/definition/edition-bundle.ts';
import type { PanelSubject } from '#src/domain/access/seat.ts';
import { whyNot, type Action, type Actor, type User } from '#src/domain/access/why-not.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { lockAward, type Award } from '#src/store/award.ts';
import { findMeeting, lockMeeting, type Meeting } from '#src/store/meetings.ts';
import { findMotion, lockMotion, type Motion } from '#src/store/motions.ts';
import type { DB } from '#src/store/schema.ts';
import type { Deps } from '../deps.ts';

export interface EditionPlace {
  readonly programme: string;
  readonly edition: string;
}

/** An act on the decision of an edition, under the award's lock: acts of one edition's committee come one after another. */
export interface Deciding {
  readonly trx: Transaction<DB>;
  readonly user: User;
  readonly at: Date;
  readonly edition: Edition;
  readonly rules: DecisionRules;
  readonly award: Award;
}
export interface AtMeeting extends Deciding {
  readonly meeting: Meeting;
}
export interface OnMotion extends AtMeeting {
  readonly motion: Motion;
}

export type DecisionAction = Extract<Action, `decision.${string}`>;

export const noDecision = deny(
  'absent',
  '没有这项审定事项，或您无权查看。',
  'There is no such matter of the committee, or you may not see it.',
);
const over = deny(
  'wrong-state',
  '本届审定已经办结，不能再改动。',
  'The decision of this edition is closed; nothing of it can be changed.',
);

const ofProgramme = (programme: string): PanelSubject => ({ programme, members: [], lead: null });

/** Null where somebody may; to all others there is no such thing. */
export function whyNotDecision(actor: Actor, action: DecisionAction, programme: string): Denial | null {
  const denial = whyNot(actor, action, ofProgramme(programme));
  return denial?.code === 'absent' ? noDecision : denial;
}

/** Carries a refusal out of a transaction that must then leave nothing behind. */
class Refused extends Error {
  readonly denial: Denial;
  constructor(denial: Denial) {
    super(denial.reason.en);
    this.denial = denial;
  }
}

/** What to do once the decision is closed: refuse, as everything but the writing down of numbers is, or go on. */
type AfterEnd = 'refuse' | 'go-on';

/** Does something to the decision of an edition; a refusal leaves nothing behind. */
export async function deciding<T>(
  deps: Deps,
  actor: Actor,
  action: DecisionAction,
  { programme, edition: id }: EditionPlace,
  work: (deciding: Deciding) => Promise<T | Denial>,
  afterEnd: AfterEnd = 'refuse',
): Promise<T | Denial> {
  const denial = whyNotDecision(actor, action, programme);
  if (denial !== null || actor.kind !== 'user') return denial ?? noDecision;
  const edition = deps.editions.current(programme, id);
  const rules = edition?.assessment?.decision;
  if (edition === null || rules === undefined) return noDecision;
  const at = await deps.clock.now();
  try {
    return await deps.db.transaction().execute(async (trx) => {
      const fresh = { state: 'judging', salt: deps.ids.secret() };
      const award = await lockAward(trx, { programme, edition: id }, fresh);
      if (afterEnd === 'refuse' && award.state !== 'judging' && award.state !== 'deciding') throw new Refused(over);
      const done = await work({ trx, user: actor, at, edition, rules, award });
      if (isDenial(done)) throw new Refused(done);
      return done;
    });
  } catch (error) {
    if (error instanceof Refused) return error.denial;
    throw error;
  }
}

/** Does something to a session of the committee. */
export async function atMeeting<T>(
  deps: Deps,
  actor: Actor,
  action: DecisionAction,
  id: string,
  work: (deciding: AtMeeting) => Promise<T | Denial>,
  afterEnd: AfterEnd = 'refuse',
): Promise<T | Denial> {
  const found = await findMeeting(deps.db, id);
  if (found === null) return refusedAnyway(actor, action);
  return await deciding(
    deps,
    actor,
    action,
    found,
    async (one) => {
      const meeting = await lockMeeting(one.trx, id);
      return meeting === null ? noDecision : await work({ ...one, meeting });
    },
    afterEnd,
  );
}

/** Does something to a motion. */
export async function onMotion<T>(
  deps: Deps,
  actor: Actor,
  action: DecisionAction,
  id: string,
  work: (deciding: OnMotion) => Promise<T | Denial>,
): Promise<T | Denial> {
  const found = await findMotion(deps.db, id);
  if (found === null) return refusedAnyway(actor, action);
  return await deciding(deps, actor, action, found, async (one) => {
    const meeting = await lockMeeting(one.trx, found.meeting);
    const motion = await lockMotion(one.trx, id);
    return meeting === null || motion === null ? noDecision : await work({ ...one, meeting, motion });
  });
}

/** What is not there is refused as it would be to a stranger: a visitor is asked to sign in. */
const refusedAnyway = (actor: Actor, action: DecisionAction): Denial => whyNotDecision(actor, action, '') ?? noDecision;
