import { applicantTurn } from './applicant.ts';
import { channelRound } from './channel.ts';
import { provinceRound } from './province.ts';
import { provincialOffice } from './sides.ts';
import { openTurns, type Turns } from './turns.ts';
import { attempt, isThere, isToRegister, phaseOf, type Applicant, type ClockStop, type World } from './world.ts';

export interface Playing {
  readonly world: World;
  /** How many applicants are at work at once, and how many offices. */
  readonly applicantsAtOnce: number;
  readonly officesAtOnce: number;
  /** Comes to a stop of the award's clock; what then has to be allowed first is allowed. */
  readonly comeTo: (stop: ClockStop) => Promise<void>;
  /** Stops of the award's clock, in order. */
  readonly stops: readonly ClockStop[];
  /** Hears of each applicant who is where the plan leaves them, once. */
  readonly onThere?: (applicant: Applicant) => Promise<void>;
}

/** Plays everybody until all is as planned or nothing goes on, offices beside applicants; the clock moves on when all wait. */
export async function play(playing: Playing): Promise<void> {
  const { world } = playing;
  const province = provincialOffice(world.edition);
  const told = new Set<Applicant>();
  for (const stop of playing.stops) {
    if (stop !== 'open' && !world.applicants.some((one) => isWaiting(world, one))) return;
    await playing.comeTo(stop);
    const turns = openTurns();
    for (const one of world.applicants) {
      if (!one.course.paperOnly && (!one.course.late || stop !== 'open')) turns.add(one);
      if (hasCases(world, one.channel)) turns.wake(one.channel);
    }
    if (stop !== 'open') turns.wake(province);
    await untilQuiet(playing, turns, told);
  }
}

const isWaiting = (world: World, one: Applicant): boolean => !isThere(world, one) && !world.progress(one).stuck;

async function untilQuiet(playing: Playing, turns: Turns, told: Set<Applicant>): Promise<void> {
  const { world, applicantsAtOnce, officesAtOnce } = playing;
  const running = new Map<Promise<void>, 'applicant' | 'office'>();
  const busy = (kind: string): number => [...running.values()].filter((one) => one === kind).length;
  const troubles: unknown[] = [];
  const begin = (kind: 'applicant' | 'office', job: Promise<void>): void => {
    const ended: Promise<void> = job
      .catch((error: unknown) => void troubles.push(error))
      .finally(() => running.delete(ended));
    running.set(ended, kind);
  };
  for (;;) {
    if (troubles.length > 0) {
      await Promise.all(running.keys());
      throw troubles[0];
    }
    while (busy('applicant') < applicantsAtOnce) {
      const applicant = turns.nextApplicant();
      if (applicant === null) break;
      begin('applicant', applicantActs(world, turns, applicant));
    }
    while (busy('office') < officesAtOnce) {
      const office = turns.nextOffice();
      if (office === null) break;
      begin('office', officeActs(world, turns, office));
    }
    if (running.size === 0) return;
    await Promise.race(running.keys());
    if (troubles.length > 0) continue;
    for (const one of world.applicants)
      if (!told.has(one) && isThere(world, one)) {
        told.add(one);
        await playing.onThere?.(one);
      }
  }
}

async function applicantActs(world: World, turns: Turns, applicant: Applicant): Promise<void> {
  const province = provincialOffice(world.edition);
  const progress = world.progress(applicant);
  const went = await attempt(world, applicant.key, async () => {
    const end = await applicantTurn(world, applicant);
    progress.stuck = end === 'stuck';
    progress.leftAlone = end === 'done' && phaseOf(world, applicant) === 'draft';
    if (progress.stuck) noteStuck(world, applicant);
  });
  turns.doneWith(applicant);
  if (!went && triesAgain(world, applicant.key)) turns.add(applicant);
  if (hasCases(world, applicant.channel)) turns.wake(applicant.channel);
  if (applicant.course.clash !== null || applicant.course.addendum !== null) turns.wake(province);
}

/** Somebody stuck is a failure of the kind of what refused them last. */
function noteStuck({ ledger, progress }: World, applicant: Applicant): void {
  const last = ledger.failures.findLast((one) => one.who === applicant.key);
  const answer = `stuck in '${progress(applicant).state}'`;
  ledger.fail({ who: applicant.key, request: '', answer, ...(last?.code === undefined ? {} : { code: last.code }) });
}

async function officeActs(world: World, turns: Turns, office: string): Promise<void> {
  const province = provincialOffice(world.edition);
  const round = office === province ? provinceRound : (one: World) => channelRound(one, office);
  let did = false;
  const went = await attempt(world, office, async () => {
    did = await round(world);
  });
  turns.doneWithOffice(office);
  if (went ? did : triesAgain(world, office)) turns.wake(office);
  for (const applicant of world.applicants) {
    if (office !== province && applicant.channel !== office) continue;
    if (isTheirTurn(world, applicant)) turns.add(applicant);
    // What the province does to a case may bring it back to its channel.
    if (!did) continue;
    if (office !== province) turns.wake(province);
    else if (hasCases(world, applicant.channel)) turns.wake(applicant.channel);
  }
}

const tries = new WeakMap<World, Map<string, number>>();
/** How often somebody who was refused where nothing had been lost tries their turn again. */
const mostTries = 20;

function triesAgain(world: World, who: string): boolean {
  const made = tries.get(world) ?? new Map<string, number>();
  tries.set(world, made.set(who, (made.get(who) ?? 0) + 1));
  return (made.get(who) ?? 0) <= mostTries;
}

/** Whether an office has anything of a channel. */
const hasCases = (world: World, channel: string): boolean =>
  world.applicants.some((one) => one.channel === channel && (isToRegister(world, one) || withOffices(world, one)));
const withOffices = (world: World, one: Applicant): boolean => ['office', 'precheck'].includes(phaseOf(world, one));

/** Whether an applicant has something to do in the state their application was last seen in. */
function isTheirTurn(world: World, applicant: Applicant): boolean {
  const { state, stuck } = world.progress(applicant);
  if (stuck || applicant.course.paperOnly || state === '' || isThere(world, applicant)) return false;
  const phase = phaseOf(world, applicant);
  return phase === 'draft' || phase === 'final' || applicant.course.leaves === state;
}
