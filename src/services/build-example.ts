import { readReportPdf } from '#src/adapters/inspect/read-report.ts';
import type { ClassDefinition, Edition } from '#src/definition/edition-bundle.ts';
import { sha256Of } from '#src/documents/package.ts';
import { clauseAnchorName, reportRequest } from '#src/documents/report.ts';
import type { Answers, ApplicationData, ReportContent, StoredFile } from '#src/domain/form/answers.ts';
import { filledOn, nameOf } from '#src/domain/form/identity.ts';
import type { Print } from './print.ts';
import { makeFile, type MadeFile } from './example/make-file.ts';
import { reportClauses } from './example/report-content.ts';
import { readExample, type ExampleFolder, type ExampleReport } from './example/source.ts';

/** A whole application that nobody made: its data, the salt of its commitments and the bytes of its files. */
export interface Example {
  readonly data: ApplicationData;
  readonly salt: string;
  readonly open: (sha256: string) => Promise<Uint8Array>;
}

/** The files made so far, under the digest of their bytes. */
interface Shelf {
  readonly files: Record<string, StoredFile>;
  readonly bytes: Map<string, Uint8Array>;
}

/**
 * Builds an example of an edition: prints its reports and papers, draws its pictures and puts their digests where
 * `example.json` has placeholders. The same edition gives the same bytes. Throws where the example is unknown or malformed.
 */
export async function buildExample(edition: Edition, kind: string, print: Print): Promise<Example> {
  const folder = readExample(edition, kind);
  const { source } = folder;
  const definition = edition.classes[source.class];
  if (definition === undefined) throw new RangeError(`the edition has no class '${source.class}'`);
  const draft: ApplicationData = {
    format: 1,
    edition: `${edition.file.programme}/${edition.file.id}`,
    class: source.class,
    answers: source.answers as Answers,
    evidence: [],
    reports: {},
    files: {},
  };
  const context = { folder, print, holder: nameOf(definition, draft), filled: filledOn(definition, draft) };
  const shelf: Shelf = { files: {}, bytes: new Map() };
  const placed = new Map<string, string>();
  for (const [placeholder, file] of Object.entries(source.files))
    placed.set(placeholder, shelve(shelf, await makeFile(context, placeholder, file)));
  const reports: Record<string, ReportContent> = {};
  for (const [id, report] of Object.entries(source.reports))
    reports[id] = await makeReport({ ...context, definition, shelf }, id, report);
  return {
    salt: source.salt,
    data: {
      ...draft,
      answers: filledIn(source.answers, placed) as Answers,
      reports,
      files: shelf.files,
      evidence: source.evidence.map(({ validUntil, ...item }) => ({
        ...item,
        ...(validUntil === undefined ? {} : { validUntil }),
        files: item.files.map((file) => digestFor(placed, file)),
      })),
    },
    open: async (sha256) => {
      const bytes = shelf.bytes.get(sha256);
      if (bytes === undefined) throw new Error(`the example has no file ${sha256}`);
      return bytes;
    },
  };
}

function shelve(shelf: Shelf, { bytes, ...made }: MadeFile & { readonly characters?: number }): string {
  const sha256 = sha256Of(bytes);
  shelf.files[sha256] = { sha256, ...made, size: bytes.byteLength };
  shelf.bytes.set(sha256, bytes);
  return sha256;
}

interface ReportJob {
  readonly folder: ExampleFolder;
  readonly print: Print;
  readonly holder: string;
  readonly filled: string;
  readonly definition: ClassDefinition;
  readonly shelf: Shelf;
}

/** A report as the applicant would supply it: a PDF, its table of clauses and its count of characters, confirmed. */
async function makeReport(
  { folder, print, holder, filled, definition, shelf }: ReportJob,
  id: string,
  { title, sources, contents }: ExampleReport,
): Promise<ReportContent> {
  const clauses = definition.clauses[id] ?? [];
  const written = reportClauses(
    sources.flatMap((name) => folder.read(name)),
    clauses,
  );
  const printed = await print.render(
    reportRequest({ titles: [title], applicant: holder, date: filled, contents, clauses: written }),
  );
  const read = await readReportPdf(printed.pdf, clauses);
  const characters = 'headings' in read ? read.characters : null;
  const counted = characters === null ? {} : { characters };
  const file = shelve(shelf, {
    name: `${title}.pdf`,
    type: 'application/pdf',
    bytes: printed.pdf,
    pages: printed.pages,
    ...counted,
  });
  const pages = Object.fromEntries(
    clauses.flatMap((clause) => {
      const page = printed.anchors[clauseAnchorName(clause.id)];
      return page === undefined ? [] : [[clause.id, page]];
    }),
  );
  return {
    variant: 'supplied',
    file,
    pages,
    confirmed: true,
    pageCount: printed.pages,
    ...(characters === null ? {} : { countedCharacters: characters }),
  };
}

function digestFor(placed: ReadonlyMap<string, string>, placeholder: string): string {
  const sha256 = placed.get(placeholder);
  if (sha256 === undefined) throw new Error(`the example names a file it does not make: ${placeholder}`);
  return sha256;
}

/** Answers with digests in place of placeholders, wherever a file answer stands. */
function filledIn(value: unknown, placed: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((one) => filledIn(one, placed));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      key === 'file' && typeof one === 'string' ? digestFor(placed, one) : filledIn(one, placed),
    ]),
  );
}
