import { createContext, useContext, useMemo, type ReactNode } from 'react';
import type { Sheet } from '#src/definition/sheet.ts';
import { useSay } from '../words/language.tsx';
import { sheetTitle } from './spot.ts';

/** The sheet (and instance) the fields below belong to. */
export interface SheetScope {
  readonly sheet: Sheet;
  readonly instance: string;
  readonly title: string;
  readonly readOnly: boolean;
}
const ScopeContext = createContext<SheetScope | null>(null);

export function SheetScopeProvider({
  sheet,
  instance,
  readOnly,
  children,
}: {
  readonly sheet: Sheet;
  readonly instance: string;
  readonly readOnly: boolean;
  readonly children: ReactNode;
}) {
  const say = useSay();
  const title = say(sheetTitle(sheet));
  const scope = useMemo(() => ({ sheet, instance, title, readOnly }), [sheet, instance, title, readOnly]);
  return <ScopeContext.Provider value={scope}>{children}</ScopeContext.Provider>;
}

export function useScope(): SheetScope {
  const scope = useContext(ScopeContext);
  if (scope === null) throw new Error('a field stands outside a sheet');
  return scope;
}
