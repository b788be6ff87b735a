import { useSyncExternalStore } from 'react';
import type { SheetScope } from './scope.tsx';
import type { Spot } from './spot.ts';

/** The field the person is at, told to the card beside the sheet. */
export interface Focused {
  readonly scope: SheetScope;
  readonly spot: Spot;
  readonly element: HTMLElement;
}

let focused: Focused | null = null;
const listeners = new Set<() => void>();
const spots = new WeakMap<Element, Focused>();

/** Which field an element edits, for keys and pasting. */
export const focusedOf = (element: Element): Focused | undefined => spots.get(element);

/** Ties an element to its field for as long as the element lives. */
export function tie(scope: SheetScope, spot: Spot): (element: HTMLElement | null) => void {
  return (element) => {
    if (element !== null) spots.set(element, { scope, spot, element });
  };
}

export function setFocused(next: Focused | null): void {
  if (focused?.element === next?.element && focused?.spot.key === next?.spot.key && focused?.scope === next?.scope)
    return;
  focused = next;
  for (const listener of listeners) listener();
}

export function useFocused(): Focused | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => focused,
  );
}
