import type { ReactNode } from 'react';
import { useHolds } from '../book/hooks.ts';
import { useScope } from './scope.tsx';

/** Its children, unless its condition is known not to hold. */
export function When({
  condition,
  children,
}: {
  readonly condition: string | undefined;
  readonly children: ReactNode;
}) {
  const { sheet, instance } = useScope();
  return useHolds(condition, sheet.id, instance) ? <>{children}</> : null;
}
