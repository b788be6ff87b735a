import { request } from './request.ts';
import type { SessionUser } from './types.ts';

/** Whether somebody works in an authority: by their seats, or where the session does not tell them by whether they may see cases. */
export async function isOfficial(user: SessionUser): Promise<boolean> {
  if (user.seats !== undefined) return user.seats.length > 0;
  return (await request('/api/cases?limit=1', { signedOut: 'answer' })).ok;
}
