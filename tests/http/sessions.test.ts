import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiServer, type ApiServer, type Person } from '#tests/support/api-server.ts';

const secret = 'a-secret-of-the-tests-that-is-long-enough';
const name = 'better-auth.session_token';
const password = 'a-password-of-tests';
let server: ApiServer;
let person: Person;
let token = '';
beforeAll(async () => {
  server = await apiServer({ quick: true });
  person = await server.person('session');
  token = decodeURIComponent(/session_token=([^;]+)/u.exec(person.cookie)?.[1] ?? '').split('.')[0] ?? '';
});
afterAll(async () => expect(await server.close()).toEqual([]));

const signed = (value: string, key = secret): string =>
  `${value}.${createHmac('sha256', key).update(value).digest('base64')}`;
const ours = async (cookie: string): Promise<string | null> =>
  (await server.app.inject({ url: '/api/session', headers: { cookie } })).json<{ user: { id: string } | null }>().user
    ?.id ?? null;
const theirs = async (cookie: string): Promise<string | null> =>
  (await server.auth.api.getSession({ headers: new Headers({ cookie }) }))?.user.id ?? null;

const post = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
  const answer = await server.app.inject({
    method: 'POST',
    url: `/api/auth${path}`,
    headers: { origin: server.url, 'content-type': 'application/json', ...headers },
    payload: JSON.stringify(body),
  });
  return {
    status: answer.statusCode,
    body: answer.body === '' ? null : (JSON.parse(answer.body) as Record<string, any>),
    headers: answer.headers,
  };
};

describe('reading the cookie ourselves', () => {
  const cookies = (): readonly (readonly [string, string, boolean])[] => {
    const good = signed(token);
    return [
      ['a valid one', `${name}=${encodeURIComponent(good)}`, true],
      ['one that is not percent-encoded', `${name}=${good}`, true],
      ['one in quotation marks', `${name}="${encodeURIComponent(good)}"`, true],
      ['one among others, without a space between', `a=b;${name}=${encodeURIComponent(good)};c=d`, true],
      ['the first of two', `${name}=${encodeURIComponent(good)}; ${name}=x.y`, true],
      ['a wrong one before a right one', `${name}=x.y; ${name}=${encodeURIComponent(good)}`, false],
      [
        'a changed signature',
        `${name}=${encodeURIComponent(good.replace(/\.(.)/u, (_, sign: string) => (sign === 'A' ? '.B' : '.A')))}`,
        false,
      ],
      ['a signature without its last sign', `${name}=${encodeURIComponent(good.slice(0, -1))}`, false],
      ['another token under the same signature', `${name}=${encodeURIComponent(`x${good}`)}`, false],
      ['a signature by another secret', `${name}=${encodeURIComponent(signed(token, `${secret}.`))}`, false],
      ['a token that never was, rightly signed', `${name}=${encodeURIComponent(signed('never-was'))}`, false],
      ['a broken percent escape', `${name}=%E0%A4%A`, false],
      ['a broken percent escape after a right value', `${name}=${encodeURIComponent(good)}%`, false],
      ['an empty one', `${name}=`, false],
      ['only a signature', `${name}=${encodeURIComponent(signed(''))}`, false],
      ['the name of https on a server without it', `__Secure-${name}=${encodeURIComponent(good)}`, false],
      ['no equals sign', name, false],
      ['none at all', '', false],
    ];
  };

  it.each(Array.from({ length: 18 }, (_, i) => i))('gives the answer of better-auth (case %i)', async (i) => {
    const [what, cookie, known] = cookies()[i] ?? ['', '', false];
    const [our, their] = [await ours(cookie), await theirs(cookie)];
    expect(our, what).toBe(their);
    expect(our !== null, what).toBe(known);
  });

  it('gives it for an expired and for an ended session too', async () => {
    const cookie = `${name}=${encodeURIComponent(signed(token))}`;
    const before = await server.database.db
      .selectFrom('session')
      .select('expiresAt')
      .where('token', '=', token)
      .executeTakeFirstOrThrow();
    await server.database.db
      .updateTable('session')
      .set({ expiresAt: new Date(Date.now() - 1000) })
      .where('token', '=', token)
      .execute();
    expect(await ours(cookie)).toBeNull();
    await server.database.db
      .updateTable('session')
      .set({ expiresAt: before.expiresAt })
      .where('token', '=', token)
      .execute();
    expect(await ours(cookie)).not.toBeNull();
    expect((await post('/sign-out', {}, { cookie })).status).toBe(200);
    expect(await ours(cookie)).toBeNull();
    expect(await theirs(cookie)).toBeNull();
  });

  it('wants the cookie of https where the server is reached by https', async () => {
    const secure = await apiServer({ quick: true, baseUrl: 'https://laurel.test' });
    const there = await secure.person('secure');
    expect(there.cookie).toContain(`__Secure-${name}=`);
    const read = async (cookie: string) =>
      (await secure.app.inject({ url: '/api/session', headers: { cookie } })).json<{ user: unknown }>().user;
    expect(await read(there.cookie)).not.toBeNull();
    expect(await read(there.cookie.replaceAll('__Secure-', ''))).toBeNull();
    const set = await secure.app.inject({
      method: 'POST',
      url: '/api/auth/sign-in/email',
      headers: { origin: secure.url, 'content-type': 'application/json' },
      payload: JSON.stringify({ email: there.email, password }),
    });
    expect(String(set.headers['set-cookie'])).toMatch(/; HttpOnly; Secure; SameSite=Lax/u);
    expect(await secure.close()).toEqual([]);
  });

  it('does not move with the clock of the award', async () => {
    const other = await server.person('clock');
    server.setTime('2031-01-01T00:00:00+08:00');
    expect(await ours(other.cookie)).not.toBeNull();
    server.setTime('2020-05-20T10:00:00+08:00');
  });
});

