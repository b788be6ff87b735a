import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { apiClient } from '#src/cli/api-client.ts';
import { demoOnDisk } from '#src/services/load-editions.ts';
import { programmesWithPeople } from '#tests/support/demo-programmes.ts';
import { startDemo, type DemoServer } from '#tests/support/demo-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'laurel-killed-'));
chmodSync(folder, 0o711);
const applying = ['individual', 'newcomer'];
const programmes = programmesWithPeople(folder, applying, { authorities: ['zhenjiang', 'xuzhou', 'province'] });
const demo = demoOnDisk(programmes)?.demo;
const individual = demo?.people.find((one) => one.id === 'individual');
let server: DemoServer | null = null;
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The state of the individual's application; '' while there is no account or nothing is begun. */
async function stateOf(url: string): Promise<string> {
  const client = apiClient(url);
  try {
    await client.post('/api/auth/sign-in/email', { email: individual?.email, password: demo?.password });
    const [first] = await client.get<{ state: { id: string } }[]>('/api/applications');
    return first?.state.id ?? '';
  } catch {
    return '';
  }
}

it('a demo that is killed while it fills itself serves again at the next start and completes its people', async () => {
  server = await startDemo({ seed: true, environment: { LAUREL_LOG: 'silent', LAUREL_PROGRAMMES: programmes } });
  const { url } = server;
  // Signing in before there is an account would lock it out.
  const written = async (): Promise<readonly unknown[]> =>
    (await apiClient(url).get<{ to: string }[]>('/demo/mail')).filter((mail) => mail.to === individual?.email);
  await expect.poll(written, { timeout: 120_000, interval: 200 }).not.toEqual([]);
  await expect.poll(async () => await stateOf(url), { timeout: 20_000, interval: 1_000 }).not.toBe('');
  await server.kill();
  await server.restart();
  await expect
    .poll(async () => (await apiClient(url).get<{ id: string }[]>('/demo/people')).map((person) => person.id), {
      timeout: 300_000,
      interval: 1_000,
    })
    .toEqual([...applying, ...(demo?.officials ?? []).map(({ id }) => id)]);
  expect(await stateOf(url)).toBe('submitted');
}, 520_000);
