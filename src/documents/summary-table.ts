import { scalarAt } from '#src/definition/cross-checks/summary.ts';
import type { ClassDefinition, Edition } from '#src/definition/edition-bundle.ts';
import type { ScalarField } from '#src/definition/field.ts';
import { filled } from '#src/definition/placeholder.ts';
import type { SummaryColumn, SummaryFact } from '#src/definition/summary.ts';
import type { ApplicationData, SheetAnswers } from '#src/domain/form/answers.ts';
import { fieldType, formatField, parseField } from '#src/domain/form/fields/index.ts';
import { classOf } from './build-sheet.ts';
import { dayWords } from './letter-words.ts';
import type { ListTable, ListValue } from './list-table.ts';
import { printable } from './printable.ts';

/** One applicant of the table. `data` is null for a paper-only applicant, of whom only facts are known. */
export interface SummaryRow {
  readonly data: ApplicationData | null;
  readonly facts: Readonly<Partial<Record<Exclude<SummaryFact, 'index'>, string>>>;
}

/** Whose table it is and of which day (ISO; null to be written in). */
export interface SummaryHead {
  readonly authority: string;
  readonly date: string | null;
}

/** Attachment 5 for one class (A5.1): rows in the order given, columns as the edition has them. Throws where it has none. */
export function summaryTable(
  edition: Edition,
  className: string,
  rows: readonly SummaryRow[],
  head: SummaryHead,
): ListTable {
  const { summary } = edition;
  const own = summary?.classes[className];
  if (summary === undefined || own === undefined)
    throw new RangeError(`the edition has no summary table of ${className}`);
  const definition = classOf(edition, className);
  const columns = own.columns.filter(({ source }) => summary.order || !('fact' in source && source.fact === 'order'));
  const words: Readonly<Record<string, string>> = {
    authority: head.authority,
    date: dayWords(head.date),
    edition: edition.file.title.zh,
  };
  return {
    ...(summary.mark === undefined ? {} : { mark: summary.mark }),
    title: `${summary.title.zh}（${own.subtitle.zh}）`,
    lines: summary.head.map((line) => filled(line, (name) => words[name] ?? '')),
    columns: columns.map(({ id, title, width }) => ({ id, title: title.zh, width })),
    rows: rows.map((row, index) => columns.map((column) => valueOf(edition, definition, column, row, index))),
  };
}

function valueOf(
  edition: Edition,
  definition: ClassDefinition,
  { source }: SummaryColumn,
  { data, facts }: SummaryRow,
  index: number,
): ListValue {
  if ('fact' in source) return source.fact === 'index' ? counted(index + 1) : printable(facts[source.fact] ?? '');
  const field = scalarAt(definition, source.field);
  if (data === null || field === null) return '';
  const [sheet = '', ...path] = source.field.split('.');
  const answers = instancesOf(data, sheet, source.prefer);
  const values = answers.map((one) => printedAt(edition, field, one, path)).filter((value) => value !== '');
  const [only, ...more] = values;
  if (more.length === 0) return only ?? '';
  return [...new Set(values.map((value) => (typeof value === 'string' ? value : value.text)))].join('、');
}

const counted = (number: number): ListValue => ({ text: String(number), number });

/** Answers of a sheet: all its instances, or the one that a tick prefers. */
function instancesOf(data: ApplicationData, sheet: string, prefer: string | undefined): readonly SheetAnswers[] {
  const answers = data.answers[sheet];
  if (answers === undefined) return [];
  const all: readonly SheetAnswers[] = Array.isArray(answers) ? answers : [answers as SheetAnswers];
  const preferred = prefer === undefined ? [] : all.filter((one) => one[prefer] === 'yes');
  return preferred.length > 0 ? preferred : all;
}

const numeric: ReadonlySet<ScalarField['type']> = new Set(['integer', 'decimal', 'percent', 'money']);

/** A value as it is printed, with its number where it is one; why it is blank where it is. */
function printedAt(edition: Edition, field: ScalarField, answers: SheetAnswers, path: readonly string[]): ListValue {
  const typed = at(answers, path);
  if (typed === '') return printable(answers.$blank?.[path.join('/')] ?? '');
  const context = { codes: edition.codes };
  const text = printable(formatField(field, typed, context, 'zh'));
  const parsed = numeric.has(field.type) ? parseField(field, typed, context) : null;
  if (parsed === null || !parsed.ok || parsed.value === null) return text;
  const number = Number(fieldType(field.type).canonical(parsed.value));
  return Number.isFinite(number) ? { text, number } : text;
}

function at(answers: SheetAnswers, path: readonly string[]): string {
  let value: unknown = answers;
  for (const step of path)
    value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[step] : undefined;
  return typeof value === 'string' ? value.trim() : '';
}
