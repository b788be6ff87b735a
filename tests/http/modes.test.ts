import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { apiClient } from '#src/cli/api-client.ts';
import { readSettings } from '#src/adapters/settings.ts';
import { start, type Running } from '#src/main.ts';
import { testDatabase, type TestDatabase } from '#tests/support/database.ts';

const clone = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'laurel-modes-'));
const real = {
  PORT: '0',
  LAUREL_DATA: join(folder, 'serve'),
  LAUREL_BASE_URL: 'http://127.0.0.1',
  LAUREL_SECRET: 'a-secret-of-the-tests-that-is-long-enough',
  LAUREL_LOG: 'silent',
  SMTP_URL: 'smtp://127.0.0.1:1',
  MAIL_FROM: 'laurel@laurel.example',
};
const demoOnly = ['/demo', '/demo/people', '/demo/clock', '/demo/mail'];

async function started(mode: 'demo' | 'serve', environment: Record<string, string>): Promise<Running> {
  const read = readSettings(environment, mode, clone);
  if (!read.ok) throw new Error(read.refusal.message);
  return await start(read.settings, () => undefined);
}

describe('serve', () => {
  let database: TestDatabase;
  let running: Running;
  let url = '';
  beforeAll(async () => {
    database = await testDatabase();
    running = await started('serve', { ...real, PORT: '0', DATABASE_URL: database.url.replace('@/', '@localhost/') });
    url = running.listening;
  });
  afterAll(async () => {
    await running.stop();
    await database.close();
  });

  it('has no switcher, no mailbox page and no clock route: they are like any address that is not there', async () => {
    const nothing = await fetch(new URL('/demo/nothing', url));
    const expected = [404, await nothing.text()];
    for (const path of demoOnly) {
      const answer = await fetch(new URL(path, url));
      expect([answer.status, await answer.text()], path).toEqual(expected);
    }
    for (const path of ['/demo/switch', '/demo/clock']) {
      const answer = await fetch(new URL(path, url), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ id: 'drafting', now: '2020-06-01T00:00:00Z' }),
      });
      expect([answer.status, await answer.text()], path).toEqual(expected);
    }
  });

  it('tells its pages that it is no demo, and its clock is the real one', async () => {
    const session = await apiClient(url).get<{ demo: boolean; now: string; user: unknown }>('/api/session');
    expect(session).toMatchObject({ demo: false, user: null });
    expect(Math.abs(Date.parse(session.now) - Date.now())).toBeLessThan(60_000);
  });

  it('lives, is ready, and says so', async () => {
    expect(await apiClient(url).get('/healthz')).toEqual({ ok: true });
    expect(await apiClient(url).get('/readyz')).toEqual({ ok: true, editions: 1 });
  });

  it.each(['LAUREL_DATA', 'LAUREL_BASE_URL', 'LAUREL_SECRET', 'SMTP_URL', 'MAIL_FROM'])(
    'does not start without %s, and names it',
    (name) => {
      const read = readSettings({ ...real, [name]: '' }, 'serve', clone);
      expect(read.ok ? '' : read.refusal.message).toContain(`${name} is missing`);
    },
  );

  it('says, as a process, that it is not for real persons’ data yet', async () => {
    const child = spawn(process.execPath, [join(clone, 'src/main.ts'), 'serve'], {
      cwd: clone,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, ...real, DATABASE_URL: database.url.replace('@/', '@localhost/') },
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    let said = '';
    child.stdout.on('data', (bytes: Buffer) => (said += bytes.toString()));
    await expect.poll(() => said, { timeout: 20_000 }).toContain("Not yet for real persons' data");
    expect(said).toContain('尚不可用于真实个人数据');
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('ends with what is missing, as a process', () => {
    const ended = spawnSync(process.execPath, [join(clone, 'src/main.ts'), 'serve'], {
      cwd: clone,
      env: { PATH: process.env['PATH'] },
      encoding: 'utf8',
      timeout: 20_000,
    });
    expect(ended.status).toBe(1);
    for (const name of ['LAUREL_DATA', 'LAUREL_BASE_URL', 'LAUREL_SECRET', 'SMTP_URL', 'MAIL_FROM'])
      expect(ended.stderr).toContain(name);
  });
});

describe('the demo', () => {
  let database: TestDatabase;
  let running: Running;
  const data = join(folder, 'demo');
  beforeAll(async () => {
    database = await testDatabase();
    running = await started('demo', {
      PORT: '0',
      LAUREL_DATA: data,
      DATABASE_URL: database.url.replace('@/', '@localhost/'),
      LAUREL_LOG: 'silent',
    });
  });
  afterAll(async () => {
    await running.stop();
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('listens on this machine only', () => {
    expect(new URL(running.listening).hostname).toBe('127.0.0.1');
  });

  it('has people, a mailbox and a clock', async () => {
    const client = apiClient(running.listening);
    expect(await client.get('/demo/people')).toEqual([]);
    expect(await client.get('/demo/mail')).toEqual([]);
    const { now } = await client.get<{ now: string }>('/demo/clock');
    expect(Math.abs(Date.parse(now) - Date.parse('2020-05-20T10:00:00+08:00'))).toBeLessThan(60_000);
  });

  it('switches to a person of the demo, and tells nobody the passwords', async () => {
    const client = apiClient(running.listening);
    const [email, password] = ['someone@demo.laurel.example', 'a-password-of-the-demo'];
    await client.post('/api/auth/sign-up/email', { name: '某人', email, password, callbackURL: '/home' });
    const [mail] = await client.get<{ text: string }[]>('/demo/mail');
    const link = new URL(/https?:\/\/\S+verify-email\S+/u.exec(mail?.text ?? '')?.[0] ?? '');
    await client.get(link.pathname + link.search);
    const title = { zh: '人', en: 'person' };
    writeFileSync(
      join(data, 'demo-people.json'),
      JSON.stringify([{ id: 'someone', name: '某人', email, password, title, state: title }]),
    );
    const other = apiClient(running.listening);
    expect(await other.get('/demo/people')).toEqual([{ id: 'someone', name: '某人', email, title, state: title }]);
    await other.post('/demo/switch', { id: 'someone' });
    const session = await other.get<{ user: { email: string }; factor: { shown: boolean } }>('/api/session');
    expect([session.user.email, session.factor.shown]).toEqual([email, true]);
    await expect(other.post('/demo/switch', { id: 'nobody' })).rejects.toThrow(/404/u);
  });

  it('moves the clock of the award and nothing else: sessions go by real time', async () => {
    const client = apiClient(running.listening);
    await client.post('/demo/switch', { id: 'someone' });
    await client.post('/demo/clock', { now: '2035-01-01T00:00:00+08:00' });
    const session = await client.get<{ now: string; user: unknown }>('/api/session');
    expect(session.now.slice(0, 10)).toBe('2034-12-31');
    expect(session.user).not.toBeNull();
    const [edition] = (await client.get<{ editions: { programme: string; edition: string }[] }>('/api/session'))
      .editions;
    const { id } = await client.post<{ id: string }>('/api/applications', {
      programme: edition?.programme,
      edition: edition?.edition,
      class: 'individual',
    });
    expect((await client.get<{ now: string }>(`/api/applications/${id}`)).now.slice(0, 4)).toBe('2034');
    const { rows } = await database.pool.query<{ real: boolean }>(
      'select bool_and("expiresAt" between now() and now() + interval \'13 hours\') as real from session',
    );
    expect(rows[0]?.real).toBe(true);
    await expect(client.post('/demo/clock', { now: 'tomorrow' })).rejects.toThrow(/400/u);
  });
});
