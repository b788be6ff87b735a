import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { csvLine } from '#src/domain/export/csv.ts';
import type { Judged } from './judge.ts';
import type { Invariant } from './invariant.ts';
import type { Plan } from './plan.ts';
import { talliesOf, timesOf } from './tables.ts';
import type { World } from './world.ts';

export interface Reporting {
  readonly folder: string;
  readonly world: World;
  readonly plan: Plan;
  readonly judged: Judged;
  readonly invariants: readonly Invariant[];
  readonly seconds: number;
}

/** Writes what a run did and came to: calls, times, failures, final states, histories, counts, invariants, the plan. */
export async function writeReport({ folder, world, plan, judged, invariants, seconds }: Reporting): Promise<void> {
  const { ledger } = world;
  await mkdir(join(folder, 'histories'), { recursive: true });
  const text = (name: string, content: string): Promise<void> => writeFile(join(folder, name), content);
  const json = (name: string, content: unknown): Promise<void> => text(name, `${JSON.stringify(content, null, 2)}\n`);
  const times = timesOf(ledger.calls);
  await text(
    'calls.csv',
    table(
      ['route', 'status', 'ms'],
      ledger.calls.map((one) => [one.route, one.status, one.milliseconds]),
    ),
  );
  await text(
    'times.csv',
    table(
      ['route', 'calls', 'p50', 'p95', 'max'],
      times.map((one) => [one.route, one.calls, one.p50, one.p95, one.max]),
    ),
  );
  await json('failures.json', ledger.failures);
  await json('plan.json', plan);
  await json('states.json', statesOf(judged));
  const tallies = talliesOf(judged.ended);
  await json('counts.json', {
    seconds: Math.round(seconds),
    applicants: world.applicants.length,
    calls: ledger.calls.length,
    unanswered: ledger.disturbances,
    failures: ledger.failures.length,
    acts: ledger.acts.length,
    byChannelClassState: tallies,
  });
  await text(
    'summary.csv',
    table(
      ['channel', 'class', 'state', 'count'],
      tallies.map((one) => [one.channel, one.class, one.state, one.count]),
    ),
  );
  await json(
    'invariants.json',
    invariants.map((one) => ({ ...one, holds: one.broken.length === 0 })),
  );
  for (const { id, seen } of judged.ended) await json(join('histories', `${id}.json`), seen?.history ?? []);
}

const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [head, ...rows].map((row) => csvLine(row.map(String))).join('');

const statesOf = ({ ended }: Judged) =>
  ended.map(({ applicant, id, state, seen }) => ({
    applicant: applicant.key,
    id,
    class: applicant.class,
    example: applicant.example,
    channel: applicant.channel,
    planned: applicant.course.until,
    state,
    number: seen?.number ?? null,
  }));
