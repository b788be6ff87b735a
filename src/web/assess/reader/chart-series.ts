import { isScalar } from '#src/definition/cell.ts';
import type { ClassDefinition } from '#src/definition/edition-bundle.ts';
import type { MatrixField } from '#src/definition/field.ts';
import type { Text } from '#src/definition/text.ts';
import type { ApplicationData, MatrixAnswer, SheetAnswers } from '#src/domain/form/answers.ts';

/** Numbers of several years in one row of the form. */
export interface Series {
  readonly sheet: string;
  /** Where they stand, as an anchor names a field. */
  readonly path: string;
  readonly title: Text;
  readonly unit: Text | null;
  readonly points: readonly { readonly label: Text; readonly value: number }[];
}

const numeric = new Set(['integer', 'decimal', 'percent', 'money']);
/** Fewer years show no trend. */
const least = 3;

/** Every row of a matrix that holds at least three numbers under columns of numbers, in the order of the form. */
export function chartsOf(
  definition: ClassDefinition,
  { answers }: Pick<ApplicationData, 'answers'>,
): readonly Series[] {
  return definition.sheets.flatMap((id) => {
    const sheet = definition.definitions[id];
    const said = answers[id];
    if (sheet === undefined || sheet.repeat !== undefined || said === undefined || Array.isArray(said)) return [];
    return Object.entries(sheet.fields).flatMap(([name, field]) =>
      isScalar(field) || field.type !== 'matrix'
        ? []
        : seriesOf(id, name, field, (said as SheetAnswers)[name] as MatrixAnswer | undefined),
    );
  });
}

function seriesOf(sheet: string, name: string, field: MatrixField, said: MatrixAnswer | undefined): Series[] {
  return field.rows.flatMap((row): Series[] => {
    const points = field.columns.flatMap((column) => {
      const { type } = column.own === true ? column.cell : (row.cell ?? column.cell);
      const value = numeric.has(type) ? numberIn(said?.[row.key]?.[column.key] ?? '') : null;
      return value === null ? [] : [{ key: column.key, label: column.label, value }];
    });
    if (points.length < least) return [];
    return [
      {
        sheet,
        path: `${name}/${row.key}/${points.at(-1)?.key ?? ''}`,
        title: row.label,
        unit: row.unit ?? null,
        points: points.map(({ label, value }) => ({ label, value })),
      },
    ];
  });
}

function numberIn(text: string): number | null {
  const digits = text.replaceAll(/[,，\s%]/gu, '');
  return /^-?\d+(?:\.\d+)?$/u.test(digits) ? Number(digits) : null;
}
