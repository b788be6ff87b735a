import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Edition } from '#src/definition/edition-bundle.ts';
import { folderOf } from '#src/definition/loader.ts';
import { scenes } from '#src/documents/sample-photo.ts';
import { ReportSource } from '#src/documents/report.ts';

const Words = z.string().min(1);
const Placeholder = z.string().regex(/^@[A-Za-z0-9]+$/u);
const FileName = z.string().regex(/^[^/\\]+$/u);
const Day = z.iso.date();

/** How a file of an example is made; nothing that looks like a real document is kept in the edition. */
export const ExampleFile = z.discriminatedUnion('make', [
  /** A paper of volume B: its pages; head and 样例 are added to each. */
  z.strictObject({ make: z.literal('evidence'), name: FileName, pages: z.array(z.array(ReportSource).min(1)).min(1) }),
  z.strictObject({ make: z.literal('photo'), name: FileName, scene: z.enum(scenes), words: Words }),
  z.strictObject({ make: z.literal('portrait'), name: FileName, hair: z.enum(['long', 'short']) }),
  /** Steps joined by arrows, as a picture. */
  z.strictObject({ make: z.literal('flow'), name: FileName, nodes: z.array(Words).min(2) }),
  /** A structure chart as PDF, from a file of nodes. */
  z.strictObject({ make: z.literal('structure'), name: FileName, source: FileName }),
]);
export type ExampleFile = z.infer<typeof ExampleFile>;

export const ExampleEvidence = z.strictObject({
  id: z.string(),
  category: z.string(),
  title: Words,
  issuer: Words,
  number: Words,
  issued: Day,
  validUntil: Day.optional(),
  files: z.array(Placeholder).min(1),
  proves: z.array(z.string()).min(1),
});
export type ExampleEvidence = z.infer<typeof ExampleEvidence>;

/** Files of the example's folder that make up a report, in order; `contents` gives it a table of contents. */
export const ExampleReport = z.strictObject({ title: Words, sources: z.array(FileName).min(1), contents: z.boolean() });
export type ExampleReport = z.infer<typeof ExampleReport>;

/** `example.json`: an application in the product's own shape, but that files are named by placeholders (`@licence`). */
export const ExampleSource = z.strictObject({
  class: z.string(),
  salt: z.string().regex(/^[0-9a-f]{64}$/u),
  answers: z.record(z.string(), z.union([z.looseObject({}), z.array(z.looseObject({}))])),
  evidence: z.array(ExampleEvidence),
  reports: z.record(z.string(), ExampleReport),
  files: z.record(Placeholder, ExampleFile),
});
export type ExampleSource = z.infer<typeof ExampleSource>;

/** An example's folder of an edition. */
export interface ExampleFolder {
  readonly source: ExampleSource;
  readonly read: (name: string) => unknown;
}

/** Examples lie beside the files an edition was read from; one out of the database has none. */
function examplesOf(edition: Edition): string | null {
  const folder = folderOf(edition);
  return folder === null ? null : join(folder, 'examples');
}

/** The kinds of example an edition has: folders of its `examples/` with an `example.json`. */
export function exampleKinds(edition: Edition): readonly string[] {
  const folder = examplesOf(edition);
  return folder !== null && existsSync(folder)
    ? readdirSync(folder)
        .filter((kind) => existsSync(join(folder, kind, 'example.json')))
        .toSorted()
    : [];
}

/** Reads an example's folder; throws where there is none of this kind or it is malformed. */
export function readExample(edition: Edition, kind: string): ExampleFolder {
  const examples = examplesOf(edition);
  if (examples === null || !exampleKinds(edition).includes(kind))
    throw new RangeError(`the edition has no example '${kind}'`);
  const folder = join(examples, kind);
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  return { source: ExampleSource.parse(read('example.json')), read };
}
