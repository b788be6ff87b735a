import type { ClassDefinition } from '#src/definition/edition-bundle.ts';
import { fieldName } from '#src/definition/field-name.ts';

/** What an item of evidence proves, in the words of the form: sheet numbers with labels, clauses of reports. */
export function provenWords(definition: ClassDefinition, proves: readonly string[]): string {
  return proves
    .map((one) => (one.includes(':') ? clauseWords(definition, one) : fieldWords(definition, one)))
    .join('；');
}

function clauseWords(definition: ClassDefinition, reference: string): string {
  const [report = '', clause = ''] = reference.split(':');
  const title = definition.reports.find((one) => one.id === report)?.title.zh ?? report;
  return `${title} ${clause}`;
}

function fieldWords(definition: ClassDefinition, path: string): string {
  const [sheetId = '', name = '', inner = ''] = path.split('.');
  const sheet = definition.definitions[sheetId];
  const field = sheet?.fields[name];
  if (sheet === undefined || field === undefined) return path;
  const within =
    field.type === 'rows'
      ? field.columns[inner]?.label
      : field.type === 'matrix'
        ? field.rows.find((row) => row.key === inner)?.label
        : undefined;
  return `${sheet.number ?? sheet.title.zh} ${(within ?? fieldName(field)).zh}`;
}
