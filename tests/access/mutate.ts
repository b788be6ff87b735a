import type { Edition } from '#src/definition/edition-bundle.ts';
import { accessTable, type Action } from '#src/domain/access/why-not.ts';
import type { ActorRole, WorkflowAction } from '#src/definition/workflow.ts';
import type { ApiServer } from '#tests/support/api-server.ts';

/** Does something while one line of the table of access names one more, or no longer names one. */
export async function whileGranted<T>(action: Action, change: (grants: string[]) => string[], doing: () => Promise<T>) {
  const table = accessTable as Record<Action, readonly string[]>;
  const kept = table[action];
  table[action] = change([...kept]);
  try {
    return await doing();
  } finally {
    table[action] = kept;
  }
}

/** Does something while one row of the workflow has other actors. */
export async function whileActing<T>(
  server: ApiServer,
  row: WorkflowAction,
  actors: readonly ActorRole[],
  doing: () => Promise<T>,
): Promise<T> {
  const { editions } = server.deps;
  const changed = (edition: Edition): Edition => ({
    ...edition,
    workflow: {
      ...edition.workflow,
      actions: edition.workflow.actions.map((one) => (one === row ? { ...one, actors: [...actors] } : one)),
    },
  });
  const known = new Map<string, Edition>();
  const byDigest = (digest: string): Edition => {
    const found = known.get(digest) ?? changed(editions.byDigest(digest));
    known.set(digest, found);
    return found;
  };
  Object.assign(server.deps, { editions: { ...editions, byDigest } });
  try {
    return await doing();
  } finally {
    Object.assign(server.deps, { editions });
  }
}
