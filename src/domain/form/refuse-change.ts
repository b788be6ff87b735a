import type { ClassDefinition, Edition } from '#src/definition/edition-bundle.ts';
import type { Text } from '#src/definition/text.ts';
import { fileId, rowId } from '#src/definition/value/ids.ts';
import { fieldAt } from './address.ts';
import { evidenceStore, reportsStore } from './application.ts';
import { builtInPathKind, pathKind, type PathKind } from './flat-path.ts';
import { splitKey } from './flat.ts';
import { isProvable } from './evidence-names.ts';
import type { Change } from './save.ts';
import { where } from './walk.ts';

/** Where a change goes: its store, the fields there, the technical limits, and the store's newest version. */
export interface Target {
  readonly store: string;
  readonly definition: ClassDefinition;
  readonly limits: Edition['file']['limits'];
  readonly version: number;
  /** Whether an office writes: its own sheets are open then, and only these. */
  readonly office?: true;
}

/**
 * Why a change is refused: an unknown path, a wrong shape, an absurd size or a version that never was. Whatever else was
 * typed is kept, and null is given.
 */
export function refuseChange(change: Change, target: Target): Text | null {
  const kind = kindOf(target, change.path);
  if (kind === null) return { zh: '没有这一栏。', en: 'there is no such field.' };
  if (change.seen > target.version)
    return { zh: '所依据的版本不存在，请刷新页面。', en: 'the version it builds on never existed; reload the page.' };
  const { value } = change;
  if (kind === 'text')
    return typeof value === 'string'
      ? textProblem(value, target.limits.textBytes)
      : { zh: '应为文字。', en: 'text is expected.' };
  if (typeof value === 'string')
    return { zh: `应为${listOf[kind].zh}的列表。`, en: `a list of ${listOf[kind].en} is expected.` };
  return listProblem(kind, value, target) ?? listProblem(kind, change.base ?? [], target);
}

/** Where a change goes, in words: the sheet and the field as they are printed, or the bare path where there is none. */
export function placeInWords({ store, definition }: Pick<Target, 'store' | 'definition'>, path: string): Text {
  const sheet = definition.definitions[store];
  const { instance, path: inside } = splitKey(path);
  const field = fieldAt(definition, { sheet: store, instance, path: inside.replace(/^\$blank\//u, '') });
  return sheet === undefined || field === null
    ? { zh: `${store} ${path}`, en: `${store} ${path}` }
    : where({ sheet, number: 0 }, field.label);
}

function kindOf({ store, definition, office }: Target, path: string): PathKind {
  if (office !== true && (store === evidenceStore || store === reportsStore))
    return builtInPathKind(
      store,
      definition.reports.map((report) => report.id),
      path,
    );
  const sheet = definition.definitions[store];
  return sheet === undefined || (sheet.office === true) !== (office === true) ? null : pathKind(sheet, path);
}

/** Why a text cannot be kept: signs the database has no room for, or more bytes than the limit; null where it can. */
export function textProblem(text: string, most: number): Text | null {
  if (!isText(text))
    return {
      zh: '含有不能保存的字符（空字符或残缺的表情符号），请删去后重试。',
      en: 'it holds characters that cannot be kept (NUL, or half an emoji); remove them and try again.',
    };
  if (text.length * 3 <= most || new TextEncoder().encode(text).length <= most) return null;
  return {
    zh: `内容超过${most}字节的技术上限，请改用附件。`,
    en: `longer than the technical limit of ${most} bytes; attach a file instead.`,
  };
}

/** PostgreSQL keeps neither NUL nor half of a surrogate pair; no keyboard types them. */
const isText = (value: string): boolean => !value.includes('\0') && value.isWellFormed();

type ListKind = Exclude<PathKind, 'text' | null>;

const listOf: Readonly<Record<ListKind, Text>> = {
  ids: { zh: '行号（字母、数字、_、-，不超过40位）', en: 'row ids (letters, digits, _ and -, at most 40)' },
  files: { zh: '文件SHA-256', en: 'SHA-256 of files' },
  proves: { zh: '本类申报的栏目或条款', en: 'fields or clauses of this class' },
};

function listProblem(kind: ListKind, items: readonly string[], { definition, limits }: Target): Text | null {
  if (items.length > limits.rows)
    return {
      zh: `有${items.length}行，超过${limits.rows}行的技术上限，请删减。`,
      en: `${items.length} rows, more than the technical limit of ${limits.rows}; take some out.`,
    };
  const right = (item: string): boolean =>
    kind === 'proves' ? isProvable(definition, item) : (kind === 'files' ? fileId : rowId).test(item);
  const wrong = items.find((item) => !right(item));
  if (wrong !== undefined)
    return {
      zh: `“${inShort(wrong)}”不行，应为${listOf[kind].zh}的列表。`,
      en: `“${inShort(wrong)}” will not do; a list of ${listOf[kind].en} is expected.`,
    };
  return new Set(items).size === items.length
    ? null
    : { zh: '列表中有重复的项。', en: 'something stands twice in the list.' };
}

const inShort = (item: string): string => (item.length > 50 ? `${item.slice(0, 50)}…` : item);
