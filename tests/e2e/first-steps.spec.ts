import { expect, test } from '@playwright/test';
import { startDemo, type DemoServer } from '../support/demo-server.ts';

let server: DemoServer;
test.beforeAll(async () => {
  server = await startDemo({ seed: false });
});
test.afterAll(async () => await server.stop());

test('a newcomer signs up, opens a draft, types, and nothing is lost when the server is killed', async ({ page }) => {
  const email = 'first@demo.laurel.example';
  const headers = { origin: server.url };
  const body = { name: '试填人', email, password: 'a-password-of-tests', callbackURL: '/home' };
  expect((await page.request.post(`${server.url}/api/auth/sign-up/email`, { data: body, headers })).ok()).toBe(true);
  const mails = (await (await page.request.get(`${server.url}/demo/mail`)).json()) as { to: string; text: string }[];
  const link = /https?:\/\/\S+verify-email\S+/u.exec(mails.find((mail) => mail.to === email)?.text ?? '')?.[0] ?? '';
  await page.goto(link);
  await expect(page).toHaveURL(/\/home/u);
  const session = (await (await page.request.get(`${server.url}/api/session`)).json()) as {
    editions: { programme: string; edition: string }[];
  };
  const { programme, edition } = session.editions[0] ?? { programme: '', edition: '' };
  const opened = await page.request.post(`${server.url}/api/applications`, {
    data: { programme, edition, class: 'organisation' },
    headers,
  });
  const { id } = (await opened.json()) as { id: string };
  await page.goto(`${server.url}/applications/${id}/sheet/basic`);
  const name = page.locator('[data-key="name"]').first();
  await expect(name).toBeVisible({ timeout: 60_000 });
  await page.keyboard.press('Escape');
  await name.click();
  await page.keyboard.type('江苏试填有限公司');
  await page.keyboard.press('Tab');
  await expect(page.locator('.save-state')).toContainText('已保存', { timeout: 30_000 });
  await server.kill();
  await server.restart();
  await page.reload();
  await expect(page.getByText('江苏试填有限公司').first()).toBeVisible({ timeout: 60_000 });
});
