import type { Answers, SheetAnswers } from './answers.ts';

/** Before the path of a blank reason. */
export const blankPrefix = '$blank/';

/** Answers of one sheet (of one instance where it repeats), or null. */
export function sheetAnswers(answers: Answers, sheet: string, instance: string): SheetAnswers | null {
  const found = Object.hasOwn(answers, sheet) ? answers[sheet] : undefined;
  if (found === undefined) return null;
  if (!Array.isArray(found)) return instance === '' ? (found as SheetAnswers) : null;
  return (found as readonly SheetAnswers[]).find((one) => one.id === instance) ?? null;
}
