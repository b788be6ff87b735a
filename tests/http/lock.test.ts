import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiServer, type ApiServer, type Person } from '#tests/support/api-server.ts';
import { enrol, signInAgain, testPassword } from '#tests/support/sign-in.ts';
import { deviceCode } from '#tests/support/totp.ts';

const chrome =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36';
let server: ApiServer;
beforeAll(async () => {
  server = await apiServer({ quick: true });
});
afterAll(async () => expect(await server.close()).toEqual([]));

const lock = async (person: Person) => await person.call('POST', '/api/session/lock');
const unlock = async (person: Person, body: object) => await person.call('POST', '/api/session/unlock', body);
const session = async (person: Person) => (await person.call('GET', '/api/session')).body;

describe('a locked session', () => {
  it('is that of a visitor everywhere, and names who may unlock it', async () => {
    const official = await server.official('locks', [{ authority: 'province', role: 'handler' }]);
    const id = await official.open();
    expect((await lock(official)).status).toBe(200);
    expect(await session(official)).toMatchObject({ user: null, locked: { name: 'locks' }, seats: [], others: [] });
    const save = { sheet: 'basic', changes: [{ path: 'name', value: 'x', seen: 0 }] };
    for (const [method, path, body] of [
      ['GET', '/api/applications', undefined],
      ['GET', `/api/applications/${id}`, undefined],
      ['POST', `/api/applications/${id}/answers`, save],
      ['GET', '/api/cases', undefined],
      ['GET', '/api/session/card', undefined],
      ['POST', '/api/auth/two-factor/enable', { password: testPassword }],
      ['POST', '/api/auth/change-password', { currentPassword: testPassword, newPassword: 'quite-another-password' }],
      ['POST', '/api/auth/update-user', { name: '别人' }],
      ['GET', '/api/auth/list-sessions', undefined],
      ['GET', '/api/auth/get-session', undefined],
    ] as const)
      expect([path, (await official.call(method, path, body)).status]).toEqual([path, 401]);
  });

  it('is unlocked by the password, as it was before', async () => {
    const official = await server.official('back', [{ authority: 'province', role: 'handler' }]);
    await lock(official);
    const refused = await unlock(official, { password: 'not-the-password' });
    expect([refused.status, refused.body.code]).toEqual([403, 'wrong']);
    expect((await session(official)).user).toBeNull();
    expect((await unlock(official, { password: testPassword })).status).toBe(200);
    expect(await session(official)).toMatchObject({ locked: null, factor: { shown: true } });
  });

  it('is unlocked by a code of the device, once', async () => {
    const official = await server.officialWithoutFactor('coded', [{ authority: 'province', role: 'handler' }]);
    const { person, uri } = await enrol(server, official, (address) => deviceCode(address, -1));
    await lock(person);
    expect((await unlock(person, { code: '000000' })).status).toBe(403);
    const code = deviceCode(uri);
    expect((await unlock(person, { code })).status).toBe(200);
    await lock(person);
    expect((await unlock(person, { code })).body.code).toBe('used-code');
  });

  it('is no second budget of guesses: passwords count with those of sign-in', async () => {
    const official = await server.official('guessed', [{ authority: 'province', role: 'handler' }]);
    await lock(official);
    const statuses = [];
    for (let i = 0; i < 8; i += 1) statuses.push((await unlock(official, { password: `wrong-${i}` })).status);
    for (let i = 0; i < 2; i += 1)
      await expect(signInAgain(server, official.email, { password: 'wrong-password' })).rejects.toThrow('401');
    expect(statuses).toEqual(Array.from({ length: 8 }, () => 403));
    expect((await unlock(official, { password: testPassword })).status).toBe(429);
    await expect(signInAgain(server, official.email)).rejects.toThrow('429');
  });

  it('is left by signing in as somebody else at the same browser, and ends with that', async () => {
    const first = await server.official('first', [{ authority: 'province', role: 'handler' }]);
    const second = await server.person('second');
    await lock(first);
    const now = await signInAgain(server, second.email, { cookie: first.cookie });
    expect((await session(now)).user.name).toBe('second');
    expect(await session(first)).toMatchObject({ user: null, locked: null });
  });

  it('can be left by signing out', async () => {
    const person = await server.person('leaves');
    await lock(person);
    expect((await person.call('POST', '/api/auth/sign-out', {})).status).toBe(200);
    expect((await unlock(person, { password: testPassword })).status).toBe(401);
  });

  it('cannot be begun by who is not signed in', async () => {
    expect((await lock(server.stranger())).status).toBe(401);
    expect((await unlock(server.stranger(), { password: testPassword })).status).toBe(401);
  });
});

describe('a second sign-in elsewhere', () => {
  it('is shown: when, the browser in words, the address; and can be ended', async () => {
    const person = await server.person('elsewhere');
    expect((await session(person)).others).toEqual([]);
    const other = await signInAgain(server, person.email, { userAgent: chrome });
    const [shown] = (await session(person)).others;
    expect(shown).toMatchObject({
      browser: { zh: 'Windows 上的 Chrome', en: 'Chrome on Windows' },
      address: '127.0.0.1',
      locked: false,
    });
    expect(Math.abs(Date.parse(shown.startedAt) - Date.now())).toBeLessThan(60_000);
    expect((await person.call('POST', `/api/session/others/${shown.id}/end`)).status).toBe(200);
    expect((await session(other)).user).toBeNull();
    expect((await session(person)).others).toEqual([]);
    expect((await person.call('POST', `/api/session/others/${shown.id}/end`)).status).toBe(404);
  });

  it('of somebody else is neither shown nor ended', async () => {
    const [one, two] = [await server.person('one'), await server.person('two')];
    const again = await signInAgain(server, two.email);
    const [theirs] = (await session(two)).others;
    expect((await session(one)).others).toEqual([]);
    expect((await one.call('POST', `/api/session/others/${theirs.id}/end`)).status).toBe(404);
    expect((await session(again)).user.name).toBe('two');
  });

  it('at the same browser takes the place of the one before', async () => {
    const person = await server.person('same');
    const again = await signInAgain(server, person.email, { cookie: person.cookie });
    expect((await session(again)).others).toEqual([]);
    expect((await session(person)).user).toBeNull();
  });
});
