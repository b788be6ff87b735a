import { askSession } from '../api/ask-session.ts';
import { isOfficial } from '../api/is-official.ts';

/** Where somebody lands who has just signed in and wants nothing in particular: officials at their work. */
export async function landing(): Promise<string> {
  const session = await askSession();
  const user = session.ok ? session.value.user : null;
  return user !== null && (await isOfficial(user)) ? '/office' : '/home';
}
