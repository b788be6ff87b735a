import type { Edition } from '#src/definition/edition-bundle.ts';
import type { Scale } from '#src/definition/scale.ts';
import type { Text } from '#src/definition/text.ts';
import { bandOf } from '#src/domain/scoring/band.ts';
import { tally, type Tally } from '#src/domain/scoring/points.ts';
import type { ScoreNote, Scores } from '#src/domain/scoring/score-sheet.ts';
import type { ScoredItem, ScoredSet } from '#src/domain/scoring/scored-items.ts';
import { dayOf } from '#src/domain/workflow/time.ts';
import { densePage, type LetterCell, type LetterDocument, type LetterPart } from './letter.ts';
import { titleLines } from './letter-words.ts';
import { bandText, cell, dash, line, middle, notesPart, pointsText, sealedTable, signPart } from './score-parts.ts';

/** What both sheets of a panel say of what is judged. */
export interface JudgedPrint {
  readonly edition: Edition;
  readonly stage: Text;
  readonly applicant: string;
  /** Number of the application, '' where it has none. */
  readonly number: string;
  readonly set: ScoredSet;
  readonly scale: Scale;
  /** Decimals of points. */
  readonly places: number;
  /** Where in the dossier a comment has its ground, in words. */
  readonly groundOf: (note: ScoreNote) => string;
}
/** One assessor's score sheet (个人评分表) as it is printed to be signed. */
export interface ScoreSheetPrint extends JudgedPrint {
  readonly assessor: string;
  readonly scores: Scores;
  readonly state: 'open' | 'submitted' | 'unfinished';
  readonly version: number;
  readonly digest: string;
  /** When it was handed in, or saved last. */
  readonly at: Date;
}

const states = { open: '尚未提交', submitted: '已提交', unfinished: '未完成，不计入' } as const;

/**
 * Items with percent, points and band, comments with their ground, the digest of it all, a line to sign. Where the criteria
 * give no points there are bands and comments alone: no percent that could be summed, and no total.
 */
export function scoreSheetPrint(sheet: ScoreSheetPrint): LetterDocument {
  const { edition, stage, applicant, number, assessor, set, scores, digest } = sheet;
  const title = `${stage.zh}个人评分表`;
  return {
    id: 'score-sheet',
    title: `${applicant}${title}（${assessor}）`,
    author: edition.call.issuer.zh,
    date: dayOf(sheet.at, edition.file.timeZone),
    layout: 'sheet',
    head: null,
    size: 11,
    fit: false,
    page: densePage,
    sections: [
      {
        parts: [
          { p: 'title', lines: [...titleLines(edition.file.title.zh, 20), ...titleLines(title, 20)] },
          line(`申报人：${applicant}${number === '' ? '' : `（${number}）`}`),
          line(`评审员：${assessor}　　状态：${states[sheet.state]}　　第${sheet.version}版`),
          itemsPart(sheet),
          ...notesPart(scores.notes, set, digest, sheet.groundOf),
          ...signPart(digest, [{ role: '评审员', name: assessor }]),
        ],
      },
    ],
  };
}

function itemsPart(sheet: ScoreSheetPrint): LetterPart {
  const { set, scores, digest } = sheet;
  const counted = tally(set, scores.percents);
  const points = counted.counted;
  const rows = set.categories.flatMap((category) => {
    const items = set.items.filter((item) => item.category === category.clause);
    return [categoryRow(category, counted, sheet), ...items.map((item) => itemRow(item, counted, sheet))];
  });
  return points
    ? sealedTable(
        digest,
        [42, 12, 12, 14, 86],
        ['条款', '百分数', '满分', '得分', '评分档与说明'],
        [...rows, totalRow(counted, sheet)],
      )
    : sealedTable(digest, [56, 110], ['条款', '评分档与说明'], rows);
}

function categoryRow(
  { clause, title }: ScoredSet['categories'][number],
  counted: Tally,
  { set, places }: ScoreSheetPrint,
): readonly LetterCell[] {
  const name = cell(`${clause} ${title.zh}`, 'label');
  if (!counted.counted) return [{ ...name, span: 2 }];
  const most = set.items.reduce((sum, item) => sum + (item.category === clause ? (item.points ?? 0) : 0), 0);
  const own = counted.complete ? counted.categories.find((one) => one.clause === clause) : undefined;
  return [
    name,
    middle(''),
    middle(String(most)),
    middle(own === undefined ? dash : pointsText(own.points, places)),
    cell('', 'value'),
  ];
}

function itemRow(item: ScoredItem, counted: Tally, { scale, scores, places }: ScoreSheetPrint): readonly LetterCell[] {
  const percent = scores.percents[item.clause];
  const band = percent === undefined ? null : bandOf(scale, item.kind, percent);
  const remark = scores.remarks[item.clause] ?? '';
  const described = [
    bandText(scale, item, percent),
    // The words of the first dimension stand for the band: all of them fill a page.
    ...(band === null
      ? []
      : Object.values(band.describes)
          .slice(0, 1)
          .map((words) => words.zh)),
    ...(remark === '' ? [] : [`备注：${remark}`]),
  ].join('\n');
  const name = cell(`${item.clause} ${item.title.zh}`, 'value');
  if (!counted.counted) return [name, cell(described, 'value')];
  const own = counted.items.find((one) => one.clause === item.clause);
  return [
    name,
    middle(percent === undefined ? dash : `${percent}%`),
    middle(String(item.points ?? dash)),
    middle(own === undefined ? dash : pointsText(own.points, places)),
    cell(described, 'value'),
  ];
}

function totalRow(counted: Tally & { readonly counted: true }, { places }: ScoreSheetPrint): readonly LetterCell[] {
  return counted.complete
    ? [
        cell('总分', 'label'),
        middle(''),
        middle(String(counted.maximum)),
        middle(pointsText(counted.total, places)),
        cell('', 'value'),
      ]
    : [cell('总分', 'label'), cell(`还有${counted.missing.length}条没有评分，不计总分`, 'value', { span: 4 })];
}
