import type { ListTable, ListValue } from '#src/documents/list-table.ts';
import type { Dimension, Slice } from '#src/domain/numbers/facts.ts';
import type { NamedTable } from '../table-files.ts';
import type { Numbers, StageNumbers } from './read-numbers.ts';
import { count, table } from './table.ts';

const digits = (text: string): ListValue => ({ text, number: Number(text) });

const dimensionTitles: Readonly<Record<Exclude<Dimension, 'category'>, string>> = {
  channel: '申报渠道',
  region: '所在城市',
  industry: '行业门类',
  class: '申报类别',
};

/** What a dimension is called: the kind of applicant as the edition's own field says. */
export const dimensionTitle = (numbers: Pick<Numbers, 'categoryTitle'>, of: Dimension): string =>
  of === 'category' ? (numbers.categoryTitle?.zh ?? '申报对象种类') : dimensionTitles[of];

/** Every number of an edition as tables: the sheets of the workbook and the parts of the PDF. */
export function numbersTables(numbers: Numbers, lines: readonly string[]): readonly NamedTable[] {
  return [
    { name: '申报构成', table: { ...applications(numbers), lines } },
    { name: '评审进度', table: progress(numbers.stages) },
    { name: '评分表提交时间', table: timeliness(numbers.stages) },
    ...numbers.stages.flatMap((stage) => (stage.items === null ? [] : [scores(stage)])),
  ];
}

/** Accepted applications by every dimension. */
export function applications(numbers: Pick<Numbers, 'slices' | 'accepted' | 'categoryTitle' | 'unread'>): ListTable {
  const rows = Object.entries(numbers.slices).flatMap(([of, slices]) =>
    slices.map(({ code, title, count: n }: Slice) => [
      dimensionTitle(numbers, of as Dimension),
      code ?? '',
      title.zh,
      count(n),
      share(n, numbers.accepted),
    ]),
  );
  const waiting = numbers.unread === 0 ? '' : `，${numbers.unread}件的申报材料尚待统计`;
  const columns = [
    ['统计项', 50],
    ['代码', 25],
    ['名称', 95],
    ['件数', 25],
    ['占比', 25],
  ] as const;
  return table(`已受理申报构成（共${numbers.accepted}件${waiting}）`, columns, rows);
}

const share = (part: number, whole: number): string => (whole === 0 ? '—' : `${((part / whole) * 100).toFixed(1)}%`);

const stageColumns = [
  ['类别', 24],
  ['阶段', 32],
] as const;
const stageCells = ({ classTitle, stage }: StageNumbers): readonly string[] => [classTitle.zh, stage.title.zh];

/** How far the panels of every stage are. */
export function progress(stages: readonly StageNumbers[]): ListTable {
  const heads = ['评审组', '已公布', '成员', '已申明', '已交评分表', '已合议', '已签字'];
  const columns = [...stageColumns, ...heads.map((title) => [title, 26] as const)];
  const rows = stages.map((one) => {
    const { panels, published, members, declared, submitted, agreed, signed } = one.progress;
    return [...stageCells(one), ...[panels, published, members, declared, submitted, agreed, signed].map(count)];
  });
  return table('各阶段评审进度', columns, rows);
}

/** When sheets were handed in, against the due day of every stage that has one. */
export function timeliness(stages: readonly StageNumbers[]): ListTable {
  const heads = ['按期', '逾期', '未交', '最早（天）', '最晚（天）'];
  const columns = [...stageColumns, ...heads.map((title) => [title, 28] as const)];
  const rows = stages.flatMap((one) => {
    if (one.timeliness === null) return [];
    const { inTime, late, open, days } = one.timeliness;
    const ends = [days.at(0), days.at(-1)].map((at) => (at === undefined ? '—' : count(at.days)));
    return [[...stageCells(one), count(inTime), count(late), count(open), ...ends]];
  });
  return table('评分表提交时间', columns, rows, ['天数为负的在期限之前提交，为正的逾期提交。']);
}

/** The scores of a counted stage by item, in percent, with the spread within its panels. */
export function scores({ classTitle, stage, items }: StageNumbers): NamedTable {
  const heads = [
    '组数',
    '平均',
    '最低',
    '下四分位',
    '中位',
    '上四分位',
    '最高',
    '组内平均差',
    '组内最大差',
    '超限组数',
  ];
  const columns = [['条款', 16] as const, ['名称', 50] as const, ...heads.map((title) => [title, 20] as const)];
  const rows = (items ?? []).map((item) => [
    item.clause,
    item.title.zh,
    count(item.panels),
    ...[item.mean, item.lowest, item.lower, item.median, item.upper, item.highest, item.spread.mean].map(digits),
    count(item.spread.most),
    count(item.spread.beyond),
  ]);
  const lines = ['四分位数在两值之间按线性内插；组内差为同一评审组成员评分的最高减最低。'];
  return {
    // A sheet's name holds 31 characters and none of these signs.
    name: `评分 ${classTitle.zh} ${stage.title.zh}`.replaceAll(/[\\/?*[\]:]/gu, '').slice(0, 31),
    table: table(`${classTitle.zh}${stage.title.zh}逐项评分（%）`, columns, rows, lines),
  };
}
