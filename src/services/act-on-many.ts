import type { Actor } from '#src/domain/access/why-not.ts';
import { isDenial, type Denial } from '#src/domain/denial.ts';
import type { ActInput } from '#src/domain/workflow/act-input.ts';
import { actOnCase } from './act-on-case.ts';
import type { Deps } from './deps.ts';

export interface ActOnMany {
  readonly action: string;
  readonly input: ActInput;
  readonly cases: readonly { readonly id: string; readonly seen?: number | undefined }[];
  readonly arrived: Date;
}
export interface RowResult {
  readonly id: string;
  readonly state: string | null;
  readonly denial: Denial | null;
}

/** The same act on many cases: each is decided by itself, in a transaction of its own, and has its own result. */
export async function actOnMany(
  deps: Deps,
  actor: Actor,
  { action, input, cases, arrived }: ActOnMany,
): Promise<readonly RowResult[]> {
  const results: RowResult[] = [];
  for (const { id, seen } of cases) {
    const done = await actOnCase(deps, actor, { applicationId: id, action, input, seen, arrived });
    results.push(isDenial(done) ? { id, state: null, denial: done } : { id, state: done.state, denial: null });
  }
  return results;
}
