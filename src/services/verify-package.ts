import { createHash } from 'node:crypto';
import { writeZip } from '#src/adapters/zip-writer.ts';
import { packagePaths, sha256Of } from '#src/documents/package.ts';
import type { Print, PrintJob } from './print.ts';
import type { PackageContent } from './read-package.ts';
import { planPackage } from './write-package.ts';

export interface Verification {
  readonly content: PackageContent;
  readonly job: PrintJob;
  readonly salt: string;
  readonly print: Print;
  /** The digest it should have: all of it, or the first digits, as pages print them. */
  readonly expected?: string;
}

/** Whether a package was ever printed; an example, or data by hand, has nothing that could be compared. */
export const wasPrinted = ({ manifest, printed }: Pick<PackageContent, 'manifest' | 'printed'>): boolean =>
  manifest !== null || printed.size > 0;

/** What differs between a package and what its own data gives; nothing where it is whole. */
export async function verifyPackage({ content, job, salt, print, expected }: Verification): Promise<string[]> {
  const differences: string[] = [];
  const { digest } = job.stamp;
  if (content.manifest === null)
    return content.entries.some((entry) => entry.path === 'manifest.json')
      ? ['manifest.json: says nothing of a printing, though there are printed files']
      : ['manifest.json: is missing'];
  if (content.manifest.editionDigest !== job.edition.digest)
    return [
      `manifest.json: edition digest ${content.manifest.editionDigest} is not that of this clone's edition, ${job.edition.digest}`,
    ];
  if (content.manifest.digest !== digest)
    differences.push(`digest: the manifest says ${content.manifest.digest}, the content gives ${digest}`);
  if (expected !== undefined && !digest.startsWith(expected))
    differences.push(`digest: ${expected} was expected, the content gives ${digest}`);
  const lost = lostFiles(content, job);
  if (lost.length > 0) return [...differences, ...lost];
  const rebuilt = planPackage(job, await print.all(job), salt);
  differences.push(...(await compareEntries(content, rebuilt)));
  // Names, order, dates and padding are vouched for by the archive itself.
  if (
    differences.length === 0 &&
    content.archiveDigest !== null &&
    content.archiveDigest !== (await archiveDigest(job, rebuilt))
  )
    differences.push('package.zip: its entries are whole, but the archive around them differs');
  return differences;
}

/** Files that application.json names and nothing in the package is: without them its volumes cannot be printed again. */
function lostFiles(content: PackageContent, { edition, data }: PrintJob): readonly string[] {
  const definition = edition.classes[data.class];
  const paths: ReadonlyMap<string, string> = definition === undefined ? new Map() : packagePaths(definition, data);
  const there = new Set(content.entries.map((entry) => entry.path));
  return Object.keys(data.files)
    .filter((sha256) => !content.files.has(sha256))
    .map((sha256) => {
      const path = paths.get(sha256) ?? sha256;
      return there.has(path) ? `${path}: differs, its SHA-256 is not ${sha256}` : `${path}: is missing`;
    });
}

async function compareEntries(
  content: PackageContent,
  rebuilt: ReturnType<typeof planPackage>,
): Promise<readonly string[]> {
  const differences: string[] = [];
  const held = new Map(content.entries.map((entry) => [entry.path, entry]));
  for (const entry of rebuilt.entries) {
    const there = held.get(entry.path);
    held.delete(entry.path);
    if (there === undefined) differences.push(`${entry.path}: is missing`);
    else if ((await digestOf(there)) !== sha256Of(await entry.open())) differences.push(`${entry.path}: differs`);
  }
  for (const path of held.keys()) differences.push(`${path}: does not belong to the package`);
  return differences;
}

/** The SHA-256 of an entry; null for one whose bytes the archive cannot give any more. */
async function digestOf(entry: PackageContent['entries'][number]): Promise<string | null> {
  try {
    return sha256Of(await entry.bytes());
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}

async function archiveDigest(job: PrintJob, rebuilt: ReturnType<typeof planPackage>): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of writeZip(rebuilt.entries, job.stamp.date)) hash.update(chunk as Uint8Array);
  return hash.digest('hex');
}
