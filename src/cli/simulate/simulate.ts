import { isoDayIn } from '#src/definition/value/day.ts';
import type { DemoFile } from '#src/definition/demo.ts';
import type { Edition } from '#src/definition/edition-bundle.ts';
import { instantOf } from '#src/domain/workflow/time.ts';
import { authoritiesOf } from '#src/services/seats.ts';
import { buildExample, type Example } from '#src/services/build-example.ts';
import { createPrint } from '#src/services/create-print.ts';
import type { Print } from '#src/services/print.ts';
import { personName } from './invent.ts';
import { recordedClient } from './client.ts';
import { spreadOf } from './consult-answers.ts';
import { openLedger, type Ledger } from './ledger.ts';
import { invitedOfficials } from './officials.ts';
import { planOf, type Plan } from './plan.ts';
import { play } from './play.ts';
import { allowLater } from './province.ts';
import { randomOf } from './random.ts';
import { sharedScans } from './scans.ts';
import { applicantsOf, kindsOf } from './world-of-plan.ts';
import { noProgress, type ClockStop, type Progress, type World } from './world.ts';

export interface Simulating {
  readonly url: string;
  readonly edition: Edition;
  readonly demo: DemoFile;
  readonly applicants: number;
  readonly seed: string;
  /** Where applicants without incident are left. */
  readonly until: string;
  /** Only these examples; null for all. */
  readonly only: readonly string[] | null;
  /** Where what happens is written down; by default one of the run's own. */
  readonly ledger?: Ledger;
  readonly signal: AbortSignal;
  readonly report: (line: string) => void;
}
export interface Simulated {
  readonly world: World;
  readonly plan: Plan;
  readonly ledger: Ledger;
  readonly seconds: number;
}

/** Plays a plan against a demo that is running, and gives what came of it. Refused where the server is no demo. */
export async function simulate(wanted: Simulating): Promise<Simulated> {
  const ledger = wanted.ledger ?? openLedger();
  const client = (who: string) => recordedClient(wanted.url, ledger, who, wanted.signal);
  await mustBeDemo(wanted.url);
  const print = createPrint();
  try {
    const example = examplesOf(wanted.edition, print);
    const kinds = kindsOf(wanted.edition, wanted.demo, wanted.only);
    const plan = planOf(wanted.edition, { ...wanted, kinds });
    const world = worldOf(wanted, plan, ledger, { client, example });
    const began = performance.now();
    const progress = setInterval(() => wanted.report(standing(world)), 15_000);
    try {
      await play({
        world,
        applicantsAtOnce: 6,
        officesAtOnce: 3,
        comeTo: clockOf(world),
        stops: ['open', 'closed', 'over'],
      });
    } finally {
      clearInterval(progress);
    }
    return { world, plan, ledger, seconds: (performance.now() - began) / 1000 };
  } finally {
    await print.close();
  }
}

/** Only a demo has a mailbox that can be read and a clock that can be set. */
export async function mustBeDemo(url: string): Promise<void> {
  const answer = await fetch(new URL('/demo/clock', url));
  await answer.body?.cancel();
  if (!answer.ok)
    throw new NoDemo(`${url} is no demo: it has no clock that can be set and no mailbox that can be read`);
}
export class NoDemo extends Error {}

/** Examples of the edition, each built when it is first asked for. */
export function examplesOf(edition: Edition, print: Print): (kind: string) => Promise<Example> {
  const built = new Map<string, Promise<Example>>();
  return async (kind) => {
    const example = built.get(kind) ?? buildExample(edition, kind, print);
    built.set(kind, example);
    return await example;
  };
}

function worldOf(
  { edition, demo, signal, seed }: Simulating,
  plan: Plan,
  ledger: Ledger,
  { client, example }: Pick<World, 'client' | 'example'>,
): World {
  const progress = new Map<string, Progress>();
  const administration = (duty: string): string =>
    [...authoritiesOf(edition).values()].find((one) => one.entry?.duty === duty)?.id ?? '';
  return {
    edition,
    applicants: applicantsOf(edition, demo, plan),
    governments: new Set(plan.governments),
    hasAccount: (authority) => {
      const [channel = '', department = ''] = authority.split('.');
      return plan.governments.includes(channel) && spreadOf(department) === spreadOf('tax');
    },
    lateForwarding: new Set(plan.lateForwarding),
    ledger,
    signal,
    client,
    officials: invitedOfficials({
      programme: edition.file.programme,
      password: demo.password,
      client,
      administration: { system: administration('system'), security: administration('security') },
      name: (who) => personName(randomOf(`${seed}/${who}`)),
    }),
    example,
    scans: sharedScans(),
    leavesClashes: false,
    clock: () => current.get(ledger) ?? 'open',
    progress: ({ key }) => {
      const known = progress.get(key) ?? noProgress();
      progress.set(key, known);
      return known;
    },
  };
}

/** The stop of the clock a run is at. */
const current = new WeakMap<Ledger, ClockStop>();

/** Sets the demo's clock to a stop: its beginning, the day after the last channel closed, two days after the last for forwarding. */
function clockOf(world: World): (stop: ClockStop) => Promise<void> {
  const { edition, ledger } = world;
  const { file, channels } = edition;
  const client = world.client('clock');
  const lastCutOff =
    channels
      .map((one) => one.cutOff)
      .toSorted()
      .at(-1) ?? file.window.to;
  const morningAfter = (day: string, days: number): string =>
    instantOf(`${laterDay(day, days)}T10:00`, file.timeZone).toISOString();
  const times: Readonly<Record<ClockStop, string>> = {
    open: file.demoClock,
    closed: morningAfter(lastCutOff, 1),
    over: morningAfter(file.forwardUntil.date, 2),
  };
  return async (stop) => {
    await client.post('/demo/clock', { now: times[stop] });
    current.set(ledger, stop);
    const today = isoDayIn(new Date(times[stop]), file.timeZone);
    const used = new Set(world.applicants.map((one) => one.channel));
    if (stop === 'open')
      for (const { id, cutOff } of channels)
        if (used.has(id) && cutOff < today)
          await allowLater(world, { kind: 'submission', channel: id, applicationId: null }, file.window.to);
    if (stop === 'over')
      for (const channel of used)
        await allowLater(world, { kind: 'forwarding', channel, applicationId: null }, laterDay(today, 10));
  };
}

const laterDay = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** How many applications are in each state, in a line. */
export function standing(world: World): string {
  const counts = new Map<string, number>();
  for (const one of world.applicants) {
    const state = world.progress(one).state || '-';
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  const list = [...counts].toSorted(([a], [b]) => a.localeCompare(b)).map(([state, count]) => `${state} ${count}`);
  return `${world.clock()}: ${list.join(', ')}; ${world.ledger.calls.length} calls, ${world.ledger.failures.length} failures`;
}
