import { request } from '../api/request.ts';
import { notify } from '../work/notices.ts';

/** Ends a session elsewhere and says so; one that has ended by itself is as good. */
export async function endSession(id: string, done: string): Promise<void> {
  const answer = await request(`/api/session/others/${id}/end`, { method: 'POST' });
  if (answer.ok || answer.status === 404) notify({ text: done });
}
