import type { Sheet } from '#src/definition/sheet.ts';
import { rowId } from '#src/definition/value/ids.ts';
import { instancesKey, splitKey } from './flat.ts';

/**
 * What a flat key of a store may hold: one typed text; a list of ids of rows, instances or items; of files by their
 * SHA-256; of what evidence proves; or nothing because there is no such place.
 */
export type PathKind = 'text' | 'ids' | 'files' | 'proves' | null;

const reasonPath = /^\$blank\/[A-Za-z0-9_/@-]{1,120}$/u;

/** Kind of a key, from the sheet's fields alone; unknown fields, columns and malformed ids give null. */
export function pathKind(sheet: Sheet, key: string): PathKind {
  if (key === instancesKey) return sheet.repeat === undefined ? null : 'ids';
  const { instance, path } = splitKey(key);
  if ((sheet.repeat === undefined) !== (instance === '') || (instance !== '' && !rowId.test(instance))) return null;
  if (path.startsWith('$blank/'))
    return reasonPath.test(path) && sheet.fields[path.slice(7).split(/[/@]/u)[0] ?? ''] !== undefined ? 'text' : null;
  return kindOf(sheet, path.split('/'));
}

function kindOf(sheet: Sheet, parts: readonly string[]): PathKind {
  const [name = '', row, column] = parts;
  const field = Object.hasOwn(sheet.fields, name) ? sheet.fields[name] : undefined;
  if (field === undefined || parts.length > 3 || parts.length === 2) return null;
  const deep = row !== undefined && column !== undefined;
  switch (field.type) {
    case 'rows':
      if (!deep) return 'ids';
      return rowId.test(row) &&
        (Object.hasOwn(field.columns, column) || (column === 'group' && field.groups !== undefined))
        ? 'text'
        : null;
    case 'files':
    case 'portrait':
      if (!deep) return 'ids';
      return rowId.test(row) && ['file', 'name', 'caption'].includes(column) ? 'text' : null;
    case 'matrix':
      return deep && field.rows.some((r) => r.key === row) && field.columns.some((c) => c.key === column)
        ? 'text'
        : null;
    default:
      return deep ? null : 'text';
  }
}

const evidenceTexts = ['category', 'title', 'issuer', 'number', 'issued', 'validUntil'];

/** The same for the two built-in stores beside the sheets: `evidence` and `reports`. */
export function builtInPathKind(store: 'evidence' | 'reports', reports: readonly string[], key: string): PathKind {
  const [head = '', second, third, ...rest] = key.split('/');
  if (store === 'evidence') {
    if (head !== 'items' || rest.length > 0) return null;
    if (second === undefined) return 'ids';
    if (!rowId.test(second) || third === undefined) return null;
    return evidenceTexts.includes(third) ? 'text' : third === 'files' || third === 'proves' ? third : null;
  }
  if (!reports.includes(head) || rest.length > 0 || second === undefined) return null;
  if (second === 'pages') return third !== undefined && /^[A-Za-z0-9.]{1,20}$/u.test(third) ? 'text' : null;
  return third === undefined && ['file', 'confirmed', 'declaredCharacters'].includes(second) ? 'text' : null;
}
