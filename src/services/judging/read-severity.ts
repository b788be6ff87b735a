import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import type { StageKey } from '#src/domain/audit/stream.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { scoresOfCases } from '#src/domain/judging/count-stage.ts';
import { tally } from '#src/domain/scoring/points.ts';
import { scoredSet, type ScoredSet } from '#src/domain/scoring/scored-items.ts';
import { severity, type Effect, type Judged, type SeveritySet } from '#src/domain/scoring/severity.ts';
import { namesOfAssessors } from '#src/store/assessors.ts';
import type { Deps } from '../deps.ts';
import { countedCases } from './counted-cases.ts';
import { judgedStage, judgingOf } from './judged-edition.ts';

export interface NamedEffect extends Effect {
  readonly name: string | null;
  /** Scores it rests on. */
  readonly scores: number;
}
export interface NamedSet extends Omit<SeveritySet, 'assessors' | 'applications'> {
  readonly assessors: readonly NamedEffect[];
  readonly applications: readonly NamedEffect[];
}

/**
 * How severe assessors of a counted stage were, in percent of the maximum, within sets that common work connects; across two
 * sets nothing is comparable (不可比). It is looked at, never applied. Refused where the edition does not open it.
 */
export async function readSeverity(deps: Deps, actor: Actor, key: StageKey): Promise<readonly NamedSet[] | Denial> {
  const denial = whyNot(actor, 'severity.read', judgingOf(key.programme));
  if (denial !== null) return denial;
  const judged = judgedStage(deps, key);
  if (isDenial(judged)) return judged;
  if (!judged.assessment.severity)
    return deny('absent', '本届没有开放宽严分析。', 'This edition does not open the analysis of severity.');
  const counted = await countedCases(deps, key);
  if (isDenial(counted)) return counted;
  const set = scoredSet(judged.criteria);
  const scores = scoresOfCases(counted.candidates, counted.panels).flatMap(({ application, panels }): Judged[] =>
    (panels[key.stage]?.members ?? []).flatMap(({ assessor, percents }) => {
      const score = percentOfMaximum(set, percents);
      return score === null ? [] : [{ application, assessor, score }];
    }),
  );
  const names = await namesOfAssessors(deps.db, [...new Set(scores.map((one) => one.assessor))]);
  const applicants = new Map(counted.candidates.map((one) => [one.id, one.applicant]));
  const times = (part: 'application' | 'assessor', id: string): number =>
    scores.filter((one) => one[part] === id).length;
  return severity(scores).map((one) => ({
    ...one,
    assessors: one.assessors.map((effect) => ({
      ...effect,
      name: names.get(effect.id)?.name ?? null,
      scores: times('assessor', effect.id),
    })),
    applications: one.applications.map((effect) => ({
      ...effect,
      name: applicants.get(effect.id) ?? null,
      scores: times('application', effect.id),
    })),
  }));
}

/** A member's sheet in percent of what can be reached; the mean percent where items have no points. Null while one is missing. */
function percentOfMaximum(set: ScoredSet, percents: Readonly<Record<string, number>>): number | null {
  const given = set.items.map(({ clause }) => percents[clause]);
  if (given.length === 0 || given.includes(undefined)) return null;
  const own = tally(set, percents);
  if (!own.counted) return given.reduce<number>((sum, one) => sum + (one ?? 0), 0) / given.length;
  if (!own.complete) return null;
  return (100 * Number(own.total.over)) / Number(own.total.under) / own.maximum;
}
