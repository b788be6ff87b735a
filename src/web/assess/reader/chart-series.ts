import type { ClassDefinition } from '#src/definition/edition-bundle.ts';
import type { MatrixField } from '#src/definition/field.ts';
import type { Text } from '#src/definition/text.ts';
import type { ApplicationData, MatrixAnswer } from '#src/domain/form/answers.ts';
import { flatKey } from '#src/domain/form/flat.ts';
import { partsOfSheet, type Part } from '#src/domain/form/walk.ts';

/** Numbers of several years in one row of the form. */
export interface Series {
  readonly sheet: string;
  /** Where they stand, as an anchor names a field. */
  readonly path: string;
  /** What the sheet is about, where there are several of its kind; else ''. */
  readonly of: string;
  readonly title: Text;
  readonly unit: Text | null;
  readonly points: readonly { readonly label: Text; readonly value: number }[];
}

const numeric = new Set(['integer', 'decimal', 'percent', 'money']);
/** Fewer years show no trend. */
const least = 3;

/** Every row of a matrix that holds at least three numbers under columns of numbers, in the order of the form. */
export function chartsOf(definition: ClassDefinition, data: Pick<ApplicationData, 'answers'>): readonly Series[] {
  return definition.sheets.flatMap((id) => {
    const sheet = definition.definitions[id];
    if (sheet === undefined || sheet.over !== undefined || sheet.office === true) return [];
    return partsOfSheet(sheet, data).flatMap((part) =>
      Object.entries(sheet.fields).flatMap(([name, field]) =>
        field.type === 'matrix' ? seriesOf(part, name, field) : [],
      ),
    );
  });
}

function seriesOf({ sheet, instance, answers }: Part, name: string, field: MatrixField): Series[] {
  const said = answers[name] as MatrixAnswer | undefined;
  const titled = sheet.repeat === undefined ? undefined : answers[sheet.repeat.titleField];
  return field.rows.flatMap((row): Series[] => {
    const points = field.columns.flatMap((column) => {
      const { type } = column.own === true ? column.cell : (row.cell ?? column.cell);
      const value = numeric.has(type) ? numberIn(said?.[row.key]?.[column.key] ?? '') : null;
      return value === null ? [] : [{ key: column.key, label: column.label, value }];
    });
    if (points.length < least) return [];
    return [
      {
        sheet: sheet.id,
        path: flatKey(instance, `${name}/${row.key}/${points.at(-1)?.key ?? ''}`),
        of: typeof titled === 'string' ? titled : '',
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
