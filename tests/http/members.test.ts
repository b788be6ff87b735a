import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiServer, type ApiServer, type Official, type Person } from '#tests/support/api-server.ts';
import { sealed, submit } from '#tests/support/dossier-steps.ts';
import { signInAgain, testPassword } from '#tests/support/sign-in.ts';
import { sampleOrganisation } from '../edition/sample-organisation.ts';

const programme = 'jiangsu-quality-award';
const list = `/api/members?programme=${programme}`;
let server: ApiServer;
let system: Official;
let security: Official;
let audit: Official;
beforeAll(async () => {
  server = await apiServer({ quick: true, time: '2020-05-20T10:00:00+08:00' });
  system = await server.official('系统', [{ authority: 'systemAdministration', role: 'handler' }]);
  security = await server.official('安全', [{ authority: 'securityAdministration', role: 'handler' }]);
  audit = await server.official('审计', [{ authority: 'auditAdministration', role: 'handler' }]);
});
afterAll(async () => expect(await server.close()).toEqual([]));

const handler = async (name: string, authority = 'nanjing') =>
  await server.official(name, [{ authority, role: 'handler' }]);
const grant = async (by: Person, seat: Record<string, unknown>) =>
  await by.call('POST', '/api/members/seats', { programme, from: null, until: null, role: 'handler', ...seat });
const seatsOf = async (person: Person) => (await person.call('GET', '/api/session')).body.seats as any[];
const invite = async (email: string | null, name = '新人') =>
  await system.call('POST', '/api/members/invitations', { programme, name, email });
const linkIn = async (email: string) =>
  /\/invitation#(\S+)/u.exec((await server.mailbox.list(email))[0]?.text ?? '')?.[1] ?? '';
const accept = async (secret: string, password: string | undefined = testPassword, by: Person = server.stranger()) =>
  await by.call('POST', '/api/invitations/accept', { secret, ...(password === undefined ? {} : { password }) });

describe('an invitation by mail', () => {
  it('opens an account whose address counts as confirmed, once', async () => {
    const email = 'invited@laurel.example';
    const made = await invite(email);
    expect([made.status, made.body.code, made.body.mailed]).toEqual([201, null, true]);
    const secret = await linkIn(email);
    const read = await server.stranger().call('POST', '/api/invitations/read', { secret });
    expect(read.body).toEqual({ name: '新人', email, wantsPassword: true });
    expect((await accept(secret)).body).toEqual({ signInName: email, existing: false });
    expect((await signInAgain(server, email)).cookie).toContain('session_token');
    expect((await accept(secret)).status).toBe(404);
  });

  it('tells the administrator nothing of whether the address has an account, and leaves that as it is', async () => {
    const known = await server.person('known');
    const [taken, free] = [await invite(known.email), await invite('nobody-yet@laurel.example')];
    expect(Object.keys(taken.body)).toEqual(Object.keys(free.body));
    expect([taken.status, taken.body.mailed]).toEqual([free.status, free.body.mailed]);
    const secret = await linkIn(known.email);
    const read = await server.stranger().call('POST', '/api/invitations/read', { secret });
    expect(read.body.wantsPassword).toBe(false);
    expect((await accept(secret, 'quite-another-password')).body).toEqual({ signInName: known.email, existing: true });
    await signInAgain(server, known.email);
    await expect(signInAgain(server, known.email, { password: 'quite-another-password' })).rejects.toThrow('401');
  });

  it('gives an account that somebody else began with the address to its owner', async () => {
    const email = 'begun@laurel.example';
    const post = { name: '冒名', email, password: 'the-password-of-a-stranger' };
    await server.stranger().call('POST', '/api/auth/sign-up/email', post);
    await invite(email);
    expect((await accept(await linkIn(email))).body.existing).toBe(false);
    await expect(signInAgain(server, email, { password: post.password })).rejects.toThrow('401');
    expect((await signInAgain(server, email)).cookie).toContain('session_token');
  });

  it('is worth nothing once it was taken back', async () => {
    const email = 'withdrawn@laurel.example';
    const { body } = await invite(email);
    expect((await system.call('POST', `/api/members/invitations/${body.id}/withdraw`)).status).toBe(200);
    const refused = await accept(await linkIn(email));
    expect([refused.status, refused.body.code]).toEqual([404, 'absent']);
    expect((await system.call('GET', list)).body.invitations.map((one: any) => one.id)).not.toContain(body.id);
  });

  it('is not lost with a password that is too short', async () => {
    const email = 'short@laurel.example';
    await invite(email);
    expect((await accept(await linkIn(email), 'short')).status).toBe(400);
    expect((await accept(await linkIn(email))).status).toBe(200);
  });
});

