import { expect, type Page } from '@playwright/test';
import { type } from './active.ts';
import { expectAccess } from './axe.ts';

const fax = '一、组织基本情况 联系人传真';

/** What is wrong and what is asked, typed where the page asks for it. */
async function compose(page: Page, reason: string, asked: string): Promise<void> {
  await expect(page.getByLabel('问题', { exact: true })).toBeFocused();
  await type(page, reason);
  await page.keyboard.press('Tab');
  await type(page, asked);
  await page.keyboard.press('Enter');
  await expect(page.getByText('已加入补正单').last()).toBeVisible();
}

/** Goes to a part of the dossier: a list beside it where there is room, else a choice above it. */
async function part(page: Page, title: string): Promise<void> {
  const list = page.getByRole('navigation', { name: '目录' });
  if (await list.isVisible())
    await list
      .getByRole('button')
      .filter({ has: page.locator('.entry-title').getByText(title, { exact: true }) })
      .press('Enter');
  else await page.getByRole('combobox', { name: '目录' }).selectOption({ label: title });
}

/** Points at a field, a piece of evidence and a clause, and returns them in one go. */
export async function askThree(page: Page): Promise<void> {
  await page.getByLabel(fax, { exact: true }).focus();
  await page.getByRole('button', { name: '补正此项', exact: true }).press('Enter');
  await compose(page, '传真缺区号', '补上区号');
  await part(page, '证实性材料');
  await page.getByRole('button', { name: '补正此件', exact: true }).press('Enter');
  await compose(page, '扫描件不清楚', '重新扫描');
  await part(page, '自评报告');
  await page.getByRole('button', { name: /^补正此条 4\.1$/u }).press('Enter');
  await compose(page, '没有写成效', '补写成效');
  await expectAccess(page, 'reader with a report');
  await page.getByRole('button', { name: '退回补正', exact: true }).first().press('Enter');
  const dialog = page.getByRole('dialog', { name: /^退回补正/u });
  await expect(dialog.locator('.draft-items > li')).toHaveCount(3);
  await expect(dialog.getByText('状态变为“补正中”')).toBeVisible();
  await expect(dialog.getByLabel('完成期限')).toHaveValue(/^\d{4}-\d{2}-\d{2}$/u);
  await expectAccess(page, 'dialog of an act');
  await dialog.getByRole('button', { name: '退回补正', exact: true }).press('Enter');
  await expect(page.locator('.state-correcting').first()).toBeVisible();
}

/** The applicant sees what is asked, can change just that, answers each and finalises. */
export async function correct(page: Page, url: string, id: string): Promise<void> {
  await page.goto(`${url}/home`);
  await expect(page.getByText('请补正 3 项')).toBeVisible();
  await expectAccess(page, "applicant's home");
  await page.goto(`${url}/applications/${id}`);
  const banner = page.getByRole('region', { name: '补正事项' }).first();
  await expect(banner.getByRole('listitem')).toHaveCount(3);
  const finalise = page.getByRole('button', { name: '定稿', exact: true });
  await expect(finalise).toHaveAttribute('aria-disabled', 'true');
  await expect(finalise).toHaveAttribute('aria-description', /还有 3 项补正没有答复/u);
  await expectAccess(page, 'corrections');
  const answers = page.locator('.asked-list textarea');
  for (const [index, answer] of ['已补区号', '已重新扫描', '已补写'].entries()) {
    await answers.nth(index).focus();
    await type(page, answer);
    await page.keyboard.press('Tab');
    await expect(page.locator('.asked-list .answered')).toHaveCount(index + 1);
  }
  await banner.getByRole('link', { name: /联系人传真/u }).press('Enter');
  const field = page.getByLabel(fax, { exact: true });
  await expect(field).toBeFocused();
  await expect(page.getByLabel('一、组织基本情况 组织名称', { exact: true })).not.toBeEditable();
  await field.press('ControlOrMeta+a');
  await type(page, '0511-65550001');
  await expectAccess(page, 'a sheet of which one field is unlocked');
  await expect(page.locator('.save-state')).toHaveText(/^已保存/u);
  await finalise.press('Enter');
  await page.getByRole('dialog', { name: '定稿' }).getByRole('button', { name: '定稿', exact: true }).press('Enter');
  // What was asked for stands on no sealed leaf: every seal holds.
  await expect(page.locator('.state-correctionSealed')).toBeVisible({ timeout: 120_000 });
  await page.goto(`${url}/applications/${id}/sealing`);
  await expect(page.getByText('没有须重新签章的页。')).toBeVisible();
  await expect(page.getByText('原签章继续有效的页')).toBeVisible();
  await expectAccess(page, 'sealing after a correction');
}

/** Hands the correction in. */
export async function submitCorrection(page: Page, url: string, id: string): Promise<void> {
  await page.goto(`${url}/applications/${id}/submit`);
  await expectAccess(page, 'submission of a correction');
  await page.getByRole('checkbox', { name: /^本人确认/u }).press('Space');
  await page.getByRole('button', { name: '提交补正', exact: true }).last().press('Enter');
  await expect(page.locator('.state-submitted')).toBeVisible();
}

/** The office compares what came back and finds every item solved. */
export async function solveThree(page: Page): Promise<void> {
  await page.getByRole('tab', { name: /^补正/u }).press('Enter');
  await expect(page.getByRole('cell', { name: '0511-65550001' })).toBeVisible();
  await expectAccess(page, 'a round of corrections');
  const unsolved = page.getByRole('checkbox', { name: /^标为已解决/u, checked: false });
  for (let left = 3; left > 0; left -= 1) {
    await unsolved.first().press('Space');
    await expect(unsolved).toHaveCount(left - 1);
  }
}
