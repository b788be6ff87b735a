import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { verifyProof, type NamedFile } from '#src/services/verify-proof.ts';
import { UsageError } from './command.ts';

export interface ProofPaths {
  readonly receipt: string;
  readonly proof: string;
  /** None where the chain of roots is not looked at. */
  readonly roots: readonly string[];
}

/** Proves a receipt against a root, without network and database: 0 proven, 1 naming what does not hold. */
export async function verifyProofFiles({ receipt, proof, roots }: ProofPaths): Promise<number> {
  const published = await Promise.all(roots.map((path) => named(path, 'roots')));
  const verified = verifyProof({
    receipt: await named(receipt, 'receipt'),
    proof: await named(proof, 'proof'),
    roots: published.length === 0 ? null : published,
  });
  for (const fault of verified.faults) process.stdout.write(`${fault}\n`);
  if (verified.faults.length > 0 || verified.proof === null) return 1;
  const { event, index, root } = verified.proof;
  process.stdout.write(
    `proven: ${event.stream} #${event.seq} is leaf ${index} of ${root.size} under root ${root.seq} of ${root.programme}/${root.edition}: ${root.hash}\n` +
      (verified.roots.length === 0
        ? 'Compare this root with a published one, or give the published roots with --roots.\n'
        : `chain whole: ${verified.roots.length} published roots\n`),
  );
  return 0;
}

async function named(path: string, what: string): Promise<NamedFile> {
  try {
    return { name: basename(path), bytes: await readFile(path) };
  } catch (error) {
    throw new UsageError(`the ${what} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
