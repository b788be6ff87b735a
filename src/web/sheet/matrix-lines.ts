import { useMemo } from 'react';
import type { MatrixField } from '#src/definition/field.ts';
import { useTopic } from '../book/hooks.ts';
import { useScope } from './scope.tsx';
import type { RowPlace } from './spot.ts';

/** The rows of a matrix that concern this applicant. */
export function useMatrixRows(name: string, field: MatrixField): readonly RowPlace[] {
  const { sheet, instance } = useScope();
  const shown = useTopic('judgement', (workbook) =>
    field.rows.map((row) => (workbook.holds(row.when, { sheet: sheet.id, instance }) ? '1' : '0')).join(''),
  );
  return useMemo(
    () =>
      field.rows
        .filter((_, index) => shown[index] === '1')
        .map((matrixRow, index): RowPlace => ({ field: name, id: matrixRow.key, number: index + 1, matrixRow })),
    [shown, field, name],
  );
}
