import type { ClassDefinition } from '#src/definition/edition-bundle.ts';
import { fieldName } from '#src/definition/field-name.ts';
import type { Sheet } from '#src/definition/sheet.ts';
import type { Language } from '../words/language.tsx';

export interface Provable {
  readonly value: string;
  readonly label: string;
}

/** Fields and clauses an item of evidence can prove: `sheet.field`, `sheet.field.row` of a matrix, `report:clause`. */
export function provable(definition: ClassDefinition, language: Language): readonly Provable[] {
  const fields = definition.sheets.flatMap((id) => {
    const sheet = definition.definitions[id];
    if (sheet === undefined || sheet.office === true || sheet.over !== undefined) return [];
    const head = `${sheet.number === undefined ? '' : `${sheet.number}、`}${sheet.title[language]}`;
    return Object.entries(sheet.fields).flatMap(([name, field]): Provable[] => {
      if (opensTable(sheet, name)) return [];
      const own = { value: `${id}.${name}`, label: `${head} · ${fieldName(field)[language]}` };
      return field.type === 'matrix'
        ? [
            own,
            ...field.rows.map((row) => ({
              value: `${id}.${name}.${row.key}`,
              label: `${own.label} · ${row.label[language]}`,
            })),
          ]
        : [own];
    });
  });
  const clauses = definition.reports.flatMap((report) =>
    (definition.clauses[report.id] ?? []).map((clause) => ({
      value: `${report.id}:${clause.id}`,
      label: `${report.title[language]} · ${clause.id} ${clause.title[language]}`,
    })),
  );
  return [...fields, ...clauses];
}

/** A box that only opens a table of the same name: the table is what is proved. */
const opensTable = ({ id, fields }: Sheet, name: string): boolean =>
  fields[name]?.type === 'tick' &&
  Object.values(fields).some((field) => field.type === 'rows' && field.when === `${id}.${name}`);
