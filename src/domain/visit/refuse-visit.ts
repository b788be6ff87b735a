import type { Edition } from '#src/definition/edition-bundle.ts';
import { isDay } from '#src/definition/value/day.ts';
import { deny, type Denial } from '../denial.ts';
import { textProblem } from '../form/refuse-change.ts';
import type { Change } from '../form/save.ts';
import { readAnchor } from '../scoring/anchor.ts';
import { mergedId, noteId, type SheetBody } from '../scoring/score-path.ts';
import type { ScoredSet } from '../scoring/scored-items.ts';
import { consents, readVisitPath, verdicts, visitPath, type VisitKind } from './visit-path.ts';

/** What a visit record is filled in by. */
export interface VisitTarget {
  readonly set: ScoredSet;
  /** The edition's technical limits. */
  readonly limits: Pick<Edition['file']['limits'], 'textBytes' | 'rows'>;
  /** What the record will say with all changes of the request in it. */
  readonly after: SheetBody;
  /** SHA-256 of the pictures that are kept with the panel. */
  readonly pictures: ReadonlySet<string>;
}

const time = /^(?:[01]\d|2[0-3]):[0-5]\d$/u;

/**
 * Why a change of a visit record is refused, naming the path and what to do; null where it may be kept. An empty text
 * clears a place. A photograph is laid in only with who consented and how, and the consent stays as long as it lies there.
 */
export function refuseVisit(change: Change, target: VisitTarget): Denial | null {
  const place = readVisitPath(
    change.path,
    target.set.categories.map((one) => one.clause),
  );
  if (place === null)
    return refusal(
      change,
      '现场评审记录没有这一栏，请刷新页面后重试。',
      'the record of the visit has no such place; reload the page and try again.',
    );
  const list = place.at === 'list' ? noteId : place.kind === 'notes' ? mergedId : null;
  if (list !== null)
    return (
      listRefusal(change, change.value, list, target.limits.rows) ??
      listRefusal(change, change.base ?? [], list, target.limits.rows)
    );
  if (typeof change.value !== 'string') return refusal(change, '应为文字。', 'text is expected.');
  const long = textProblem(change.value, target.limits.textBytes);
  if (long !== null) return refusal(change, long.zh, long.en);
  const empty = change.value.trim() === '';
  const wrong = empty || place.at === 'list' ? null : valueRefusal(change, change.value, place.kind, target);
  return wrong ?? (place.at === 'value' && place.photo !== null ? consentRefusal(change, place.photo, target) : null);
}

function valueRefusal(
  change: Change,
  value: string,
  kind: VisitKind,
  { set, pictures }: Pick<VisitTarget, 'set' | 'pictures'>,
): Denial | null {
  const known = (ok: boolean, zh: string, en: string): Denial | null => (ok ? null : refusal(change, zh, en));
  switch (kind) {
    case 'day':
      return known(isDay(value), '应为日期，如 2020-06-18。', 'a day is expected, such as 2020-06-18.');
    case 'time':
      return known(time.test(value), '应为时刻，如 09:30。', 'a time is expected, such as 09:30.');
    case 'clause':
      return known(
        set.items.some((item) => item.clause === value),
        `没有条款“${value}”，请选择一个评分条款。`,
        `there is no clause “${value}”; choose a scored one.`,
      );
    case 'anchor':
      return known(
        readAnchor(value) !== null,
        '依据的位置读不出，请重新选取。',
        'the place it refers to cannot be read; select it again.',
      );
    case 'verdict':
      return known(isOneOf(verdicts, value), '请选择一种核实结论。', 'choose one of the verdicts.');
    case 'consent':
      return known(isOneOf(consents, value), '请选择同意的方式。', 'choose how consent was given.');
    case 'file':
      return known(
        pictures.has(value),
        '没有这张照片，请先上传 PNG 或 JPEG 图片。',
        'there is no such photograph; upload a PNG or JPEG first.',
      );
    default:
      return null;
  }
}

const isOneOf = (all: readonly string[], value: string): boolean => all.includes(value);

/** A photograph that lies in the record names who agreed to it and how. */
function consentRefusal(change: Change, id: string, { after }: VisitTarget): Denial | null {
  const given = (part: 'file' | 'consentBy' | 'consentHow'): boolean => {
    const value = after[visitPath.entry('photos', id, part)];
    return typeof value === 'string' && value.trim() !== '';
  };
  if (!given('file') || (given('consentBy') && given('consentHow'))) return null;
  return refusal(
    change,
    '没有写明由谁同意、以何种方式同意，照片不能存入；要撤回同意，请先取出照片。',
    'without who consented and how no photograph is kept; to take the consent back take the photograph out first.',
  );
}

function listRefusal(change: Change, value: string | readonly string[], id: RegExp, rows: number): Denial | null {
  if (typeof value === 'string') return refusal(change, '应为编号的列表。', 'a list of ids is expected.');
  if (value.length > rows)
    return refusal(
      change,
      `有 ${value.length} 项，超过 ${rows} 项的技术上限，请删减。`,
      `${value.length} entries, more than the technical limit of ${rows}; take some out.`,
    );
  if (!value.every((one) => id.test(one)))
    return refusal(change, '编号应为 1 至 20 位小写字母或数字。', 'ids have 1 to 20 lower-case letters or digits.');
  return new Set(value).size === value.length
    ? null
    : refusal(change, '列表中有重复的一项，请刷新页面。', 'an entry stands twice in the list; reload the page.');
}

const refusal = ({ path }: Change, zh: string, en: string): Denial =>
  deny('invalid', `${path}：${zh}`, `${path}: ${en}`, { path });
