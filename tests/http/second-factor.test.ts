import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiServer, type ApiServer, type Person } from '#tests/support/api-server.ts';
import { enrol, signInAgain, testPassword } from '#tests/support/sign-in.ts';
import { deviceCode } from '#tests/support/totp.ts';

let server: ApiServer;
beforeAll(async () => {
  server = await apiServer({ quick: true });
});
afterAll(async () => expect(await server.close()).toEqual([]));

const factorOf = async (person: Person) => (await person.call('GET', '/api/session')).body.factor;
const verify = async (person: Person, step: 'verify-totp' | 'verify-backup-code', code: string) =>
  await person.call('POST', `/api/auth/two-factor/${step}`, { code });
const seat = (authority: string, role: 'handler' | 'reviewer' | 'leader' | 'viewer') => [{ authority, role }];
const programme = 'jiangsu-quality-award';
const members = `/api/members?programme=${programme}`;

describe('a session without the second factor', () => {
  it.each(['leader', 'viewer'] as const)('lets a %s read, on a phone say', async (role) => {
    const official = await server.officialWithoutFactor(role, seat('province', role));
    expect((await official.call('GET', '/api/cases')).status).toBe(200);
    expect((await official.call('GET', members)).status).toBe(200);
  });

  it.each(['handler', 'reviewer'] as const)('gives a %s nothing, and asks for the factor', async (role) => {
    const official = await server.officialWithoutFactor(role, seat('province', role));
    const refused = await official.call('GET', '/api/cases');
    expect([refused.status, refused.body.code]).toEqual([403, 'factor']);
    expect((await official.call('GET', members)).body.code).toBe('factor');
  });

  it('refuses every act of an office, a leader’s too, with the reason that lets the page ask for the code', async () => {
    const leader = await server.officialWithoutFactor('signs', seat('province', 'leader'));
    const [own] = (await leader.call('GET', '/api/session')).body.seats;
    const other = await server.official('other', seat('province', 'viewer'));
    const days = { from: '2020-05-21', until: '2020-05-22', userId: other.id };
    const refused = await leader.call('POST', `/api/members/seats/${own.id}/delegate`, days);
    expect([refused.status, refused.body.code]).toEqual([403, 'factor']);
    expect(refused.body.reason.zh).toContain('验证码');
  });

  it('does not stand in the way of what somebody does as an applicant', async () => {
    const both = await server.officialWithoutFactor('both', seat('province', 'handler'));
    expect((await both.call('GET', `/api/applications/${await both.open()}`)).status).toBe(200);
  });

  it('tells a stranger without seats no more than that there is nothing', async () => {
    const stranger = await server.person('stranger');
    const refused = await stranger.call('GET', '/api/cases');
    expect([refused.status, refused.body.code]).toEqual([404, 'absent']);
  });
});

