import { expect, type Page } from '@playwright/test';
import { open } from './entry.ts';
import { download } from './dossier.ts';
import type { Applying } from './office-people.ts';
import type { Scanner } from './scanner.ts';

/** Saves the volumes as they go to the printer; gives what the code on a page of each says. */
export async function printVolumes({ page, applicant }: Applying, scanner: Scanner): Promise<readonly string[]> {
  await open(page, '文件与打印');
  const codes: string[] = [];
  for (const volume of ['volume-a.pdf', 'volume-b.pdf']) {
    const link = page.getByRole('row').filter({ hasText: volume }).getByRole('link');
    const paper = await download({ page, applicant }, link, volume);
    codes.push(await scanner.code(paper));
  }
  return codes;
}

/** Counts an applicant's paper as the gun reads it: a line and Enter for a page, a number and Enter for its copies. */
export async function countPaper(page: Page, url: string, codes: readonly string[], box: string): Promise<void> {
  await page.goto(`${url}/office/counter`);
  const field = page.getByLabel('扫码处');
  await expect(field).toBeFocused();
  for (const [index, code] of codes.entries()) {
    await page.keyboard.type(code);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('region', { name: '刚才扫过的' }).getByRole('listitem')).toHaveCount(index + 1);
    await expect(page.locator('.paper-verdict strong')).toHaveText(/可以收/u);
    await page.keyboard.type('3');
    await page.keyboard.press('Enter');
  }
  const form = page.getByRole('form', { name: '清点' });
  await form.getByRole('button', { name: '光盘 加一' }).press('Enter');
  await form.getByLabel('箱号').fill(box);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByText('已登记，纸质材料齐全')).toBeVisible();
}
