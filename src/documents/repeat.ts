import type { MatrixField, RowsField } from '#src/definition/field.ts';
import type { Row } from '#src/domain/form/answers.ts';
import { repeatedField, rowsOf, type RowScope, type Scope } from './scope.ts';

/** Rows to print of a repeated grid row: with answers, empty to write in, or one that only states a reason. */
export type Line =
  | { readonly scope: RowScope; readonly first: boolean; readonly groupRows: number }
  | { readonly reason: string; readonly scope: RowScope; readonly first: boolean; readonly groupRows: number };

/** The lines of `repeat`; `blanks` empty ones where there is nothing to show. */
export function linesOf(scope: Scope, name: string, blanks: number | undefined): readonly Line[] {
  const field = repeatedField(scope, name);
  if (field === null) return [];
  return field.type === 'matrix' ? matrixLines(scope, name, field) : rowsLines(scope, name, field, blanks);
}

function matrixLines(scope: Scope, name: string, field: MatrixField): readonly Line[] {
  const rows = field.rows.filter((row) => row.when === undefined || scope.holds(row.when, undefined));
  return rows.map((matrixRow, index) => ({
    scope: { field: name, number: index + 1, matrixRow },
    first: index === 0,
    groupRows: rows.length,
  }));
}

function rowsLines(scope: Scope, name: string, field: RowsField, blanks: number | undefined): readonly Line[] {
  if (field.groups === undefined)
    return section(scope, name, rowsOf(scope, name), undefined, scope.answers.$blank?.[name] ?? '', blanks);
  return field.groups.flatMap((group) => {
    const rows = rowsOf(scope, name).filter((row) => row.group === group.key);
    const reason = scope.answers.$blank?.[`${name}@${group.key}`] ?? scope.answers.$blank?.[name] ?? '';
    return section(scope, name, rows, { key: group.key, label: group.label.zh }, reason, blanks);
  });
}

type Group = { readonly key: string; readonly label: string } | undefined;

function section(
  scope: Scope,
  name: string,
  rows: readonly Row[],
  group: Group,
  reason: string,
  blanks: number | undefined,
): readonly Line[] {
  const base = (number: number): RowScope => ({ field: name, number, ...(group === undefined ? {} : { group }) });
  const blank = scope.mode === 'blank';
  const answered = blank
    ? []
    : rows.map((row, index): { scope: RowScope; reason?: string } => ({ scope: { ...base(index + 1), row } }));
  const stated = !blank && reason !== '' ? [{ scope: base(answered.length + 1), reason }] : [];
  const said = [...answered, ...stated];
  const lines =
    said.length > 0
      ? said
      : Array.from({ length: Math.max(1, blanks ?? 1) }, (_, index) => ({ scope: base(index + 1) }));
  return lines.map((line, index) => ({ ...line, first: index === 0, groupRows: lines.length }));
}
