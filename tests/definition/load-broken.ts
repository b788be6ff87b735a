import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DefinitionError, loadEdition, type Problem } from '#src/definition/loader.ts';

type Json = Record<string, unknown>;

/** Loads a copy of a test edition after one of its files was changed, and gives the problems it is refused with. */
export function problemsAfter(edition: string, file: string, change: (text: string) => string): readonly Problem[] {
  const folder = mkdtempSync(join(tmpdir(), 'laurel-edition-'));
  try {
    cpSync(new URL(`../support/editions/${edition}`, import.meta.url), folder, { recursive: true });
    const path = join(folder, file);
    writeFileSync(path, change(readFileSync(path, 'utf8')));
    loadEdition(folder);
    return [];
  } catch (failure) {
    if (failure instanceof DefinitionError) return failure.problems;
    throw failure;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same, with the change made on the parsed file: the value at `path` (dotted) becomes `value`; undefined removes it. */
export function problemsWith(edition: string, file: string, path: string, value: unknown): readonly Problem[] {
  return problemsAfter(edition, file, (text) => {
    const root = JSON.parse(text) as Json;
    const steps = path.split('.');
    const last = steps.pop() ?? '';
    const holder = steps.reduce<Json>((one, step) => one[step] as Json, root);
    if (value === undefined) delete holder[last];
    else holder[last] = value;
    return JSON.stringify(root);
  });
}
