import { expect, test, type Page } from '@playwright/test';
import { sampleOrganisation } from '../edition/sample-organisation.ts';
import type { WholeCase } from '#src/web/office/types.ts';
import { type } from './support/active.ts';
import { expectAccess } from './support/axe.ts';
import { enter, handedIn, official, sealAll, startOffices, type Offices } from './support/offices.ts';

test.describe.configure({ mode: 'serial' });

let offices: Offices;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  offices = await startOffices();
});
test.afterAll(async () => await offices.stop());

const sample = sampleOrganisation();
const name = '江苏澄砾机械有限公司';
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

async function part(page: Page, title: string): Promise<void> {
  await page.getByRole('combobox', { name: '目录' }).selectOption({ label: title });
}

/** Goes through the list by keys alone: search by two characters, into the reader. */
async function findByKeys(page: Page): Promise<void> {
  await page.goto(`${offices.url}/office`);
  await expect(page.getByRole('link', { name })).toBeVisible();
  await expect(page.getByRole('button', { name: /^待办 1$/u })).toBeVisible();
  await expectAccess(page, 'list');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: '键盘操作' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: '键盘操作' })).toBeHidden();
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await type(page, '凤鸾');
  await expect(page.getByText('没有符合条件的申报')).toBeVisible();
  await page.getByRole('searchbox').fill('澄砾');
  await expect(page.getByRole('link', { name })).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.press('j');
  await expect(page.getByRole('region', { name: '阅读' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name, level: 2 })).toBeFocused();
}

/** Points at a field, a piece of evidence and a clause, and returns them in one go. */
async function askThree(page: Page): Promise<void> {
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
  await page.getByRole('button', { name: '退回补正', exact: true }).press('Enter');
  const dialog = page.getByRole('dialog', { name: /^退回补正/u });
  await expect(dialog.locator('.draft-items > li')).toHaveCount(3);
  await expect(dialog.getByText('状态变为“补正中”')).toBeVisible();
  await expect(dialog.getByLabel('完成期限')).toHaveValue(/^\d{4}-\d{2}-\d{2}$/u);
  await expectAccess(page, 'dialog of an act');
  await dialog.getByRole('button', { name: '退回补正', exact: true }).press('Enter');
  await expect(page.getByRole('region', { name: '阅读' }).locator('.state-correcting').first()).toBeVisible();
}

/** The applicant sees what is asked, can change just that, answers each and finalises. */
async function correct(page: Page, id: string): Promise<void> {
  await page.goto(`${offices.url}/home`);
  await expect(page.getByText('请补正 3 项')).toBeVisible();
  await expectAccess(page, "applicant's home");
  await page.goto(`${offices.url}/applications/${id}`);
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
  await page.goto(`${offices.url}/applications/${id}/sealing`);
  await expect(page.getByText('没有须重新签章的页。')).toBeVisible();
  await expect(page.getByText('原签章继续有效的页')).toBeVisible();
  await expectAccess(page, 'sealing after a correction');
}

/** What the conditions leave to a person is looked at; here through the API. */
async function lookAtConditions(page: Page, id: string): Promise<void> {
  const headers = { origin: offices.url };
  const { checks } = (await (await page.request.get(`${offices.url}/api/cases/${id}`)).json()) as WholeCase;
  for (const { row, kind } of checks)
    if (kind === 'person')
      await page.request.put(`${offices.url}/api/cases/${id}/checks/${row}`, { headers, data: { verdict: 'fine' } });
  await page.reload();
}

test('a handler returns a dossier with three items by keyboard, and takes in what comes back', async ({ browser }) => {
  test.setTimeout(300_000);
  const { id, email, client } = await handedIn(offices.url, 'reading', sample);
  const office = await browser.newContext();
  const handler = await official(offices, office, '周敏', { authority: 'zhenjiang', role: 'handler' });
  await findByKeys(handler);
  await askThree(handler);

  const home = await browser.newContext();
  await enter(home, offices.url, email);
  const applicant = await home.newPage();
  await correct(applicant, id);
  await sealAll(client, id);
  await applicant.goto(`${offices.url}/applications/${id}/submit`);
  await expectAccess(applicant, 'submission of a correction');
  await applicant.getByRole('checkbox', { name: /^本人确认/u }).press('Space');
  await applicant.getByRole('button', { name: '提交补正', exact: true }).last().press('Enter');
  await expect(applicant.locator('.state-submitted')).toBeVisible();

  await handler.goto(`${offices.url}/office/cases/${id}`);
  const accept = handler.getByRole('button', { name: '受理', exact: true });
  await expect(accept).toHaveAttribute('aria-disabled', 'true');
  await handler.getByRole('tab', { name: /^补正/u }).press('Enter');
  await expect(handler.getByRole('cell', { name: '0511-65550001' })).toBeVisible();
  await expectAccess(handler, 'a round of corrections');
  for (let left = 3; left > 0; left -= 1) {
    await handler
      .getByRole('checkbox', { name: /^标为已解决/u, checked: false })
      .first()
      .press('Space');
    await expect(handler.getByRole('checkbox', { name: /^标为已解决/u, checked: false })).toHaveCount(left - 1);
  }
  await lookAtConditions(handler, id);
  await expect(accept).toHaveAttribute('aria-disabled', 'false');
  await accept.press('Enter');
  await handler
    .getByRole('dialog', { name: /^受理/u })
    .getByRole('button', { name: '受理', exact: true })
    .press('Enter');
  await expect(handler.locator('.state-accepted')).toBeVisible();
  for (const panel of [/^材料/u, /^问题/u, /^签章页/u, /^办理记录/u]) {
    await handler.getByRole('tab', { name: panel }).press('Enter');
    await expectAccess(handler, `panel ${panel.source}`);
  }
});

test('on a phone, in English, axe finds nothing on the same pages', async ({ browser }) => {
  test.setTimeout(240_000);
  const open = async (email: string): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    await context.addInitScript(() => localStorage.setItem('laurel.language', 'en'));
    await enter(context, offices.url, email);
    return await context.newPage();
  };
  const handler = await open('zhenjiang-handler@demo.laurel.example');
  await offices.show('zhenjiang-handler@demo.laurel.example');
  await handler.goto(`${offices.url}/office?view=all`);
  await handler.getByRole('link', { name }).waitFor();
  await expectAccess(handler, 'cards');
  await handler.getByRole('link', { name }).press('Enter');
  await expect(handler.getByRole('heading', { name, level: 1 })).toBeVisible();
  for (const panel of [/^Dossier/u, /^Findings/u, /^Seals/u, /^Corrections/u, /^Record/u]) {
    await handler.getByRole('tab', { name: panel }).press('Enter');
    await expectAccess(handler, `panel ${panel.source}`);
  }
  const id = handler.url().replace(/^.*\/cases\/([^?]+).*$/u, '$1');
  const applicant = await open('reading@demo.laurel.example');
  for (const at of ['home', `applications/${id}/correction`, `applications/${id}/submit`]) {
    await applicant.goto(`${offices.url}/${at}`);
    await applicant.locator('#main > *').first().waitFor();
    await expectAccess(applicant, at);
  }
});
