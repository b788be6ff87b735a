/** What keeps each row of the requirements: rules of the edition, citations in its data, built-in checks, notes. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { ClassDefinition, Edition } from '#src/definition/edition-bundle.ts';
import type { Field } from '#src/definition/field.ts';
import { scalarsOf } from '#src/definition/reference.ts';
import type { Sheet } from '#src/definition/sheet.ts';
import { RowId } from '#src/definition/text.ts';

export const root = resolve(import.meta.dirname, '..');

const RowList = z.strictObject({
  groups: z.array(z.strictObject({ id: z.string(), zh: z.string(), en: z.string() })),
  rows: z.array(z.strictObject({ id: RowId, zh: z.string(), en: z.string() })),
});
export type RowList = z.infer<typeof RowList>;

const BuiltIn = z.strictObject({
  row: RowId,
  severity: z.enum(['error', 'warning', 'hint']),
  file: z.string(),
  zh: z.string(),
  en: z.string(),
});
export type BuiltIn = z.infer<typeof BuiltIn>;

/** The committed list of rows, in the order of the requirements. */
export const readRowList = (): RowList => RowList.parse(readJson('docs/requirement-rows.json'));
/** The committed list of checks that are code and hold in every edition. */
export const readBuiltIns = (): readonly BuiltIn[] => z.array(BuiltIn).parse(readJson('docs/built-in-checks.json'));

const readJson = (file: string): unknown => JSON.parse(readFileSync(join(root, file), 'utf8'));

type Severity = BuiltIn['severity'];
/** Something that gives a finding citing a row. `where` is a dotted field, a report, a category or a file. */
export interface Citation {
  readonly row: string;
  readonly source: string;
  readonly id: string;
  readonly severity: Severity;
  readonly where: string;
  readonly zh: string;
  readonly en: string;
}
export interface Note {
  readonly row: string;
  readonly source: string;
  readonly by: 'person' | 'code' | 'later';
  readonly zh: string;
  readonly en: string;
}
export interface Coverage {
  readonly citations: readonly Citation[];
  readonly notes: readonly Note[];
}

/** The row a rule's id begins with: `E6-clean` serves E6, `A1.8-facts` A1.8. */
export function rowOf(ruleId: string): string {
  return /^[A-Z]+\d+(?:\.\d+)?/u.exec(ruleId)?.[0] ?? ruleId;
}

/** Everything that speaks of a row in an edition and in the built-in checks. */
export function coverageOf(edition: Edition, builtIns: readonly BuiltIn[]): Coverage {
  const classes = Object.values(edition.classes);
  return {
    citations: [
      ...classes.flatMap(citationsOf),
      ...builtIns.map((one) => ({ ...one, source: 'built in', id: one.row, where: one.file })),
    ],
    notes: classes.flatMap((definition) =>
      definition.checks.rows.map(({ row, by, note }) => ({ row, by, ...note, source: definition.id })),
    ),
  };
}

function citationsOf(definition: ClassDefinition): readonly Citation[] {
  const { id: source } = definition;
  const rules = definition.checks.rules.map(({ id, severity, at, message }) => ({
    row: rowOf(id),
    source,
    id,
    severity,
    where: at,
    ...message,
  }));
  const sheets = definition.sheets.flatMap((id) => definition.definitions[id] ?? []);
  return [
    ...rules,
    ...sheets.flatMap((sheet) => sheetCitations(source, sheet)),
    ...reportCitations(definition),
    ...evidenceCitations(definition),
  ];
}

/** Field types that are more than one typed text; the others come from `scalarsOf`. */
const composite: ReadonlySet<Field['type']> = new Set(['rows', 'matrix', 'files', 'portrait']);

function sheetCitations(source: string, sheet: Sheet): readonly Citation[] {
  const scalars = scalarsOf(sheet).map(({ field, steps }) => ({
    field: field as Field,
    where: [sheet.id, ...steps.filter((step) => !['fields', 'columns', 'rows', 'cell'].includes(String(step)))].join(
      '.',
    ),
  }));
  const others = Object.entries(sheet.fields)
    .filter(([, field]) => composite.has(field.type))
    .map(([name, field]) => ({ field, where: `${sheet.id}.${name}` }));
  return [...scalars, ...others].flatMap(({ field, where }) => [
    ...fieldCitation(source, where, field),
    ...limitCitation(source, where, field),
  ]);
}

function fieldCitation(source: string, where: string, { rule, label }: Field): readonly Citation[] {
  if (rule === undefined) return [];
  return [
    {
      row: rule,
      source,
      id: rule,
      severity: 'error',
      where,
      zh: `“${label.zh}”未填、过少或过多`,
      en: `“${label.en}” is missing, too few or too many`,
    },
  ];
}

function limitCitation(source: string, where: string, field: Field): readonly Citation[] {
  if (!('limit' in field) || field.limit?.rule === undefined) return [];
  const { max, hard, rule } = field.limit;
  return [
    {
      row: rule,
      source,
      id: rule,
      severity: hard ? 'error' : 'warning',
      where,
      zh: `“${field.label.zh}”超过${max}字`,
      en: `“${field.label.en}” exceeds ${max} characters`,
    },
  ];
}

function reportCitations({ id: source, reports }: ClassDefinition): readonly Citation[] {
  return reports.flatMap(({ id, title, rule, limit }) => [
    ...(rule === undefined
      ? []
      : [
          {
            row: rule,
            source,
            id: rule,
            severity: 'error' as const,
            where: `report ${id}`,
            zh: `《${title.zh}》缺少、缺条款页码`,
            en: `${title.en}: missing, or clauses without a page`,
          },
        ]),
    ...(limit === undefined || (limit.rule ?? rule) === undefined
      ? []
      : [
          {
            row: limit.rule ?? rule ?? '',
            source,
            id: limit.rule ?? rule ?? '',
            severity: limit.hard ? ('error' as const) : ('warning' as const),
            where: `report ${id}`,
            zh: `《${title.zh}》超过${limit.max}字`,
            en: `${title.en} exceeds ${limit.max} characters`,
          },
        ]),
  ]);
}

function evidenceCitations({ id: source, evidence }: ClassDefinition): readonly Citation[] {
  return evidence.flatMap(({ id, title, rule, requiredWhen }) =>
    rule === undefined || requiredWhen === undefined
      ? []
      : [
          {
            row: rule,
            source,
            id: rule,
            severity: 'error' as const,
            where: `evidence ${id}`,
            zh: `缺“${title.zh}”`,
            en: `“${title.en}” is missing`,
          },
        ],
  );
}

/** What is wrong: rows nothing speaks of, and citations of rows that are not in the list. Empty where all is well. */
export function rowProblems({ rows }: RowList, { citations, notes }: Coverage): readonly string[] {
  const known = new Set(rows.map((row) => row.id));
  const spoken = new Set([...citations, ...notes].map((one) => one.row));
  return [
    ...rows
      .filter((row) => !spoken.has(row.id))
      .map((row) => `${row.id}: no rule, no built-in check and no note speaks of it`),
    ...citations
      .filter((one) => !known.has(one.row))
      .map((one) => `${one.id} (${one.source}, ${one.where}): there is no row ${one.row}`),
    ...notes.filter((one) => !known.has(one.row)).map((one) => `note of ${one.source}: there is no row ${one.row}`),
  ];
}
