import type { ClassDefinition } from '#src/definition/edition-bundle.ts';
import type { ApplicationData, EvidenceItem, ReportContent, SheetAnswers, StoredFile } from './answers.ts';
import { flatten, nest, type FlatAnswers } from './flat.ts';
import { namedFiles } from './named-files.ts';

/** Names of the built-in stores that lie beside the sheets. */
export const evidenceStore = 'evidence';
export const reportsStore = 'reports';
export type Stores = Readonly<Record<string, FlatAnswers>>;

/** Every store an application of this class has: its sheets, evidence and reports. */
export function storesOf(definition: ClassDefinition): string[] {
  return [...definition.sheets, evidenceStore, reportsStore];
}

/** What the application says, put together from its stores and the facts of those files it names. */
export function assemble(
  definition: ClassDefinition,
  edition: string,
  stores: Stores,
  files: Readonly<Record<string, StoredFile>>,
): ApplicationData {
  const said = {
    answers: answersOf(definition, stores),
    evidence: evidenceOf(stores[evidenceStore] ?? {}),
    reports: reportsOf(definition, stores[reportsStore] ?? {}, files),
  };
  const named = namedFiles(definition, said);
  return {
    format: 1,
    edition,
    class: definition.id,
    ...said,
    files: Object.fromEntries(Object.entries(files).filter(([sha256]) => named.has(sha256))),
  };
}

function answersOf(definition: ClassDefinition, stores: Stores): ApplicationData['answers'] {
  const answers: Record<string, SheetAnswers | readonly SheetAnswers[]> = {};
  for (const id of definition.sheets) {
    const sheet = definition.definitions[id];
    if (sheet !== undefined && sheet.over === undefined && sheet.office !== true)
      answers[id] = nest(sheet, stores[id] ?? {});
  }
  return answers;
}

const text = (value: string | readonly string[] | undefined): string => (typeof value === 'string' ? value : '');
const list = (value: string | readonly string[] | undefined): readonly string[] =>
  Array.isArray(value) ? (value as readonly string[]) : [];

function evidenceOf(flat: FlatAnswers): EvidenceItem[] {
  return list(flat['items']).map((id) => {
    const read = (column: string): string => text(flat[`items/${id}/${column}`]);
    const until = read('validUntil');
    return {
      id,
      category: read('category'),
      title: read('title'),
      issuer: read('issuer'),
      number: read('number'),
      issued: read('issued'),
      ...(until === '' ? {} : { validUntil: until }),
      files: list(flat[`items/${id}/files`]),
      proves: list(flat[`items/${id}/proves`]),
    };
  });
}

function reportsOf(
  definition: ClassDefinition,
  flat: FlatAnswers,
  files: Readonly<Record<string, StoredFile>>,
): Record<string, ReportContent> {
  const found: Record<string, ReportContent> = {};
  for (const { id } of definition.reports) {
    const stored = files[text(flat[`${id}/file`])];
    if (stored !== undefined) found[id] = reportOf(id, flat, stored);
  }
  return found;
}

/**
 * What a person confirms of a report (X4): its file and the page of each clause, in one text. It is kept as the
 * confirmation, so that it holds for this table and no other.
 */
export function confirmationOf(id: string, flat: FlatAnswers): string {
  const prefix = `${id}/pages/`;
  const pages = Object.entries(flat)
    .filter(([key, page]) => key.startsWith(prefix) && page !== '')
    .map(([key, page]) => `${key.slice(prefix.length)}=${text(page)}`);
  return [text(flat[`${id}/file`]), ...pages.toSorted()].join('\n');
}

/** Whether the table of clauses is confirmed as it stands. */
export const isConfirmed = (id: string, flat: FlatAnswers): boolean =>
  text(flat[`${id}/confirmed`]) === confirmationOf(id, flat);

function reportOf(id: string, flat: FlatAnswers, stored: StoredFile): ReportContent {
  const pages: Record<string, number> = {};
  const prefix = `${id}/pages/`;
  for (const [key, value] of Object.entries(flat)) {
    const page = key.startsWith(prefix) ? Number(text(value)) : Number.NaN;
    if (Number.isInteger(page) && page > 0) pages[key.slice(prefix.length)] = page;
  }
  const declared = Number(text(flat[`${id}/declaredCharacters`]));
  return {
    variant: 'supplied',
    file: stored.sha256,
    pages,
    confirmed: isConfirmed(id, flat),
    pageCount: stored.pages ?? 0,
    ...(Number.isInteger(declared) && declared > 0 ? { declaredCharacters: declared } : {}),
    ...(stored.characters === undefined ? {} : { countedCharacters: stored.characters }),
  };
}

/** The reverse of `assemble`: what a package's data is saved as. */
export function disassemble(definition: ClassDefinition, data: ApplicationData): Record<string, FlatAnswers> {
  const stores: Record<string, FlatAnswers> = {};
  for (const [id, answers] of Object.entries(data.answers)) {
    const sheet = definition.definitions[id];
    if (sheet !== undefined) stores[id] = flatten(sheet, answers);
  }
  stores[evidenceStore] = flattenEvidence(data.evidence);
  stores[reportsStore] = flattenReports(data.reports);
  return stores;
}

function flattenEvidence(items: readonly EvidenceItem[]): FlatAnswers {
  const flat: Record<string, string | readonly string[]> = { items: items.map((item) => item.id) };
  for (const { id, ...columns } of items)
    for (const [column, value] of Object.entries(columns))
      if (value !== undefined) flat[`items/${id}/${column}`] = value;
  return flat;
}

function flattenReports(reports: Readonly<Record<string, ReportContent>>): FlatAnswers {
  const flat: Record<string, string> = {};
  for (const [id, report] of Object.entries(reports)) {
    flat[`${id}/file`] = report.file;
    if (report.declaredCharacters !== undefined) flat[`${id}/declaredCharacters`] = String(report.declaredCharacters);
    for (const [clause, page] of Object.entries(report.pages)) flat[`${id}/pages/${clause}`] = String(page);
    if (report.confirmed) flat[`${id}/confirmed`] = confirmationOf(id, flat);
  }
  return flat;
}