describe('an invitation by a code on paper [X6]', () => {
  it('is told once, opens an account without e-mail, and may be typed carelessly', async () => {
    const { body } = await invite(null, '纸上人');
    expect(body.code).toMatch(/^[2-9A-HJKMNP-TV-Z]{4}(-[2-9A-HJKMNP-TV-Z]{4}){2}$/u);
    expect(JSON.stringify((await system.call('GET', list)).body)).not.toContain(body.code);
    const { body: opened } = await accept(` ${body.code.toLowerCase().replaceAll('-', ' ')} `);
    expect(opened.signInName).toMatch(/^u\d{6}$/u);
    const person = await signInAgain(server, `${opened.signInName}@no-mail.invalid`);
    const { user } = (await person.call('GET', '/api/session')).body;
    expect([user.name, user.email]).toEqual(['纸上人', opened.signInName]);
    expect((await accept(body.code)).status).toBe(404);
  });

  it('joins the account of whoever is signed in', async () => {
    const person = await server.person('joins');
    const { body } = await invite(null);
    expect((await accept(body.code, undefined, person)).body).toEqual({ signInName: person.email, existing: true });
  });

  it('asks a visitor for a password', async () => {
    const { body } = await invite(null);
    const refused = await server.stranger().call('POST', '/api/invitations/accept', { secret: body.code });
    expect([refused.status, refused.body.code]).toEqual([400, 'invalid']);
  });

  it('cannot be guessed at leisure from one place', async () => {
    const statuses = [];
    for (let i = 0; i < 25; i += 1)
      statuses.push(
        (
          await server.app.inject({
            method: 'POST',
            url: '/api/invitations/read',
            remoteAddress: '10.7.7.7',
            headers: { 'content-type': 'application/json' },
            payload: JSON.stringify({ secret: 'AAAA-BBBB-CCCC' }),
          })
        ).statusCode,
      );
    expect(statuses.filter((status) => status === 429)).toHaveLength(5);
  });
});

describe('a seat', () => {
  it('given by the security administrator holds on its days only, by the clock of the award', async () => {
    const person = await server.person('dated');
    const { id } = (await person.call('GET', '/api/session')).body.user;
    const given = await grant(security, { authority: 'nanjing', userId: id, from: '2020-05-25', until: '2020-05-26' });
    expect(given.status).toBe(201);
    const on = async (instant: string) => {
      server.setTime(instant);
      return (await seatsOf(person)).map((seat) => seat.authority);
    };
    expect(await on('2020-05-24T23:59:00+08:00')).toEqual([]);
    expect(await on('2020-05-25T00:01:00+08:00')).toEqual(['nanjing']);
    expect(await on('2020-05-26T23:59:00+08:00')).toEqual(['nanjing']);
    expect(await on('2020-05-27T00:01:00+08:00')).toEqual([]);
    server.setTime('2020-05-20T10:00:00+08:00');
  });

  it('is told in the session with the authority’s name and the role’s title in both languages', async () => {
    const [seat] = await seatsOf(await handler('worded'));
    expect(seat).toMatchObject({
      authority: 'nanjing',
      side: 'channel',
      roleTitle: { zh: '经办', en: 'Handler' },
      authorityName: { zh: expect.stringContaining('南京') as string },
      delegated: false,
    });
  });

  it('is ended at once', async () => {
    const person = await handler('ended');
    const [seat] = await seatsOf(person);
    expect((await security.call('POST', `/api/members/seats/${seat.id}/end`)).body).toEqual({ ended: 1 });
    expect(await seatsOf(person)).toEqual([]);
    expect((await person.call('GET', '/api/cases')).status).toBe(404);
  });

  it('is given once, to an authority there is, in days that follow one another', async () => {
    const person = await handler('twice');
    expect((await grant(security, { authority: 'nanjing', userId: person.id })).body.code).toBe('conflict');
    expect((await grant(security, { authority: 'atlantis', userId: person.id })).body.code).toBe('invalid');
    const backwards = { authority: 'wuxi', userId: person.id, from: '2020-06-02', until: '2020-06-01' };
    expect((await grant(security, backwards)).body.code).toBe('invalid');
    expect((await grant(security, { authority: 'wuxi', userId: 'nobody' })).status).toBe(404);
  });

  it('is not given to oneself, nor one’s own ended', async () => {
    expect((await grant(security, { authority: 'province', userId: security.id })).status).toBe(403);
    const [own] = await seatsOf(security);
    expect((await security.call('POST', `/api/members/seats/${own.id}/end`)).status).toBe(403);
  });
});

