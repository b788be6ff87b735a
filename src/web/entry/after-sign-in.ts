import { askSession } from '../api/ask-session.ts';
import { landing } from './landing.ts';
import { rememberPerson } from './known-people.ts';

/** Only addresses of this house are gone to after signing in; whoever wants nothing in particular lands at their work. */
async function destination(): Promise<string> {
  const next = new URLSearchParams(location.search).get('next') ?? '';
  return /^\/(?:home|applications\/[A-Za-z0-9/_-]*|(?:office|reviews|jury)(?:\/[A-Za-z0-9/_-]*)?|people\/[a-z]+)$/u.test(
    next,
  )
    ? next
    : await landing();
}

/** Goes where the person wanted to; or gives what is still wanted of somebody of an authority. */
export async function goOn(): Promise<'factor' | 'gone'> {
  const answer = await askSession();
  if (answer.ok && answer.value.user !== null && answer.value.factor.wanted) {
    rememberPerson(answer.value.user.name);
    if (!answer.value.factor.shown && answer.value.factor.enrolled) return 'factor';
    if (!answer.value.factor.enrolled) {
      location.assign('/people/enrol');
      return 'gone';
    }
  }
  location.assign(await destination());
  return 'gone';
}

/** Goes on to where the person wanted without asking for more. */
export const goIn = (): void => void destination().then((address) => location.assign(address));
