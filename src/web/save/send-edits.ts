import { request } from '../api/request.ts';
import type { Refusal, SavedPage } from '../api/types.ts';
import type { Edit } from './edit.ts';
import type { Outcome, Send } from './transport.ts';

/** Sends a batch over HTTP. A page that is being left asks the browser to finish the request without it. */
export function httpSend(application: string): Send {
  return async (sheet, edits, leaving) => {
    const changes = edits.map(({ path, value, seen, base }) => ({
      path,
      value,
      seen,
      ...(base === undefined ? {} : { base }),
    }));
    const answer = await request<SavedPage>(`/api/applications/${application}/answers`, {
      method: 'POST',
      body: { sheet, changes },
      keepalive: leaving,
    });
    return answer.ok ? { kind: 'saved', page: answer.value } : outcomeOf(answer.status, answer.refusal, edits);
  };
}

/** What a refusal means for the edits of the batch. */
export function outcomeOf(status: number, refusal: Refusal, edits: readonly Edit[]): Outcome {
  if (status === 401) return { kind: 'signed-out' };
  if (status === 409) return { kind: 'locked', reason: refusal.reason };
  if (status === 0 || status === 408 || status === 429 || status >= 500)
    return { kind: 'away', reason: refusal.reason };
  const named = (refusal.detail as { path?: unknown } | undefined)?.path;
  const path = typeof named === 'string' && edits.some((edit) => edit.path === named) ? named : null;
  return { kind: 'refused', reason: refusal.reason, path };
}
