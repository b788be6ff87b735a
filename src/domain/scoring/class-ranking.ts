import type { ClassAssessment } from '#src/definition/assessment.ts';
import type { Criteria } from '#src/definition/criteria.ts';
import { rounded, zero } from '#src/definition/value/ratio.ts';
import type { PanelPercents } from './combine.ts';
import { overallOf, pointsAt, tieParts, type Overall } from './overall.ts';
import type { Tally } from './points.ts';
import { ranking, type Ranked, type Standing } from './ranking.ts';
import { scoredSet, type ScoredSet } from './scored-items.ts';
import { stageResult } from './stage-result.ts';

/** One application's panels, by stage; stages it did not reach are left out. */
export interface CaseScores {
  readonly application: string;
  readonly panels: Readonly<Record<string, PanelPercents>>;
}
/** How a class is judged, with what its stages score by. */
export interface Judging {
  readonly rules: ClassAssessment;
  readonly sets: Readonly<Record<string, ScoredSet>>;
}
/** An application's tallies by stage. */
export interface CaseTallies {
  readonly application: string;
  readonly tallies: Readonly<Record<string, Tally>>;
}
export interface Places {
  readonly ranked: readonly Ranked[];
  /** Applications without a whole total; they have no place. */
  readonly unranked: readonly string[];
}
export interface ClassRanking extends Places {
  readonly overall: ReadonlyMap<string, Overall>;
}

/** The scored items of each stage of a class: its own criteria, else those of the class. */
export function judgingOf(rules: ClassAssessment, criteria: Readonly<Record<string, Criteria>>): Judging {
  const sets = rules.stages.flatMap((stage) => {
    const own = criteria[stage.criteria ?? rules.criteria];
    return own === undefined ? [] : [[stage.id, scoredSet(own)] as const];
  });
  return { rules, sets: Object.fromEntries(sets) };
}

/** What each panel's percents come to, stage by stage. */
export function talliesOf({ rules, sets }: Judging, { application, panels }: CaseScores): CaseTallies {
  const tallies = rules.stages.flatMap((stage) => {
    const [set, panel] = [sets[stage.id], panels[stage.id]];
    return set === undefined || panel === undefined ? [] : [[stage.id, stageResult(stage, set, panel).tally] as const];
  });
  return { application, tallies: Object.fromEntries(tallies) };
}

/** Places of the overall evaluation (综合评价). Where nothing is counted nobody has a place. Cases are taken one after the other. */
export function rankOverall(
  rules: ClassAssessment,
  cases: Iterable<CaseTallies>,
  drawOrder: readonly string[] = [],
): ClassRanking {
  const overall = new Map<string, Overall>();
  const standings: Standing[] = [];
  const unranked: string[] = [];
  for (const { application, tallies } of cases) {
    const own = overallOf(rules, tallies);
    overall.set(application, own);
    if (own.counted && own.complete) standings.push({ application, total: own.total, parts: tieParts(rules, tallies) });
    else unranked.push(application);
  }
  return { ranked: ranking(standings, drawOrder), overall, unranked };
}

/** Places within one stage by its own points, rounded as the overall total is: what its shortlist goes by. */
export function rankStage(
  rules: ClassAssessment,
  stage: string,
  cases: Iterable<CaseTallies>,
  drawOrder: readonly string[] = [],
): Places {
  const standings: Standing[] = [];
  const unranked: string[] = [];
  for (const { application, tallies } of cases) {
    const own = tallies[stage];
    if (own?.counted === true && own.complete) {
      const parts = rules.overall.tieBreak.map((clause) => pointsAt(own, clause)?.points ?? zero);
      standings.push({ application, total: rounded(own.total, rules.overall.places), parts });
    } else unranked.push(application);
  }
  return { ranked: ranking(standings, drawOrder), unranked };
}
