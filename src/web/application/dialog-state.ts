import { useSyncExternalStore } from 'react';

/** Which of the application's dialogs is open. */
export type Dialog =
  | { readonly kind: 'none' }
  | { readonly kind: 'conflicts' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'history'; readonly sheet: string; readonly path: string; readonly label: string }
  | { readonly kind: 'preview'; readonly sheet: string };

let dialog: Dialog = { kind: 'none' };
const listeners = new Set<() => void>();

export function setDialog(next: Dialog): void {
  dialog = next;
  for (const listener of listeners) listener();
}
export const closeDialog = (): void => setDialog({ kind: 'none' });
export const openConflicts = (): void => setDialog({ kind: 'conflicts' });
export const openRefused = (): void => setDialog({ kind: 'refused' });
export const openPreview = (sheet: string): void => setDialog({ kind: 'preview', sheet });
export const openHistory = (sheet: string, path: string, label: string): void =>
  setDialog({ kind: 'history', sheet, path, label });

export function useDialog(): Dialog {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => dialog,
  );
}
