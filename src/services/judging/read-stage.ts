import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import type { StageKey } from '#src/domain/audit/stream.ts';
import { isDenial, type Denial } from '#src/domain/denial.ts';
import type { StageResult } from '#src/domain/judging/stage-entry.ts';
import { findStage, readStages, type JudgingStage } from '#src/store/stages.ts';
import { readJudgingActs, type JudgingAct } from '#src/store/judging-acts.ts';
import { readPanels, type NamedPanel } from '#src/store/panels.ts';
import { readProgress, type Progress } from '#src/store/score-progress.ts';
import type { Candidate } from '#src/store/candidates.ts';
import { stageStream } from '#src/domain/audit/stream.ts';
import type { Deps } from '../deps.ts';
import { candidatesOf } from './candidates.ts';
import { judgedClass, judgedStage, judgingOf, type JudgedClass, type JudgedStage } from './judged-edition.ts';
import { overallStage } from './overall.ts';

/** A stage as the office sees it: who judges whom, who has handed in; points only once it is counted. */
export interface StageBoard {
  readonly judged: JudgedStage;
  readonly stage: JudgingStage | null;
  /** Null until the stage before is confirmed. */
  readonly candidates: readonly Candidate[] | null;
  readonly panels: readonly NamedPanel[];
  readonly progress: ReadonlyMap<string, readonly Progress[]>;
  /** For those who may read results, once the stage is counted. */
  readonly result: StageResult | null;
  readonly acts: readonly JudgingAct[];
}

/** One stage of the judging, for the province and supervision. */
export async function readStageBoard(deps: Deps, actor: Actor, key: StageKey): Promise<StageBoard | Denial> {
  const denial = whyNot(actor, 'judging.read', judgingOf(key.programme));
  if (denial !== null) return denial;
  const judged = judgedStage(deps, key);
  if (isDenial(judged)) return judged;
  const stage = await findStage(deps.db, key);
  const panels = await readPanels(deps.db, key);
  return {
    judged,
    stage,
    candidates: await candidatesOf(deps.db, key, judged),
    panels,
    progress: await readProgress(
      deps.db,
      panels.map((panel) => panel.id),
    ),
    result: resultFor(actor, stage),
    acts: await readJudgingActs(deps.db, stageStream(key)),
  };
}

/** A result is counted only when every panel is done: until then there is none to show. */
const resultFor = (actor: Actor, stage: JudgingStage | null): StageResult | null =>
  stage === null || whyNot(actor, 'result.read', judgingOf(stage.programme)) !== null
    ? null
    : (stage.result as StageResult | null);

export interface ClassOverview {
  readonly judged: JudgedClass;
  readonly class: string;
  readonly stages: readonly JudgingStage[];
  readonly overall: StageResult | null;
}

/** How far the judging of every class of an edition is. */
export async function readJudging(
  deps: Deps,
  actor: Actor,
  { programme, edition }: Pick<StageKey, 'programme' | 'edition'>,
): Promise<readonly ClassOverview[] | Denial> {
  const denial = whyNot(actor, 'judging.read', judgingOf(programme));
  if (denial !== null) return denial;
  const stages = await readStages(deps.db, programme, edition);
  const classes = Object.keys(deps.editions.current(programme, edition)?.assessment?.classes ?? {});
  return classes.flatMap((id) => {
    const judged = judgedClass(deps, { programme, edition, class: id });
    if (isDenial(judged)) return [];
    const own = stages.filter((stage) => stage.class === id);
    const overall = own.find((stage) => stage.stage === overallStage) ?? null;
    return [{ judged, class: id, stages: own, overall: resultFor(actor, overall) }];
  });
}
