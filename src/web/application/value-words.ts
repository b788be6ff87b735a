import type { Edition } from '#src/definition/edition-bundle.ts';
import { formatField, isScalar } from '#src/domain/form/fields/index.ts';
import { fieldAt } from '#src/domain/form/address.ts';
import { splitKey } from '#src/domain/form/flat.ts';
import type { Workbook } from '../book/workbook.ts';
import type { Value } from '../save/edit.ts';
import type { Language } from '../words/language.tsx';

/** A stored value in words: options and codes by name, lists by their length. */
export function valueWords(
  workbook: Workbook,
  sheet: string,
  key: string,
  value: Value | null,
  language: Language,
): string {
  if (value === null) return '';
  if (typeof value !== 'string') return language === 'zh' ? `${value.length} 行` : `${value.length} rows`;
  const { instance, path } = splitKey(key);
  const field = fieldAt(workbook.definition, { sheet, instance, path });
  const edition: Edition = workbook.edition;
  return field !== null && isScalar(field) ? formatField(field, value, { codes: edition.codes }, language) : value;
}

/** What a field is called, for dialogs that are not beside it. */
export function fieldName(workbook: Workbook, sheet: string, key: string, language: Language): string {
  const { instance, path } = splitKey(key);
  const definition = workbook.definition.definitions[sheet];
  const bare = path.replace(/^\$blank\//u, '');
  const field = fieldAt(workbook.definition, { sheet, instance, path: bare });
  const [name = ''] = bare.split('/');
  const parent = definition?.fields[name.split('@')[0] ?? '']?.label[language];
  const own = field?.label[language];
  const title =
    definition === undefined
      ? ''
      : `${definition.number === undefined ? '' : `${definition.number}、`}${definition.title[language]} `;
  return `${title}${parent ?? ''}${own === undefined || own === parent ? '' : ` · ${own}`}`;
}
