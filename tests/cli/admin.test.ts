import { afterAll, beforeAll, expect, test } from 'vitest';
import { apiServer, type ApiServer } from '#tests/support/api-server.ts';
import { signInAgain, testPassword } from '#tests/support/sign-in.ts';
import { testFolder } from '#tests/support/folders.ts';
import { runWith } from './laurel.ts';

let server: ApiServer;
beforeAll(async () => {
  server = await apiServer({ quick: true });
});
afterAll(async () => expect(await server.close()).toEqual([]));

const admin = (...words: string[]) =>
  runWith(
    {
      LAUREL_DATA: testFolder(),
      DATABASE_URL: server.database.url.replace('@/', '@localhost/'),
      LAUREL_BASE_URL: 'https://laurel.example',
    },
    'admin',
    ...words,
  );
const accept = async (secret: string) =>
  await server.stranger().call('POST', '/api/invitations/accept', { secret, password: testPassword });
const seatsOf = async (email: string) =>
  (await (await signInAgain(server, email)).call('GET', '/api/session')).body.seats as any[];

test('the first administrator of an installation is invited by a link, with the seat', async () => {
  const email = 'first@laurel.example';
  const { code, out } = await admin('add', '--name', '首位', '--email', email, '--authority', 'securityAdministration');
  expect([code, out]).toEqual([0, expect.stringMatching(/^https:\/\/laurel\.example\/invitation#[\w-]{43}\n$/u)]);
  expect((await accept(out.trim().split('#')[1] ?? '')).status).toBe(200);
  expect(await seatsOf(email)).toMatchObject([
    { authority: 'securityAdministration', role: 'handler', duty: 'security' },
  ]);
});

test('without an address a code for paper is printed', async () => {
  const { code, out } = await admin('add', '--name', '纸上', '--authority', 'province', '--role', 'leader');
  expect(code).toBe(0);
  const [page, secret = ''] = out.trim().split('\n');
  expect(page).toBe('https://laurel.example/invitation');
  const { body } = await accept(secret);
  expect(await seatsOf(`${body.signInName}@no-mail.invalid`)).toMatchObject([
    { authority: 'province', role: 'leader' },
  ]);
});

test('an invitation whose seat cannot be given is not used up, and says why', async () => {
  const email = 'two@laurel.example';
  const links = [];
  for (const authority of ['systemAdministration', 'auditAdministration'])
    links.push(
      (await admin('add', '--name', '两职', '--email', email, '--authority', authority)).out.trim().split('#')[1],
    );
  expect((await accept(links[0] ?? '')).status).toBe(200);
  const refused = await accept(links[1] ?? '');
  expect([refused.status, refused.body.code]).toEqual([409, 'conflict']);
  expect(await seatsOf(email)).toHaveLength(1);
});

test('what cannot be is refused with the reason, and wrong words with how it is used', async () => {
  expect(await admin('add', '--name', 'x', '--authority', 'atlantis')).toMatchObject({ code: 1, out: '' });
  expect(await admin('add', '--name', 'x', '--authority', 'province', '--role', 'king')).toMatchObject({ code: 2 });
  expect(await admin('add', '--name', 'x')).toMatchObject({ code: 2, err: expect.stringContaining('--authority') });
  expect(await admin('remove')).toMatchObject({ code: 2 });
  expect(await runWith({ LAUREL_DATA: testFolder() }, 'admin', 'add', '--name', 'x', '--authority', 'y')).toMatchObject(
    {
      code: 2,
      err: expect.stringContaining('no database'),
    },
  );
});
