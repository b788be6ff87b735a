import { request } from '../api/request.ts';
import type { Language } from '../words/language.tsx';
import { notify } from '../work/notices.ts';

/** Does one act on people; says at the foot of the page that it is done, or why not. The value where it was done. */
export async function act<T>(
  path: string,
  body: unknown,
  say: { done: string; language: Language },
): Promise<T | null> {
  const answer = await request<T>(path, { method: 'POST', ...(body === undefined ? {} : { body }) });
  if (answer.ok) notify({ text: say.done });
  else if (answer.refusal.code !== 'factor') notify({ text: answer.refusal.reason[say.language], tone: 'error' });
  return answer.ok ? answer.value : null;
}
