import { expect, type Page } from '@playwright/test';
import { sheetTitle } from '#src/web/sheet/spot.ts';
import { type } from './active.ts';
import { answersOf } from './applicant.ts';
import { open } from './entry.ts';
import { planOf } from './plan.ts';
import { fillWhole, saved, type Desk } from './sheets.ts';

/** The session ends; what is typed next is kept, and goes to the server once the person has signed in again in place. */
export async function expireSession(
  { page, applicant }: Desk,
  id: string,
  table: string,
  password: string,
): Promise<void> {
  const sheet = applicant.definition.definitions[id];
  const [answers] = answersOf(applicant, id);
  if (sheet === undefined || answers === undefined) throw new Error(`no answers of ${id}`);
  await open(page, sheetTitle(sheet).zh);
  const head = `${sheetTitle(sheet).zh} ${sheet.fields[table]?.label.zh ?? ''}`;
  const [label, wanted] = [...planOf(sheet, answers).cells].find(([name]) => name.startsWith(head)) ?? [];
  if (label === undefined || wanted?.kind !== 'text') throw new Error(`no text in ${table}`);
  await page.context().clearCookies();
  await page.getByLabel(label, { exact: true }).focus();
  await type(page, wanted.text);
  const dialog = page.getByRole('dialog', { name: '登录已过期，请重新登录' });
  await expect(dialog.getByLabel('密码', { exact: true })).toBeFocused();
  await type(page, password);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await saved(page);
  await expect(page.getByLabel(label, { exact: true })).toHaveValue(wanted.text);
}

/** Fills sheets without a network and closes the tab; gives the tab opened again with one, after all is saved. */
export async function closeOffline(desk: Desk, ids: readonly string[]): Promise<Page> {
  const { page } = desk;
  const context = page.context();
  await context.setOffline(true);
  for (const id of ids) await fillWhole(desk, id);
  await expect(page.locator('.save-state')).toHaveText(/^离线，已存在本机/u);
  const address = page.url();
  await page.close();
  await context.setOffline(false);
  const again = await context.newPage();
  await again.goto(address);
  await saved(again);
  for (const id of ids) await fillWhole({ ...desk, page: again }, id);
  return again;
}
