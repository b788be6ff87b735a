import type { Shortlist } from '#src/definition/assessment.ts';
import type { Text } from '#src/definition/text.ts';
import { Decimal, plain } from '#src/definition/value/decimal.ts';
import type { Ranked } from './ranking.ts';

/** Whether an application goes on; `tied` waits for the draw at the line. */
export interface Placed {
  readonly application: string;
  readonly rank: number;
  readonly total: Decimal;
  readonly goes: 'in' | 'out' | 'tied';
  readonly reason: Text;
}
export interface Shortlisted {
  readonly placed: readonly Placed[];
  /**
   * Total of the last that goes on where places are what cuts; the least score where it cuts alone, and everybody with as
   * many points goes on; null where nothing cuts.
   */
  readonly line: Decimal | null;
  /** A tie across the line that a draw must settle: who, and for how many places. */
  readonly tie: { readonly applications: readonly string[]; readonly places: number } | null;
}

/** Who goes on by the stage's rule (R6), each with the reason. A tie across the line goes as `ties` says. */
export function shortlistOf(rule: Shortlist, ranked: readonly Ranked[]): Shortlisted {
  const ends = lastPlaces(ranked);
  const placed = ranked.map((one): Placed => {
    const { goes, reason } = verdict(rule, one, ends.get(one.rank) ?? one.rank);
    return { application: one.application, rank: one.rank, total: one.total, goes, reason };
  });
  const waiting = placed.filter((one) => one.goes === 'tied');
  const first = waiting[0];
  return {
    placed,
    line: lineOf(rule, placed),
    tie:
      first === undefined || rule.top === undefined
        ? null
        : { applications: waiting.map((one) => one.application), places: rule.top - first.rank + 1 },
  };
}

function lineOf({ atLeast }: Shortlist, placed: readonly Placed[]): Decimal | null {
  const least = atLeast === undefined ? null : new Decimal(atLeast);
  const cutByPlace = placed.some(({ goes, total }) => goes !== 'in' && (least === null || total.gte(least)));
  return cutByPlace ? (placed.findLast((one) => one.goes === 'in')?.total ?? null) : least;
}

/** The last place that each rank reaches to: of 1, 2, 2, 4 the rank 2 reaches to place 3. */
function lastPlaces(ranked: readonly Ranked[]): ReadonlyMap<number, number> {
  return new Map(ranked.map(({ rank }, index) => [rank, index + 1]));
}

function verdict(
  { top, atLeast, ties }: Shortlist,
  { rank, total }: Ranked,
  last: number,
): Pick<Placed, 'goes' | 'reason'> {
  const points = plain(total);
  if (atLeast !== undefined && total.lessThan(atLeast))
    return out(`得分 ${points}，未达到 ${atLeast} 分`, `${points} points, fewer than ${atLeast}`);
  if (top === undefined && atLeast === undefined) return into('未设入围线', 'no line is set');
  if (top === undefined) return into(`得分 ${points}，达到 ${atLeast} 分`, `${points} points, at least ${atLeast}`);
  if (last <= top) return into(`第 ${rank} 名，在前 ${top} 名内`, `place ${rank}, within the best ${top}`);
  if (rank > top) return out(`第 ${rank} 名，不在前 ${top} 名内`, `place ${rank}, not within the best ${top}`);
  const zh = `并列第 ${rank} 名（至第 ${last} 名），跨过前 ${top} 名的线`;
  const en = `shares places ${rank} to ${last}, across the line at ${top}`;
  if (ties === 'all') return into(`${zh}；按规则并列者全部进入`, `${en}; by the rule all of the tie go on`);
  if (ties === 'none') return out(`${zh}；按规则并列者均不进入`, `${en}; by the rule none of the tie goes on`);
  return { goes: 'tied', reason: { zh: `${zh}；由抽签决定`, en: `${en}; a draw decides` } };
}

const into = (zh: string, en: string): Pick<Placed, 'goes' | 'reason'> => ({ goes: 'in', reason: { zh, en } });
const out = (zh: string, en: string): Pick<Placed, 'goes' | 'reason'> => ({ goes: 'out', reason: { zh, en } });

/** How firm the line is. */
export interface Sensitivity {
  /** Of everyone, points above the line, below it negative; empty where there is no line. */
  readonly distances: readonly { readonly application: string; readonly points: Decimal }[];
  /** Of those that go on, how many would not with the line so many points higher; of the others, how many would with it lower. */
  readonly within: readonly { readonly points: number; readonly leave: number; readonly enter: number }[];
  /** The line one rank higher and one lower: its total, and who would leave or enter; null where there is no such rank. */
  readonly higher: MovedLine | null;
  readonly lower: MovedLine | null;
}
export interface MovedLine {
  readonly line: Decimal;
  readonly changed: readonly string[];
}

/** How many would be touched were the line a little elsewhere (`steps` in points); those waiting for a draw count as out. */
export function sensitivity(list: Shortlisted, steps: readonly number[] = [1, 5, 10]): Sensitivity {
  const { line, placed } = list;
  if (line === null) return { distances: [], within: [], higher: null, lower: null };
  const into = placed.filter((one) => one.goes === 'in');
  const others = placed.filter((one) => one.goes !== 'in');
  return {
    distances: placed.map(({ application, total }) => ({ application, points: total.minus(line) })),
    within: steps.map((points) => ({
      points,
      leave: into.filter((one) => one.total.lessThan(line.plus(points))).length,
      enter: others.filter((one) => one.total.greaterThanOrEqualTo(line.minus(points))).length,
    })),
    higher: movedTo(into.findLast((one) => one.rank < into.at(-1)!.rank)?.total, sameRank(into, into.at(-1))),
    lower: movedTo(others[0]?.total, sameRank(others, others[0])),
  };
}

const sameRank = (list: readonly Placed[], one: Placed | undefined): readonly string[] =>
  list.filter(({ rank }) => rank === one?.rank).map(({ application }) => application);
const movedTo = (line: Decimal | undefined, changed: readonly string[]): MovedLine | null =>
  line === undefined ? null : { line, changed };
