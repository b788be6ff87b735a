import { askSession } from '../api/ask-session.ts';
import { assesses, worksInOffice } from '../api/works-in-office.ts';

/** Where somebody lands who has just signed in and wants nothing in particular: officials and assessors at their work. */
export async function landing(): Promise<string> {
  const session = await askSession();
  if (!session.ok) return '/home';
  if (worksInOffice(session.value)) return '/office';
  return assesses(session.value) ? '/reviews' : '/home';
}
