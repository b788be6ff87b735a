import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { z } from 'zod';
import { AmendmentFile, type AmendmentChange } from './amendment.ts';
import { patched, PatchError } from './amendment-patch.ts';
import { readJson } from './json-text.ts';
import { pathOf, type Problem } from './problem.ts';
import { shapeProblems } from './shape-problems.ts';

/** A change with where it is written, for whoever has to be told that it does not fit. */
type Written = AmendmentChange & { readonly amendment: string; readonly index: number };

/** Reads files below a folder, as amended, and notes every problem; a file that cannot be used gives null. */
export class Reader {
  readonly problems: Problem[] = [];
  readonly folder: string;
  readonly #changes: readonly Written[];
  readonly #used = new Set<Written>();
  constructor(folder: string, amendments: readonly AmendmentFile[] = []) {
    this.folder = folder;
    this.#changes = amendments.flatMap(({ number, changes }) =>
      changes.map((change, index) => ({ ...change, amendment: amendmentName(number), index })),
    );
  }

  /** Whether the file is there, on disk or by an amendment. */
  has(file: string, from = this.folder): boolean {
    return existsSync(join(from, file)) || this.#changes.some((one) => one.file === file && one.path === '');
  }

  read<T>(file: string, schema: z.ZodType<T>, from = this.folder): T | null {
    const onDisk = existsSync(join(from, file));
    const written = onDisk ? this.#onDisk(file, from) : undefined;
    if (onDisk && written === undefined) return null;
    const value = this.#amended(file, written);
    if (value === undefined) return this.note(file, '', 'there is no such file');
    // Each file is read once: code made for its schema would cost more than it saves.
    const parsed = schema.safeParse(value, { jitless: true });
    if (parsed.success) return parsed.data;
    for (const one of shapeProblems(parsed.error)) this.note(file, one.path, one.reason);
    return null;
  }

  #onDisk(file: string, from: string): unknown {
    const { value, problems } = readJson(readFileSync(join(from, file), 'utf8'));
    for (const one of problems) this.note(file, one.path, one.reason);
    return value;
  }

  #amended(file: string, written: unknown): unknown {
    let value = written;
    for (const change of this.#changes.filter((one) => one.file === file)) {
      this.#used.add(change);
      try {
        value = patched(value, change);
      } catch (failure) {
        if (!(failure instanceof PatchError)) throw failure;
        this.note(change.amendment, pathOf('changes', change.index), `${file} ${change.path}: ${failure.message}`);
      }
    }
    return value;
  }

  /** Notes changes of files that the edition does not have. */
  noteUnused(): void {
    for (const change of this.#changes)
      if (!this.#used.has(change))
        this.note(change.amendment, pathOf('changes', change.index), `the edition has no file ${change.file}`);
  }

  note(file: string, path: string, reason: string): null {
    this.problems.push({ file, path, reason });
    return null;
  }
}

/** File of an amendment: `amendments/007.json`. */
export const amendmentName = (number: number): string => `amendments/${String(number).padStart(3, '0')}.json`;

/** The amendments of an edition in order; numbered from 1 without a gap, each in the file of its number. */
export function readAmendments(folder: string): {
  readonly amendments: readonly AmendmentFile[];
  readonly problems: readonly Problem[];
} {
  const reader = new Reader(resolve(folder));
  const inside = join(reader.folder, 'amendments');
  const names = existsSync(inside) ? readdirSync(inside).filter((name) => name.endsWith('.json')) : [];
  const amendments = names.toSorted().flatMap((name, index) => {
    const file = `amendments/${name}`;
    if (file !== amendmentName(index + 1))
      reader.note(file, '', `it must be ${amendmentName(index + 1)}: amendments are numbered without a gap`);
    const read = reader.read(file, AmendmentFile);
    if (read !== null && read.number !== index + 1)
      reader.note(file, '/number', `it must be ${index + 1}, the number of its file`);
    return read === null ? [] : [read];
  });
  return { amendments, problems: reader.problems };
}
