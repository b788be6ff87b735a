import { readRatio } from '#src/definition/value/ratio.ts';
import type { PanelMember } from '#src/domain/judging/panel-state.ts';
import type { ItemAgreement } from '#src/domain/scoring/agreement.ts';
import type { MemberPercents } from '#src/domain/scoring/combine.ts';
import { tally, type Percents, type Tally } from '#src/domain/scoring/points.ts';
import type { ScoreNote } from '#src/domain/scoring/score-sheet.ts';
import type { ScoredItem } from '#src/domain/scoring/scored-items.ts';
import { dayOf } from '#src/domain/workflow/time.ts';
import { tablePage, type LetterCell, type LetterDocument, type LetterPart } from './letter.ts';
import { titleLines } from './letter-words.ts';
import { bandText, cell, dash, line, middle, notesPart, pointsText, sealedTable, signPart } from './score-parts.ts';
import type { JudgedPrint } from './score-sheet.ts';

/** The record of a panel (合议记录) as it is printed to be signed. */
export interface RecordPrint extends JudgedPrint {
  /** Members who judged, the lead first. */
  readonly members: readonly PanelMember[];
  readonly given: readonly MemberPercents[];
  /** Percents the panel came to, exactly, by clause: proposed, agreed or averaged. */
  readonly combined: Readonly<Record<string, string>>;
  /** What each said of what was proposed; empty where members' percents are averaged. */
  readonly items: readonly ItemAgreement[];
  readonly notes: readonly ScoreNote[];
  /** Digest of the result; null while it has not been agreed. */
  readonly digest: string | null;
  readonly at: Date;
}

const notYet = '合议尚未结束，本件为草稿，不供签字';

/**
 * Members' percents side by side with their spread, what was proposed, why, who agreed and who objected, the panel's
 * comments, totals and lines to sign. Where the criteria give no points there are bands and comments alone.
 */
export function consensusRecord(record: RecordPrint): LetterDocument {
  const { edition, stage, applicant, number, members, digest, set, notes, groundOf } = record;
  const title = `${stage.zh}${record.items.length === 0 ? '评分' : '合议'}记录`;
  const sealed = digest ?? notYet;
  return {
    id: 'consensus-record',
    title: `${applicant}${title}`,
    author: edition.call.issuer.zh,
    date: dayOf(record.at, edition.file.timeZone),
    layout: 'sheet',
    head: null,
    size: 11,
    fit: false,
    page: tablePage,
    sections: [
      {
        parts: [
          { p: 'title', lines: titleLines(`${edition.file.title.zh}${title}`, 34) },
          line(`申报人：${applicant}${number === '' ? '' : `（${number}）`}`),
          line(`评审组：${members.map(({ name, lead }) => (lead ? `${name}（组长）` : name)).join('、')}`),
          itemsPart(record, sealed),
          ...notesPart(notes, set, sealed, groundOf),
          ...(digest === null
            ? [line(notYet)]
            : signPart(
                digest,
                members.map(({ name, lead }) => ({ role: lead ? '组长' : '评审员', name })),
              )),
        ],
      },
    ],
  };
}

function itemsPart(record: RecordPrint, sealed: string): LetterPart {
  const { set, members, combined, items } = record;
  const percents: Percents = Object.fromEntries(
    Object.entries(combined).map(([clause, percent]) => [clause, readRatio(percent)]),
  );
  const counted = tally(set, percents);
  const talked = items.length > 0;
  const wide = counted.counted ? [13, 15] : [26];
  const said = talked ? [16, 76] : [16];
  const columns = [42, ...members.map(() => (counted.counted ? 15 : 26)), ...wide, ...said];
  const heads = [
    '条款',
    ...members.map(({ name }) => name),
    talked ? '合议' : '综合',
    ...(counted.counted ? ['得分'] : []),
    '分差',
    ...(talked ? ['说明与表态'] : []),
  ];
  const rows = set.items.map((item) => itemRow(item, percents, counted, record));
  return sealedTable(sealed, columns, heads, [...rows, ...totalRows(record, counted, columns.length)]);
}

function itemRow(item: ScoredItem, percents: Percents, counted: Tally, record: RecordPrint): readonly LetterCell[] {
  const { members, given, items, places, scale } = record;
  const agreement = items.find((one) => one.clause === item.clause);
  const shown = (percent: Percents[string] | undefined): string => {
    if (!counted.counted) return bandText(scale, item, percent);
    if (percent === undefined) return dash;
    return typeof percent === 'number' ? `${percent}%` : `${pointsText(percent, places)}%`;
  };
  const own = counted.counted ? counted.items.find((one) => one.clause === item.clause) : undefined;
  return [
    cell(`${item.clause} ${item.title.zh}`, 'label'),
    ...members.map(({ assessorId }) =>
      middle(shown(given.find(({ assessor }) => assessor === assessorId)?.percents[item.clause])),
    ),
    middle(shown(percents[item.clause])),
    ...(counted.counted ? [middle(own === undefined ? dash : pointsText(own.points, places))] : []),
    middle(spreadText(item.clause, counted, record)),
    ...(agreement === undefined ? [] : [cell(saidText(agreement, members), 'value')]),
  ];
}

/** Highest less lowest; where there are no points, only whether they lay too far apart. */
function spreadText(clause: string, counted: Tally, { items, given }: RecordPrint): string {
  const own = given.flatMap(({ percents }) => percents[clause] ?? []);
  const spread = own.length === 0 ? dash : String(Math.max(...own) - Math.min(...own));
  const beyond = items.find((one) => one.clause === clause)?.beyond === true ? '超限' : '';
  return counted.counted ? [spread, beyond].filter((part) => part !== '').join('\n') : beyond || dash;
}

function saidText(item: ItemAgreement, members: readonly PanelMember[]): string {
  const nameOf = (id: string): string => members.find(({ assessorId }) => assessorId === id)?.name ?? id;
  const names = (ids: readonly string[]): string =>
    ids.length === members.length ? '全体' : ids.map(nameOf).join('、');
  return [
    ...(item.discussed ? ['已讨论'] : []),
    ...(item.reason === '' ? [] : [`理由：${item.reason}`]),
    ...(item.agreed.length === 0 ? [] : [`同意：${names(item.agreed)}`]),
    ...item.objections.map(({ assessor, reason }) => `不同意：${nameOf(assessor)}（${reason}）`),
    ...(item.open.length === 0 ? [] : [`未表态：${names(item.open)}`]),
  ].join('\n');
}

/** Each member's total and the panel's, where the criteria give points; what is missing gives none. */
function totalRows(record: RecordPrint, counted: Tally, columns: number): readonly (readonly LetterCell[])[] {
  if (!counted.counted) return [];
  const { members, given, set, places } = record;
  const totalOf = (one: Tally): string => (one.counted && one.complete ? pointsText(one.total, places) : dash);
  const used = members.length + 3;
  return [
    [
      cell(`总分（满分${set.maximum}）`, 'label'),
      ...members.map(({ assessorId }) =>
        middle(totalOf(tally(set, given.find(({ assessor }) => assessor === assessorId)?.percents ?? {}))),
      ),
      middle(''),
      middle(totalOf(counted)),
      cell('', 'value', { span: columns - used }),
    ],
  ];
}
