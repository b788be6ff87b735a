/** Something wrong in an edition's files: the file, the place in it as a JSON Pointer, and why. */
export interface Problem {
  readonly file: string;
  readonly path: string;
  readonly reason: string;
}

/** Thrown where an edition cannot be used; it names every problem found, one a line. */
export class DefinitionError extends Error {
  override readonly name = 'DefinitionError';
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(
      `The edition has ${problems.length} problem${problems.length === 1 ? '' : 's'}:\n${problems.map(({ file, path, reason }) => `${file} ${path === '' ? '/' : path}: ${reason}`).join('\n')}`,
    );
    this.problems = problems;
  }
}

/** JSON Pointer of these steps. */
export function pathOf(...steps: readonly PropertyKey[]): string {
  return steps.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
