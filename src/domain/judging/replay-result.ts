import type { Stage } from '#src/definition/assessment.ts';
import { ratioText } from '#src/definition/value/ratio.ts';
import type { ScoredSet } from '../scoring/scored-items.ts';
import { stageResult } from '../scoring/stage-result.ts';
import type { PanelResult } from './panel-result.ts';

/** A place of a result that does not follow from the scores it rests on. `total` where no single clause is meant. */
export interface Deviation {
  readonly at: string;
  /** As it stands there, and as it is worked out again; null for nothing. */
  readonly stands: string | null;
  readonly follows: string | null;
}

/** Works a panel's result out again from the percents it holds, by the stage's rules; empty where all of it follows. */
export function deviationsOf(
  result: PanelResult,
  stage: Pick<Stage, 'id' | 'combine'>,
  set: ScoredSet,
): readonly Deviation[] {
  const { items, tally } = stageResult(stage, set, { members: result.members, consensus: result.consensus });
  const stands = new Map(result.items.map(({ clause, percent }) => [clause, percent]));
  const follows = new Map(items.map(({ clause, percent }) => [clause, percent === null ? null : ratioText(percent)]));
  const clauses = [...new Set([...follows.keys(), ...stands.keys()])];
  const total = tally.counted && tally.complete ? ratioText(tally.total) : null;
  return [
    { at: 'stage', stands: result.stage, follows: stage.id },
    { at: 'combine', stands: result.combine, follows: stage.combine },
    ...clauses.map((at) => ({ at, stands: stands.get(at) ?? null, follows: follows.get(at) ?? null })),
    { at: 'total', stands: result.total, follows: total },
  ].filter((one) => one.stands !== one.follows);
}
