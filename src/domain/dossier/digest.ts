import { createHash, createHmac } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { ClassDefinition } from '#src/definition/edition-bundle.ts';
import type { Sheet } from '#src/definition/sheet.ts';
import type { ApplicationData, Row, SheetAnswers } from '../form/answers.ts';
import { flatten, splitKey } from '../form/flat.ts';

/** SHA-256 in lower-case hex over RFC 8785 canonical JSON. */
export function canonicalDigest(value: unknown): string {
  return createHash('sha256')
    .update(canonicalize(value) ?? 'null')
    .digest('hex');
}

/** Salt of one value: HMAC of its address under the application's salt, so that one secret serves them all. */
export function valueSalt(applicationSalt: string, sheet: string, path: string): string {
  return createHmac('sha256', applicationSalt).update(`${sheet}\0${path}`).digest('hex');
}

type Content = Record<string, string | readonly string[] | { commitment: string }>;

/**
 * What a sheet says, flat, with every sensitive value replaced by a salted commitment,
 * so that encrypting the value at rest changes no digest.
 */
function content(sheet: Sheet, answers: SheetAnswers | readonly SheetAnswers[], salt: string): Content {
  const said: Content = {};
  for (const [key, value] of Object.entries(flatten(sheet, answers))) {
    if (value === '' || value.length === 0) continue;
    const hide = typeof value === 'string' && isSensitive(sheet, splitKey(key).path);
    said[key] = hide
      ? {
          commitment: createHash('sha256')
            .update(valueSalt(salt, sheet.id, key))
            .update('\0')
            .update(value)
            .digest('hex'),
        }
      : value;
  }
  return said;
}

/** Whether the typed text at a path of a sheet is marked sensitive, by its field or its column. */
export function isSensitive(sheet: Sheet, path: string): boolean {
  const [name = '', , column = ''] = path.split('/');
  const field = sheet.fields[name];
  if (field?.sensitive === true) return true;
  return field?.type === 'rows' && field.columns[column]?.sensitive === true;
}

/** A leaf is one printed sheet, or one instance of a repeated one: `basic`, `level:p1`, `holdingDeclaration:h2`. */
export const leafKey = (sheet: string, instance: string): string => (instance === '' ? sheet : `${sheet}:${instance}`);

const wordings = new WeakMap<Sheet, string>();

/** Digest of a sheet's own definition: what was signed is the wording as well as the answers. */
function wordingDigest(sheet: Sheet): string {
  const known = wordings.get(sheet) ?? canonicalDigest(sheet);
  wordings.set(sheet, known);
  return known;
}

/** Digest of every leaf on the applicant's side: its wording, its own answers and the row it stands over. */
export function leafDigests(definition: ClassDefinition, data: ApplicationData, salt: string): Record<string, string> {
  const leaves: Record<string, string> = {};
  for (const id of definition.sheets) {
    const sheet = definition.definitions[id];
    if (sheet === undefined || sheet.office === true || sheet.frozen === false) continue;
    for (const { instance, answers, row } of instancesOf(sheet, data)) {
      leaves[leafKey(id, instance)] = canonicalDigest({
        sheet: id,
        wording: wordingDigest(sheet),
        instance,
        answers: content(single(sheet), answers, salt),
        row,
      });
    }
  }
  return leaves;
}

const single = (sheet: Sheet): Sheet => {
  const { repeat: _, ...rest } = sheet;
  return rest;
};

export interface SheetInstance {
  readonly instance: string;
  readonly answers: SheetAnswers;
  readonly row: Row | null;
}

/** The instances a sheet prints: itself, its repetitions, or one for each row of the table it stands over. */
export function instancesOf(sheet: Sheet, data: ApplicationData): readonly SheetInstance[] {
  if (sheet.over !== undefined)
    return rowsOver(data, sheet.over).map((row) => ({ instance: row.id, answers: {}, row }));
  const answers = data.answers[sheet.id];
  if (sheet.repeat === undefined)
    return [{ instance: '', answers: (answers as SheetAnswers | undefined) ?? {}, row: null }];
  return ((answers as readonly SheetAnswers[] | undefined) ?? []).map((one) => ({
    instance: one.id ?? '',
    answers: one,
    row: null,
  }));
}

function rowsOver(data: ApplicationData, over: string): readonly Row[] {
  const [sheet = '', field = ''] = over.split('.');
  const rows = (data.answers[sheet] as SheetAnswers | undefined)?.[field];
  return Array.isArray(rows) ? (rows as readonly Row[]) : [];
}

export interface DossierDigest {
  readonly digest: string;
  readonly leaves: Readonly<Record<string, string>>;
}

/** D (X1): over the edition, the digest of every leaf, the reports and the evidence; signed scans stand beside it. */
export function dossierDigest(
  editionDigest: string,
  definition: ClassDefinition,
  data: ApplicationData,
  salt: string,
): DossierDigest {
  const leaves = leafDigests(definition, data, salt);
  const digest = canonicalDigest({
    edition: editionDigest,
    class: data.class,
    leaves,
    reports: data.reports,
    evidence: data.evidence,
  });
  return { digest, leaves };
}
