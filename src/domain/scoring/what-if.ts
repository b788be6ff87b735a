import type { ClassAssessment, Combination } from '#src/definition/assessment.ts';
import {
  rankOverall,
  rankStage,
  talliesOf,
  type CaseScores,
  type CaseTallies,
  type Judging,
  type Places,
} from './class-ranking.ts';
import type { PanelPercents } from './combine.ts';

/** What is tried out: other weights by stage, without one assessor, another combination by stage. */
export interface Supposed {
  readonly weights?: Readonly<Record<string, string>> | undefined;
  readonly without?: string | undefined;
  readonly combine?: Readonly<Record<string, Combination>> | undefined;
}
export interface RankChange {
  readonly application: string;
  /** Null where it has no place. */
  readonly before: number | null;
  readonly after: number | null;
}
export interface WhatIf {
  readonly ranking: Places;
  /** Those whose place is another one then. */
  readonly changes: readonly RankChange[];
  /** Stages that leaving out the assessor did not touch, because their result is the panel's consensus. */
  readonly untouched: readonly string[];
}

/** Which ranking is meant, of a stage or overall, and what a draw has settled. */
export interface RankingOf {
  readonly stage?: string | undefined;
  readonly drawOrder?: readonly string[] | undefined;
}

/** The ranking as it would be (A4.1). It is a new value: nothing that was given is changed, nothing is kept. */
export function whatIf(judging: Judging, cases: readonly CaseScores[], supposed: Supposed, of: RankingOf = {}): WhatIf {
  const before = rankAll(judging, cases, of);
  const { without } = supposed;
  const rules = supposedRules(judging.rules, supposed);
  const others = without === undefined ? cases : cases.map((one) => withoutAssessor(one, without));
  const ranking = rankAll({ ...judging, rules }, others, of);
  return { ranking, changes: changesOf(before, ranking), untouched: untouchedBy(rules, cases, without) };
}

/** The ranking from panels' percents: overall, or of one stage. */
export function rankAll(judging: Judging, cases: readonly CaseScores[], { stage, drawOrder }: RankingOf = {}): Places {
  const tallies = talliesOfAll(judging, cases);
  return stage === undefined
    ? rankOverall(judging.rules, tallies, drawOrder)
    : rankStage(judging.rules, stage, tallies, drawOrder);
}

/** One after the other, so that of ten thousand cases no more than one lies open. */
function* talliesOfAll(judging: Judging, cases: readonly CaseScores[]): Generator<CaseTallies> {
  for (const one of cases) yield talliesOf(judging, one);
}

/** Applications whose place differs between two rankings, in the order of the second, those without a place last. */
export function changesOf(before: Places, after: Places): readonly RankChange[] {
  const was = new Map(before.ranked.map(({ application, rank }) => [application, rank]));
  const now = new Map<string, number | null>(after.ranked.map(({ application, rank }) => [application, rank]));
  for (const application of after.unranked) now.set(application, null);
  return [...now]
    .map(([application, rank]) => ({ application, before: was.get(application) ?? null, after: rank }))
    .filter((change) => change.before !== change.after);
}

function supposedRules(rules: ClassAssessment, { weights = {}, combine = {} }: Supposed): ClassAssessment {
  const stages = rules.stages.map((stage) => ({
    ...stage,
    weight: weights[stage.id] ?? stage.weight,
    combine: combine[stage.id] ?? stage.combine,
  }));
  return { ...rules, stages };
}

function withoutAssessor({ application, panels }: CaseScores, assessor: string): CaseScores {
  const left = Object.entries(panels).map(([stage, { members, consensus }]): [string, PanelPercents] => [
    stage,
    { members: members.filter((member) => member.assessor !== assessor), consensus },
  ]);
  return { application, panels: Object.fromEntries(left) };
}

/** Stages with the assessor in a panel whose result is what was agreed on, and stays so. */
function untouchedBy(
  { stages }: ClassAssessment,
  cases: readonly CaseScores[],
  assessor: string | undefined,
): readonly string[] {
  const sits = (stage: string): boolean =>
    cases.some(({ panels }) => panels[stage]?.members.some((member) => member.assessor === assessor) ?? false);
  return stages.filter(({ id, combine }) => combine === 'consensus' && sits(id)).map(({ id }) => id);
}
