import type { ActInput } from '#src/domain/workflow/act-input.ts';
import { request, type Answered } from '../api/request.ts';
import { askFactor } from './ask-factor.ts';
import type { WholeCase } from './types.ts';

/** Sends something that an authority does; where the second factor is still to be shown it is asked for, and then sent again. */
export async function sendForOffice<T>(
  path: string,
  method: 'POST' | 'PUT' | 'DELETE',
  body?: unknown,
): Promise<Answered<T>> {
  const answer = await request<T>(path, body === undefined ? { method } : { method, body });
  if (answer.ok || answer.refusal.code !== 'factor' || !(await askFactor())) return answer;
  return await request<T>(path, body === undefined ? { method } : { method, body });
}

export const sendAct = (
  { id, acts }: Pick<WholeCase, 'id' | 'acts'>,
  action: string,
  input: ActInput,
): Promise<Answered<{ state: string; acts: number }>> =>
  sendForOffice(`/api/cases/${id}/actions/${action}`, 'POST', { ...input, seen: acts });

/** How one of many cases fared. */
export interface BulkResult {
  readonly id: string;
  readonly state: string | null;
  readonly denial: { readonly code: string; readonly reason: { readonly zh: string; readonly en: string } } | null;
}
export const sendActs = (
  cases: readonly { readonly id: string }[],
  action: string,
  input: ActInput,
): Promise<Answered<{ results: readonly BulkResult[] }>> =>
  sendForOffice(`/api/cases/actions/${action}`, 'POST', { cases: cases.map(({ id }) => ({ id })), input });
