import type { ClassDefinition, Edition } from '#src/definition/edition-bundle.ts';
import { scalarAt } from '#src/definition/cross-checks/summary.ts';
import type { FromApplication, Letter } from '#src/definition/letter.ts';
import { letterFacts, type LetterKind, type Matrix } from '#src/definition/letter-facts.ts';
import { nameOfPath } from '#src/definition/reference.ts';
import type { ApplicationData, MatrixAnswer, SheetAnswers } from '#src/domain/form/answers.ts';
import { formatField, parseField } from '#src/domain/form/fields/index.ts';

type Values = Readonly<Record<string, string | number | null>>;

/** The edition's letter of a kind for a class: the one that takes something from it, else the first. */
export function letterOfKind(edition: Edition, kind: LetterKind, className?: string): Letter | null {
  const own = (edition.letters ?? []).filter((letter) => letter.kind === kind);
  const fits = own.filter((letter) => letter.from === undefined || className === undefined || className in letter.from);
  return fits[0] ?? null;
}

/** Every value of a kind, empty: what a letter is filled with where nothing is known. */
export const emptyValues = (kind: LetterKind): Values =>
  Object.fromEntries(
    Object.entries(letterFacts[kind].values).map(([name, type]) => [
      name,
      type === 'number' ? 0 : type === 'day' ? null : '',
    ]),
  );

/** What a letter takes from an application, as its file says. */
export function valuesFrom(edition: Edition, { from, kind }: Letter, data: ApplicationData): Values {
  const definition = edition.classes[data.class];
  const sources = from?.[data.class]?.values;
  if (definition === undefined || sources === undefined) return {};
  const types: Readonly<Record<string, string>> = letterFacts[kind].values;
  return Object.fromEntries(
    Object.entries(sources).flatMap(([name, source]) => {
      const value =
        'field' in source
          ? fieldValue(edition, definition, data, source.field, types[name])
          : yearsValue(edition, definition, data, source);
      return value === null ? [] : [[name, value]];
    }),
  );
}

function typedAt(data: ApplicationData, dotted: string): string {
  const [sheet = '', field = ''] = dotted.split('.');
  const answers = data.answers[sheet];
  const value = Array.isArray(answers) ? undefined : (answers as SheetAnswers | undefined)?.[field];
  return typeof value === 'string' ? value.trim() : '';
}

function fieldValue(
  edition: Edition,
  definition: ClassDefinition,
  data: ApplicationData,
  dotted: string,
  type: string | undefined,
): string | number | null {
  const field = scalarAt(definition, dotted);
  const typed = typedAt(data, dotted);
  if (field === null || typed === '') return null;
  const context = { codes: edition.codes };
  if (type === 'text' || type === undefined) return formatField(field, typed, context, 'zh');
  const parsed = parseField(field, typed, context);
  if (!parsed.ok) return null;
  return type === 'number' ? Number(parsed.value) : String(parsed.value);
}

/** Whole years from the day in a field to a reference day of the edition. */
function yearsValue(
  edition: Edition,
  definition: ClassDefinition,
  data: ApplicationData,
  { yearsSince, until }: { readonly yearsSince: string; readonly until: string },
): number | null {
  const from = fieldValue(edition, definition, data, yearsSince, 'day');
  const to = edition.file.referenceDates[until]?.date;
  if (typeof from !== 'string' || to === undefined || !/^\d{4}-\d{2}/u.test(from)) return null;
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return to.slice(5) < from.slice(5) ? years - 1 : years;
}

/** Rows and columns of a matrix of the form, as it prints; of the first instance where its sheet repeats. */
export function figuresFrom(edition: Edition, { from }: Letter, data: ApplicationData): Matrix {
  const source: FromApplication['figures'] = from?.[data.class]?.figures;
  const definition = edition.classes[data.class];
  const named = source === undefined || definition === undefined ? null : nameOfPath(definition, source.field);
  const field = named !== null && 'field' in named && named.field.type === 'matrix' ? named.field : null;
  if (source === undefined || field === null) return { columns: [], rows: [] };
  const [sheet = '', name = ''] = source.field.split('.');
  const answers = data.answers[sheet];
  const first = (Array.isArray(answers) ? answers[0] : answers) as SheetAnswers | undefined;
  const cells = (first?.[name] ?? {}) as MatrixAnswer;
  const columns = field.columns.filter((column) => source.columns.includes(column.key));
  return {
    columns: columns.map((column) => column.label.zh),
    rows: field.rows
      .filter((row) => source.rows.includes(row.key))
      .map((row) => ({
        label: row.unit === undefined ? row.label.zh : `${row.label.zh}（${row.unit.zh}）`,
        cells: columns.map((column) => cells[row.key]?.[column.key] ?? ''),
      })),
  };
}
