import type { ClassAssessment, Stage } from '#src/definition/assessment.ts';
import { authoritiesOf } from '#src/services/seats.ts';
import type { FileClient } from '../../api-client.ts';
import { provincialOffice, supervisionOf } from '../sides.ts';
import type { Applicant, World } from '../world.ts';
import type { AwardClock } from './clock.ts';
import type { PlannedAssessor, JudgingPlan } from './plan.ts';
import type { JudgingRecord } from './record.ts';

/** Everything the people of a judging share. */
export interface Court {
  readonly world: World;
  readonly plan: JudgingPlan;
  readonly clock: AwardClock;
  readonly record: JudgingRecord;
  readonly report: (line: string) => void;
}

/** One class in one stage, with the addresses of both. */
export interface StageOfClass {
  readonly class: string;
  readonly rules: ClassAssessment;
  readonly stage: Stage;
  readonly path: string;
}

export const officeOf = ({ world }: Court, role: 'handler' | 'reviewer' | 'leader'): Promise<FileClient> =>
  world.officials(provincialOffice(world.edition), role);
export const overseerOf = ({ world }: Court): Promise<FileClient> =>
  world.officials(supervisionOf(world.edition), 'handler');

/** The authority whose people are on a side of the judging. */
export const authorityOf = ({ world }: Court, side: 'assessor' | 'committee'): string =>
  [...authoritiesOf(world.edition).values()].find((one) => one.side === side)?.id ?? '';

/** Somebody of the pool at work, by their place in the plan. */
export const assessorAt = (court: Court, n: number): Promise<FileClient> =>
  court.world.officials(authorityOf(court, 'assessor'), 'handler', n + 1);

/** Whom an id of the pool belongs to. */
export function plannedOf({ plan, record }: Court, assessor: string): PlannedAssessor {
  const planned = plan.assessors[record.pool.get(assessor) ?? -1];
  if (planned === undefined) throw new RangeError(`nobody of the plan is the assessor ${assessor}`);
  return planned;
}
export const clientOf = (court: Court, assessor: string): Promise<FileClient> =>
  assessorAt(court, plannedOf(court, assessor).n);

/** The applicant of an application of the run. */
export function applicantAt({ world }: Court, id: string): Applicant {
  const found = world.applicants.find((one) => world.progress(one).id === id);
  if (found === undefined) throw new RangeError(`application ${id} is not of this run`);
  return found;
}

/** The programme and edition, as bodies and queries name them. */
export const placeOf = ({ world }: Court): { readonly programme: string; readonly edition: string } => ({
  programme: world.edition.file.programme,
  edition: world.edition.file.id,
});
