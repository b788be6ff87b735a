import type { DemoFile, DemoPerson as PlannedPerson } from '#src/definition/demo.ts';
import type { Edition } from '#src/definition/edition-bundle.ts';
import { demoPeople, keepDemoPeople, type DemoPerson } from '#src/adapters/demo-people.ts';
import { createPrint } from '#src/services/create-print.ts';
import type { Deps } from '#src/services/deps.ts';
import { demoOnDisk } from '#src/services/load-editions.ts';
import { enter } from './demo-account.ts';
import { applicantFor } from './demo-applicants.ts';
import { beforeJudging, entryOf, groupOf, waitsForJudging } from './demo-entries.ts';
import { judgeInDemo } from './demo-judging.ts';
import { demoOfficials, type DemoOfficials } from './demo-officials.ts';
import { clientOf } from './simulate/applicant.ts';
import { recordedClient } from './simulate/client.ts';
import { applicationOf } from './simulate/fill-in.ts';
import { Stuck } from './simulate/judging/go-on.ts';
import { openLedger } from './simulate/ledger.ts';
import { play } from './simulate/play.ts';
import { ownScans } from './simulate/scans.ts';
import { examplesOf } from './simulate/simulate.ts';
import { exampleText } from './simulate/vary.ts';
import { isThere, noProgress, type Applicant, type Progress, type World } from './simulate/world.ts';

export interface Seeding {
  readonly url: string;
  readonly programmes: string;
  readonly dataFolder: string;
  readonly log: Deps['log'];
  /** Ends the seeding where it stands; the next start goes on from there. */
  readonly signal: AbortSignal;
}

/**
 * Fills the demo as its plan says: officials sit down first, then applicants and offices are played through the public
 * HTTP API, as a simulation plays them, and at last the judging. What is there already, of this or an interrupted start,
 * is gone on with.
 * Somebody who cannot be prepared is logged and left to the next start.
 */
export async function seedDemo(seeding: Seeding): Promise<void> {
  const found = demoOnDisk(seeding.programmes);
  if (found === null) return;
  const ready = new Map((await demoPeople(seeding.dataFolder)()).map((person) => [person.id, person]));
  const everybody = [...found.demo.people, ...(found.demo.officials ?? [])];
  const missing = everybody.filter(({ id }) => ready.get(id)?.unfinished ?? !ready.has(id));
  if (missing.length === 0) return;
  const keep = async (person: DemoPerson): Promise<void> => {
    ready.set(person.id, person);
    await keepDemoPeople(
      seeding.dataFolder,
      everybody.flatMap(({ id }) => ready.get(id) ?? []),
    );
    if (person.unfinished === undefined) seeding.log.info({ person: person.id }, 'demo person ready');
  };
  try {
    await fill({ ...seeding, ...found, keep }, new Set(missing.map(({ id }) => id)));
  } catch (error) {
    if (!seeding.signal.aborted) throw error;
  }
}

interface Filling extends Seeding {
  readonly edition: Edition;
  readonly demo: DemoFile;
  readonly keep: (person: DemoPerson) => Promise<void>;
}

async function fill(filling: Filling, missing: ReadonlySet<string>): Promise<void> {
  const { url, edition, demo, signal, log, keep } = filling;
  const ledger = openLedger();
  const client = (who: string) => recordedClient(url, ledger, who, signal);
  const officials = demoOfficials(demo, () => client('official'));
  const print = createPrint();
  try {
    await seatOfficials(filling, officials, missing);
    const world = worldOf(filling, { ledger, client, officials: officials.at, example: examplesOf(edition, print) });
    const people = await applicantsOf(filling, world, missing);
    await play({
      world: { ...world, applicants: [...people.keys()] },
      applicantsAtOnce: 2,
      officesAtOnce: 1,
      stops: ['open'],
      comeTo: async () => undefined,
      onThere: async (applicant) => {
        await signOut(world, applicant);
        const person = people.get(applicant);
        if (person !== undefined) await keep(entryOf(demo, person, 'applicant'));
      },
    });
    for (const [applicant, person] of people)
      if (!isThere(world, applicant)) await leaveUnfinished(filling, world, applicant, person);
    await judge(filling, world, missing);
    for (const { who, request, answer, code } of ledger.failures)
      if (code !== 'out-of-time') log.error({ who, request, reason: answer }, 'a step of the demo’s plan failed');
  } finally {
    if (!signal.aborted) await officials.leave();
    await print.close();
  }
}

