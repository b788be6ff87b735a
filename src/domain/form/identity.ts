import type { ClassDefinition } from '#src/definition/edition-bundle.ts';
import type { ApplicationData, SheetAnswers } from './answers.ts';

/** Typed text at a dotted path `sheet.field`; '' where it is blank. */
export function textAt(data: ApplicationData, dotted: string): string {
  const [sheet = '', field = ''] = dotted.split('.');
  const value = (data.answers[sheet] as SheetAnswers | undefined)?.[field];
  return typeof value === 'string' ? value.trim() : '';
}

/** The applicant's name as typed, '' while it is blank. */
export const nameOf = (definition: ClassDefinition, data: ApplicationData): string =>
  textAt(data, definition.identity.name);
/** The filling date, or null while it is blank or unreadable. */
export function filledOn(definition: ClassDefinition, data: ApplicationData): string {
  return textAt(data, definition.identity.filled);
}
