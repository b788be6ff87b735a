import type { Scene } from './scene.ts';
import { atRest } from './stage.ts';

const password = 'a-password-of-pictures';

/** From the public page to the first line of a form. */
export const entryScenes: readonly Scene[] = [
  {
    name: 'call',
    play: async ({ page, go }) => {
      await go('/');
      await page.locator('a.card').click();
      await atRest(page);
    },
  },
  {
    name: 'sign-up',
    play: async ({ page, go }) => {
      await go('/sign-up');
      await page.getByLabel('姓名').fill('孟初晴');
      await page.getByLabel('电子邮箱').fill('mengchuqing@demo.laurel.example');
      await page.getByLabel('密码').fill(password);
    },
  },
  {
    name: 'check-mail',
    play: async ({ page, go }) => {
      await go('/sign-up');
      await page.getByLabel('姓名').fill('孟初晴');
      await page.getByLabel('电子邮箱').fill('mengchuqing@demo.laurel.example');
      await page.getByLabel('密码').fill(password);
      await page.getByRole('button', { name: '注册' }).click();
      await page.getByText('请查收邮件').waitFor();
    },
  },
  {
    name: 'demo-people',
    demoBar: true,
    play: async ({ page, go }) => {
      await go('/');
      await go('/sign-in');
      await page.getByRole('button', { name: '切换人物' }).click();
      await page.locator('.people li').first().waitFor();
    },
  },
  {
    name: 'home-new',
    as: 'newcomer',
    play: async ({ go }) => await go('/home'),
  },
  {
    name: 'self-check',
    as: 'newcomer',
    height: 1372,
    play: async ({ page, go }) => {
      await go('/home');
      await page.getByRole('button', { name: '申报组织' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.locator('.question').first().waitFor();
      const yes = dialog.locator('.question').getByRole('radio', { name: '是', exact: true });
      await yes.nth(0).check();
      await yes.nth(1).check();
      await dialog.getByPlaceholder('2015-03-01').first().fill('2016-09-01');
      await dialog.locator('.doubt').waitFor();
      await atRest(page);
    },
  },
  {
    name: 'home',
    as: 'drafting',
    play: async ({ go }) => await go('/home'),
  },
];
