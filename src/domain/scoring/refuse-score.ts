import type { Edition } from '#src/definition/edition-bundle.ts';
import type { Scale } from '#src/definition/scale.ts';
import { deny, isDenial, type Denial } from '../denial.ts';
import { halfWidth } from '../form/typed-text.ts';
import { textProblem } from '../form/refuse-change.ts';
import type { Change } from '../form/save.ts';
import { readAgreement } from './agreement-text.ts';
import { readAnchor } from './anchor.ts';
import { readPercent } from './band.ts';
import { mergedId, noteId, readPath, type ScorePath, type SheetKind } from './score-path.ts';
import type { ScoredSet } from './scored-items.ts';

/** What a sheet is filled in by, and the edition's technical limits. */
export interface ScoreTarget {
  readonly set: ScoredSet;
  readonly scale: Scale;
  readonly sheetKind: SheetKind;
  readonly limits: Pick<Edition['file']['limits'], 'textBytes' | 'rows'>;
}

/**
 * Why a change of a score sheet is refused, naming the path and what to do; null where it may be kept. An empty text
 * clears a place.
 */
export function refuseScore(change: Change, target: ScoreTarget): Denial | null {
  const place = readPath(change.path, target.sheetKind, target.set, target.scale);
  if (place === null)
    return refusal(
      change,
      '评分表没有这一栏，请刷新页面后重试。',
      'the score sheet has no such place; reload the page and try again.',
    );
  if (place.at === 'notes' || place.at === 'noteFrom')
    return (
      listRefusal(change, change.value, place.at, target) ?? listRefusal(change, change.base ?? [], place.at, target)
    );
  if (typeof change.value !== 'string') return refusal(change, '应为文字。', 'text is expected.');
  const long = textProblem(change.value, target.limits.textBytes);
  if (long !== null) return refusal(change, long.zh, long.en);
  return change.value.trim() === '' ? null : valueRefusal(change, change.value, place, target);
}

function valueRefusal(change: Change, value: string, place: ScorePath, { set, scale }: ScoreTarget): Denial | null {
  switch (place.at) {
    case 'percent': {
      const percent = readPercent(scale, value);
      return isDenial(percent) ? refusal(change, percent.reason.zh, percent.reason.en) : null;
    }
    case 'dimension':
      return bandRefusal(change, value, place.clause, { set, scale });
    case 'noteKind':
      return value === 'strength' || value === 'opportunity'
        ? null
        : refusal(change, '应为优势或改进空间。', 'choose strength or opportunity.');
    case 'noteItem':
      return set.items.some((item) => item.clause === value)
        ? null
        : refusal(
            change,
            `没有条款“${value}”，请选择一个评分条款。`,
            `there is no clause “${value}”; choose a scored one.`,
          );
    case 'noteAnchor':
      return readAnchor(value) === null
        ? refusal(change, '依据的位置读不出，请重新选取。', 'the place it refers to cannot be read; select it again.')
        : null;
    case 'agree':
      return readAgreement(value) === null
        ? refusal(change, '请表明同意，或不同意并写明理由。', 'say yes to the percent that is proposed, or no and why.')
        : null;
    case 'discussed':
      return value === 'yes' ? null : refusal(change, '只能标为已讨论。', 'it can only be marked as talked over.');
    default:
      return null;
  }
}

function bandRefusal(
  change: Change,
  value: string,
  clause: string,
  { set, scale }: Pick<ScoreTarget, 'set' | 'scale'>,
): Denial | null {
  const kind = set.items.find((item) => item.clause === clause)?.kind ?? '';
  const bands = scale.kinds[kind]?.bands.map((one) => one.band) ?? [];
  const known = bands.join('、');
  return bands.map(String).includes(halfWidth(value))
    ? null
    : refusal(change, `应为评分档之一：${known}。`, `choose one of the bands ${bands.join(', ')}.`);
}

function listRefusal(
  change: Change,
  value: string | readonly string[],
  list: 'notes' | 'noteFrom',
  { limits }: ScoreTarget,
): Denial | null {
  if (typeof value === 'string')
    return refusal(change, '应为评语编号的列表。', 'a list of ids of comments is expected.');
  if (value.length > limits.rows)
    return refusal(
      change,
      `有 ${value.length} 条评语，超过 ${limits.rows} 条的技术上限，请删减或合并。`,
      `${value.length} comments, more than the technical limit of ${limits.rows}; take some out or merge them.`,
    );
  if (!value.every((id) => (list === 'notes' ? noteId : mergedId).test(id)))
    return refusal(
      change,
      '评语编号应为 1 至 20 位小写字母或数字。',
      'ids of comments have 1 to 20 lower-case letters or digits.',
    );
  return new Set(value).size === value.length
    ? null
    : refusal(change, '列表中有重复的评语，请刷新页面。', 'a comment stands twice in the list; reload the page.');
}

const refusal = ({ path }: Change, zh: string, en: string): Denial =>
  deny('invalid', `${path}：${zh}`, `${path}: ${en}`, { path });
