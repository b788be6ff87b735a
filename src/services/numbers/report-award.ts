import type { Edition } from '#src/definition/edition-bundle.ts';
import { toConfirm, type ReportChapter } from '#src/documents/final-report.ts';
import { objectionStateWords, resultWords, type ObjectionEffect } from '#src/domain/award/objection.ts';
import type { Publication } from '#src/domain/award/publication.ts';
import { motionWords, wayWords } from '#src/domain/decision/motion.ts';
import { ruleWords } from '#src/domain/decision/rule-words.ts';
import type { Outcome } from '#src/store/award.ts';
import type { Meeting } from '#src/store/meetings.ts';
import type { Motion } from '#src/store/motions.ts';
import type { Objection } from '#src/store/objections.ts';
import { count, table } from './table.ts';

/** What the record holds of the decision and what came after it. */
export interface DecidedRecord {
  readonly publication: Publication;
  readonly outcomes: readonly Outcome[];
  readonly meetings: readonly Meeting[];
  readonly motions: readonly Motion[];
  readonly objections: readonly Objection[];
}

/** From the committee to the conferment: decided, noticed, objected to, conferred. */
export const awardChapters = (edition: Edition, record: DecidedRecord): readonly ReportChapter[] => [
  decided(edition, record),
  noticed(edition, record),
  objected(edition, record),
  conferred(edition, record),
];

const prizeName = (edition: Edition, id: string): string =>
  edition.file.prizes.find((prize) => prize.id === id)?.name.zh ?? id;

function decided(edition: Edition, { meetings, motions, outcomes }: DecidedRecord): ReportChapter {
  const held = meetings.filter(({ openedAt }) => openedAt !== null);
  const rules = edition.assessment?.decision;
  const voted = motions.filter(({ body }) => body.roll !== null);
  const rows = voted.map(({ prize, way, state, body }) => [
    prizeName(edition, prize),
    wayWords[way].zh,
    count(body.candidates.length),
    count(body.roll?.members.length ?? 0),
    count(Object.values(body.roll?.recused ?? {}).reduce((sum, members) => sum + members.length, 0)),
    motionWords[state].zh,
    count(body.result?.questions.filter(({ outcome }) => outcome === 'in').length ?? 0),
  ]);
  const quotas = edition.file.prizes.map(({ id, name, quota, counts, toBeConfirmed }) => [
    name.zh,
    `${counts === 'each' ? '每类' : '合计'}不超过${quota}个${toConfirm(toBeConfirmed)}`,
    count(outcomes.filter((one) => one.prize === id).length),
    count(outcomes.filter((one) => one.prize === id && one.state === 'withdrawn').length),
  ]);
  return {
    title: '审定',
    paras: [
      `审定会议召开${held.length}次，付诸表决的议案${voted.length}项。`,
      ...(rules === undefined ? [] : [`表决规则${toConfirm(rules.toBeConfirmed)}：${ruleWords(rules).zh}`]),
    ],
    tables: [
      table(
        '表决',
        [
          ['奖项', 40],
          ['方式', 30],
          ['表决项', 18],
          ['委员', 16],
          ['回避人次', 20],
          ['结果', 26],
          ['审定', 16],
        ],
        rows,
      ),
      table(
        '名额与审定',
        [
          ['奖项', 50],
          ['名额', 60],
          ['审定', 20],
          ['其后撤销', 24],
        ],
        quotas,
      ),
    ],
  };
}

/** Names stand here only as the notice published them. */
function noticed(edition: Edition, { publication }: DecidedRecord): ReportChapter {
  const { notice } = publication;
  const rule = edition.assessment?.notice;
  if (notice === null) return { title: '公示', paras: ['尚未公示。'], tables: [] };
  const term =
    rule === undefined
      ? ''
      : `公示期按${rule.days}个${rule.working ? '工作日' : '日'}计${toConfirm(rule.toBeConfirmed)}，`;
  const rows = notice.winners.map((winner) => [
    prizeName(edition, winner.prize),
    edition.classes[winner.class]?.title.zh ?? winner.class,
    winner.name,
    winner.region,
  ]);
  return {
    title: '公示',
    paras: [`${term}自${notice.from}至${notice.until}公示${notice.winners.length}家（名）。`],
    tables: [
      table(
        '公示名单',
        [
          ['奖项', 50],
          ['类别', 24],
          ['名称', 60],
          ['所在地', 24],
        ],
        rows,
      ),
    ],
  };
}

const effectWords: Readonly<Record<ObjectionEffect, string>> = {
  none: '不改变结果',
  withdrawn: '撤销审定结果',
  extended: '延长公示',
};

function objected(edition: Edition, { objections }: DecidedRecord): ReportChapter {
  const rule = edition.assessment?.objection;
  const groups = Map.groupBy(objections, ({ state, body: { decision } }) =>
    [
      objectionStateWords[state].zh,
      decision === undefined ? '—' : resultWords[decision.result].zh,
      decision === undefined ? '—' : effectWords[decision.effect],
    ].join('\n'),
  );
  const term = (days: { readonly days: number; readonly working: boolean }): string =>
    `${days.days}个${days.working ? '工作日' : '日'}`;
  return {
    title: '异议',
    paras: [
      `收到异议${objections.length}件。`,
      ...(rule === undefined
        ? []
        : [`受理期限${term(rule.receive)}，答复期限${term(rule.answer)}${toConfirm(rule.toBeConfirmed)}。`]),
    ],
    tables: [
      table(
        '异议办理情况',
        [
          ['状态', 50],
          ['结论', 36],
          ['处理', 36],
          ['件数', 20],
        ],
        [...groups].map(([words, own]) => [...words.split('\n'), count(own.length)]),
      ),
    ],
  };
}

function conferred(edition: Edition, { publication, outcomes }: DecidedRecord): ReportChapter {
  const { approval } = publication;
  const given = outcomes.filter(({ conferred_at: at }) => at !== null);
  const rule = edition.assessment?.conferment;
  const years = rule?.validYears ?? null;
  const rows = edition.file.prizes.map(({ id, name }) => [
    name.zh,
    count(given.filter((one) => one.prize === id).length),
    count(given.filter((one) => one.prize === id && one.revoked_at !== null).length),
  ]);
  return {
    title: '批准与表彰',
    paras: [
      approval === null || approval.confirmedAt === null
        ? '尚未登记批准文件。'
        : `批准文件：${approval.number}，${approval.date}。`,
      publication.conferred === null ? '尚未表彰。' : `${publication.conferred}表彰，颁发证书${given.length}份。`,
      ...(rule === undefined
        ? []
        : [`证书有效期${years === null ? '不限' : `${years}年`}${toConfirm(rule.toBeConfirmed)}。`]),
    ],
    tables: [
      table(
        '表彰',
        [
          ['奖项', 70],
          ['颁发', 24],
          ['其后撤销', 24],
        ],
        rows,
      ),
    ],
  };
}
