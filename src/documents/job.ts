import type { ClassDefinition, Edition } from '#src/definition/edition-bundle.ts';
import type { ApplicationData } from '#src/domain/form/answers.ts';
import { conditionsFor, type Holds } from '#src/domain/form/condition.ts';
import { leafKey } from '#src/domain/dossier/digest.ts';
import { buildSheets, classOf } from './build-sheet.ts';
import type { DocSheet } from './document.ts';
import { versionWords } from './mark.ts';
import type { PageMark, PrintRequest, PrintSheet, Renderer } from './print.ts';
import type { VolumeTools } from './volume-writer.ts';

/** What printing needs of the outside. */
export interface PrintDeps {
  readonly renderer: Renderer;
  readonly volumes: VolumeTools;
  /** Bytes of a file of the application by its SHA-256; throws when there is none. */
  readonly readFile: (sha256: string) => Promise<Uint8Array>;
}

/** How far a job is: `done` of `total` steps, and what is being done. */
export type Progress = (at: { readonly done: number; readonly total: number; readonly doing: string }) => void;

/** One dossier to print. The same input gives the same bytes. */
export interface PrintInput {
  readonly edition: Edition;
  readonly data: ApplicationData;
  readonly draft: boolean;
  readonly application: string;
  readonly revision: number;
  /** D in full; '' for a draft. */
  readonly digest: string;
  /** Digest of each leaf in full, by leaf key. */
  readonly leaves: Readonly<Record<string, string>>;
  /** Time of the dossier, ISO 8601: written into the files, and the day that conditions count to. */
  readonly date: string;
  readonly progress?: Progress;
}

export interface Job {
  readonly input: PrintInput;
  readonly definition: ClassDefinition;
  readonly holds: Holds;
}

/** Prepares what the steps of a job share. */
export function jobOf(input: PrintInput): Job {
  const { edition, data } = input;
  return {
    input,
    definition: classOf(edition, data.class),
    holds: conditionsFor(edition, data.class).over(data, new Date(input.date)),
  };
}

/** The sheets of a job with their leaf digests. */
export function printSheets({ input, holds }: Job, ids: readonly string[]): PrintSheet[] {
  return buildSheets(input.edition, input.data, ids, { mode: 'filled', holds }).map((sheet) =>
    withDigest(sheet, input),
  );
}

const withDigest = (sheet: DocSheet, input: PrintInput): PrintSheet => ({
  ...sheet,
  leafDigest: input.draft ? '' : (input.leaves[leafKey(sheet.id, sheet.instance)] ?? '').slice(0, 16),
});

/** What the pages of a volume bear. */
export function markOf({ input }: Job, volume: string): PageMark {
  const { draft, application, revision, digest, edition } = input;
  const version = versionWords(input);
  return { draft, application, revision, volume, digest, running: edition.file.title.zh, version };
}

/** A request with what is the same in all of a job. */
export function requestOf(job: Job, parts: Pick<PrintRequest, 'title' | 'body'> & Partial<PrintRequest>): PrintRequest {
  const author = applicantName(job);
  return {
    author,
    date: job.input.date,
    standard: 'plain',
    mark: null,
    firstPage: 1,
    folio: 'arabic',
    anchors: {},
    pictures: {},
    ...parts,
  };
}

/** Typed text of a dotted field of a sheet that does not repeat; '' when blank. */
export function typedAt(data: ApplicationData, path: string): string {
  const [sheet = '', field = ''] = path.split('.');
  const answers = data.answers[sheet];
  const value =
    answers === undefined || Array.isArray(answers) ? undefined : (answers as Readonly<Record<string, unknown>>)[field];
  return typeof value === 'string' ? value : '';
}

/** The applicant's name as typed on the form. */
export const applicantName = ({ input, definition }: Job): string => typedAt(input.data, definition.identity.name);
