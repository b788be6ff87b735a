import type { ClassDefinition } from '#src/definition/edition-bundle.ts';
import type { ApplicationData } from '#src/domain/form/answers.ts';

/** What an office writes on its leaf, by field. */
export type OfficeAnswers = Readonly<Record<string, string>>;

/**
 * Data with an office's answers on its own leaf; all other sheets stay as they are. Throws where no office fills the sheet
 * in, and for a field that it does not have.
 */
export function withOfficeAnswers(
  definition: ClassDefinition,
  data: ApplicationData,
  sheetId: string,
  answers: OfficeAnswers,
): ApplicationData {
  const sheet = definition.definitions[sheetId];
  if (sheet?.office !== true) throw new RangeError(`no office fills in the sheet ${sheetId}`);
  const stranger = Object.keys(answers).find((field) => !Object.hasOwn(sheet.fields, field));
  if (stranger !== undefined) throw new RangeError(`the sheet ${sheetId} has no field ${stranger}`);
  return { ...data, answers: { ...data.answers, [sheetId]: answers } };
}
