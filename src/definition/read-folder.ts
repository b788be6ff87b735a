import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { AssessmentFile } from './assessment.ts';
import { ClashesFile } from './clashes.ts';
import type { AmendmentFile } from './amendment.ts';
import { Criteria } from './criteria.ts';
import { DemoFile } from './demo.ts';
import { AuthoritiesFile } from './authority.ts';
import { Call, Channel, ClassFile, CodeList, EditionFile, RulesFile } from './edition.ts';
import { LettersFile, type Letter } from './letter.ts';
import { Reader } from './folder-reader.ts';
import { pathOf, type Problem } from './problem.ts';
import { Scale } from './scale.ts';
import { Sheet } from './sheet.ts';
import { SummaryFile } from './summary.ts';
import { Calendar, MessagesFile, WorkflowFile, type MessageTemplate } from './workflow.ts';

/** The files of an edition as they lie in its folder, each of its own shape. */
export interface EditionFolder {
  readonly file: EditionFile;
  readonly call: Call;
  readonly channels: readonly Channel[];
  readonly authorities: AuthoritiesFile;
  readonly workflow: WorkflowFile;
  readonly clashes: ClashesFile | null;
  readonly messages: readonly MessageTemplate[];
  readonly calendar: Calendar;
  /** Null where the edition has no such file. */
  readonly letters: readonly Letter[] | null;
  readonly summary: SummaryFile | null;
  readonly classes: Readonly<
    Record<
      string,
      { readonly file: ClassFile; readonly rules: RulesFile; readonly sheets: Readonly<Record<string, Sheet>> }
    >
  >;
  readonly codes: Readonly<Record<string, CodeList>>;
  readonly criteria: Readonly<Record<string, Criteria>>;
  /** Null where the edition ends with acceptance. */
  readonly assessment: AssessmentFile | null;
  readonly scales: Readonly<Record<string, Scale>>;
  /** People of the demo; null where the edition has no `demo.json`. */
  readonly demo: DemoFile | null;
}

const ChannelsFile = z.strictObject({ $schema: z.string().optional(), channels: z.array(Channel) });

/** Reads an edition's folder as these amendments leave it, and from `codes/` and `criteria/` above it what the edition names. */
export function readFolder(
  folder: string,
  amendments: readonly AmendmentFile[] = [],
): {
  readonly files: EditionFolder | null;
  readonly problems: readonly Problem[];
} {
  const reader = new Reader(resolve(folder), amendments);
  const file = reader.read('edition.json', EditionFile);
  const call = reader.read('call.json', Call);
  const channels = reader.read('channels.json', ChannelsFile);
  const authorities = readAuthorities(reader);
  const messages = readMessages(reader);
  const clashes = readOptional(reader, 'clashes.json', ClashesFile);
  const workflow = reader.read('workflow.json', WorkflowFile);
  const letters = readOptional(reader, 'letters.json', LettersFile)?.letters ?? null;
  const summary = readOptional(reader, 'summary.json', SummaryFile);
  const classes = Object.fromEntries((file?.classes ?? []).map((id) => [id, readClass(reader, id)]));
  const codes = readShared(reader, 'codes', file?.codeLists ?? [], CodeList);
  const structures = Object.values(classes)
    .flatMap((one) => one?.file.reports ?? [])
    .flatMap(({ structure }) => ('criteria' in structure ? [structure.criteria] : []));
  const assessment = readOptional(reader, 'assessment.json', AssessmentFile);
  const judged = Object.values(assessment?.classes ?? {}).flatMap((one) => [one, ...one.stages]);
  const named = distinct([...(file?.criteria ?? []), ...structures]);
  const more = distinct(judged.map((one) => one.criteria)).filter((id) => !named.includes(id));
  const criteria = {
    ...readShared(reader, 'criteria', named, Criteria),
    ...readShared(reader, 'criteria', more, Criteria, sharedKeys.scales),
  };
  const scales = readShared(reader, 'scales', distinct(judged.map((one) => one.scale)), Scale);
  const calendars = readShared(reader, 'calendars', file === null ? [] : [file.calendar], Calendar);
  const calendar = file === null ? undefined : calendars[file.calendar];
  const demo = readDemo(reader);
  if (file !== null) reader.noteUnused();
  if (
    reader.problems.length > 0 ||
    file === null ||
    call === null ||
    channels === null ||
    workflow === null ||
    calendar === undefined
  )
    return { files: null, problems: reader.problems };
  return {
    files: {
      file,
      call,
      channels: channels.channels,
      authorities,
      workflow,
      clashes,
      messages,
      calendar,
      letters,
      summary,
      classes: classes as EditionFolder['classes'],
      codes,
      criteria,
      assessment,
      scales,
      demo,
    },
    problems: [],
  };
}

