import { expect, type Page } from '@playwright/test';
import { type } from './active.ts';

export interface Account {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** Signs up on the page, opens the demo's mailbox in the page, follows the link of the mail: signed in at home. */
export async function signUp(page: Page, url: string, { name, email, password }: Account): Promise<void> {
  await page.goto(`${url}/sign-up`);
  await page.getByLabel('姓名', { exact: true }).focus();
  for (const text of [name, email, password]) {
    await type(page, text);
    await page.keyboard.press('Tab');
  }
  await expect(page.getByRole('button', { name: '注册', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '请查收邮件' })).toBeVisible();
  await page.getByRole('button', { name: '演示邮箱' }).press('Enter');
  const mail = page.locator('.mails li').filter({ hasText: email }).first();
  await mail.locator('summary').press('Enter');
  await mail.getByRole('link', { name: '打开其中的链接' }).press('Enter');
  await expect(page).toHaveURL(/\/home/u);
  await expect(page.getByRole('heading', { name: '我的申报' })).toBeVisible();
}

/** Begins an application of a class through its self-check, answering one question of it by keyboard where it asks any. */
export async function begin(
  page: Page,
  title: string,
  answer?: { readonly question: RegExp; readonly text: string },
): Promise<void> {
  await page.getByRole('button', { name: `申报${title}`, exact: true }).press('Enter');
  const check = page.getByRole('dialog', { name: /两分钟资格自查/u });
  await expect(check).toBeVisible();
  if (answer !== undefined) {
    await check.getByLabel(answer.question).focus();
    await type(page, answer.text);
  }
  await check.getByRole('button', { name: '开始填写' }).press('Enter');
  await expect(page).toHaveURL(/\/applications\/[^/]+\/sheet\//u);
  await expect(page.getByRole('navigation', { name: '目录' })).toBeVisible();
}

/** Opens a line of the dossier's contents. */
export async function open(page: Page, title: string): Promise<void> {
  await page
    .getByRole('navigation', { name: '目录' })
    .getByRole('link')
    .filter({ has: page.locator('.entry-title').getByText(title, { exact: true }) })
    .press('Enter');
}
