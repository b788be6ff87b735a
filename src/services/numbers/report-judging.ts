import type { Stage } from '#src/definition/assessment.ts';
import type { Edition } from '#src/definition/edition-bundle.ts';
import { toConfirm, type ReportChapter } from '#src/documents/final-report.ts';
import { isEntryList } from '#src/domain/judging/stage-entry.ts';
import type { CaseTally } from '#src/store/cases.ts';
import type { JudgingStage } from '#src/store/stages.ts';
import { overallStage } from '../judging/overall.ts';
import { applications, progress, scores, timeliness } from './numbers-tables.ts';
import type { Numbers } from './read-numbers.ts';
import { count, table } from './table.ts';

interface Read {
  readonly tallies: readonly CaseTally[];
  readonly stages: readonly JudgingStage[];
}

/** From the call to the overall evaluation: what was called, applied, accepted, and how it was judged. */
export function judgingChapters(numbers: Numbers, { tallies, stages }: Read): readonly ReportChapter[] {
  const { edition } = numbers;
  return [
    called(edition),
    applied(edition, tallies),
    {
      title: '受理申报的构成',
      paras: [`受理（进入评审）的申报共${numbers.accepted}件，构成如下。`],
      tables: [applications(numbers)],
    },
    rules(edition),
    {
      title: '评审过程',
      paras: ['各阶段评审组的进度、评分表的提交时间和已汇总阶段的逐项评分如下。逐项评分以评审组的结论为准。'],
      tables: [
        progress(numbers.stages),
        timeliness(numbers.stages),
        ...numbers.stages.flatMap((one) => (one.items === null ? [] : [scores(one).table])),
      ],
    },
    overall(edition, stages),
  ];
}

function called({ file, call, channels }: Edition): ReportChapter {
  const { from, to } = file.window;
  return {
    title: '组织申报',
    paras: [
      `${call.issuer.zh}${call.date}印发《${call.title.zh}》（${call.number}）。申报时间为${from}至${to}，申报渠道${channels.length}个。`,
    ],
    tables: [],
  };
}

/** Applications by state and class. Drafts that nobody handed in belong to no office and are not counted. */
function applied(edition: Edition, tallies: readonly CaseTally[]): ReportChapter {
  const classes = edition.file.classes.filter((id) => tallies.some((tally) => tally.class === id));
  const sum = (match: (tally: CaseTally) => boolean): number =>
    tallies.filter(match).reduce((all, tally) => all + tally.count, 0);
  const states = edition.workflow.states.filter(({ id }) => tallies.some((tally) => tally.state === id));
  const rows = states.map(({ id, title }) => [
    title.zh,
    ...classes.map((of) => count(sum((tally) => tally.state === id && tally.class === of))),
    count(sum((tally) => tally.state === id)),
  ]);
  const columns: readonly (readonly [string, number])[] = [
    ['状态', 60],
    ...classes.map((of) => [edition.classes[of]?.title.zh ?? of, 30] as const),
    ['合计', 30],
  ];
  return {
    title: '申报与受理',
    paras: [`各渠道收到的申报共${sum(() => true)}件，现在的状态如下；没有提交的草稿不计在内。`],
    tables: [table('申报状态', columns, rows)],
  };
}

const combineWords: Readonly<Record<Stage['combine'], string>> = {
  consensus: '合议',
  mean: '平均',
  trimmedMean: '去掉最高、最低后平均',
};

/** How the edition judges: stages, weights, panels and lines, each with whether the office has confirmed it. */
function rules(edition: Edition): ReportChapter {
  const classes = edition.assessment?.classes ?? {};
  const rows = Object.entries(classes).flatMap(([id, { stages, criteria }]) =>
    stages.map((stage) => [
      edition.classes[id]?.title.zh ?? id,
      `${stage.title.zh}${toConfirm(stage.toBeConfirmed)}`,
      `${stage.weight}${toConfirm(stage.toBeConfirmed)}`,
      `${stage.panel.size}人，至少${stage.panel.least}人${toConfirm(stage.panel.toBeConfirmed)}`,
      `${combineWords[stage.combine]}${stage.spread === undefined ? '' : `，差距超过${stage.spread}的须讨论`}${toConfirm(stage.toBeConfirmed)}`,
      lineWords(stage),
      edition.criteria[stage.criteria ?? criteria]?.title.zh ?? '',
    ]),
  );
  return {
    title: '评审办法',
    paras: ['各阶段的权重、评审组、合成方式、入围线和评审依据如下。'],
    tables: [
      table(
        '评审阶段',
        [
          ['类别', 16],
          ['阶段', 26],
          ['权重', 20],
          ['评审组', 28],
          ['合成', 30],
          ['入围', 30],
          ['依据', 34],
        ],
        rows,
      ),
    ],
  };
}

function lineWords({ shortlist }: Stage): string {
  if (shortlist === undefined) return '全部进入下一步';
  const parts = [
    ...(shortlist.top === undefined ? [] : [`前${shortlist.top}名`]),
    ...(shortlist.atLeast === undefined ? [] : [`不低于${shortlist.atLeast}分`]),
  ];
  return `${parts.join('，')}${toConfirm(shortlist.toBeConfirmed)}`;
}

/** How many were evaluated over all and proposed to the committee. Classes without points have no ranking to tell. */
function overall(edition: Edition, stages: readonly JudgingStage[]): ReportChapter {
  const paras = Object.entries(edition.assessment?.classes ?? {}).map(([id, { overall: rule }]) => {
    const title = edition.classes[id]?.title.zh ?? id;
    const result = stages.find((one) => one.class === id && one.stage === overallStage)?.result;
    if (!isEntryList(result)) return `${title}：综合评价尚未完成。`;
    const proposed = result.entries.filter((entry) => entry.in).length;
    const line =
      rule.points === null
        ? '本类别不计分数，只有评分档和评语'
        : `满分${rule.points}分${rule.threshold === undefined ? '' : `，分数线${rule.threshold}分`}${toConfirm(rule.toBeConfirmed)}`;
    return `${title}：综合评价${result.entries.length}件，提请审定${proposed}件；${line}。`;
  });
  return { title: '综合评价', paras, tables: [] };
}
