import type { Edition } from '#src/definition/edition-bundle.ts';
import { partBeyondWording } from '#src/definition/wording.ts';

/**
 * The state a case is in once an amendment governs it, or null where the amendment does not say. A workflow that
 * differs in its words only keeps every state.
 */
export function stateAfter(before: Edition, after: Edition, state: string): string | null {
  const mapped = after.amendment?.states;
  if (mapped !== undefined && Object.hasOwn(mapped, state)) return mapped[state] ?? null;
  return partBeyondWording(before.workflow, after.workflow) === null ? state : null;
}
