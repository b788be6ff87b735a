import type { Edition } from '#src/definition/edition-bundle.ts';
import type { Stores } from '#src/domain/form/application.ts';
import type { Example } from '#src/services/build-example.ts';
import { ApiError, type FileClient } from '../api-client.ts';
import type { Account } from '../demo-account.ts';
import type { Course } from './course.ts';
import type { Ledger } from './ledger.ts';
import type { Officials } from './officials.ts';
import type { SealedScans } from './scans.ts';

/** Somebody who applies, as the play knows them. */
export interface Applicant {
  readonly key: string;
  readonly account: Account;
  readonly class: string;
  readonly example: string;
  /** The channel that is typed in, where one is. */
  readonly channel: string;
  readonly course: Course;
  /** What they type: the example, varied. */
  readonly typed: (stores: Stores) => Stores;
  /** Fields an office may ask to be corrected, as `sheet.field`. */
  readonly correctable: readonly string[];
  /** Who it is, as an office registers it from paper. */
  readonly paper: { readonly name: string; readonly code: string; readonly person: string | null };
}

/** Everything applicants and offices of a run share. */
export interface World {
  readonly edition: Edition;
  readonly applicants: readonly Applicant[];
  readonly governments: ReadonlySet<string>;
  /** Whether a department that is consulted has an account of its own. */
  readonly hasAccount: (authority: string) => boolean;
  /** Channels whose batches wait for the last day to pass. */
  readonly lateForwarding: ReadonlySet<string>;
  readonly ledger: Ledger;
  readonly signal: AbortSignal;
  readonly client: (who: string) => FileClient;
  readonly officials: Officials;
  readonly example: (kind: string) => Promise<Example>;
  readonly scans: SealedScans;
  /** Whether clashes that the plan does not have are left open: then they are no failure. */
  readonly leavesClashes: boolean;
  /** Which stop of the award's clock the run is at. */
  readonly clock: () => ClockStop;
  /** What has come of each applicant so far. */
  readonly progress: (applicant: Applicant) => Progress;
}
/** One applicant in the course of a run. */
export interface Progress {
  client: FileClient | null;
  /** Their application, once opened. */
  id: string | null;
  filled: boolean;
  added: boolean;
  /** The state it was last seen in; empty before it is opened. */
  state: string;
  /** Whether nothing leads on from where it stands. */
  stuck: boolean;
  /** Whether the applicant has left a draft as it is to stay. */
  leftAlone: boolean;
  /** Whether a receipt of it was given back, as its applicant sees; an office sees nothing of that. */
  takenBack: boolean;
  /** Whether the province has decided its clash. */
  decided: boolean;
  /** Refusals that nobody foresaw. */
  troubles: number;
  /** Values that were acknowledged and must be there in the end, by store. */
  readonly written: Map<string, Map<string, string | readonly string[]>>;
}
export const noProgress = (): Progress => ({
  client: null,
  id: null,
  filled: false,
  added: false,
  state: '',
  stuck: false,
  leftAlone: false,
  takenBack: false,
  decided: false,
  troubles: 0,
  written: new Map(),
});

/** Whether more is to happen to an application at this stop of the clock. */
export function isOnItsWay(world: World, applicant: Applicant): boolean {
  const { stuck, state } = world.progress(applicant);
  const { late, refusal } = applicant.course;
  if (stuck || isThere(world, applicant) || (late && world.clock() === 'open')) return false;
  return !leftTheChannel.has(state) || (state === 'refused' && refusal?.reopened === true);
}
/** The phase of the state an application was last seen in; empty before it is opened. */
export const phaseOf = ({ edition, progress }: World, applicant: Applicant): string =>
  edition.workflow.states.find((one) => one.id === progress(applicant).state)?.phase ?? '';

/** Whether an office is still to register an application from paper. */
export const isToRegister = ({ progress }: World, applicant: Applicant): boolean =>
  applicant.course.paperOnly && progress(applicant).id === null;

/** Whether an application is where the plan leaves it: a draft once its applicant leaves it alone. */
export function isThere(world: World, applicant: Applicant): boolean {
  const { state, stuck, leftAlone } = world.progress(applicant);
  if (stuck) return false;
  return leftAlone || (state === applicant.course.until && phaseOf(world, applicant) !== 'draft');
}
const leftTheChannel: ReadonlySet<string> = new Set(['forwarded', 'admitted', 'refused', 'withdrawn']);
export type ClockStop = 'open' | 'closed' | 'over';

/** Whom an application belongs to in the play; null for one that is not of this run. */
export const applicantOf = (world: World, id: string): Applicant | null =>
  world.applicants.find((one) => world.progress(one).id === id) ?? null;

/**
 * Takes a step of the plan. Where it is refused though nothing disturbed the calls, that is a failure of the run; where
 * an answer was lost, what was asked may be done already: the caller looks again. Gives whether it went through.
 */
export async function attempt(world: World, who: string, step: () => Promise<unknown>): Promise<boolean> {
  const { disturbances } = world.ledger;
  try {
    await step();
    return true;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const lost = error.status === 0 || world.ledger.disturbances !== disturbances;
    if (!lost) world.ledger.fail({ who, request: error.path, answer: error.message, code: error.code });
    return false;
  }
}
