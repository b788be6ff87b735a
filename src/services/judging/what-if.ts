import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import type { StageKey } from '#src/domain/audit/stream.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { scoresOfCases } from '#src/domain/judging/count-stage.ts';
import { judgingOf as scoringOf } from '#src/domain/scoring/class-ranking.ts';
import { sensitivity, shortlistOf, type Sensitivity, type Shortlisted } from '#src/domain/scoring/shortlist.ts';
import { whatIf, type Supposed, type WhatIf } from '#src/domain/scoring/what-if.ts';
import type { Candidate } from '#src/store/candidates.ts';
import { namesOfAssessors } from '#src/store/assessors.ts';
import type { Deps } from '../deps.ts';
import { countedCases, type CountedCases } from './counted-cases.ts';
import { judgingOf } from './judged-edition.ts';

export interface AskWhatIf extends StageKey, Supposed {}

/** A ranking as it would be, beside the one that stands; nothing of it is kept. */
export interface Tried extends WhatIf {
  readonly candidates: readonly Candidate[];
  readonly list: Shortlisted | null;
  readonly sensitivity: Sensitivity | null;
  /** What can be supposed otherwise: the stages, and everybody whose scores are in them. */
  readonly stages: CountedCases['judged']['rules']['stages'];
  readonly assessors: readonly { readonly id: string; readonly name: string }[];
}

/**
 * The ranking of a counted stage, or of the overall evaluation (stage `overall`), with other weights, another combination or
 * without one assessor, and how firm its line is (A4.1). It reads and computes; nothing is changed and no act is recorded.
 */
export async function tryRanking(deps: Deps, actor: Actor, input: AskWhatIf): Promise<Tried | Denial> {
  const denial = whyNot(actor, 'result.read', judgingOf(input.programme));
  if (denial !== null) return denial;
  const counted = await countedCases(deps, input);
  if (isDenial(counted)) return counted;
  const wrong = refuseSupposed(counted, input);
  if (wrong !== null) return wrong;
  const cases = scoresOfCases(counted.candidates, counted.panels);
  const { stage, drawOrder, line, judged } = counted;
  const tried = whatIf(scoringOf(judged.rules, judged.edition.criteria), cases, input, { stage, drawOrder });
  const list = line === null || tried.ranking.ranked.length === 0 ? null : shortlistOf(line, tried.ranking.ranked);
  const seen = new Set(
    cases.flatMap(({ panels }) => Object.values(panels).flatMap(({ members }) => members.map((one) => one.assessor))),
  );
  const names = await namesOfAssessors(deps.db, [...seen]);
  return {
    ...tried,
    candidates: counted.candidates,
    list,
    sensitivity: list === null ? null : sensitivity(list),
    stages: judged.rules.stages.filter((one) => stage === undefined || one.id === stage),
    assessors: [...seen].map((id) => ({ id, name: names.get(id)?.name ?? id })),
  };
}

/** Stages that the class does not have, and weights of which nothing is left, say nothing. */
function refuseSupposed({ judged }: CountedCases, { weights = {}, combine = {} }: Supposed): Denial | null {
  const { stages } = judged.rules;
  const strange = [...Object.keys(weights), ...Object.keys(combine)].find((id) => !stages.some((one) => one.id === id));
  if (strange !== undefined)
    return deny('invalid', `没有“${strange}”这个评审阶段。`, `There is no stage “${strange}”.`);
  return Object.keys(weights).length > 0 && stages.every((one) => Number(weights[one.id] ?? one.weight) === 0)
    ? deny('invalid', '各阶段权重不能全部为0。', 'The weights cannot all be 0.')
    : null;
}
