import { request } from '../api/request.ts';
import type { Refusal } from '../api/types.ts';
import type { Question } from './eligibility.ts';

/** Opens a draft and lays the self-check's answers into it; its id, or why not. */
export async function beginApplication(
  of: { readonly programme: string; readonly edition: string; readonly class: string },
  questions: readonly Question[],
  answers: Readonly<Record<string, string>>,
): Promise<string | Refusal> {
  const made = await request<{ id: string }>('/api/applications', { method: 'POST', body: of });
  if (!made.ok) return made.refusal;
  const sheets = new Map<string, { path: string; value: string; seen: number }[]>();
  for (const { path, sheet, name, field } of questions) {
    const value = field.type === 'tick' && answers[path] === 'no' ? '' : (answers[path] ?? '');
    if (value !== '') sheets.set(sheet, [...(sheets.get(sheet) ?? []), { path: name, value, seen: 0 }]);
  }
  for (const [sheet, changes] of sheets)
    await request(`/api/applications/${made.value.id}/answers`, { method: 'POST', body: { sheet, changes } });
  return made.value.id;
}
