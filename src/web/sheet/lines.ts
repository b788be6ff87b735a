import { useMemo, useState } from 'react';
import type { RowsField } from '#src/definition/field.ts';
import { flatKey } from '#src/domain/form/flat.ts';
import { useList, useTopic, useWorkbook } from '../book/hooks.ts';
import { RowPlaces, type Section } from './row-places.ts';
import { useScope } from './scope.tsx';
import { useLocked } from './use-locked.ts';

/** Rows of a rows field by section, empty ones included. */
export function useSections(name: string, field: RowsField, blanks: number | undefined): readonly Section[] {
  const { sheet, instance } = useScope();
  const readOnly = useLocked(name);
  const workbook = useWorkbook();
  const ids = useList(sheet.id, flatKey(instance, name));
  const [places] = useState(() => new RowPlaces());
  const groups = useTopic('any', () =>
    field.groups === undefined
      ? ''
      : ids.map((id) => workbook.book.text(sheet.id, flatKey(instance, `${name}/${id}/group`))).join(','),
  );
  return useMemo(() => {
    const each = groups.split(',');
    return places.sections({ name, field, ids, groupOf: (index) => each[index] ?? '', blanks: blanks ?? 1, readOnly });
  }, [places, name, field, ids, groups, blanks, readOnly]);
}