function readClass(reader: Reader, id: string): EditionFolder['classes'][string] | null {
  const file = reader.read(`${id}/class.json`, ClassFile);
  const rules = reader.read(`${id}/rules.json`, RulesFile);
  if (file !== null && file.id !== id)
    reader.note(`${id}/class.json`, '/id', `it must be '${id}', the name of its folder`);
  const sheets = Object.fromEntries((file?.sheets ?? []).map((sheet) => [sheet, readSheet(reader, id, sheet)]));
  for (const stray of strays(join(reader.folder, id, 'sheets'), file?.sheets ?? []))
    reader.note(`${id}/sheets/${stray}`, '', 'class.json does not list this sheet');
  return file === null || rules === null ? null : { file, rules, sheets: sheets as Record<string, Sheet> };
}

function readSheet(reader: Reader, id: string, sheet: string): Sheet | null {
  const name = `${id}/sheets/${sheet}.json`;
  const read = reader.read(name, Sheet);
  if (read !== null && read.id !== sheet) reader.note(name, '/id', `it must be '${sheet}', the name of its file`);
  return read;
}

/** Authorities beside the channels; an edition without the file has none. */
function readAuthorities(reader: Reader): AuthoritiesFile {
  return readOptional(reader, 'authorities.json', AuthoritiesFile) ?? { authorities: [] };
}

/** A file that an edition may lack: null then. */
function readOptional<T>(reader: Reader, file: string, schema: z.ZodType<T>): T | null {
  return reader.has(file) ? reader.read(file, schema) : null;
}

/** Messages the workflow tells; an edition without the file tells none. */
function readMessages(reader: Reader): readonly MessageTemplate[] {
  return readOptional(reader, 'messages.json', MessagesFile)?.messages ?? [];
}

/** People of the demo, each with an example that lies in the folder. */
function readDemo(reader: Reader): DemoFile | null {
  if (!existsSync(join(reader.folder, 'demo.json'))) return null;
  const demo = reader.read('demo.json', DemoFile);
  for (const [index, { example }] of (demo?.people ?? []).entries())
    if (example !== null && !existsSync(join(reader.folder, 'examples', example, 'example.json')))
      reader.note('demo.json', pathOf('people', index, 'example'), `there is no file examples/${example}/example.json`);
  return demo;
}

const distinct = (ids: readonly (string | undefined)[]): string[] => [...new Set(ids.filter((id) => id !== undefined))];

const strays = (folder: string, known: readonly string[]): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder).filter((name) => name.endsWith('.json') && !known.includes(name.slice(0, -5)))
    : [];

/** The file and key under which the files of a shared folder are named. */
const sharedKeys = {
  codes: ['edition.json', 'codeLists'],
  criteria: ['edition.json', 'criteria'],
  calendars: ['edition.json', 'calendar'],
  scales: ['assessment.json', 'classes'],
} as const;

/** Files of `codes/`, `criteria/`, `scales/` or `calendars/`: beside the edition's own files, else in the nearest such folder above. */
function readShared<T extends { readonly id: string }>(
  reader: Reader,
  kind: keyof typeof sharedKeys,
  ids: readonly string[],
  schema: z.ZodType<T>,
  namedIn: readonly [string, string] = sharedKeys[kind],
): Record<string, T> {
  const found: Record<string, T> = {};
  for (const id of ids) {
    const file = `${kind}/${id}.json`;
    const from = above(reader.folder, file) ?? (reader.has(file) ? reader.folder : null);
    if (from === null)
      reader.note(namedIn[0], pathOf(namedIn[1]), `there is no file ${file} in or above the edition's folder`);
    const read = from === null ? null : reader.read(file, schema, from);
    if (read !== null && read.id !== id) reader.note(file, '/id', `it must be '${id}', the name of its file`);
    if (read !== null) found[id] = read;
  }
  return found;
}

function above(folder: string, file: string): string | null {
  if (existsSync(join(folder, file))) return folder;
  return dirname(folder) === folder ? null : above(dirname(folder), file);
}
