import type { Measured, PrintRequest, Printed } from '#src/documents/print.ts';

/** What a job may ask for, and what it gets. */
export interface Results {
  readonly pdf: Printed;
  readonly svg: readonly string[];
  readonly pages: Measured;
}
export type Output = keyof Results;

/** Messages between the renderer and its worker. */
export interface Job {
  readonly id: number;
  readonly output: Output;
  readonly request: PrintRequest;
}
export type Answer =
  | { readonly id: number; readonly ok: true; readonly result: Results[Output] }
  | { readonly id: number; readonly ok: false; readonly message: string };
export interface WorkerSettings {
  readonly fontFolders: readonly string[];
}
