import type { KeyboardEvent } from 'react';
import { newId } from '../book/new-id.ts';
import type { Workbook } from '../book/workbook.ts';
import { focusedOf } from './focus.ts';
import { neighbour, step, type Direction } from './neighbour.ts';
import { addRows, moveRow, removeRow, rowIds } from './rows.ts';
import { isLocked } from './use-locked.ts';

const arrows: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

/** Keys on the sheet: Enter to the next field, arrows between cells, Alt+arrows move a row, Ctrl+Delete takes it out. */
export function handleKeys(
  event: KeyboardEvent<HTMLElement>,
  workbook: Workbook,
  removed: (undo: () => void) => void,
): void {
  const target = event.target as HTMLElement;
  const focused = focusedOf(target);
  if (focused === undefined || event.nativeEvent.isComposing || event.defaultPrevented) return;
  const direction = arrows[event.key];
  const { row } = focused.spot;
  if (
    row !== undefined &&
    row.matrixRow === undefined &&
    row.ghosts === undefined &&
    !isLocked(workbook, focused.scope, row.field)
  ) {
    if (event.altKey && (direction === 'up' || direction === 'down')) {
      moveRow(workbook, focused.scope, row, direction === 'up' ? -1 : 1);
      return event.preventDefault();
    }
    if (event.ctrlKey && event.key === 'Delete') {
      go(event.currentTarget, target, 'up');
      removed(removeRow(workbook, focused.scope, row));
      return event.preventDefault();
    }
  }
  if (event.key === 'Enter' && event.altKey) {
    const reason = document.getElementById('blank-reason');
    reason?.focus();
    if (reason !== null) event.preventDefault();
    return undefined;
  }
  if (
    event.key === 'Enter' &&
    !event.shiftKey &&
    !event.altKey &&
    (focused.spot.field.type !== 'longtext' || event.ctrlKey)
  )
    return enter(event, workbook, target);
  if (
    direction !== undefined &&
    !event.altKey &&
    !event.shiftKey &&
    !event.ctrlKey &&
    leaves(target, direction) &&
    go(event.currentTarget, target, direction)
  )
    event.preventDefault();
  return undefined;
}

const fieldsIn = (root: Element): HTMLElement[] => [...root.querySelectorAll<HTMLElement>('[data-field]')];

/** Enter goes on in reading order; in the last row of a table it begins another. */
function enter(event: KeyboardEvent<HTMLElement>, workbook: Workbook, target: HTMLElement): void {
  const focused = focusedOf(target);
  event.preventDefault();
  const fields = fieldsIn(event.currentTarget);
  const at = fields.indexOf(target);
  const next = step(fields.length, at, 1);
  const row = focused?.spot.row;
  const following = next === null ? undefined : fields[next];
  const stays = following !== undefined && focusedOf(following)?.spot.row?.field === row?.field;
  if (
    focused !== undefined &&
    row !== undefined &&
    row.matrixRow === undefined &&
    !stays &&
    !isLocked(workbook, focused.scope, row.field)
  ) {
    const ids = rowIds(workbook, focused.scope, row);
    if (ids.at(-1) === row.id && workbook.book.text(focused.scope.sheet.id, focused.spot.key) !== '') {
      addRows(workbook, focused.scope, row, [newId()]);
      const root = event.currentTarget;
      requestAnimationFrame(() => fieldsIn(root)[at + 1]?.focus());
      return;
    }
  }
  following?.focus();
}

/** Whether an arrow leaves the text: at its end in that direction, or where an arrow has nothing to do in it. */
function leaves(target: HTMLElement, direction: Direction): boolean {
  if (target instanceof HTMLSelectElement) return direction === 'left' || direction === 'right';
  if (!(target instanceof HTMLTextAreaElement)) return target instanceof HTMLInputElement && target.type === 'checkbox';
  const { value, selectionStart, selectionEnd } = target;
  if (selectionStart !== selectionEnd && !(selectionStart === 0 && selectionEnd === value.length)) return false;
  const oneLine = !value.includes('\n') && target.scrollHeight < 40;
  if (direction === 'up') return oneLine || selectionStart === 0;
  if (direction === 'down') return oneLine || selectionEnd === value.length;
  return direction === 'left' ? selectionStart === 0 && selectionEnd === 0 : selectionStart === value.length;
}

function go(root: Element, from: HTMLElement, direction: Direction): boolean {
  const fields = fieldsIn(from.closest('table') ?? from.closest('.sheet') ?? root);
  const boxes = fields.map((field) => (field.closest('td') ?? field).getBoundingClientRect());
  const to = neighbour(boxes, fields.indexOf(from), direction);
  const next = to === null ? undefined : fields[to];
  next?.focus();
  if (next instanceof HTMLTextAreaElement) next.select();
  return next !== undefined;
}
