import type { Text } from '#src/definition/text.ts';
import type { FlatAnswers } from '../../form/flat.ts';
import type { Change } from '../../form/save.ts';
import { refuseScore, type ScoreTarget } from '../refuse-score.ts';
import { scorePath } from '../score-path.ts';
import type { CellRefusal, Offline, OfflineNote, OfflineValue } from './read-offline.ts';

/** A place that the workbook would write, with what it is in words and the cell it stands in. */
export interface OfflineChange {
  readonly change: Change;
  readonly cell: string;
  readonly label: Text;
}
export interface OfflinePlan {
  readonly changes: readonly OfflineChange[];
  readonly refusals: readonly CellRefusal[];
}

/**
 * What somebody changed in a workbook, against the sheet as it was when they took it (`base`): whatever they left alone stays
 * as it is now. `newId` names a new comment, the same for the same words, so that a file given back twice adds nothing twice.
 */
export function offlineChanges(
  read: Offline,
  base: FlatAnswers,
  target: ScoreTarget,
  newId: (words: string) => string,
): OfflinePlan {
  const fresh = read.notes.filter(({ id }) => id === null).map((note) => ({ note, id: newId(wordsOf(note)) }));
  const wished: OfflineChange[] = [
    ...read.items.flatMap(({ clause, percent, remark }) => [
      ...edit(read, base, scorePath.percent(clause), percent, { zh: `${clause} 百分数`, en: `${clause} percent` }),
      ...edit(read, base, scorePath.note(clause), remark, { zh: `${clause} 备注`, en: `${clause} remark` }),
    ]),
    ...newNotes(
      read,
      base,
      fresh.map(({ id }) => id),
    ),
    ...read.notes.flatMap((note) =>
      noteEdits(read, base, note, note.id ?? fresh.find((one) => one.note === note)?.id ?? ''),
    ),
  ];
  const refusals: CellRefusal[] = [...read.refusals];
  const changes = wished.filter(({ change, cell, label }) => {
    const refused = refuseScore(change, target);
    if (refused !== null) refusals.push({ cell, reason: inPlace(refused.reason, change.path, label) });
    return refused === null;
  });
  return { changes, refusals };
}

/** A reason that begins with the path, with what the person knows the place by instead. */
const inPlace = ({ zh, en }: Text, path: string, label: Text): Text => ({
  zh: zh.replace(`${path}：`, `${label.zh}：`),
  en: en.replace(`${path}: `, `${label.en}: `),
});

const textIn = (body: FlatAnswers, path: string): string => {
  const value = body[path];
  return typeof value === 'string' ? value : '';
};

function edit(
  { version }: Offline,
  base: FlatAnswers,
  path: string,
  value: OfflineValue | null,
  label: Text,
): readonly OfflineChange[] {
  if (value === null) return [];
  const was = textIn(base, path);
  // A cell shows no blanks around a text and one kind of line end: such a text was not changed.
  if (value.text === was.trim().replaceAll(/\r\n?/gu, '\n')) return [];
  const text = path.endsWith('/percent') ? value.text.replace(/\s*[%％]$/u, '') : value.text;
  return text === was ? [] : [{ change: { path, value: text, seen: version }, cell: value.cell, label }];
}

function newNotes(read: Offline, base: FlatAnswers, ids: readonly string[]): readonly OfflineChange[] {
  const before = listIn(base);
  const added = ids.filter((id) => !before.includes(id));
  if (added.length === 0) return [];
  const change: Change = { path: scorePath.notes, value: [...before, ...added], base: before, seen: read.version };
  const cell = read.notes.find(({ id }) => id === null)?.cell ?? '';
  return [{ change, cell, label: { zh: `新增评语${added.length}条`, en: `${added.length} new comments` } }];
}

const listIn = (base: FlatAnswers): readonly string[] => {
  const value = base[scorePath.notes];
  return value === undefined || typeof value === 'string' ? [] : value;
};

function noteEdits(read: Offline, base: FlatAnswers, note: OfflineNote, id: string): readonly OfflineChange[] {
  const name = textIn(base, scorePath.comment(id, 'text')).slice(0, 12) || note.text?.text.slice(0, 12) || id;
  const labelled = (zh: string, en: string): Text => ({ zh: `评语“${name}”${zh}`, en: `${en} of comment “${name}”` });
  return [
    ...edit(read, base, scorePath.comment(id, 'item'), note.item, labelled('的条款', 'clause')),
    ...edit(read, base, scorePath.comment(id, 'kind'), note.kind, labelled('的类别', 'kind')),
    ...edit(read, base, scorePath.comment(id, 'text'), note.text, labelled('的文字', 'text')),
  ];
}

const wordsOf = ({ item, kind, text }: OfflineNote): string =>
  [item, kind, text].map((value) => value?.text ?? '').join('\n');