async function seatOfficials({ edition, demo, keep }: Filling, officials: DemoOfficials, missing: ReadonlySet<string>) {
  for (const official of demo.officials ?? [])
    if (missing.has(official.id)) {
      await officials.seat(official);
      const entry = entryOf(demo, official, groupOf(edition, official));
      await keep(waitsForJudging(demo, official) ? { ...entry, state: beforeJudging, unfinished: true } : entry);
    }
}

/** Plays the judging once everybody whose panel it has is admitted; else, or where it leads nowhere, it is left to the next start. */
async function judge(filling: Filling, world: World, missing: ReadonlySet<string>): Promise<void> {
  const { edition, demo, log, keep } = filling;
  const waiting = (demo.officials ?? []).filter((one) => waitsForJudging(demo, one) && missing.has(one.id));
  if (demo.judging === undefined || waiting.length === 0) return;
  const applicants: Applicant[] = [];
  for (const person of demo.people.filter(({ id }) => demo.judging?.panels.some((panel) => panel.person === id))) {
    const applicant = applicantFor(edition, demo, person, '');
    if (applicant === null || (missing.has(person.id) && !isThere(world, applicant))) return;
    applicants.push(applicant);
    // Of an earlier start its application is not known here.
    const client = world.progress(applicant).id === null ? await clientOf(world, applicant) : null;
    if (client !== null) await applicationOf(world, applicant, client);
    await signOut(world, applicant);
  }
  try {
    await judgeInDemo({ ...world, applicants }, demo, demo.judging);
  } catch (error) {
    if (!(error instanceof Stuck)) throw error;
    log.error({ reason: error.message }, 'the judging of the demo was not brought to its state');
    return;
  }
  for (const official of waiting) await keep(entryOf(demo, official, groupOf(edition, official)));
}

function worldOf(
  { edition, demo, signal }: Filling,
  parts: Pick<World, 'ledger' | 'client' | 'officials' | 'example'>,
): World {
  const progress = new Map<string, Progress>();
  const governed = (demo.officials ?? [])
    .map((one) => one.authority.split('.'))
    .filter(([, part]) => part === 'government');
  return {
    ...parts,
    edition,
    applicants: [],
    governments: new Set(governed.map(([channel = '']) => channel)),
    hasAccount: (authority) => demo.officials?.some((one) => one.authority === authority) === true,
    lateForwarding: new Set(),
    signal,
    scans: ownScans,
    leavesClashes: true,
    clock: () => 'open',
    progress: ({ key }) => {
      const known = progress.get(key) ?? noProgress();
      progress.set(key, known);
      return known;
    },
  };
}

/** Who is still to be played; somebody who begins nothing is ready at once. */
async function applicantsOf(
  { edition, demo, keep }: Filling,
  world: World,
  missing: ReadonlySet<string>,
): Promise<Map<Applicant, PlannedPerson>> {
  const people = new Map<Applicant, PlannedPerson>();
  for (const person of demo.people.filter(({ id }) => missing.has(id))) {
    const place = edition.classes[person.class]?.identity.channel ?? '';
    const typed = person.example === null ? '' : exampleText(edition, person.example, place);
    const applicant = applicantFor(edition, demo, person, typed);
    if (applicant !== null) {
      people.set(applicant, person);
      continue;
    }
    const newcomer = world.client(person.id);
    await enter(newcomer, { name: person.name, email: person.email, password: demo.password });
    await newcomer.post('/api/auth/sign-out', {});
    await keep(entryOf(demo, person, 'applicant'));
  }
  return people;
}

async function signOut(world: World, applicant: Applicant): Promise<void> {
  const progress = world.progress(applicant);
  // Else each demo person would be told of a second sign-in, that of the seeding.
  await progress.client?.post('/api/auth/sign-out', {});
  progress.client = null;
}

/** Keeps somebody in the state they came to; the next start goes on with them. */
async function leaveUnfinished(
  filling: Filling,
  world: World,
  applicant: Applicant,
  person: PlannedPerson,
): Promise<void> {
  const { state } = world.progress(applicant);
  const title = filling.edition.workflow.states.find((one) => one.id === state)?.title ?? person.state;
  await signOut(world, applicant);
  await filling.keep({
    ...entryOf(filling.demo, person, 'applicant'),
    state: {
      zh: `${title.zh}（演示时钟不在申报期内，未继续）`,
      en: `${title.en} (the demo clock is outside the window)`,
    },
    unfinished: true,
  });
}
