import { compared, ratio, type Ratio } from '#src/definition/value/ratio.ts';
import { deny, type Denial } from '../denial.ts';
import type { ScoredSet } from './scored-items.ts';
import type { Scores } from './score-sheet.ts';

/** Clauses whose percent is another one than in the stage this one starts from, without a reason beside it. */
export function changedWithoutCause(
  set: ScoredSet,
  before: Readonly<Record<string, Ratio>>,
  { percents, reasons }: Pick<Scores, 'percents' | 'reasons'>,
): readonly string[] {
  return set.items
    .map(({ clause }) => clause)
    .filter((clause) => {
      const [was, now] = [before[clause], percents[clause]];
      if (was === undefined || now === undefined || compared(was, ratio(now)) === 0) return false;
      return (reasons[clause] ?? '').trim() === '';
    });
}

/** Why a stage that starts from another (`startsFrom`) cannot be closed: changed percents without a cause; null where all have one. */
export function whyNotCaused(clauses: readonly string[]): Denial | null {
  if (clauses.length === 0) return null;
  return deny(
    'findings',
    `这些条款改了分却没有写明原因：${clauses.join('、')}。请写明依据现场哪些事实改分。`,
    `changed without a cause: ${clauses.join(', ')}. Say what was found that changes the score.`,
    { clauses },
  );
}