describe('the three offices of the administration', () => {
  it('are three people: nobody is given two of them', async () => {
    for (const [person, authority] of [
      [system, 'auditAdministration'],
      [audit, 'systemAdministration'],
      [audit, 'securityAdministration'],
    ] as const) {
      const refused = await grant(security, { authority, userId: person.id });
      expect([authority, refused.status, refused.body.code]).toEqual([authority, 409, 'conflict']);
    }
  });

  it('of two given at once only one is', async () => {
    const person = await server.person('both');
    const { id } = (await person.call('GET', '/api/session')).body.user;
    const answers = await Promise.all(
      ['systemAdministration', 'auditAdministration'].map((authority) => grant(security, { authority, userId: id })),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
  });

  it('have nobody who only looks or signs', async () => {
    const person = await server.person('looks');
    const { id } = (await person.call('GET', '/api/session')).body.user;
    expect((await grant(security, { authority: 'auditAdministration', userId: id, role: 'viewer' })).status).toBe(400);
  });

  it('each do their own and nothing of the others', async () => {
    const person = await handler('subject');
    const [seat] = await seatsOf(person);
    const acts: Record<string, (by: Person) => Promise<{ status: number }>> = {
      invite: (by) => by.call('POST', '/api/members/invitations', { programme, name: 'x', email: null }),
      close: (by) => by.call('POST', `/api/members/accounts/${person.id}/close`, { programme: 'other' }),
      grant: (by) => grant(by, { authority: 'wuxi', userId: person.id, until: '2020-01-01', from: '2020-01-02' }),
      end: (by) => by.call('POST', `/api/members/seats/${seat.id}/end`),
      reset: (by) => by.call('POST', `/api/members/accounts/${person.id}/reset-factor`, { programme: 'other' }),
      log: (by) => by.call('GET', `/api/members/log?programme=${programme}`),
    };
    const allowed: string[] = [];
    for (const [act, run] of Object.entries(acts))
      for (const [name, by] of Object.entries({ system, audit, person }))
        if ((await run(by)).status !== 404) allowed.push(`${name} ${act}`);
    expect(allowed).toEqual(['system invite', 'audit log']);
    expect((await security.call('GET', `/api/members/log?programme=${programme}`)).status).toBe(404);
    expect((await acts['invite']?.(security))?.status).toBe(404);
    expect((await acts['grant']?.(security))?.status).toBe(400);
  });

  it('of which the audit administrator reads what the other two did, with names and without addresses', async () => {
    const person = await server.person('logged');
    const { id } = (await person.call('GET', '/api/session')).body.user;
    await grant(security, { authority: 'wuxi', userId: id, role: 'reviewer' });
    const { body } = await audit.call('GET', `/api/members/log?programme=${programme}`);
    expect(body.find((one: any) => one.subject === 'logged')).toMatchObject({
      kind: 'seat-granted',
      authority: 'wuxi',
      actor: '安全',
      subject: 'logged',
      role: 'reviewer',
    });
    expect(body.map((one: any) => one.kind)).toContain('account-invited');
    expect(JSON.stringify(body)).not.toContain('@');
    const at = body.map((one: any) => one.at);
    expect(at).toEqual(at.toSorted().toReversed());
    const { cursor } = body[2];
    const rest = await audit.call(
      'GET',
      `/api/members/log?programme=${programme}&before=${encodeURIComponent(cursor)}`,
    );
    expect(rest.body).toEqual(body.slice(3));
  });
});

describe('handing a role on', () => {
  const days = { from: '2020-05-21', until: '2020-05-22' };
  const team = async (name: string) => {
    const leader = await server.official(`${name}签发`, [{ authority: 'wuxi', role: 'leader' }]);
    const viewer = await server.official(`${name}同事`, [{ authority: 'wuxi', role: 'viewer' }]);
    const [seat] = await seatsOf(leader);
    const handOn = async (body: Record<string, unknown> = {}, by: Person = leader, of: string = seat.id) =>
      await by.call('POST', `/api/members/seats/${of}/delegate`, { userId: viewer.id, ...days, ...body });
    return { leader, viewer, seat, handOn };
  };
  const rolesOn = async (person: Person, instant: string) => {
    server.setTime(instant);
    const seats = await seatsOf(person);
    server.setTime('2020-05-20T10:00:00+08:00');
    return seats.map((seat) => `${seat.role}${seat.delegated ? '*' : ''}`);
  };

  it('gives a colleague the role from a day until a day, shown as such, and ends by itself', async () => {
    const { viewer, handOn } = await team('甲');
    expect((await handOn()).status).toBe(201);
    expect(await rolesOn(viewer, '2020-05-20T12:00:00+08:00')).toEqual(['viewer']);
    expect(await rolesOn(viewer, '2020-05-21T00:01:00+08:00')).toEqual(['viewer', 'leader*']);
    expect(await rolesOn(viewer, '2020-05-22T23:59:00+08:00')).toEqual(['viewer', 'leader*']);
    expect(await rolesOn(viewer, '2020-05-23T00:01:00+08:00')).toEqual(['viewer']);
  });

  it('is only of one’s own role, to a colleague of the same authority, and not on from there', async () => {
    const { leader, viewer, seat, handOn } = await team('乙');
    const elsewhere = await handler('别处', 'suzhou');
    expect((await handOn({ userId: elsewhere.id })).status).toBe(400);
    expect((await handOn({ userId: leader.id })).status).toBe(400);
    expect((await handOn({}, elsewhere)).status).toBe(404);
    const [own] = await seatsOf(viewer);
    expect((await handOn({ userId: leader.id }, viewer, own.id)).status).toBe(404);
    const { body } = await handOn();
    server.setTime('2020-05-21T09:00:00+08:00');
    expect((await handOn({ userId: leader.id }, viewer, body.id)).status).toBe(403);
    server.setTime('2020-05-20T10:00:00+08:00');
    expect((await handOn({ from: '2020-06-02', until: '2020-06-01' }, leader, seat.id)).status).toBe(400);
  });

  it('is taken back by who handed it on', async () => {
    const { leader, viewer, handOn } = await team('丙');
    const { body } = await handOn();
    expect((await viewer.call('POST', `/api/members/seats/${body.id}/end`)).status).toBe(404);
    expect((await leader.call('POST', `/api/members/seats/${body.id}/end`)).body).toEqual({ ended: 1 });
    expect(await rolesOn(viewer, '2020-05-21T12:00:00+08:00')).toEqual(['viewer']);
  });

  it('ends with the seat it came from', async () => {
    const { viewer, seat, handOn } = await team('丁');
    await handOn();
    expect((await security.call('POST', `/api/members/seats/${seat.id}/end`)).body).toEqual({ ended: 2 });
    expect(await rolesOn(viewer, '2020-05-21T12:00:00+08:00')).toEqual(['viewer']);
  });
});

describe('closing an account', () => {
  const close = async (id: string, by: Person = system) =>
    await by.call('POST', `/api/members/accounts/${id}/close`, { programme });

  it('ends its seats and sessions, and nobody signs in to it any more', async () => {
    const person = await handler('leaves');
    const elsewhere = await signInAgain(server, person.email);
    expect((await close(person.id)).body).toEqual({ seats: 1 });
    for (const session of [person, elsewhere]) expect((await session.call('GET', '/api/session')).body.user).toBeNull();
    await expect(signInAgain(server, person.email)).rejects.toThrow('account-closed');
    await expect(signInAgain(server, person.email, { password: 'not-the-password' })).rejects.toThrow('401');
    expect((await grant(security, { authority: 'wuxi', userId: person.id })).status).toBe(404);
    expect((await close(person.id)).status).toBe(404);
  });

  it('leaves what waits in the queue of the authority, where the next handler finds it', async () => {
    const [leaving, staying] = [await handler('去', 'zhenjiang'), await handler('留', 'zhenjiang')];
    const applicant = await server.person('waits');
    const { id, digest } = await sealed(server, applicant, sampleOrganisation());
    expect((await submit(applicant, id, digest)).status).toBe(200);
    const queue = async (by: Person) =>
      (await by.call('GET', '/api/cases?view=waiting')).body.cases.map((one: any) => one.id);
    expect(await queue(leaving)).toEqual([id]);
    await close(leaving.id);
    expect(await queue(staying)).toEqual([id]);
    expect((await leaving.call('GET', `/api/cases/${id}`)).status).toBe(401);
    expect((await staying.call('GET', `/api/cases/${id}`)).body.actions.map((one: any) => one.id)).toContain('accept');
  });

  it('ends what the person had handed on, and what was handed to them', async () => {
    const leader = await server.official('签', [{ authority: 'suzhou', role: 'leader' }]);
    const colleague = await server.official('友', [{ authority: 'suzhou', role: 'viewer' }]);
    const [seat] = await seatsOf(leader);
    const days = { from: '2020-05-20', until: '2020-05-30', userId: colleague.id };
    await leader.call('POST', `/api/members/seats/${seat.id}/delegate`, days);
    expect((await seatsOf(colleague)).map((one) => one.role)).toEqual(['viewer', 'leader']);
    await close(leader.id);
    expect((await seatsOf(colleague)).map((one) => one.role)).toEqual(['viewer']);
  });

  it('is not of oneself, nor of an applicant, of whom it says nothing', async () => {
    expect((await close(system.id)).status).toBe(403);
    const applicant = await server.person('applicant');
    const { id } = (await applicant.call('GET', '/api/session')).body.user;
    const [refused, nobody] = [await close(id), await close('nobody')];
    expect([refused.status, refused.body]).toEqual([nobody.status, nobody.body]);
    expect(refused.status).toBe(404);
  });

  it('is undone by a new invitation, which begins without seats and second factor', async () => {
    const person = await handler('returns');
    await close(person.id);
    await invite(person.email);
    expect((await accept(await linkIn(person.email), 'a-password-of-later')).body.existing).toBe(false);
    const again = await signInAgain(server, person.email, { password: 'a-password-of-later' });
    expect((await again.call('GET', '/api/session')).body).toMatchObject({ seats: [], factor: { enrolled: false } });
  });
});

describe('a lost second factor', () => {
  it('is taken away by the security administrator: sessions end, it is set up anew', async () => {
    const person = await handler('lost');
    const reset = await security.call('POST', `/api/members/accounts/${person.id}/reset-factor`, { programme });
    expect(reset.body).toEqual({ reset: true });
    expect((await person.call('GET', '/api/session')).body.user).toBeNull();
    const again = await signInAgain(server, person.email);
    expect((await again.call('GET', '/api/session')).body.factor).toEqual({
      wanted: true,
      enrolled: false,
      shown: false,
    });
  });
});

describe('the list of people', () => {
  it('shows colleagues those of their own authority only', async () => {
    const one = await handler('同城甲', 'yancheng');
    await handler('同城乙', 'yancheng');
    await handler('异城', 'zhenjiang');
    const { body } = await one.call('GET', list);
    expect(body.people.map((person: any) => person.name).toSorted()).toEqual(['同城乙', '同城甲'].toSorted());
    expect(body.authorities.map((authority: any) => authority.id)).toEqual(['yancheng']);
    expect(body.may).toEqual({ invite: false, close: false, grant: false, end: false, reset: false, log: false });
    expect(body.invitations).toEqual([]);
  });

  it('shows the administration everybody of the programme, and no applicant', async () => {
    const applicant = await server.person('申报人不在其中');
    const { body } = await security.call('GET', list);
    expect(body.people.map((person: any) => person.name)).toEqual(
      expect.arrayContaining(['系统', '安全', '审计', '异城']),
    );
    expect(JSON.stringify(body)).not.toContain(applicant.email);
    expect((await applicant.call('GET', list)).status).toBe(404);
  });
});
