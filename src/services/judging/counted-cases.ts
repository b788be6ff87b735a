import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import type { StageKey } from '#src/domain/audit/stream.ts';
import type { Shortlist } from '#src/definition/assessment.ts';
import type { Candidate } from '#src/store/candidates.ts';
import { readDraws } from '#src/store/draws.ts';
import { readPanels, type Panel } from '#src/store/panels.ts';
import { findStage } from '#src/store/stages.ts';
import type { Deps } from '../deps.ts';
import { candidatesOf } from './candidates.ts';
import { drawnOrder } from './draw-entries.ts';
import { judgedClass, judgedStage, stageOf, type JudgedStage } from './judged-edition.ts';
import { overallCases, overallStage } from './overall.ts';

/** A stage that was counted, or the overall evaluation, with all that its ranking is made from. */
export interface CountedCases {
  readonly judged: JudgedStage;
  readonly candidates: readonly Candidate[];
  readonly panels: readonly Panel[];
  /** The stage that is ranked; undefined for the overall evaluation. */
  readonly stage: string | undefined;
  readonly drawOrder: readonly string[];
  /** By which the line is drawn; null where there is none. */
  readonly line: Shortlist | null;
}

const notCounted = deny(
  'wrong-state',
  '本阶段尚未汇总，没有可供分析的结果。汇总之后再看。',
  'This stage has not been counted: there is no result to look at yet. Come back once it is.',
);

/** What a counted ranking rests on. Refused before it is counted: until then points are nobody's to see. */
export async function countedCases(deps: Deps, key: StageKey): Promise<CountedCases | Denial> {
  return key.stage === overallStage ? await ofOverall(deps, key) : await ofStage(deps, key);
}

async function ofStage(deps: Deps, key: StageKey): Promise<CountedCases | Denial> {
  const judged = judgedStage(deps, key);
  if (isDenial(judged)) return judged;
  const row = await findStage(deps.db, key);
  if (row === null || row.result === null) return notCounted;
  const { closedAt } = row;
  // A draw settles the count it followed; once the stage was opened and counted again it says nothing any more.
  const drawn = (await readDraws(deps.db, key)).find(
    ({ record }) =>
      record.purpose === 'tie' &&
      record.drawnAt !== null &&
      closedAt !== null &&
      record.drawnAt >= closedAt.toISOString(),
  );
  return {
    judged,
    candidates: (await candidatesOf(deps.db, key, judged)) ?? [],
    panels: await readPanels(deps.db, key),
    stage: key.stage,
    drawOrder: drawn === undefined ? [] : drawnOrder(deps, drawn),
    line: judged.stage.shortlist ?? null,
  };
}

async function ofOverall(deps: Deps, key: StageKey): Promise<CountedCases | Denial> {
  const rules = judgedClass(deps, key);
  if (isDenial(rules)) return rules;
  const last = rules.rules.stages.at(-1)?.id ?? '';
  const judged = stageOf(rules, last);
  if (isDenial(judged)) return judged;
  if ((await findStage(deps.db, key)) === null) return notCounted;
  const { threshold } = rules.rules.overall;
  return {
    judged,
    ...(await overallCases(deps.db, judged, { ...key, stage: last })),
    stage: undefined,
    drawOrder: [],
    line: threshold === undefined ? null : { atLeast: threshold, ties: 'all' },
  };
}
