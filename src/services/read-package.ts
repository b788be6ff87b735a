import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import { openFolder } from '#src/adapters/folder-reader.ts';
import { isArchiveProblem, openArchive, type Archive, type ArchiveEntry } from '#src/adapters/zip-reader.ts';
import type { Edition } from '#src/definition/edition-bundle.ts';
import type { EditionFile } from '#src/definition/edition.ts';
import { readJson } from '#src/definition/json-text.ts';
import type { Manifest } from '#src/documents/package.ts';
import type { ApplicationData } from '#src/domain/form/answers.ts';
import type { Finding } from '#src/domain/form/field-type.ts';
import { parseApplication as parseJson } from '#src/domain/form/parse-application.ts';

/** What an application package holds, found by content: `files` by the SHA-256 of what lies under `files/`. */
export interface PackageContent {
  /** application.json as it was parsed, its salt included; see `parseApplication`. */
  readonly application: unknown;
  readonly salt: string | null;
  /** How the package was printed; null where it has no manifest, or one that only lists files. */
  readonly manifest: Manifest | null;
  readonly files: ReadonlyMap<string, ArchiveEntry>;
  /** What lies under `printed/`, by name. */
  readonly printed: ReadonlyMap<string, ArchiveEntry>;
  /** Everything, in the order it stands there. */
  readonly entries: readonly ArchiveEntry[];
  /** SHA-256 of the zip itself; null for a folder. */
  readonly archiveDigest: string | null;
  close(): void;
}
export interface UnreadablePackage {
  readonly unreadable: string;
}

type Limits = EditionFile['limits'];

const hex64 = z.string().regex(/^[0-9a-f]{64}$/u);
const ManifestJson = z.strictObject({
  format: z.literal(1),
  edition: z.string(),
  editionDigest: z.string(),
  class: z.string(),
  application: z.string(),
  revision: z.int().min(0),
  digest: z.string(),
  draft: z.boolean(),
  date: z.iso.datetime(),
  entries: z.array(
    z.strictObject({
      path: z.string(),
      size: z.int().min(0),
      sha256: hex64,
      source: z.enum(['file', 'printed', 'data']),
    }),
  ),
  totalBytes: z.int().min(0),
  media: z.record(z.string(), z.int()),
}) satisfies z.ZodType<Manifest>;

/** A package that was never printed (an example) lists its files and says nothing of a printing. */
const ListingJson = ManifestJson.pick({ format: true, edition: true, class: true, entries: true, totalBytes: true });

/** Reads a package, folder or zip, within the limits of an edition; what cannot be read is told with its reason, never thrown. */
export async function readPackage(path: string, limits: Limits): Promise<PackageContent | UnreadablePackage> {
  const opened = await open(path, limits);
  if ('unreadable' in opened) return opened;
  try {
    const content = await contentOf(opened, limits);
    if (!('unreadable' in content))
      return {
        ...content,
        archiveDigest: (await stat(path)).isDirectory() ? null : await digestOf(createReadStream(path)),
        close: () => opened.close(),
      };
    opened.close();
    return content;
  } catch (error) {
    opened.close();
    return { unreadable: `${path} cannot be read: ${messageOf(error)}` };
  }
}

/** Everything of an edition's applications once as files and once bound in volumes, with room for the form and the data. */
const archiveLimits = (limits: Limits) => ({
  entries: limits.archiveEntries,
  bytes: limits.applicationBytes * 3,
  ratio: limits.unpackRatio,
});

async function open(path: string, limits: Limits): Promise<Archive | UnreadablePackage> {
  try {
    const found = await stat(path);
    const opened = found.isDirectory()
      ? await openFolder(path, archiveLimits(limits))
      : await openArchive(path, archiveLimits(limits));
    return isArchiveProblem(opened) ? { unreadable: `${path}: ${opened.reason.en}` } : opened;
  } catch (error) {
    return { unreadable: `${path} cannot be opened: ${messageOf(error)}` };
  }
}

