import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { ClassDefinition } from '#src/definition/edition-bundle.ts';
import type { EditionFile } from '#src/definition/edition.ts';
import type { ApplicationData, EvidenceItem, FileAnswer, SheetAnswers, StoredFile } from '#src/domain/form/answers.ts';

/** Where the electronic package keeps each thing (M8, M13). Names are for people: ordered, in Chinese. */
export interface PackageEntry {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
  readonly source: 'file' | 'printed' | 'data';
}
export interface Manifest {
  readonly format: 1;
  readonly edition: string;
  readonly editionDigest: string;
  readonly class: string;
  readonly application: string;
  readonly revision: number;
  readonly digest: string;
  readonly draft: boolean;
  readonly date: string;
  readonly entries: readonly PackageEntry[];
  readonly totalBytes: number;
  /** How many of each medium the package takes. */
  readonly media: Readonly<Record<string, number>>;
}

const clean = (name: string): string =>
  name
    .replaceAll(/[\p{Cc}\p{Cf}\\/:*?"<>|]+/gu, '_')
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .slice(0, 80);
const two = (n: number): string => String(n).padStart(2, '0');
/** A file's ending goes by what it is, not by what it was called. */
const endings: Readonly<Record<string, string>> = {
  'application/pdf': '.pdf',
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': '.xlsx',
  'application/ofd': '.ofd',
};
const extension = (file: StoredFile): string => endings[file.type] ?? '.bin';

/** Path of every file of the application, in order: reports, evidence by category, files kept with the form, the rest. */
export function packagePaths(definition: ClassDefinition, data: ApplicationData): Map<string, string> {
  const paths = new Map<string, string>();
  const put = (sha256: string, folder: string, name: string): void => {
    const file = data.files[sha256];
    if (file !== undefined && !paths.has(sha256))
      paths.set(sha256, unused(paths, `files/${folder}/${clean(name)}`, extension(file)));
  };
  definition.reports.forEach((report, i) =>
    put(data.reports[report.id]?.file ?? '', '1 报告', `${two(i + 1)} ${report.title.zh}`),
  );
  definition.evidence.forEach((category, i) => {
    const items = data.evidence.filter((item) => item.category === category.id);
    items.forEach((item, j) =>
      evidenceFiles(item).forEach((sha256, k) =>
        put(sha256, `2 证实性材料/${two(i + 1)} ${clean(category.title.zh)}`, `${two(j + 1)}-${k + 1} ${item.title}`),
      ),
    );
  });
  for (const { title, answers } of formFiles(definition, data))
    answers.forEach((answer, i) => put(answer.file, '3 随表附件', `${title} ${two(i + 1)}`));
  for (const sha256 of Object.keys(data.files).toSorted()) put(sha256, '4 其他', sha256.slice(0, 16));
  return paths;
}

const evidenceFiles = (item: EvidenceItem): readonly string[] => item.files;

function unused(paths: ReadonlyMap<string, string>, stem: string, ending: string): string {
  const taken = new Set(paths.values());
  let path = stem + ending;
  for (let i = 2; taken.has(path); i += 1) path = `${stem} (${i})${ending}`;
  return path;
}

/** Files answered in file slots, portraits and photos, sheet by sheet. */
export function formFiles(
  definition: ClassDefinition,
  data: ApplicationData,
): { title: string; answers: readonly FileAnswer[] }[] {
  return definition.sheets.flatMap((id) => {
    const sheet = definition.definitions[id];
    const answers = data.answers[id] ?? {};
    const instances = (Array.isArray(answers) ? answers : [answers]) as readonly SheetAnswers[];
    return Object.entries(sheet?.fields ?? {})
      .filter(([, field]) => field.type === 'files' || field.type === 'portrait')
      .map(([name, field]) => ({
        title: field.label.zh,
        answers: instances.flatMap((one) => (one[name] as readonly FileAnswer[] | undefined) ?? []),
      }));
  });
}

/** `application.json` in its one canonical form, with the salt that sensitive commitments need. */
export function applicationJson(data: ApplicationData, salt: string): string {
  return `${canonicalize({ ...data, salt }) ?? ''}\n`;
}

export interface PackageHead {
  readonly editionDigest: string;
  readonly application: string;
  readonly revision: number;
  readonly digest: string;
  readonly draft: boolean;
  readonly date: Date;
}

export function manifestOf(
  file: EditionFile,
  data: ApplicationData,
  head: PackageHead,
  entries: readonly PackageEntry[],
): Manifest {
  const totalBytes = entries.reduce((sum, entry) => sum + entry.size, 0);
  return {
    format: 1,
    edition: data.edition,
    class: data.class,
    ...head,
    date: head.date.toISOString(),
    entries,
    totalBytes,
    media: Object.fromEntries(
      file.media.map((medium) => [medium.id, Math.max(1, Math.ceil(totalBytes / medium.bytes))]),
    ),
  };
}

export const sha256Of = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');
