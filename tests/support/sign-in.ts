import type { ApiServer, Person } from './api-server.ts';

export const testPassword = 'a-password-of-tests';

/** Signs in from a browser of its own; throws where that is refused. */
export async function signInAgain(
  server: ApiServer,
  email: string,
  options: { readonly password?: string; readonly cookie?: string; readonly userAgent?: string } = {},
): Promise<Person> {
  const answer = await server.app.inject({
    method: 'POST',
    url: '/api/auth/sign-in/email',
    headers: {
      origin: server.url,
      'content-type': 'application/json',
      ...(options.cookie === undefined ? {} : { cookie: options.cookie }),
      ...(options.userAgent === undefined ? {} : { 'user-agent': options.userAgent }),
    },
    payload: JSON.stringify({ email, password: options.password ?? testPassword }),
  });
  if (answer.statusCode !== 200) throw new Error(`sign-in answered ${answer.statusCode}: ${answer.body}`);
  const cookie = [answer.headers['set-cookie'] ?? []].flat().map((line) => line.split(';')[0]);
  return server.as({ ...server.stranger(), email, cookie: cookie.join('; ') });
}

export interface Enrolled {
  readonly person: Person;
  readonly uri: string;
  readonly card: readonly string[];
}

/** Sets up the second factor by a device, as its page does; the session goes on under a new cookie. */
export async function enrol(server: ApiServer, person: Person, code: (uri: string) => string): Promise<Enrolled> {
  const begun = await person.call('POST', '/api/auth/two-factor/enable', { password: testPassword });
  if (begun.status !== 200) throw new Error(`enabling answered ${begun.status}`);
  const { totpURI: uri, backupCodes: card } = begun.body as { totpURI: string; backupCodes: string[] };
  const answer = await server.app.inject({
    method: 'POST',
    url: '/api/auth/two-factor/verify-totp',
    headers: { origin: server.url, cookie: person.cookie, 'content-type': 'application/json' },
    payload: JSON.stringify({ code: code(uri) }),
  });
  if (answer.statusCode !== 200) throw new Error(`enrolling answered ${answer.statusCode}: ${answer.body}`);
  const cookie = [answer.headers['set-cookie'] ?? []].flat().map((line) => line.split(';')[0]);
  return { person: server.as({ ...person, cookie: cookie.join('; ') }), uri, card };
}
