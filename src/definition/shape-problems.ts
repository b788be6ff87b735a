import type { z } from 'zod';
import { pathOf } from './problem.ts';

type Issue = z.core.$ZodIssue;
interface Found {
  readonly path: string;
  readonly reason: string;
}

/** What a schema found, as pointers and reasons; of a union, what is wrong with the form that fits best. */
export function shapeProblems(error: z.ZodError): readonly Found[] {
  return error.issues.flatMap((issue) => problemsOf(issue, []));
}

function problemsOf(issue: Issue, before: readonly PropertyKey[]): readonly Found[] {
  const path = [...before, ...issue.path];
  if (issue.code === 'invalid_union' && issue.errors.length > 0) return ofUnion(issue.errors, path);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: pathOf(...path, key), reason: 'no such key is known here' }));
  if (issue.code === 'invalid_key')
    return [
      {
        path: pathOf(...path),
        reason: `this key is not allowed: ${issue.issues.map((one) => one.message).join('; ')}`,
      },
    ];
  return [{ path: pathOf(...path), reason: issue.message }];
}

function ofUnion(branches: readonly (readonly Issue[])[], path: readonly PropertyKey[]): readonly Found[] {
  const nearest = branches.toSorted((a, b) => misfit(a) - misfit(b))[0] ?? [];
  return nearest.flatMap((issue) => problemsOf(issue, path));
}

/** An object of quite another form has both missing and unknown keys; one slip has a single problem further in. */
function misfit(issues: readonly Issue[]): number {
  return issues.reduce(
    (sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length * 2 : issue.path.length <= 1 ? 2 : 1),
    0,
  );
}
