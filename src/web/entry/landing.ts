import { askSession } from '../api/ask-session.ts';
import { worksInOffice } from '../api/works-in-office.ts';

/** Where somebody lands who has just signed in and wants nothing in particular: officials at their work. */
export async function landing(): Promise<string> {
  const session = await askSession();
  return session.ok && worksInOffice(session.value) ? '/office' : '/home';
}
