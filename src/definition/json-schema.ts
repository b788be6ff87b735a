import { z } from 'zod';
import { cellField, isScalar } from './cell.ts';
import { ClashesFile } from './clashes.ts';
import { AssessmentFile } from './assessment.ts';
import { Criteria } from './criteria.ts';
import { Scale } from './scale.ts';
import { AmendmentFile } from './amendment.ts';
import { AuthoritiesFile } from './authority.ts';
import { Call, Channel, ClassFile, CodeList, EditionFile, RulesFile } from './edition.ts';
import { DemoFile } from './demo.ts';
import { LettersFile } from './letter.ts';
import type { ClassDefinition, Edition } from './edition-bundle.ts';
import type { Field, MatrixField, RowsField, ScalarField } from './field.ts';
import { Sheet } from './sheet.ts';
import { SummaryFile } from './summary.ts';
import { Calendar, MessagesFile, WorkflowFile } from './workflow.ts';
import { fileId, rowId as rowIdForm } from './value/ids.ts';

/** A JSON Schema, draft 2020-12. */
export type JsonSchema = Readonly<Record<string, unknown>>;

const ChannelsFile = z.strictObject({ $schema: z.string().optional(), channels: z.array(Channel) });
const files = {
  edition: EditionFile,
  call: Call,
  channels: ChannelsFile,
  authorities: AuthoritiesFile,
  workflow: WorkflowFile,
  clashes: ClashesFile,
  messages: MessagesFile,
  calendar: Calendar,
  letters: LettersFile,
  summary: SummaryFile,
  class: ClassFile,
  rules: RulesFile,
  sheet: Sheet,
  codes: CodeList,
  criteria: Criteria,
  assessment: AssessmentFile,
  scale: Scale,
  demo: DemoFile,
  amendment: AmendmentFile,
};

/** The published schemas of an edition's files, by the kind of file. */
export function editionSchemas(): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries(
    Object.entries(files).map(([kind, schema]) => [
      kind,
      { ...z.toJSONSchema(schema, { io: 'input', reused: 'ref' }) },
    ]),
  );
}

const text = { type: 'string' };
const sha256 = { type: 'string', pattern: fileId.source };
const rowId = { type: 'string', pattern: rowIdForm.source };
const object = (properties: JsonSchema, required: readonly string[] = []): JsonSchema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});
const list = (items: JsonSchema, maxItems?: number): JsonSchema => ({
  type: 'array',
  items,
  ...(maxItems === undefined ? {} : { maxItems }),
});
const record = (value: JsonSchema, keys?: JsonSchema): JsonSchema => ({
  type: 'object',
  additionalProperties: value,
  ...(keys === undefined ? {} : { propertyNames: keys }),
});

/**
 * JSON Schema of application.json for a class, derived from the fields alone. Values are typed text: what a text must
 * look like is said in its description and examined by `laurel check`.
 */
export function applicationSchema(edition: Edition, className: string): JsonSchema {
  const definition = edition.classes[className];
  if (definition === undefined) throw new RangeError(`no class '${className}' in this edition`);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `${edition.file.title.zh} · ${definition.form.zh}`,
    ...object(
      {
        format: { const: 1 },
        edition: { const: `${edition.file.programme}/${edition.file.id}` },
        class: { const: className },
        answers: object(
          Object.fromEntries(answered(definition).map((sheet) => [sheet.id, sheetSchema(edition, sheet)])),
        ),
        evidence: list(evidenceSchema(definition)),
        reports: object(
          Object.fromEntries(
            definition.reports.map((report) => [report.id, reportSchema(definition, report.id, report.title.zh)]),
          ),
        ),
        files: record(fileSchema, sha256),
        salt: {
          type: 'string',
          pattern: '^(?:[0-9a-f]{2}){1,64}$',
          description: 'salt of the commitments of sensitive values; stands in packages the product writes',
        },
      },
      ['format', 'edition', 'class', 'answers', 'evidence', 'reports', 'files'],
    ),
  };
}

const answered = (definition: ClassDefinition): readonly Sheet[] =>
  definition.sheets.flatMap((id) => definition.definitions[id] ?? []).filter((sheet) => sheet.over === undefined);

