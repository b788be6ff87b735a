import { expect, type Page } from '@playwright/test';
import { expectAccess } from './axe.ts';
import { chooseFiles } from './choose-files.ts';
import { download } from './dossier.ts';
import type { Worker } from './office-people.ts';
import type { Scanner } from './scanner.ts';

/** Opens a case, at a panel of it. */
export async function openCase(page: Page, url: string, id: string, panel?: string): Promise<void> {
  await page.goto(`${url}/office/cases/${id}${panel === undefined ? '' : `?panel=${panel}`}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

/** Does an act of the case by its button and its dialog; `fields` are typed by their labels. */
export async function act(page: Page, name: string, fields: Readonly<Record<string, string>> = {}): Promise<void> {
  const button = page.getByRole('group', { name: '办理事项' }).getByRole('button', { name, exact: true });
  await expect(button).toHaveAttribute('aria-disabled', 'false');
  await button.press('Enter');
  const dialog = page.getByRole('dialog', { name: new RegExp(`^${name}`, 'u') });
  for (const [label, text] of Object.entries(fields)) await dialog.getByLabel(label, { exact: true }).fill(text);
  await dialog.getByRole('button', { name, exact: true }).press('Enter');
  await expect(dialog).toBeHidden();
}

/** Why an act cannot be done now, as its button says. */
export async function expectHindered(page: Page, name: string, why: RegExp): Promise<void> {
  const button = page.getByRole('group', { name: '办理事项' }).getByRole('button', { name, exact: true });
  await expect(button).toHaveAttribute('aria-disabled', 'true');
  await expect(button).toHaveAttribute('aria-description', why);
}

/** Looks at every row that the conditions leave to a person. */
export async function tickAll(page: Page): Promise<void> {
  await page.getByRole('tab', { name: /^条件核对/u }).press('Enter');
  const open = page.locator('.check-row').filter({ hasText: '尚未核对' });
  await expect(open.first()).toBeVisible();
  for (let left = await open.count(); left > 0; left -= 1) {
    const row = open.first();
    await row.getByRole('radio', { name: '符合' }).press('Space');
    await row.getByRole('button', { name: '保存' }).press('Enter');
    await expect(open).toHaveCount(left - 1);
  }
}

/** Writes the opinion of a leaf from the draft, prints the leaf, has it signed, and attaches its scan. */
export async function writeOpinion(
  { page, applicant }: Worker,
  scanner: Scanner,
  leaf: string,
  added: string,
): Promise<void> {
  await page.getByRole('tab', { name: /^意见/u }).press('Enter');
  const section = page.getByRole('region', { name: leaf });
  await section.getByRole('button', { name: '代拟' }).press('Enter');
  const long = section.locator('textarea').last();
  await expect(long).not.toHaveValue('');
  await long.press('ControlOrMeta+End');
  await page.keyboard.insertText(added);
  await section.getByRole('button', { name: '保存' }).press('Enter');
  await expect(section.getByRole('button', { name: '保存' })).toBeDisabled();
  await attachOfficeLeaf({ page, applicant }, scanner, leaf);
}

/** Prints an office's leaf, scans it and attaches the scan; gives the scan's path. */
export async function attachOfficeLeaf({ page, applicant }: Worker, scanner: Scanner, leaf: string): Promise<string> {
  const section = page.getByRole('region', { name: leaf });
  const desk = { page, applicant };
  const name = `office-leaf-${Date.now()}`;
  const paper = await download(desk, section.getByRole('link', { name: '打印本页' }), `${name}.pdf`);
  const picture = applicant.place(`${name}.jpg`);
  await scanner.scan(paper, picture);
  await chooseFiles(page, section.locator('input[type=file]'), [picture]);
  await expect(section.getByText('查看扫描件')).toBeVisible();
  return picture;
}

/** Every panel of the case as it stands, for axe. */
export async function expectPanels(page: Page, name: string): Promise<void> {
  for (const tab of await page.getByRole('tab').all()) {
    await tab.press('Enter');
    await expectAccess(page, `${name}: ${await tab.innerText()}`);
  }
}
