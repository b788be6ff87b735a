import type { ActInput } from '#src/domain/workflow/act-input.ts';
import { request, type Answered } from '../api/request.ts';
import type { WholeCase } from './types.ts';

/** Sends something that an authority does; the second factor is asked for on the way where it is wanted. */
export const sendForOffice = <T>(
  path: string,
  method: 'POST' | 'PUT' | 'DELETE',
  body?: unknown,
): Promise<Answered<T>> => request<T>(path, body === undefined ? { method } : { method, body });

/** Sends an act, with how many acts of the case the page had seen. */
export const sendAct = (
  { id, acts }: Pick<WholeCase, 'id' | 'acts'>,
  action: string,
  input: ActInput,
): Promise<Answered<{ state: string; acts: number }>> =>
  request(`/api/cases/${id}/actions/${action}`, { method: 'POST', body: { ...input, seen: acts } });

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
  request(`/api/cases/actions/${action}`, { method: 'POST', body: { cases: cases.map(({ id }) => ({ id })), input } });
