import type { Page } from '@playwright/test';

/** Presses a button of the dialog that is open: it may still be on its way to its place, where a click would miss it. */
export const press = async (page: Page, name: string): Promise<void> =>
  await page.getByRole('dialog').getByRole('button', { name, exact: true }).press('Enter');

/** Says yes to what a button asks beside itself before it acts. */
export const sure = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name, exact: true }).click();
  await page.getByRole('tooltip').getByRole('button', { name, exact: true }).press('Enter');
};

/** An act that asks for one thing first: opens its form, fills it in and sends it. */
export async function say(page: Page, act: string, text: string): Promise<void> {
  await page.getByRole('button', { name: act, exact: true }).click();
  const form = page.getByRole('group', { name: act, exact: true });
  await form.getByRole('textbox').fill(text);
  await form.getByRole('button', { name: act, exact: true }).click();
  await form.waitFor({ state: 'hidden' });
}
