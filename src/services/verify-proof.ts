import { z } from 'zod';
import { readJson } from '#src/definition/json-text.ts';
import { chainFaults, EventProof, proofFaults, ProvenReceipt } from '#src/domain/audit/proof.ts';
import { AuditRoot } from '#src/domain/audit/root.ts';

/** A file's name and bytes. */
export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}
export interface ProofFiles {
  /** A receipt as the API gives it, or its body alone. */
  readonly receipt: NamedFile;
  readonly proof: NamedFile;
  /** Published roots: pages of the API, lists, or one root a line; null where the chain is not looked at. */
  readonly roots: readonly NamedFile[] | null;
}
export interface Verified {
  /** What does not hold, each naming the file and the place; empty where all is proven. */
  readonly faults: readonly string[];
  /** The proof, once it could be read. */
  readonly proof: EventProof | null;
  readonly roots: readonly AuditRoot[];
}

/** Proves offline that a receipt's event lies under a root and, where roots are given, that they chain and hold this one. */
export function verifyProof({ receipt, proof, roots }: ProofFiles): Verified {
  const faults: string[] = [];
  const said = receiptIn(receipt, faults);
  const given = shaped(proof, jsonIn(proof, faults), EventProof, faults);
  const published = roots === null ? [] : roots.flatMap((file) => rootsIn(file, faults));
  if (said !== null && given !== null) {
    faults.push(...proofFaults(said, given).map((fault) => `${proof.name}: ${fault}`));
    if (roots !== null)
      faults.push(...chainFaults(sorted(published), given, said).map((fault) => `${namesOf(roots)}: ${fault}`));
  }
  return { faults, proof: given, roots: published };
}

const namesOf = (files: readonly NamedFile[]): string => files.map((file) => file.name).join(', ');
const sorted = (roots: readonly AuditRoot[]): AuditRoot[] => roots.toSorted((a, b) => a.seq - b.seq);

const unread = Symbol('unread');

function jsonIn(file: NamedFile, faults: string[]): unknown {
  return parsed(file.name, new TextDecoder().decode(file.bytes), faults);
}

function parsed(name: string, text: string, faults: string[]): unknown {
  const json = readJson(text);
  faults.push(...json.problems.map(({ path, reason }) => `${name}${path === '' ? '' : ` ${path}`}: ${reason}`));
  return json.problems.length > 0 ? unread : json.value;
}

function shaped<T>(file: NamedFile, value: unknown, schema: z.ZodType<T>, faults: string[]): T | null {
  if (value === unread) return null;
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  faults.push(...read.error.issues.map((issue) => `${file.name} /${issue.path.join('/')}: ${issue.message}`));
  return null;
}

const Outer = z.looseObject({ body: z.looseObject({}) });

/** The body of a receipt; what the API says around it must be what the body says. */
function receiptIn(file: NamedFile, faults: string[]): ProvenReceipt | null {
  const value = jsonIn(file, faults);
  const outer = Outer.safeParse(value);
  const body = shaped(file, outer.success ? outer.data.body : value, ProvenReceipt, faults);
  if (body === null || !outer.success) return body;
  for (const name of ['number', 'revision', 'digest', 'submittedAt'])
    if (name in outer.data && outer.data[name] !== body[name])
      faults.push(`${file.name} /${name}: ${String(outer.data[name])}, but /body/${name} is ${String(body[name])}`);
  return body;
}

const RootFile = z.union([
  z.array(AuditRoot),
  z.object({ roots: z.array(AuditRoot) }).transform(({ roots }) => roots),
  AuditRoot.transform((root) => [root]),
]);

function rootsIn(file: NamedFile, faults: string[]): readonly AuditRoot[] {
  const text = new TextDecoder().decode(file.bytes);
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  // One root a line, as an export writes them; a page or a list is one JSON text over the whole file.
  if (lines.length > 1 && lines.every((line) => line.startsWith('{') && line.trimEnd().endsWith('}')))
    return lines.flatMap((line, at) => {
      const name = `${file.name} line ${at + 1}`;
      return shaped({ ...file, name }, parsed(name, line, faults), RootFile, faults) ?? [];
    });
  return shaped(file, parsed(file.name, text, faults), RootFile, faults) ?? [];
}
