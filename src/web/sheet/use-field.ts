import { useCallback, useMemo } from 'react';
import { isScalar, parseField } from '#src/domain/form/fields/index.ts';
import { useFindings, useText, useWorkbook } from '../book/hooks.ts';
import type { PlacedFinding } from '../book/finding-board.ts';
import { useSay } from '../words/language.tsx';
import { setFocused, tie } from './focus.ts';
import { addRows } from './rows.ts';
import { useScope } from './scope.tsx';
import type { Spot } from './spot.ts';
import { useLocked } from './use-locked.ts';

/** Everything an input needs: its text, reason, findings, names for screen readers, and how to change it. */
export interface FieldHandle {
  readonly text: string;
  readonly reason: string;
  readonly findings: readonly PlacedFinding[];
  readonly readOnly: boolean;
  readonly name: string;
  readonly description: string | undefined;
  readonly tone: '' | 'error' | 'warning';
  readonly write: (text: string) => void;
  /** Settles what was typed when the field is left: a token for a blank becomes its reason (X9); what waits is sent. */
  readonly settle: () => void;
  readonly focus: (element: HTMLElement) => void;
  readonly tieTo: (element: HTMLElement | null) => void;
}

export function useField(spot: Spot): FieldHandle {
  const scope = useScope();
  const workbook = useWorkbook();
  const say = useSay();
  const store = scope.sheet.id;
  const text = useText(store, spot.key);
  const reason = useText(store, spot.reasonKey);
  const findings = useFindings(store, spot.key);
  const locked = useLocked(spot.path);
  const write = useCallback(
    (value: string) => {
      if (spot.row?.ghosts !== undefined) addRows(workbook, scope, spot.row, spot.row.ghosts);
      workbook.write(store, spot.key, value);
      if (value !== '' && workbook.book.text(store, spot.reasonKey) !== '') workbook.write(store, spot.reasonKey, '');
    },
    [workbook, scope, spot, store],
  );
  const settle = useCallback(() => {
    const typed = workbook.book.text(store, spot.key);
    if (typed !== '' && isScalar(spot.field)) {
      const parsed = parseField(spot.field, typed, { codes: workbook.edition.codes });
      if (parsed.ok && parsed.value === null && 'reason' in parsed && parsed.reason !== undefined) {
        workbook.write(store, spot.key, '');
        workbook.write(store, spot.reasonKey, parsed.reason);
      }
    }
    workbook.queue.flush();
  }, [workbook, store, spot]);
  const tieTo = useMemo(() => tie(scope, spot), [scope, spot]);
  const focus = useCallback((element: HTMLElement) => setFocused({ scope, spot, element }), [scope, spot]);
  const worst = findings.some((one) => one.severity === 'error')
    ? 'error'
    : findings.some((one) => one.severity === 'warning')
      ? 'warning'
      : '';
  return {
    text,
    reason,
    findings,
    write,
    settle,
    focus,
    tieTo,
    readOnly: locked,
    name: [scope.title, ...(spot.table === undefined ? [] : [say(spot.table)]), say(spot.label)].join(' '),
    description: findings.length === 0 ? undefined : findings.map((one) => say(one.message)).join(' '),
    tone: worst,
  };
}
