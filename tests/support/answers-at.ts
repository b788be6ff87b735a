import type { Address, Answer, Answers, ApplicationData, Row, SheetAnswers } from '#src/domain/form/answers.ts';
import { blankPrefix, sheetAnswers } from '#src/domain/form/sheet-answers.ts';

/** What is kept at an address: a typed text, a reason, or a whole field's answer; null where there is nothing. */
export function getAnswer(data: Pick<ApplicationData, 'answers'>, { sheet, instance, path }: Address): Answer | null {
  const answers = sheetAnswers(data.answers, sheet, instance);
  if (answers === null) return null;
  if (path.startsWith(blankPrefix)) return answers.$blank?.[path.slice(blankPrefix.length)] ?? null;
  const [field = '', row, column] = path.split('/');
  const answer = Object.hasOwn(answers, field) ? (answers[field] as Answer | undefined) : undefined;
  if (row === undefined) return answer ?? null;
  return column === undefined ? null : cellOf(answer, row, column);
}

function cellOf(answer: Answer | undefined, row: string, column: string): string | null {
  if (answer === undefined || typeof answer === 'string') return null;
  if (!Array.isArray(answer))
    return (answer as Readonly<Record<string, Readonly<Record<string, string>>>>)[row]?.[column] ?? null;
  return (answer as readonly Row[]).find((one) => one.id === row)?.[column] ?? null;
}

/** Answers with this value at the address; missing rows and instances are made, `null` removes. The old ones stay. */
export function setAnswer(answers: Answers, { sheet, instance, path }: Address, value: Answer | null): Answers {
  const before = answers[sheet];
  if (instance === '') return { ...answers, [sheet]: setInSheet((before ?? {}) as SheetAnswers, path, value) };
  const list = Array.isArray(before) ? (before as readonly SheetAnswers[]) : [];
  const known = list.some((one) => one.id === instance);
  const all = known ? list : [...list, { id: instance }];
  return { ...answers, [sheet]: all.map((one) => (one.id === instance ? setInSheet(one, path, value) : one)) };
}

function setInSheet(answers: SheetAnswers, path: string, value: Answer | null): SheetAnswers {
  if (path.startsWith(blankPrefix))
    return { ...answers, $blank: setKey(answers.$blank ?? {}, path.slice(blankPrefix.length), value as string | null) };
  const [field = '', row, column] = path.split('/');
  if (row === undefined || column === undefined) return setKey(answers, field, value) as SheetAnswers;
  return { ...answers, [field]: setCell(answers[field] as Answer | undefined, row, column, value as string | null) };
}

/** Rows are lists; where nothing was kept yet, the caller's field decides by starting with its empty list. */
function setCell(answer: Answer | undefined, row: string, column: string, value: string | null): Answer {
  if (!Array.isArray(answer)) {
    const matrix = (typeof answer === 'object' ? answer : {}) as Readonly<
      Record<string, Readonly<Record<string, string>>>
    >;
    return { ...matrix, [row]: setKey(matrix[row] ?? {}, column, value) };
  }
  const rows = answer as readonly Row[];
  const all: readonly Row[] = rows.some((one) => one.id === row) ? rows : [...rows, { id: row }];
  return all.map((one) => (one.id === row ? (setKey(one, column, value) as Row) : one));
}

function setKey<V>(record: Readonly<Record<string, V>>, key: string, value: V | null): Record<string, V> {
  const { [key]: _old, ...rest } = record;
  return value === null ? rest : { ...record, [key]: value };
}
