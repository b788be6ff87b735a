import type { ApplicationData } from '#src/domain/form/answers.ts';
import { isScalar } from '#src/domain/form/fields/index.ts';
import type { Workbook } from '../book/workbook.ts';

/** Kinds of proof that filled fields owe (M12). */
export function owedCategories({ definition, judgement }: Workbook, data: ApplicationData): ReadonlySet<string> {
  const owed = new Set<string>();
  for (const sheet of Object.values(definition.definitions)) {
    const answers = data.answers[sheet.id];
    if (answers === undefined || Array.isArray(answers)) continue;
    for (const [name, field] of Object.entries(sheet.fields)) {
      const answer = (answers as Readonly<Record<string, unknown>>)[name];
      const filled = isScalar(field)
        ? typeof answer === 'string' && answer !== '' && answer !== 'no'
        : Array.isArray(answer)
          ? answer.length > 0
          : answer !== undefined;
      if (
        field.owes !== undefined &&
        filled &&
        (field.owesWhen === undefined || judgement.holds(field.owesWhen) === true)
      )
        owed.add(field.owes);
    }
  }
  return owed;
}