function sheetSchema({ file }: Edition, sheet: Sheet): JsonSchema {
  const fields = Object.fromEntries(
    Object.entries(sheet.fields).map(([name, field]) => [name, fieldSchema(field, file.limits.rows)]),
  );
  const reasons = { ...record(text), description: '未填原因：键为栏目路径，如 fax、branches/k3、table/assets/rank' };
  const title = `${sheet.number === undefined ? '' : `${sheet.number}、`}${sheet.title.zh}`;
  if (sheet.repeat === undefined) return { title, ...object({ ...fields, $blank: reasons }) };
  return { title, ...list(object({ id: rowId, ...fields, $blank: reasons }, ['id']), sheet.repeat.max) };
}

function fieldSchema(field: Field, rows: number): JsonSchema {
  if (isScalar(field)) return scalarSchema(field);
  if (field.type === 'matrix') return matrixSchema(field);
  if (field.type === 'rows')
    return { title: field.label.zh, ...list(rowSchema(field), Math.min(field.max ?? rows, rows)) };
  return {
    title: field.label.zh,
    ...list(
      object({ id: rowId, file: sha256, name: text, caption: text }, ['id', 'file', 'name']),
      field.type === 'files' ? field.max : 1,
    ),
  };
}

function scalarSchema(field: ScalarField): JsonSchema {
  return {
    title: field.label.zh,
    ...text,
    description: describe(field),
    ...(field.help === undefined ? {} : { $comment: field.help.zh }),
  };
}

/** What the typed text means, in a few words. */
function describe(field: ScalarField): string {
  switch (field.type) {
    case 'choice':
      return `one of: ${field.options.map((option) => option.code).join(', ')}`;
    case 'choices':
      return `any of, joined by a comma: ${field.options.map((option) => option.code).join(', ')}`;
    case 'yesno':
      return 'yes or no';
    case 'tick':
      return 'yes, or empty';
    case 'code':
      return `a code of the list ${field.list}`;
    case 'text':
    case 'longtext':
      return field.limit === undefined
        ? field.type
        : `${field.type}, at most ${field.limit.max} characters as Word counts them`;
    case 'date':
      return 'day, as 2020-05-02';
    case 'month':
      return 'month, as 2020-05';
    case 'year':
      return 'year, as 2020';
    default:
      return 'unit' in field && field.unit !== undefined ? `${field.type} in ${field.unit.zh}` : field.type;
  }
}

function rowSchema(field: RowsField): JsonSchema {
  const columns = Object.fromEntries(Object.entries(field.columns).map(([key, column]) => [key, scalarSchema(column)]));
  if (field.groups === undefined) return object({ id: rowId, ...columns }, ['id']);
  return object({ id: rowId, group: { enum: field.groups.map((group) => group.key) }, ...columns }, ['id', 'group']);
}

function matrixSchema(field: MatrixField): JsonSchema {
  const rows = field.rows.map(
    (row) =>
      [
        row.key,
        {
          title: row.label.zh,
          ...object(
            Object.fromEntries(field.columns.map((column) => [column.key, scalarSchema(cellField(row, column))])),
          ),
        },
      ] as const,
  );
  return { title: field.label.zh, ...object(Object.fromEntries(rows)) };
}

function evidenceSchema(definition: ClassDefinition): JsonSchema {
  return object(
    {
      id: rowId,
      category: { enum: definition.evidence.map((category) => category.id) },
      title: text,
      issuer: text,
      number: text,
      issued: text,
      validUntil: text,
      files: list(sha256),
      proves: {
        ...list(text),
        description: 'dotted fields (economy.table.satisfaction) and clauses (assessment:4.1.2)',
      },
    },
    ['id', 'category', 'title', 'issuer', 'number', 'issued', 'files', 'proves'],
  );
}

function reportSchema(definition: ClassDefinition, id: string, title: string): JsonSchema {
  const page = { type: 'integer', minimum: 1 };
  const pages = object(Object.fromEntries((definition.clauses[id] ?? []).map((clause) => [clause.id, page])));
  const count = { type: 'integer', minimum: 0 };
  return {
    title,
    ...object(
      {
        variant: { const: 'supplied' },
        file: sha256,
        pages,
        confirmed: { type: 'boolean' },
        declaredCharacters: count,
        countedCharacters: count,
        pageCount: count,
      },
      ['variant', 'file', 'pages', 'confirmed', 'pageCount'],
    ),
  };
}

const fileSchema = object(
  {
    sha256,
    name: text,
    type: text,
    ...Object.fromEntries(
      ['size', 'pages', 'width', 'height', 'characters'].map((key) => [key, { type: 'integer', minimum: 0 }]),
    ),
  },
  ['sha256', 'name', 'type', 'size'],
);
