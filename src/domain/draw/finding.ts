import type { Text } from '#src/definition/text.ts';

/** What does not hold in the record of a draw; `path` is a JSON Pointer into it. */
export interface DrawFinding extends Text {
  readonly path: string;
}

export const finding = (path: string, zh: string, en: string): DrawFinding => ({ path, zh, en });
