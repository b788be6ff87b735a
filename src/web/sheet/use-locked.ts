import { flatKey } from '#src/domain/form/flat.ts';
import { useMayWrite } from '../book/hooks.ts';
import type { Workbook } from '../book/workbook.ts';
import { useScope, type SheetScope } from './scope.tsx';

/** Whether a field or table of the sheet cannot be changed now: the sheet is read only, or no correction asks for it. */
export function useLocked(path: string): boolean {
  const { sheet, instance, readOnly } = useScope();
  const may = useMayWrite(sheet.id, flatKey(instance, path));
  return readOnly || !may;
}

/** The same outside of drawing. */
export const isLocked = (
  workbook: Workbook,
  { sheet, instance, readOnly }: Pick<SheetScope, 'sheet' | 'instance' | 'readOnly'>,
  path: string,
): boolean => readOnly || !workbook.mayWrite(sheet.id, flatKey(instance, path));
