import type { Text } from '#src/definition/text.ts';
import { request } from '../api/request.ts';
import type { Refusal, SavedPage } from '../api/types.ts';
import type { Edit } from './edit.ts';
import type { Outcome, Send } from './transport.ts';

/** Sends a batch of an application's answers over HTTP. A page that is being left asks the browser to finish the request without it. */
export const httpSend = (application: string): Send =>
  sendTo(`/api/applications/${application}/answers`, (sheet, changes) => ({ sheet, changes }));

/** The same for a score sheet, which is the only one at its address. */
export const scoreSend = (sheet: string): Send =>
  sendTo(`/api/score-sheets/${sheet}/values`, (_, changes) => ({ changes }));

type Sent = Pick<Edit, 'path' | 'value' | 'seen' | 'base'>;

function sendTo(address: string, body: (sheet: string, changes: readonly Sent[]) => unknown): Send {
  return async (sheet, edits, leaving) => {
    const changes = edits.map(({ path, value, seen, base }) => ({
      path,
      value,
      seen,
      ...(base === undefined ? {} : { base }),
    }));
    const answer = await request<SavedPage>(address, {
      method: 'POST',
      body: body(sheet, changes),
      keepalive: leaving,
      signedOut: 'answer',
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
  const wrong = misshapen(refusal, edits);
  if (wrong !== null) return { kind: 'refused', ...wrong };
  const named = (refusal.detail as { path?: unknown } | undefined)?.path;
  // Nothing is named: it is the request that is too large, not what was typed in any one place.
  if (typeof named !== 'string' && (status === 400 || status === 413))
    return { kind: 'too-much', reason: refusal.reason };
  return { kind: 'refused', reason: refusal.reason, path: edits.find((edit) => edit.path === named)?.path ?? null };
}

/** The edit whose shape the server did not understand. */
function misshapen({ problems }: Refusal, edits: readonly Edit[]): { path: string; reason: Text } | null {
  const [first] = problems ?? [];
  const index = /^body\/changes\/(\d+)\b/u.exec(first?.path ?? '')?.[1];
  const edit = index === undefined ? undefined : edits[Number(index)];
  return first === undefined || edit === undefined ? null : { path: edit.path, reason: first.message };
}
