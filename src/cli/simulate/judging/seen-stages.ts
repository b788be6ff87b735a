import { officeOf, placeOf, type Court, type StageOfClass } from './court.ts';
import type { BoardPage, JudgingPage, ResultPage } from './pages.ts';
import { stagesOf } from './stage.ts';

/** A stage at the end, with its board as the office has it. */
export interface JudgedStage {
  readonly of: StageOfClass;
  readonly board: BoardPage;
}

/** Every stage in which somebody was judged. */
export async function judgedStages(court: Court): Promise<readonly JudgedStage[]> {
  const office = await officeOf(court, 'handler');
  const seen: JudgedStage[] = [];
  for (const of of stagesOf(court)) {
    const board = await office.get<BoardPage>(of.path);
    if (board.panels.length > 0) seen.push({ of, board });
  }
  return seen;
}

/** The overall evaluation of each class that has one. */
export async function overallOf(court: Court): Promise<ReadonlyMap<string, ResultPage>> {
  const { programme, edition } = placeOf(court);
  const office = await officeOf(court, 'handler');
  const pages = await office.get<JudgingPage[]>(`/api/judging/${programme}/${edition}`);
  return new Map(pages.flatMap((one) => (one.overall === null ? [] : [[one.class, one.overall] as const])));
}
