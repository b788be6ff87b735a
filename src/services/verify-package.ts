import { createHash } from 'node:crypto';
import { writeZip } from '#src/adapters/zip-writer.ts';
import { sha256Of } from '#src/documents/package.ts';
import type { Print, PrintJob } from './print.ts';
import type { PackageContent } from './read-package.ts';
import { planPackage } from './write-package.ts';

export interface Verification {
  readonly content: PackageContent;
  readonly job: PrintJob;
  readonly salt: string;
  readonly print: Print;
  readonly expected?: string;
}

/** What differs between a package and what its own data gives; nothing where it is whole. */
export async function verifyPackage({ content, job, salt, print, expected }: Verification): Promise<string[]> {
  const differences: string[] = [];
  const { digest } = job.stamp;
  if (content.manifest === null) return ['manifest.json: is missing'];
  if (content.manifest.editionDigest !== job.edition.digest)
    return [
      `manifest.json: edition digest ${content.manifest.editionDigest} is not that of this clone's edition, ${job.edition.digest}`,
    ];
  if (content.manifest.digest !== digest)
    differences.push(`digest: the manifest says ${content.manifest.digest}, the content gives ${digest}`);
  if (expected !== undefined && expected !== digest)
    differences.push(`digest: ${expected} was expected, the content gives ${digest}`);
  const rebuilt = planPackage(job, await print.all(job), salt);
  const held = new Map(content.entries.map((entry) => [entry.path, entry]));
  for (const entry of rebuilt.entries) {
    const there = held.get(entry.path);
    held.delete(entry.path);
    if (there === undefined) differences.push(`${entry.path}: is missing`);
    else if (sha256Of(await there.bytes()) !== sha256Of(await entry.open())) differences.push(`${entry.path}: differs`);
  }
  for (const path of held.keys()) differences.push(`${path}: does not belong to the package`);
  // Names, order, dates and padding are vouched for by the archive itself.
  if (
    differences.length === 0 &&
    content.archiveDigest !== null &&
    content.archiveDigest !== (await archiveDigest(job, rebuilt))
  )
    differences.push('package.zip: its entries are whole, but the archive around them differs');
  return differences;
}

async function archiveDigest(job: PrintJob, rebuilt: ReturnType<typeof planPackage>): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of writeZip(rebuilt.entries, job.stamp.date)) hash.update(chunk as Uint8Array);
  return hash.digest('hex');
}