describe('signing up and in', () => {
  const shape = (value: unknown): unknown =>
    typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shape(one)]))
      : `${typeof value} ${String(value).length}`;

  it('never tells whether an e-mail is taken: status, shape, headers and mails are alike [X6]', async () => {
    const taken = await post('/sign-up/email', { name: '某人', email: person.email, password });
    const free = await post('/sign-up/email', {
      name: '某人',
      email: person.email.replace('session', 'nobodys'),
      password,
    });
    expect(taken.status).toBe(200);
    expect([taken.status, shape(taken.body), Object.keys(taken.headers).toSorted()]).toEqual([
      free.status,
      shape(free.body),
      Object.keys(free.headers).toSorted(),
    ]);
    expect(taken.body).toMatchObject({ token: null, user: { email: person.email, emailVerified: false } });
    expect((await server.mailbox.list(person.email))[0]?.subject).toContain('有人用您的邮箱注册');
    expect(await server.mailbox.list(person.email.replace('session', 'nobodys'))).toHaveLength(1);
  });

  it('a forgotten password is answered alike for an account and for none', async () => {
    const [known, unknown] = [
      await post('/request-password-reset', { email: person.email, redirectTo: '/reset' }),
      await post('/request-password-reset', { email: 'nobody@laurel.example', redirectTo: '/reset' }),
    ];
    expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
  });

  it('a wrong password is answered alike for an account and for none', async () => {
    const [known, unknown] = [
      await post('/sign-in/email', { email: person.email, password: 'not-the-password' }),
      await post('/sign-in/email', { email: 'nobody2@laurel.example', password: 'not-the-password' }),
    ];
    expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
    expect(known.status).toBe(401);
  });

  it('does not sign in before the address is confirmed', async () => {
    const email = 'unconfirmed@laurel.example';
    await post('/sign-up/email', { name: '某人', email, password });
    const refused = await post('/sign-in/email', { email, password });
    expect([refused.status, refused.body?.['code']]).toEqual([403, 'EMAIL_NOT_VERIFIED']);
  });

  it.each(['account', 'no account'])(
    'stops after ten wrong passwords on one e-mail, whatever addresses they come from (%s)',
    async (which) => {
      const email = which === 'account' ? (await server.person('guessed')).email : 'nobody3@laurel.example';
      const tries = [];
      for (let i = 0; i < 12; i += 1)
        tries.push(
          await server.app.inject({
            method: 'POST',
            url: '/api/auth/sign-in/email',
            remoteAddress: `10.0.0.${i}`,
            headers: { origin: server.url, 'content-type': 'application/json', 'x-forwarded-for': `10.1.0.${i}` },
            payload: JSON.stringify({
              email: i % 2 === 0 ? email : ` ${email.toUpperCase()}`.trim(),
              password: 'wrong-password',
            }),
          }),
        );
      expect(tries.map((answer) => answer.statusCode)).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429]);
      expect(tries.at(-1)?.json()).toMatchObject({
        code: 'too-many',
        reason: { zh: expect.stringContaining('次数过多') as string },
      });
    },
  );

  it('a right password clears the count', async () => {
    const { email } = await server.person('forgetful');
    const wrong = async (times: number) => {
      for (let i = 0; i < times; i += 1)
        expect((await post('/sign-in/email', { email, password: 'wrong-password' })).status).toBe(401);
    };
    await wrong(9);
    expect((await post('/sign-in/email', { email, password })).status).toBe(200);
    await wrong(2);
  });

  it('does not fill a mailbox: mails to one address are limited', async () => {
    const { email } = await server.person('mailed');
    const before = (await server.mailbox.list(email)).length;
    const answers = [];
    for (let i = 0; i < 7; i += 1)
      answers.push((await post('/request-password-reset', { email, redirectTo: '/reset' })).status);
    expect(answers).toEqual([200, 200, 200, 200, 200, 429, 429]);
    expect((await server.mailbox.list(email)).length - before).toBe(5);
  });

  it('limits requests from one address, whatever it says of itself', async () => {
    const statuses = [];
    for (let i = 0; i < 125; i += 1) {
      statuses.push(
        (
          await server.app.inject({
            url: '/api/auth/ok',
            remoteAddress: '10.9.9.9',
            headers: { 'x-forwarded-for': `10.1.0.${i}`, 'x-laurel-client': `10.1.0.${i}` },
          })
        ).statusCode,
      );
    }
    expect(statuses.filter((status) => status === 429)).toHaveLength(5);
    expect((await server.app.inject({ url: '/api/auth/ok', remoteAddress: '10.9.9.8' })).statusCode).toBe(200);
  });

  it('a request that came from another site is refused', async () => {
    const { email } = await server.person('crossed');
    expect(
      (
        await post(
          '/sign-in/email',
          { email, password },
          { origin: 'https://elsewhere.example', cookie: person.cookie },
        )
      ).status,
    ).toBe(403);
  });
});
