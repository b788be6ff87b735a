import type { Edition } from '#src/definition/edition-bundle.ts';
import type { AssessmentFile } from '#src/definition/assessment.ts';
import type { PanelSubject } from '#src/domain/access/seat.ts';
import { whyNot, type Action, type Actor } from '#src/domain/access/why-not.ts';
import { deny, type Denial } from '#src/domain/denial.ts';
import type { Deps } from '../deps.ts';
import { newestOf } from '../seat-plan.ts';
import { authoritiesOf } from '../seats.ts';

/** The judging of a programme as something to be read or changed, no panel in particular. */
export const ofProgramme = (programme: string): PanelSubject => ({ programme, members: [], lead: null });

export const noAssessor = deny('absent', '专家库中没有这个人。', 'There is no such person in the pool.');
export const noPool = deny('absent', '没有这个专家库，或您无权查看。', 'There is no such pool, or you may not see it.');

/** A programme's pool: what its newest edition says, and the authority in whose stream its acts stand. */
export interface Pool {
  readonly programme: string;
  readonly edition: Edition;
  readonly authority: string;
}

/** The pool of a programme for whoever may do this with it. */
export function poolFor(deps: Pick<Deps, 'editions'>, actor: Actor, action: Action, programme: string): Pool | Denial {
  const denial = whyNot(actor, action, ofProgramme(programme));
  if (denial !== null) return denial;
  return poolOf(deps, programme) ?? noPool;
}

/** The pool of a programme; null where its newest edition has no authority for it. */
export function poolOf({ editions }: Pick<Deps, 'editions'>, programme: string): Pool | null {
  const edition = newestOf(editions, programme);
  if (edition === null) return null;
  const authority = [...authoritiesOf(edition).values()].find((one) => one.side === 'assessor')?.id;
  return authority === undefined ? null : { programme, edition, authority };
}

/** An edition that is judged, as it is in force. */
export interface JudgedEdition {
  readonly edition: Edition;
  readonly assessment: AssessmentFile;
}
export function judgedEdition(
  { editions }: Pick<Deps, 'editions'>,
  programme: string,
  id: string,
): JudgedEdition | Denial {
  const edition = editions.current(programme, id);
  const assessment = edition?.assessment;
  return edition === null || assessment === undefined
    ? deny('absent', '没有这一届，或这一届不组织评审。', 'There is no such edition, or nothing is judged in it.')
    : { edition, assessment };
}
