import type { PrintRequest, Printed } from '#src/documents/print.ts';

/** Messages between the renderer and its worker. */
export interface Job {
  readonly id: number;
  readonly output: 'pdf' | 'svg';
  readonly request: PrintRequest;
}
export type Answer =
  | { readonly id: number; readonly ok: true; readonly printed: Printed | null; readonly svg: readonly string[] | null }
  | { readonly id: number; readonly ok: false; readonly message: string };
export interface WorkerSettings {
  readonly fontFolders: readonly string[];
}
