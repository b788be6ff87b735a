import { expect, type Browser, type Page } from '@playwright/test';
import { chooseFiles } from './choose-files.ts';

export interface Reply {
  readonly number: string;
  readonly scan?: string;
  /** What is on record about an applicant, by its name; nothing is about the others. */
  readonly adverse?: readonly [applicant: string, facts: string];
}

/** Leaves departments out that need not be asked here, each with a reason. */
export async function leaveOut(page: Page, departments: readonly string[], reason: string): Promise<void> {
  for (const name of departments) {
    const line = page.locator('.consult-items > li').filter({ hasText: name });
    await line.getByRole('button', { name: '不征求' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: '不征求' });
    await dialog.getByLabel(/理由/u).fill(reason);
    await dialog.getByRole('button', { name: '不征求' }).press('Enter');
    await expect(line.getByText(`不征求：${reason}`)).toBeVisible();
  }
}

/** Drafts one letter for each department that lists all these applicants. */
export async function draftLetters(page: Page, applicants: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: '新拟征求意见函' }).press('Enter');
  for (const name of applicants) await page.getByRole('checkbox', { name: new RegExp(name, 'u') }).press('Space');
  await page.getByRole('button', { name: `为${applicants.length}个申报拟函` }).press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
}

/** Opens the letter to a department from the list of letters. */
export async function openLetter(page: Page, url: string, department: string): Promise<void> {
  await page.goto(`${url}/office/consultations`);
  await page.getByRole('link', { name: department }).press('Enter');
  await expect(page.getByRole('heading', { name: department, level: 1 })).toBeVisible();
}

/** Sends the letter that is open, with its number. */
export async function sendLetter(page: Page, number: string): Promise<void> {
  await page.getByRole('button', { name: '发出', exact: true }).press('Enter');
  const dialog = page.getByRole('dialog', { name: '发出' });
  await dialog.getByLabel('文号').fill(number);
  await dialog.getByRole('button', { name: '发出' }).press('Enter');
  await expect(page.getByText('待答复', { exact: true }).first()).toBeVisible();
}

/** Records one 复函 for everybody in the letter that is open. */
export async function recordReply(page: Page, { number, scan, adverse }: Reply): Promise<void> {
  await page.getByLabel('复函文号').fill(number);
  if (scan !== undefined) {
    await chooseFiles(page, page.locator('.consult-record input[type=file]'), [scan]);
    await expect(page.getByText(/^✓ .*\.jpg$/u)).toBeVisible();
  }
  if (adverse !== undefined) {
    const kinds = page.getByRole('group', { name: new RegExp(`^答复 ${adverse[0]}`, 'u') });
    await kinds.getByRole('radio', { name: '有不良记录' }).press('Space');
    await kinds.getByRole('textbox').fill(adverse[1]);
  }
  await page.getByRole('button', { name: '其余全部“无不良记录”' }).press('Enter');
  await page.getByRole('button', { name: '登记复函' }).press('Enter');
  await expect(page.getByText(number).first()).toBeVisible();
  await expect(page.getByLabel('复函文号')).toBeHidden();
}

/** The department answers in its own account. */
export async function answerInAccount(page: Page, url: string, channel: RegExp): Promise<void> {
  await page.goto(`${url}/office`);
  await page.getByRole('link', { name: channel }).press('Enter');
  await page.getByRole('button', { name: '其余全部“无不良记录”' }).press('Enter');
  await page.getByRole('button', { name: '提交答复' }).press('Enter');
  await expect(page.getByRole('button', { name: '提交答复' })).toBeHidden();
}

/** A one-time link is put on paper; a department without account answers by it, without JavaScript. */
export async function answerByLink(page: Page, browser: Browser): Promise<void> {
  await page.getByRole('button', { name: '生成一次性链接' }).press('Enter');
  const address = await page.locator('.consult-url').innerText();
  const context = await browser.newContext({ javaScriptEnabled: false });
  const slip = await context.newPage();
  await slip.goto(address);
  for (const none of await slip.locator('input[value=none]').all()) await none.press('Space');
  await slip.locator('input[name=signedBy]').fill('业务处经办');
  await slip.locator('button[type=submit]').press('Enter');
  await expect(slip.locator('h1')).toContainText('已收到答复');
  await slip.goto(address);
  await expect(slip.locator('h1')).toContainText('没有可填写的内容');
  await context.close();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
}

/** Who has not answered in time is closed as overdue; the answer that comes later is recorded as late. */
export async function closeOverdue(page: Page): Promise<void> {
  await page.getByRole('button', { name: '按逾期结束' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: '按逾期结束' });
  await dialog.getByRole('button', { name: '按逾期结束' }).press('Enter');
  await expect(page.getByText('逾期未复').first()).toBeVisible();
}

/** Writes down how an adverse answer was judged. */
export async function judge(page: Page, note: string): Promise<void> {
  await page.getByRole('button', { name: '登记研判意见' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: '登记研判意见' });
  await dialog.getByLabel('研判意见').fill(note);
  await dialog.getByRole('button', { name: '登记研判意见' }).press('Enter');
  await expect(page.getByText(note)).toBeVisible();
}
