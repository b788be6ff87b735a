import { expect, type Page } from '@playwright/test';
import { chooseFiles } from './choose-files.ts';

/** Records a decision that a party without account made on paper: number, day and scan. */
export async function recordBehalf(page: Page, number: string, date: string, scan: string): Promise<void> {
  await page.getByRole('tab', { name: /^代录/u }).press('Enter');
  const form = page.getByRole('region', { name: '登记' });
  const choice = form.getByLabel('事项');
  const wanted = await choice
    .getByRole('option')
    .filter({ hasText: /· 推荐$/u })
    .innerText();
  await choice.selectOption({ label: wanted });
  await form.getByLabel('文号').fill(number);
  await form.getByLabel('日期').fill(date);
  await chooseFiles(page, form.locator('input[type=file]'), [scan]);
  await expect(form.getByText(/^✓ /u)).toBeVisible();
  await form.getByRole('button', { name: '登记' }).press('Enter');
  await expect(page.getByText('待确认').first()).toBeVisible();
}

/** A second person confirms what was recorded. */
export async function confirmBehalf(page: Page): Promise<void> {
  await page.getByRole('tab', { name: /^代录/u }).press('Enter');
  await page.getByRole('button', { name: '确认', exact: true }).press('Enter');
  await expect(page.locator('.state-recommended')).toBeVisible();
}

/** Puts the cases into a batch, the last one first, with the number of its letter, and forwards it. */
export async function forwardBatch(page: Page, url: string, last: string, number: string): Promise<void> {
  await page.goto(`${url}/office/batches`);
  const fresh = page.getByRole('region', { name: '新建一批' });
  await expect(fresh.getByRole('checkbox').first()).toBeVisible();
  for (const box of await fresh.getByRole('checkbox').all()) await box.press('Space');
  await fresh.getByRole('button', { name: '新建一批' }).press('Enter');
  await page.getByRole('button', { name: `上移 ${last}` }).press('Enter');
  await expect(page.locator('.batch-cases li').first()).toContainText(last);
  await page.getByLabel('推荐函文号').fill(number);
  await expect(page.getByRole('button', { name: '上报', exact: true })).toBeDisabled();
  await page.getByLabel('调整顺序的理由').fill('按经济指标排序');
  await page.getByRole('button', { name: '上报', exact: true }).press('Enter');
  await expect(page.getByText(/\d 上报$/u)).toBeVisible();
  await expect(page.locator('.batch-cases li').first()).toContainText(last);
}
