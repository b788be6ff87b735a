import type { Text } from '#src/definition/text.ts';
import { deny, type Denial } from '../denial.ts';
import { bandOf, type Measure } from './band.ts';
import { missingItems } from './points.ts';
import type { ScoredSet } from './scored-items.ts';
import type { Scores } from './score-sheet.ts';

/** Something to look at before a sheet is submitted; only an error stands in the way. */
export interface SheetFinding {
  readonly severity: 'error' | 'warning';
  readonly clause: string;
  readonly message: Text;
}

/**
 * What a sheet lacks: a percent of an item is owed. A percent below the highest band without an opportunity, or above the
 * lowest without a strength, is worth a look (GB/Z 19579 appendix C), and so is a comment without words or clause.
 */
export function missingOf(set: ScoredSet, scale: Measure, scores: Scores): readonly SheetFinding[] {
  const owed = missingItems(set, scores.percents);
  return set.items.flatMap(({ clause, kind }): SheetFinding[] => {
    if (owed.includes(clause))
      return [finding('error', clause, '没有评分。请填百分数。', 'has no score. Give a percent.')];
    const bands = kind === null ? [] : (scale.kinds[kind]?.bands ?? []);
    const at = bandOf(scale, kind, scores.percents[clause]!)?.band;
    const has = (wanted: 'strength' | 'opportunity'): boolean =>
      scores.notes.some((note) => note.item === clause && note.kind === wanted && note.text.trim() !== '');
    return [
      ...(at !== bands.at(-1)?.band && !has('opportunity')
        ? [
            finding(
              'warning',
              clause,
              '未到最高档，却没有写改进空间。',
              'is below the highest band, yet no opportunity is named.',
            ),
          ]
        : []),
      ...(at !== bands[0]?.band && !has('strength')
        ? [
            finding(
              'warning',
              clause,
              '高于最低档，却没有写优势。',
              'is above the lowest band, yet no strength is named.',
            ),
          ]
        : []),
    ];
  });
}

/** Why a sheet cannot be submitted yet, with the clauses that want a percent; null where it can. */
export function whyNotSubmitted(findings: readonly SheetFinding[]): Denial | null {
  const owed = findings.filter(({ severity }) => severity === 'error').map(({ clause }) => clause);
  if (owed.length === 0) return null;
  return deny(
    'findings',
    `还有 ${owed.length} 个条款没有评分：${owed.join('、')}。请逐项填写百分数后再提交。`,
    `${owed.length === 1 ? '1 clause has' : `${owed.length} clauses have`} no score yet: ${owed.join(', ')}. Give each a percent, then submit.`,
    { clauses: owed },
  );
}

const finding = (severity: SheetFinding['severity'], clause: string, zh: string, en: string): SheetFinding => ({
  severity,
  clause,
  message: { zh: `${clause} ${zh}`, en: `${clause} ${en}` },
});
