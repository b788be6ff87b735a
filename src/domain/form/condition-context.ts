import { evidenceVariable } from '#src/definition/condition/macros.ts';
import type { Place } from '#src/definition/condition/place.ts';
import type { Kept, ReadScalar } from '#src/definition/condition/shape.ts';
import { unknown } from '#src/definition/condition/unknown.ts';
import type { Vocabulary } from '#src/definition/condition/vocabulary.ts';
import { dayIn, dayOf } from '#src/definition/value/day.ts';
import type { ApplicationData, MatrixAnswer, SheetAnswers } from './answers.ts';
import type { FieldContext } from './field-type.ts';
import { fieldType, parseField } from './fields/index.ts';
import { rowsOf } from './fields/rows.ts';
import { sheetAnswers } from './sheet-answers.ts';

/** The variables of one application's conditions; `at` gives those of a place. */
export interface RootContext {
  at(place: Place): object;
}

/** Variables made when they are first read: a sheet nobody asks for costs nothing. */
export function contextOf(vocabulary: Vocabulary, data: ApplicationData, at: Date, context: FieldContext): RootContext {
  const read: ReadScalar = (field, typed) => {
    const parsed = parseField(field, typed, context);
    return !parsed.ok || parsed.value === null ? unknown : fieldType(field.type).toCondition(parsed.value);
  };
  const root: object = {};
  lazily(root, 'at', () => dayIn(at, vocabulary.edition.file.timeZone));
  lazily(root, 'applicantClass', () => data.class);
  lazily(
    root,
    'reference',
    () => new vocabulary.Reference((key) => dayOf(vocabulary.edition.file.referenceDates[key]?.date ?? '1970-01-01')),
  );
  lazily(root, evidenceVariable, () => evidenceCounts(data));
  for (const [id, shape] of vocabulary.sheets) {
    const repeats = vocabulary.repeats(id);
    lazily(root, id, () =>
      repeats
        ? instancesOf(data, id).map((one) => shape.view(one, read))
        : shape.view(sheetAnswers(data.answers, id, '') ?? {}, read),
    );
  }
  return { at: (place) => (place.sheet === undefined ? root : local(place.sheet, place)) };

  function local(sheet: string, { instance = '', field, row }: Place): object {
    const answers = sheetAnswers(data.answers, sheet, instance) ?? {};
    const own: object = Object.create(root) as object;
    const shape = vocabulary.sheets.get(sheet);
    if (shape !== undefined && instance !== '') lazily(own, 'sheet', () => shape.view(answers, read));
    if (field !== undefined && row !== undefined) lazily(own, 'row', () => rowView(sheet, answers, field, row));
    return own;
  }

  function rowView(sheet: string, answers: SheetAnswers, name: string, row: string): unknown {
    const shape = vocabulary.rows.get(`${sheet}.${name}`);
    const matrix = vocabulary.definition.definitions[sheet]?.fields[name]?.type === 'matrix';
    const kept: Kept = matrix
      ? { ...(answers[name] as MatrixAnswer | undefined)?.[row], key: row }
      : (rowsOf(answers, name).find((one) => one.id === row) ?? {});
    return shape?.view(kept, read);
  }
}

function lazily(target: object, name: string, make: () => unknown): void {
  Object.defineProperty(target, name, {
    configurable: true,
    get() {
      const value = make();
      Object.defineProperty(target, name, { value });
      return value;
    },
  });
}

function instancesOf(data: ApplicationData, sheet: string): readonly SheetAnswers[] {
  const answers = data.answers[sheet];
  return Array.isArray(answers) ? (answers as readonly SheetAnswers[]) : [];
}

function evidenceCounts(data: ApplicationData): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { category } of data.evidence) counts.set(category, (counts.get(category) ?? 0) + 1);
  return counts;
}
