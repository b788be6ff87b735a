import type { Clause, Report, Volume } from '#src/definition/edition.ts';
import type { StoredFile } from '#src/domain/form/answers.ts';
import type { DocBlock } from './document.ts';
import { evidenceParts } from './evidence.ts';
import type { Job } from './job.ts';
import { printSheets } from './job.ts';
import { filesAnchor, reportAnchor } from './places.ts';
import { filesAt } from './form-files.ts';
import type { PrintSheet } from './print.ts';

/** A line of the contents and of the bookmarks; the page is that of `anchor`. `quiet` ones are bookmarks only. */
export interface Entry {
  readonly title: string;
  readonly level: number;
  readonly anchor: string;
}

/** A piece of a volume. `right`: begins on a right-hand page. Anchors name pages before they are known. */
export type Piece =
  | {
      readonly k: 'sheets';
      readonly right: true;
      readonly anchor: string;
      readonly sheets: readonly PrintSheet[];
      readonly entries: readonly Entry[];
    }
  | {
      readonly k: 'text';
      readonly right: boolean;
      readonly anchor: string;
      readonly blocks: readonly DocBlock[];
      readonly entries: readonly Entry[];
    }
  /** A supplied file: PDF pages or a picture. `marks` are pages inside it (from 1) that have an anchor of their own. */
  | {
      readonly k: 'file';
      readonly right: boolean;
      readonly anchor: string;
      readonly file: StoredFile;
      readonly note: string;
      readonly marks: Readonly<Record<string, number>>;
      readonly entries: readonly Entry[];
    };

/** A volume as data: its pieces in the order of binding. Throws when the class has no such volume. */
export function planVolume(job: Job, volumeId: string): { readonly volume: Volume; readonly pieces: readonly Piece[] } {
  const volume = job.definition.volumes.find((one) => one.id === volumeId);
  if (volume === undefined) throw new Error(`The class ${job.definition.id} has no volume ${volumeId}`);
  return { volume, pieces: volume.parts.flatMap((part) => partPieces(job, volume, part)) };
}

type Part = Volume['parts'][number];

function partPieces(job: Job, volume: Volume, part: Part): Piece[] {
  if ('sheets' in part) return formPart(job, part.sheets, part === volume.parts.find((one) => 'sheets' in one));
  if ('report' in part) return reportPart(job, part.report);
  if ('evidence' in part) return evidenceParts(job);
  return filesPart(job, part.files);
}

/** Sheets that are bound together; the first ones stand under the name of the form, later ones each under its own. */
function formPart(job: Job, ids: readonly string[], isForm: boolean): Piece[] {
  const sheets = printSheets(job, ids);
  const [first] = sheets;
  if (first === undefined) return [];
  const anchor = `form:${first.anchor}`;
  const form = { title: job.definition.form.zh, level: 1, anchor };
  const own = sheets.map((sheet) => ({ title: sheet.title, level: isForm ? 2 : 1, anchor: sheet.anchor }));
  return [{ k: 'sheets', right: true, anchor, sheets, entries: isForm ? [form, ...own] : own }];
}

function reportPart(job: Job, id: string): Piece[] {
  const report = job.definition.reports.find((one) => one.id === id);
  if (report === undefined) return [];
  const anchor = reportAnchor(id);
  const content = job.input.data.reports[id];
  const file = content === undefined ? undefined : job.input.data.files[content.file];
  const title = { title: report.title.zh, level: 1, anchor };
  if (content === undefined || file === undefined) return [missingReport(report, anchor, title)];
  const clauses = (job.definition.clauses[id] ?? []).filter((clause) => content.pages[clause.id] !== undefined);
  const marks = Object.fromEntries(clauses.map((clause) => [clauseAnchor(id, clause), content.pages[clause.id] ?? 1]));
  const entries = [
    title,
    ...clauses.map((clause) => ({
      title: clauseTitle(clause),
      level: Math.min(clause.level + 1, 3),
      anchor: clauseAnchor(id, clause),
    })),
  ];
  return [{ k: 'file', right: true, anchor, file, note: '', marks, entries }];
}

const clauseAnchor = (report: string, clause: Clause): string => `${reportAnchor(report)}#${clause.id}`;
const clauseTitle = (clause: Clause): string =>
  /^\d/u.test(clause.id) ? `${clause.id} ${clause.title.zh}` : clause.title.zh;

/** A draft may lack a report: its place is kept by a page that says so. */
function missingReport(report: Report, anchor: string, entry: Entry): Piece {
  const blocks: DocBlock[] = [
    { b: 'heading', level: 0, text: report.title.zh },
    { b: 'para', para: { inlines: [{ t: 'text', text: '（尚未提供）', tone: 'hint' }], align: 'center' } },
  ];
  return { k: 'text', right: true, anchor, blocks, entries: [entry] };
}

/** PDFs kept with the form, bound as pages; pictures stand on their sheet already. */
function filesPart(job: Job, path: string): Piece[] {
  return filesAt(job, path)
    .filter(({ file }) => file.type === 'application/pdf')
    .map(({ file, title }, index) => {
      const anchor = filesAnchor(path, index);
      return {
        k: 'file',
        right: index === 0,
        anchor,
        file,
        note: title,
        marks: {},
        entries: [{ title, level: 2, anchor }],
      };
    });
}
