import { expect, test } from 'vitest';
import { readSettings } from '#src/adapters/settings.ts';
import { settingSchemas, settingTable } from '#src/adapters/setting-table.ts';

const complete = {
  LAUREL_DATA: '/srv/laurel',
  LAUREL_BASE_URL: 'https://award.example.org/',
  LAUREL_SECRET: 'a secret of thirty-two characters',
  SMTP_URL: 'smtp://mail.example.org:25',
  MAIL_FROM: '质量奖评审办 <office@example.org>',
};

test('the demo needs no setting', () => {
  const result = readSettings({}, 'demo', '/clone');
  expect(result).toMatchObject({
    ok: true,
    settings: { port: 8080, host: '127.0.0.1', dataFolder: '/clone/.laurel', databaseUrl: null },
  });
});

test('real operation refuses to start and names every missing setting in one message', () => {
  const result = readSettings({ PORT: '9000', SMTP_URL: ' ' }, 'serve', '/clone');
  if (result.ok) throw new Error('it should have refused');
  expect(result.refusal.missing).toEqual(['LAUREL_DATA', 'LAUREL_BASE_URL', 'LAUREL_SECRET', 'SMTP_URL', 'MAIL_FROM']);
  for (const name of result.refusal.missing) expect(result.refusal.message).toContain(name);
});

test.each(Object.keys(complete))('real operation refuses to start without %s', (name) => {
  const result = readSettings({ ...complete, [name]: undefined }, 'serve', '/clone');
  expect(result).toMatchObject({ ok: false, refusal: { missing: [name], wrong: [] } });
});

test('real operation with its settings has them typed', () => {
  const result = readSettings({ ...complete, LAUREL_TRUSTED_PROXIES: '10.0.0.1, fd00::/8' }, 'serve', '/clone');
  expect(result).toMatchObject({
    ok: true,
    settings: {
      baseUrl: 'https://award.example.org',
      smtp: { url: complete.SMTP_URL },
      trustedProxies: ['10.0.0.1', 'fd00::/8'],
    },
  });
});

test.each([
  ['PORT', '65536'],
  ['PORT', '-1'],
  ['HOST', 'a b'],
  ['DATABASE_URL', 'mysql://example.org/laurel'],
  ['LAUREL_BASE_URL', 'award.example.org'],
  ['LAUREL_BASE_URL', 'https://example.org/award'],
  ['LAUREL_SECRET', 'too short'],
  ['LAUREL_TRUSTED_PROXIES', 'everyone'],
  ['SMTP_URL', 'https://mail.example.org'],
  ['MAIL_FROM', 'nobody'],
])('%s=%s is refused, without repeating the value', (name, value) => {
  const result = readSettings({ ...complete, [name]: value }, 'serve', '/clone');
  if (result.ok) throw new Error('it should have refused');
  expect(result.refusal.wrong).toEqual([name]);
  expect(result.refusal.message).toContain(name);
  expect(result.refusal.message).not.toContain(value);
});

test('the demo listens on this machine only and sends no mail, whatever is set', () => {
  const result = readSettings({ ...complete, HOST: '0.0.0.0' }, 'demo', '/clone');
  expect(result).toMatchObject({ ok: true, settings: { host: '127.0.0.1', smtp: null } });
});

test('the documented table and the checks name the same settings', () => {
  expect(settingTable.map((each) => each.name).toSorted()).toEqual(Object.keys(settingSchemas).toSorted());
});
