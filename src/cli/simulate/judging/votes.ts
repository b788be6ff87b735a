import type { FileClient } from '../../api-client.ts';
import { authorityOf, type Court } from './court.ts';
import { voteOf } from './plan.ts';

export interface Votes {
  readonly for: number;
  readonly against: number;
  readonly abstain: number;
}
export interface MotionPage {
  readonly id: string;
  readonly prize: string;
  readonly way: 'open' | 'secret' | 'paper';
  readonly state: string;
  readonly questions: readonly {
    readonly candidate: { readonly application: string; readonly class: string } | null;
    readonly voters: number | null;
    readonly result: (Votes & { readonly outcome: 'in' | 'tied' | 'over' | 'out'; readonly carried: boolean }) | null;
  }[];
  readonly toVote: readonly string[];
  readonly mine: object | null;
  readonly counts: number;
  readonly count: { readonly sheet: object | null } | null;
  readonly ballots: readonly {
    readonly ballotId: string;
    readonly questions: readonly string[];
    readonly counted: boolean;
  }[];
}

/** A member of the committee at work; the first is its chair. */
export const memberAt = (court: Court, n: number): Promise<FileClient> =>
  n === 0
    ? court.world.officials(authorityOf(court, 'committee'), 'leader')
    : court.world.officials(authorityOf(court, 'committee'), 'handler', n);

export async function userAt(court: Court, n: number): Promise<string> {
  return await userOf(await memberAt(court, n));
}
export const userOf = async (client: FileClient): Promise<string> =>
  (await client.get<{ user: { id: string } }>('/api/auth/get-session')).user.id;

/** What a member chooses of the questions that are theirs, as the plan has it. */
export function choicesOf(
  { plan, world }: Court,
  motion: MotionPage,
  member: number,
  questions: readonly string[],
): Record<string, string> {
  const quota = world.edition.file.prizes.find((one) => one.id === motion.prize)?.quota ?? 0;
  const order = motion.questions.map((one) => one.candidate?.application);
  return Object.fromEntries(
    questions.map((application) => [
      application,
      voteOf(plan, member, { application, place: order.indexOf(application), quota }),
    ]),
  );
}

export function noteVote(
  { record }: Court,
  motion: string,
  member: number,
  choices: Readonly<Record<string, string>>,
): void {
  const votes = record.votes.get(motion) ?? new Map<number, Readonly<Record<string, string>>>();
  votes.set(member, { ...votes.get(member), ...choices });
  record.votes.set(motion, votes);
}
