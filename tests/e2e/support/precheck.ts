import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { nameOf, textAt } from '#src/domain/form/identity.ts';
import type { Applicant } from './applicant.ts';
import { open } from './entry.ts';
import { account, enter } from './offices.ts';
import type { Desk } from './sheets.ts';

/** Sends the final dossier to the electronic pre-check, from the page of submission. */
export async function sendToPrecheck(page: Page): Promise<void> {
  await open(page, '签章页');
  await expect(page.getByText('请先送电子预审')).toBeVisible();
  await expect(page.getByRole('link', { name: /^打印本页/u })).toHaveCount(0);
  await open(page, '提交与回执');
  await page.getByRole('button', { name: '送电子预审', exact: true }).last().press('Enter');
  const dialog = page.getByRole('dialog', { name: '送电子预审' });
  await dialog.getByRole('button', { name: '送电子预审', exact: true }).press('Enter');
  await expect(page.locator('.state-prechecking')).toBeVisible();
}

/** A handler of the dossier's channel, signed in to a browser of their own before the walk begins. */
export async function readyClerk(
  browser: Browser,
  url: string,
  { definition, data }: Applicant,
): Promise<BrowserContext> {
  const authority = textAt(data, definition.identity.channel);
  const email = `clerk-${authority}@demo.laurel.example`;
  await account(url, '经办人', email);
  const context = await browser.newContext();
  await enter(context, url, email);
  await context.request.post(`${url}/demo/seats`, {
    data: { authority, role: 'handler' },
    headers: { origin: url },
  });
  return context;
}

/**
 * The handler finds the dossier in the list of what waits and clears it; the applicant's page then says so. What the
 * dialog says comes late, as over a slow line: there is nothing to press before, for buttons must not move under the hand.
 */
export async function clearPrecheck({ page, applicant }: Desk, clerk: BrowserContext): Promise<void> {
  const office = await clerk.newPage();
  const line = Promise.withResolvers<void>();
  await office.route('**/api/editions/**', async (route) => {
    await line.promise;
    await route.continue();
  });
  await office.goto(`${new URL(page.url()).origin}/office`);
  await office.getByText(nameOf(applicant.definition, applicant.data)).first().click();
  await office.getByRole('group', { name: '办理事项' }).getByRole('button', { name: '预审通过' }).click();
  const dialog = office.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole('button', { name: '预审通过' })).toHaveCount(0);
  line.resolve();
  await dialog.getByRole('button', { name: '预审通过' }).click();
  await expect(dialog).toBeHidden();
  await office.close();
  await page.reload();
  await expect(page.locator('.state-cleared')).toBeVisible();
}
