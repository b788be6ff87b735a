import { resolve } from 'node:path';
import type { AmendmentFile } from './amendment.ts';
import { checkAmendment } from './amendment-checks.ts';
import { BundleJson, digestOf, withoutSchemaKeys } from './bundle.ts';
import { channelList, channelListId } from './channel-list.ts';
import { checkDemo } from './cross-checks/demo.ts';
import { crossCheck } from './cross-checks/index.ts';
import type { DemoFile } from './demo.ts';
import type { Clause, Report } from './edition.ts';
import type { Bundle, ClassDefinition, Edition } from './edition-bundle.ts';
import { DefinitionError, type Problem } from './problem.ts';
import { amendmentName, readAmendments } from './folder-reader.ts';
import { readFolder, type EditionFolder } from './read-folder.ts';
import { shapeProblems } from './shape-problems.ts';

export { bundleOf } from './bundle.ts';
export { DefinitionError, type Problem } from './problem.ts';

/** Loads the edition in a folder as its amendments leave it; throws DefinitionError with every problem found. */
export function loadEdition(folder: string): Edition {
  return loadWithDemo(folder).edition;
}

/** Where editions that were read from a folder lie. */
const folders = new WeakMap<Edition, string>();

/** The folder an edition was read from; null for one that came out of the database. */
export const folderOf = (edition: Edition): string | null => folders.get(edition) ?? null;

/** The same with the people of its demo; null where it has none. */
export function loadWithDemo(folder: string): { readonly edition: Edition; readonly demo: DemoFile | null } {
  const { steps, demo } = load(folder);
  const edition = steps.at(-1);
  if (edition === undefined) throw new Error(`${folder} gave no edition`);
  if (demo !== null) refuseWrongDemo(edition, demo);
  return { edition, demo };
}

/** The edition as published and after each of its amendments, in order; the last is the one in force. */
export const loadSteps = (folder: string): readonly Edition[] => load(folder).steps;

function load(folder: string): { readonly steps: readonly Edition[]; readonly demo: DemoFile | null } {
  const { amendments, problems } = readAmendments(folder);
  if (problems.length > 0) throw new DefinitionError(problems);
  const published = filesOf(folder, []);
  const steps = [checked(resolveBundle(published))];
  for (const [index, amendment] of amendments.entries()) {
    const files = filesOf(folder, amendments.slice(0, index + 1));
    steps.push(amended(steps[index]!, resolveBundle(files), amendment));
  }
  for (const step of steps) folders.set(step, resolve(folder));
  return { steps, demo: published.demo };
}

function filesOf(folder: string, amendments: readonly AmendmentFile[]): EditionFolder {
  const { files, problems } = readFolder(folder, amendments);
  if (files === null) throw new DefinitionError(asAmended(problems, amendments.length));
  return files;
}

/** What an amendment makes of the edition before it. */
function amended(before: Edition, bundle: Bundle, file: AmendmentFile): Edition {
  const { $schema: _schema, changes: _changes, ...head } = file;
  const problems: Problem[] = [];
  const after = checked({ ...bundle, amendment: { ...head, from: before.digest } }, file.number);
  checkAmendment(before, after, (path, reason) => problems.push({ file: amendmentName(file.number), path, reason }));
  if (problems.length > 0) throw new DefinitionError(problems);
  return after;
}

/** Problems of an edition's files that its amendments brought about name the amendment. */
const asAmended = (problems: readonly Problem[], number: number): readonly Problem[] =>
  number === 0
    ? problems
    : problems.map((one) =>
        one.file.startsWith('amendments/')
          ? one
          : { ...one, reason: `${one.reason} (as amended by ${amendmentName(number)})` },
      );

function refuseWrongDemo(edition: Edition, demo: DemoFile): void {
  const problems: Problem[] = [];
  checkDemo(edition, demo, (path, reason) => problems.push({ file: 'demo.json', path, reason }));
  if (problems.length > 0) throw new DefinitionError(problems);
}

/** Loads a bundle that the database kept; the same checks hold. */
export function loadBundle(json: unknown): Edition {
  const parsed = BundleJson.safeParse(json);
  if (!parsed.success)
    throw new DefinitionError(shapeProblems(parsed.error).map((problem) => ({ file: 'bundle', ...problem })));
  return checked(parsed.data);
}

function checked(bundle: Bundle, amendment = 0): Edition {
  const edition: Edition = { ...bundle, digest: digestOf(bundle) };
  const problems: readonly Problem[] = crossCheck(edition);
  if (problems.length > 0) throw new DefinitionError(asAmended(problems, amendment));
  return deepFreeze(edition);
}

function resolveBundle(files: EditionFolder): Bundle {
  return {
    file: withoutSchemaKeys(files.file),
    call: withoutSchemaKeys(files.call),
    channels: files.channels,
    authorities: files.authorities.authorities,
    ...(files.authorities.consultation === undefined ? {} : { consultation: files.authorities.consultation }),
    workflow: withoutSchemaKeys(files.workflow),
    clashes: files.clashes === null ? null : withoutSchemaKeys(files.clashes),
    messages: files.messages,
    calendar: withoutSchemaKeys(files.calendar),
    ...(files.letters === null ? {} : { letters: files.letters }),
    ...(files.summary === null ? {} : { summary: withoutSchemaKeys(files.summary) }),
    classes: Object.fromEntries(Object.entries(files.classes).map(([id, one]) => [id, resolveClass(files, one)])),
    codes: { ...withoutKeys(files.codes), [channelListId]: channelList(files.channels) },
    criteria: withoutKeys(files.criteria),
    ...(files.assessment === null
      ? {}
      : {
          assessment: withoutSchemaKeys(files.assessment),
          scales: withoutKeys(files.scales),
        }),
  };
}

/** The same of every file of a kind. */
const withoutKeys = <T extends { readonly $schema?: string | undefined }>(
  files: Readonly<Record<string, T>>,
): Record<string, T> => Object.fromEntries(Object.entries(files).map(([id, one]) => [id, withoutSchemaKeys(one)]));

function resolveClass(
  files: EditionFolder,
  { file, rules, sheets }: EditionFolder['classes'][string],
): ClassDefinition {
  return {
    ...withoutSchemaKeys(file),
    definitions: withoutKeys(sheets),
    checks: withoutSchemaKeys(rules),
    clauses: Object.fromEntries(file.reports.map((report) => [report.id, clausesOf(files, report)])),
  };
}

/** Clauses of a report, from criteria or written in the class file. */
function clausesOf(files: EditionFolder, { structure }: Report): readonly Clause[] {
  if ('clauses' in structure) return structure.clauses;
  return (files.criteria[structure.criteria]?.clauses ?? []).map(({ id, level, title, prompts, required }) => ({
    id,
    level,
    title,
    prompts,
    required,
  }));
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const one of Object.values(value)) deepFreeze(one);
  }
  return value;
}
