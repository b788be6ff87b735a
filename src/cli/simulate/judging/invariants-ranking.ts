import { compared, readRatio } from '#src/definition/value/ratio.ts';
import { invariant, type Invariant } from '../invariant.ts';
import type { Court, StageOfClass } from './court.ts';
import { scoresOf } from './invariants-scores.ts';
import type { ResultPage } from './pages.ts';
import { better, mostOf, overallStanding, pointsOf, stageStanding, type Percents, type Standing } from './recompute.ts';
import type { JudgedStage } from './seen-stages.ts';
import type { Ratio } from '#src/definition/value/ratio.ts';

/** Totals and places of every stage and of the whole, worked out anew from what was acknowledged. */
export function rankingRecomputed(
  court: Court,
  stages: readonly JudgedStage[],
  overall: ReadonlyMap<string, ResultPage>,
): Invariant {
  const broken: string[] = [];
  let looked = 0;
  const compare = (where: string, result: ResultPage | null, standings: readonly Standing[]): void => {
    looked += result?.entries.length ?? 0;
    broken.push(...differences(result, standings).map((one) => `${where}: ${one}`));
  };
  for (const [of, list] of Map.groupBy(stages, (one) => one.of.class)) {
    const points = pointsByStage(court, list);
    for (const { of: stage, board } of list) {
      const own = points.get(stage.stage.id) ?? new Map<string, ReadonlyMap<string, Ratio>>();
      const standings = [...own].map(([application, each]) => stageStanding(application, stage, each));
      compare(`${of} ${stage.stage.id}`, board.result, standings);
    }
    const result = overall.get(of);
    if (result !== undefined) compare(`${of} overall`, result, wholeStandings(court, list, points));
  }
  return invariant('totals and places follow from the scores', looked, broken);
}

type Points = ReadonlyMap<string, Map<string, ReadonlyMap<string, Ratio>>>;

/** By stage and application; a visit begins from the percents of the stage it names. */
function pointsByStage(court: Court, list: readonly JudgedStage[]): Points {
  const agreed = new Map<string, Percents | null>();
  return new Map(
    list.map(({ of, board }) => {
      const own = new Map<string, ReadonlyMap<string, Ratio>>();
      for (const panel of board.panels) {
        const { startsFrom } = of.stage;
        const earlier = startsFrom === undefined ? null : (agreed.get(`${startsFrom} ${panel.application}`) ?? null);
        const scores = scoresOf(court, of, panel, earlier);
        agreed.set(`${of.stage.id} ${panel.application}`, scores.consensus);
        const points = pointsOf(criteriaOf(court, of), of, scores);
        if (points !== null) own.set(panel.application, points);
      }
      return [of.stage.id, own] as const;
    }),
  );
}

export function criteriaOf({ world }: Court, { rules, stage }: StageOfClass) {
  const found = world.edition.criteria[stage.criteria ?? rules.criteria];
  if (found === undefined) throw new RangeError(`stage ${stage.id} has no criteria`);
  return found;
}

function wholeStandings(court: Court, list: readonly JudgedStage[], points: Points): readonly Standing[] {
  const counting = list.filter(({ of }) => Number(of.stage.weight) > 0);
  const last = points.get(list.at(-1)?.of.stage.id ?? '');
  return [...(last?.keys() ?? [])].flatMap((application) => {
    const stages = counting.flatMap(({ of }) => {
      const own = points.get(of.stage.id)?.get(application);
      return own === undefined ? [] : [{ of, points: own, most: mostOf(criteriaOf(court, of)) }];
    });
    const standing = overallStanding(application, stages);
    return standing === null ? [] : [standing];
  });
}

/** Where a result says otherwise than the standings: totals, and places (1, 2, 2, 4) where no draw has parted equals. */
function differences(result: ResultPage | null, standings: readonly Standing[]): string[] {
  if (result === null) return ['there is no result'];
  const places = new Map(standings.map((one) => [one.application, one]));
  return result.entries.flatMap(({ application, total, rank, tied }) => {
    const own = places.get(application);
    if (own === undefined || total === null)
      return own === undefined && total === null && rank === null ? [] : [`${application} has ${total}, place ${rank}`];
    const place = 1 + standings.filter((one) => better(one, own) < 0).length;
    const equal = standings.filter((one) => better(one, own) === 0).length;
    const sound = tied ? rank === place : rank !== null && rank >= place && rank < place + equal;
    if (compared(readRatio(total), readRatio(own.total)) !== 0)
      return [`${application} has ${total}, not ${own.total}`];
    return sound ? [] : [`${application} has place ${rank}, not ${place}`];
  });
}
