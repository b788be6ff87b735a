import type { Call } from './ledger.ts';
import type { Ended } from './collect.ts';

/** How long the calls of a route took, in milliseconds. */
export interface RouteTimes {
  readonly route: string;
  readonly calls: number;
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

/** The times of each route, the longest in sum first. */
export function timesOf(calls: readonly Call[]): RouteTimes[] {
  const byRoute = Map.groupBy(calls, (call) => call.route);
  return [...byRoute]
    .map(([route, made]) => ({ route, sorted: made.map((one) => one.milliseconds).toSorted((a, b) => a - b) }))
    .toSorted((a, b) => sum(b.sorted) - sum(a.sorted))
    .map(({ route, sorted }) => ({
      route,
      calls: sorted.length,
      p50: at(sorted, 0.5),
      p95: at(sorted, 0.95),
      max: sorted.at(-1) ?? 0,
    }));
}

const sum = (list: readonly number[]): number => list.reduce((total, one) => total + one, 0);
const at = (sorted: readonly number[], part: number): number => sorted[Math.floor((sorted.length - 1) * part)] ?? 0;

export interface Tally {
  readonly channel: string;
  readonly class: string;
  readonly state: string;
  readonly count: number;
}

/** How many applications of each channel and class ended in each state. */
export function talliesOf(ended: readonly Ended[]): Tally[] {
  const groups = Map.groupBy(ended, ({ applicant, state }) =>
    JSON.stringify([applicant.channel, applicant.class, state]),
  );
  return [...groups]
    .map(([key, list]) => {
      const [channel = '', of = '', state = ''] = JSON.parse(key) as string[];
      return { channel, class: of, state, count: list.length };
    })
    .toSorted((a, b) => `${a.channel} ${a.class} ${a.state}`.localeCompare(`${b.channel} ${b.class} ${b.state}`));
}