describe('enrolling', () => {
  it('by a device marks the session and gives ten codes for the card [X6]', async () => {
    const official = await server.officialWithoutFactor('device', seat('province', 'handler'));
    expect(await factorOf(official)).toEqual({ wanted: true, enrolled: false, shown: false });
    const { person, card, uri } = await enrol(server, official, (address) => deviceCode(address));
    expect(new Set(card).size).toBe(10);
    for (const code of card) expect(code).toMatch(/^[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$/u);
    expect(uri).toMatch(/^otpauth:\/\/totp\//u);
    expect(await factorOf(person)).toEqual({ wanted: true, enrolled: true, shown: true });
    expect((await person.call('GET', '/api/cases')).status).toBe(200);
  });

  it('by the card alone is enough for who has no device [X6]', async () => {
    const official = await server.officialWithoutFactor('paper', seat('province', 'handler'));
    const begun = await official.call('POST', '/api/auth/two-factor/enable', { password: testPassword });
    expect((await verify(official, 'verify-backup-code', begun.body.backupCodes[0])).status).toBe(200);
    expect(await factorOf(official)).toEqual({ wanted: true, enrolled: true, shown: true });
    expect((await official.call('GET', '/api/session/card')).body).toEqual({ left: 9 });
  });

  it('wants the password, and a right code', async () => {
    const official = await server.officialWithoutFactor('wrong', seat('province', 'handler'));
    expect((await official.call('POST', '/api/auth/two-factor/enable', { password: 'not-the-password' })).status).toBe(
      400,
    );
    await official.call('POST', '/api/auth/two-factor/enable', { password: testPassword });
    expect((await verify(official, 'verify-totp', '000000')).status).toBe(401);
    expect(await factorOf(official)).toEqual({ wanted: true, enrolled: false, shown: false });
  });

  it('cannot be begun anew, ended, or given another card by who knows the password only', async () => {
    const official = await server.officialWithoutFactor('kept', seat('province', 'handler'));
    await enrol(server, official, (address) => deviceCode(address));
    const thief = await signInAgain(server, official.email);
    const password = testPassword;
    expect((await thief.call('POST', '/api/auth/two-factor/enable', { password })).status).toBe(400);
    for (const step of ['disable', 'generate-backup-codes']) {
      const refused = await thief.call('POST', `/api/auth/two-factor/${step}`, { password });
      expect([step, refused.status, refused.body.code]).toEqual([step, 403, 'factor']);
    }
    for (const step of ['get-totp-uri', 'send-otp', 'verify-otp', 'view-backup-codes', 'totp/generate'])
      expect((await thief.call('POST', `/api/auth/two-factor/${step}`, { password })).status).toBe(404);
  });
});

describe('showing the factor after sign-in', () => {
  it('by a code of the device opens the session in place', async () => {
    const official = await server.officialWithoutFactor('shows', seat('province', 'handler'));
    const { uri } = await enrol(server, official, (address) => deviceCode(address, -1));
    const again = await signInAgain(server, official.email);
    expect(await factorOf(again)).toEqual({ wanted: true, enrolled: true, shown: false });
    expect((await verify(again, 'verify-totp', deviceCode(uri))).status).toBe(200);
    expect(await factorOf(again)).toMatchObject({ shown: true });
    expect((await again.call('GET', '/api/cases')).status).toBe(200);
  });

  it('does not take a code of the device twice, as somebody who looked over the shoulder would try', async () => {
    const official = await server.officialWithoutFactor('overseen', seat('province', 'handler'));
    const { uri } = await enrol(server, official, (address) => deviceCode(address, -1));
    const code = deviceCode(uri);
    expect((await verify(await signInAgain(server, official.email), 'verify-totp', code)).status).toBe(200);
    const second = await signInAgain(server, official.email);
    const refused = await verify(second, 'verify-totp', code);
    expect([refused.status, refused.body.code]).toEqual([401, 'used-code']);
    expect(await factorOf(second)).toMatchObject({ shown: false });
  });

  it('takes each code of the card once, and says how many are left', async () => {
    const official = await server.officialWithoutFactor('card', seat('province', 'handler'));
    const { card } = await enrol(server, official, (address) => deviceCode(address));
    const again = await signInAgain(server, official.email);
    expect((await verify(again, 'verify-backup-code', card[3] ?? '')).status).toBe(200);
    expect((await again.call('GET', '/api/session/card')).body).toEqual({ left: 9 });
    const third = await signInAgain(server, official.email);
    expect((await verify(third, 'verify-backup-code', card[3] ?? '')).status).toBe(401);
    expect(await factorOf(third)).toMatchObject({ shown: false });
  });

  it('a new card makes the old one worthless', async () => {
    const official = await server.officialWithoutFactor('renews', seat('province', 'handler'));
    const { person, card } = await enrol(server, official, (address) => deviceCode(address));
    const renewed = await person.call('POST', '/api/auth/two-factor/generate-backup-codes', { password: testPassword });
    expect(renewed.body.backupCodes).toHaveLength(10);
    const again = await signInAgain(server, official.email);
    expect((await verify(again, 'verify-backup-code', card[0] ?? '')).status).toBe(401);
    expect((await verify(again, 'verify-backup-code', renewed.body.backupCodes[0])).status).toBe(200);
  });

  it('is stopped after ten wrong codes of one account, from however many sessions', async () => {
    const official = await server.officialWithoutFactor('guessed', seat('province', 'handler'));
    const { uri, card } = await enrol(server, official, (address) => deviceCode(address, -1));
    const [one, two] = [await signInAgain(server, official.email), await signInAgain(server, official.email)];
    const statuses = [];
    for (let i = 0; i < 12; i += 1)
      statuses.push(
        (await verify(i % 2 === 0 ? one : two, i % 3 === 0 ? 'verify-backup-code' : 'verify-totp', '000000')).status,
      );
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429]);
    expect((await verify(one, 'verify-totp', deviceCode(uri))).status).toBe(429);
    expect((await verify(two, 'verify-backup-code', card[0] ?? '')).status).toBe(429);
  });

  it('a right code clears the count', async () => {
    const official = await server.officialWithoutFactor('clumsy', seat('province', 'handler'));
    const { uri } = await enrol(server, official, (address) => deviceCode(address, -1));
    const again = await signInAgain(server, official.email);
    for (let i = 0; i < 9; i += 1) expect((await verify(again, 'verify-totp', '000000')).status).toBe(401);
    expect((await verify(again, 'verify-totp', deviceCode(uri))).status).toBe(200);
    for (let i = 0; i < 2; i += 1) expect((await verify(again, 'verify-totp', '000000')).status).toBe(401);
  });

  it('is asked of nobody who is not signed in', async () => {
    expect((await verify(server.stranger(), 'verify-totp', '000000')).status).toBe(401);
  });
});
