import { askSession } from '../api/ask-session.ts';
import type { SessionPage } from '../api/types.ts';
import { assesses, sitsInCommittee, worksInOffice } from '../api/works-in-office.ts';

/** Where somebody's work is: officials at their desk, assessors and members of a committee at theirs, others at their applications. */
export function workOf(session: Pick<SessionPage, 'seats'>): '/office' | '/reviews' | '/jury' | '/home' {
  if (worksInOffice(session)) return '/office';
  if (assesses(session)) return '/reviews';
  return sitsInCommittee(session) ? '/jury' : '/home';
}

/** Where somebody lands who has just signed in and wants nothing in particular. */
export async function landing(): Promise<string> {
  const session = await askSession();
  return session.ok ? workOf(session.value) : '/home';
}
