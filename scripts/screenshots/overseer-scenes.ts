import type { WholeCase } from '#src/web/office/types.ts';
import type { Scene } from './scene.ts';
import { atRest } from './stage.ts';

/** The province, supervision, and the people of accounts and seats. */
export const overseerScenes: readonly Scene[] = [
  {
    name: 'formal-check',
    official: 'province-reviewer',
    play: async ({ go, made }) => await go(`/office/cases/${made('forwarded')}?panel=conditions`),
  },
  {
    name: 'counter',
    official: 'province-handler',
    play: async ({ page, url, go, made }) => {
      const id = made('forwarded');
      const answer = await page.context().request.get(`${url}/api/cases/${id}`);
      const { dossier } = (await answer.json()) as WholeCase;
      await go('/office/counter');
      await page.getByLabel('扫码处').fill(`LAUREL1|${id}|${dossier?.revision}|a|1|${dossier?.digest}`);
      await page.getByLabel('扫码处').press('Enter');
      await page.locator('.paper-case').waitFor();
      await atRest(page);
    },
  },
  {
    name: 'paper-list',
    official: 'province-handler',
    height: 560,
    play: async ({ go }) => await go('/office/counter?view=list'),
  },
  {
    name: 'clashes',
    official: 'province-leader',
    height: 640,
    play: async ({ page, go }) => {
      await go('/office/clashes');
      await page.locator('.clash-list > li').first().waitFor();
    },
  },
  {
    name: 'overview',
    official: 'province-handler',
    height: 640,
    play: async ({ go }) => await go('/office/overview'),
  },
  {
    name: 'extensions',
    official: 'province-leader',
    play: async ({ go }) => await go('/office/supervision'),
  },
  {
    name: 'supervision',
    official: 'supervision-handler',
    play: async ({ go }) => await go('/office/supervision'),
  },
  {
    name: 'members',
    official: 'securityAdministration-handler',
    play: async ({ go }) => await go('/people/members'),
  },
  {
    name: 'enrol',
    official: 'xuzhou-leader',
    height: 1100,
    play: async ({ page, go }) => {
      await go('/people/enrol');
      await page.getByLabel('登录密码').fill('a-password-of-tests');
      await page.getByRole('button', { name: '开始设置' }).click();
      await page.locator('.enrol-device').waitFor();
      await atRest(page);
    },
  },
  {
    name: 'factor',
    official: 'xuzhou-handler',
    height: 560,
    play: async ({ page, go }) => {
      await go('/people/enrol');
      await page.getByLabel('登录密码').fill('a-password-of-tests');
      await page.getByRole('button', { name: '开始设置' }).click();
      const code = (await page.locator('.code-card code, .code-card li').first().textContent()) ?? '';
      await page.getByLabel('验证码', { exact: true }).fill(code.trim());
      await page.getByRole('button', { name: '确认', exact: true }).click();
      await page.getByText('第二重验证已设置').waitFor();
      await page.context().clearCookies();
      await go('/sign-in');
      await page.getByLabel('电子邮箱').fill('xuzhou-handler@demo.laurel.example');
      await page.getByLabel('密码').fill('a-password-of-tests');
      await page.getByRole('button', { name: '登录', exact: true }).click();
      await page.getByLabel('验证码').waitFor();
    },
  },
];
