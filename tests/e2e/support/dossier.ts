import { expect, type Locator, type Page } from '@playwright/test';
import { open } from './entry.ts';
import { chooseFiles } from './choose-files.ts';
import type { Scanner } from './scanner.ts';

/** A page, and a place for what is printed and scanned on the way. */
export interface Paperwork {
  readonly page: Page;
  readonly applicant: { readonly place: (name: string) => string };
}

/** Finalises by the single primary button of the header; gives the digest D that the page then shows. */
export async function finalise(page: Page): Promise<string> {
  await page.getByRole('button', { name: '定稿', exact: true }).press('Enter');
  const dialog = page.getByRole('dialog', { name: '定稿' });
  await dialog.getByRole('button', { name: '定稿', exact: true }).press('Enter');
  await expect(page.locator('.state-final')).toBeVisible({ timeout: 120_000 });
  await open(page, '文件与打印');
  const digest = await page.locator('.facts .mono').innerText();
  expect(digest).toMatch(/^[0-9a-f]{64}$/u);
  return digest;
}

/** Saves what a link leads to, as Alt+Enter does in Chromium; gives its path. */
export async function download({ page, applicant }: Paperwork, link: Locator, name: string): Promise<string> {
  const saved = page.waitForEvent('download');
  await link.press('Alt+Enter');
  const path = applicant.place(name);
  await (await saved).saveAs(path);
  return path;
}

/** Prints each leaf that needs a seal or a signature, scans it, attaches the scan; gives the leaves' files. */
export async function sealLeaves(desk: Paperwork, scanner: Scanner): Promise<readonly string[]> {
  const { page, applicant } = desk;
  await open(page, '签章页');
  const leaves = page.locator('.leaf-list').first().locator('li');
  await expect(leaves.first()).toBeVisible();
  const printed: string[] = [];
  for (let index = 0; index < (await leaves.count()); index += 1) {
    const leaf = leaves.nth(index);
    const paper = await download(desk, leaf.getByRole('link', { name: /^打印本页/u }), `leaf-${index}.pdf`);
    const picture = applicant.place(`leaf-${index}.jpg`);
    await scanner.scan(paper, picture);
    await chooseFiles(page, leaf.getByLabel(/^附上扫描件/u), [picture]);
    await expect(leaf.getByText('✓ 已附')).toBeVisible();
    printed.push(paper);
  }
  await expect(page.locator('.state-sealed')).toBeVisible();
  return printed;
}

/** Declares and submits; gives the receipt's number and digest as its page shows them. */
export async function submit(page: Page): Promise<{ readonly number: string; readonly digest: string }> {
  await open(page, '提交与回执');
  await page.getByRole('checkbox', { name: /^本人确认/u }).press('Space');
  await page.getByRole('button', { name: '提交', exact: true }).last().press('Enter');
  const receipt = page.getByRole('article', { name: /^提交回执/u });
  await expect(receipt).toBeVisible();
  return {
    number: await receipt.locator('.number').innerText(),
    digest: await receipt.locator('dd.mono').innerText(),
  };
}