async function contentOf(
  { entries }: Archive,
  limits: Limits,
): Promise<Omit<PackageContent, 'archiveDigest' | 'close'> | UnreadablePackage> {
  const application = await jsonOf(entries, 'application.json', limits);
  if ('unreadable' in application) return application;
  const manifest = entries.has('manifest.json') ? await manifestIn(entries, limits) : { value: null };
  if ('unreadable' in manifest) return manifest;
  const files = new Map<string, ArchiveEntry>();
  for (const entry of under(entries, 'files/')) {
    const sha256 = await digestOf(await entry.stream());
    if (!files.has(sha256)) files.set(sha256, entry);
  }
  const printed = new Map(under(entries, 'printed/').map((entry) => [entry.path.slice('printed/'.length), entry]));
  return {
    application: application.value,
    salt: saltOf(application.value),
    manifest: manifest.value,
    files,
    printed,
    entries: [...entries.values()],
  };
}

const under = (entries: Archive['entries'], folder: string): ArchiveEntry[] =>
  [...entries.values()].filter(({ path }) => path.startsWith(folder));

async function manifestIn(
  entries: Archive['entries'],
  limits: Limits,
): Promise<{ readonly value: Manifest | null } | UnreadablePackage> {
  const json = await jsonOf(entries, 'manifest.json', limits);
  if ('unreadable' in json) return json;
  if (ListingJson.safeParse(json.value).success) return { value: null };
  const parsed = ManifestJson.safeParse(json.value);
  return parsed.success
    ? { value: parsed.data }
    : {
        unreadable: `manifest.json: ${parsed.error.issues
          .slice(0, 5)
          .map((issue) => `/${issue.path.map(String).join('/')} ${issue.message}`)
          .join('; ')}`,
      };
}

async function jsonOf(
  entries: Archive['entries'],
  name: string,
  limits: Limits,
): Promise<{ readonly value: unknown } | UnreadablePackage> {
  const entry = entries.get(name);
  if (entry === undefined) return { unreadable: `there is no ${name}${elsewhere(entries, name)}` };
  if (entry.size > limits.fileBytes)
    return { unreadable: `${name} has ${entry.size} bytes, more than ${limits.fileBytes}` };
  const text = decode(await entry.bytes());
  if (text === null) return { unreadable: `${name} is not UTF-8 text` };
  const { value, problems } = readJson(text);
  return problems.length === 0
    ? { value }
    : {
        unreadable: `${name}: ${problems
          .slice(0, 5)
          .map((problem) => `${problem.path} ${problem.reason}`.trim())
          .join('; ')}`,
      };
}

/** People pack the folder instead of what is in it. */
function elsewhere(entries: Archive['entries'], name: string): string {
  const found = [...entries.keys()].find((path) => path.endsWith(`/${name}`));
  return found === undefined ? '' : ` at the top of the package; it lies at ${found}`;
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Other encodings are not guessed: a wrong guess would change names and addresses.
    return null;
  }
}

async function digestOf(stream: Readable): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of stream) hash.update(chunk as Uint8Array);
  return hash.digest('hex');
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isSalt = (value: unknown): value is string => typeof value === 'string' && /^(?:[0-9a-f]{2}){1,64}$/u.test(value);

function saltOf(application: unknown): string | null {
  const salt = isObject(application) && Object.hasOwn(application, 'salt') ? application['salt'] : null;
  return isSalt(salt) ? salt : null;
}

/** More problems than these help nobody. */
const mostProblems = 200;

/** The application in a package's application.json, or every reason why its shape is wrong, as findings with JSON Pointers. */
export function parseApplication(edition: Edition, value: unknown): ApplicationData | readonly Finding[] {
  const wrong = (path: string, zh: string, en: string): Finding => ({
    rule: 'M10',
    severity: 'error',
    path,
    message: { zh, en },
  });
  if (!isObject(value)) return [wrong('', 'application.json 应为对象。', 'application.json must be an object.')];
  const { salt, ...rest } = value;
  if (salt !== undefined && !isSalt(salt))
    return [wrong('/salt', '应为十六进制数字（最多64字节）。', 'It must be hex digits, 64 bytes at most.')];
  const parsed = parseJson(edition, rest);
  if (parsed.ok) return parsed.data;
  return parsed.problems.slice(0, mostProblems).map(({ path, reason }) => wrong(path, reason.zh, reason.en));
}
