import { expect, test, type Page } from '@playwright/test';
import { sampleOrganisation } from '../edition/sample-organisation.ts';
import { smallPdf } from '../support/complete-application.ts';
import { type } from './support/active.ts';
import { expectAccess } from './support/axe.ts';
import { account, enter, handedIn, official, startOffices, type Offices } from './support/offices.ts';

test.describe.configure({ mode: 'serial' });

let offices: Offices;
let id = '';
let email = '';
test.beforeAll(async () => {
  test.setTimeout(240_000);
  offices = await startOffices();
  ({ id, email } = await handedIn(offices.url, 'after', sampleOrganisation()));
});
test.afterAll(async () => await offices.stop());

const said = '6月18日收到生态环境部门限期整改通知，已制定整改方案。';

/** Presses 报送 and confirms what will follow, by keyboard. */
async function send(page: Page): Promise<void> {
  await page.getByRole('button', { name: '报送', exact: true }).press('Enter');
  const asked = page.getByRole('dialog', { name: '报送这份补充说明？' });
  await expect(asked).toContainText('不能修改或撤回');
  await asked.getByRole('button', { name: '报送', exact: true }).press('Enter');
}

/** From home to the empty page, what is lacking said at each field, then filled by keyboard. */
async function write(page: Page): Promise<void> {
  await page.goto(`${offices.url}/home`);
  await page.getByRole('link', { name: '有新情况，在这里报送' }).press('Enter');
  await expect(page.getByRole('heading', { name: '补充说明', level: 2 })).toBeVisible();
  await expect(page.getByText('还没有报送过补充说明。')).toBeVisible();
  await expectAccess(page, 'additions, none yet');
  await page.getByRole('button', { name: '报送', exact: true }).press('Enter');
  await expect(page.getByText('请填写日期。')).toBeVisible();
  await expect(page.getByLabel('发生日期')).toBeFocused();
  await page.getByLabel('发生日期').fill('2020-05-19');
  await page.getByLabel('情况说明').focus();
  await type(page, said);
  await page.getByLabel('添加附件').setInputFiles({
    name: '整改通知.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from(await smallPdf('notice')),
  });
  await expect(page.getByRole('button', { name: '移除 整改通知.pdf' })).toBeVisible();
}

test('an addition survives a cut network, a reload and an ended session, and arrives once [A2.1, E6]', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const home = await browser.newContext();
  await enter(home, offices.url, email);
  const page = await home.newPage();
  await write(page);
  await home.setOffline(true);
  await send(page);
  await expect(page.getByRole('alert')).toContainText('填写的内容还在本页');
  await expect(page.getByLabel('情况说明')).toHaveValue(said);
  await home.setOffline(false);
  await page.reload();
  await expect(page.getByText('上次没有报送的内容还在')).toBeVisible();
  await expect(page.getByLabel('情况说明')).toHaveValue(said);
  await home.clearCookies();
  await send(page);
  const again = page.getByRole('dialog', { name: '登录已过期，请重新登录' });
  await again.getByLabel('密码', { exact: true }).fill('a-password-of-tests');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: '报送江苏省质量发展委员会办公室' })).toBeVisible();
  await expect(page.getByRole('article')).toHaveCount(1);
  await expect(page.getByRole('article')).toContainText(said);
  await expect(page.getByRole('article').getByRole('link', { name: '整改通知.pdf' })).toBeVisible();
  await expect(page.getByLabel('情况说明')).toHaveValue('');
  await expectAccess(page, 'additions, one filed');
});

test('the province finds it in its case and marks it read; the applicant sees that', async ({ browser }) => {
  test.setTimeout(120_000);
  const office = await browser.newContext();
  const handler = await official(offices, office, '陆明', { authority: 'province', role: 'handler' });
  await handler.goto(`${offices.url}/office/cases/${id}?panel=addenda`);
  await handler.getByRole('tab', { name: /^补充说明/u }).press('Enter');
  await expect(handler.getByText(said)).toBeVisible();
  await handler.getByRole('button', { name: '已阅', exact: true }).press('Enter');
  await expect(handler.getByRole('button', { name: '已阅', exact: true })).toBeHidden();
  await handler.getByRole('tab', { name: /^条件核对/u }).press('Enter');
  await expect(handler.getByText('管理体系认证，卓越绩效模式有效运行3年以上')).toBeVisible();
  await expect(handler.getByText(/^通过GB\/T19001—ISO9001质量管理体系认证/u)).toBeVisible();
  await expectAccess(handler, 'conditions');
  const home = await browser.newContext();
  await enter(home, offices.url, email);
  const page = await home.newPage();
  await page.goto(`${offices.url}/home`);
  await page.getByRole('link', { name: '已报送 1 份' }).press('Enter');
  await expect(page.getByRole('article').getByText('已阅', { exact: true })).toBeVisible();
});

test('anyone signed in records an interference, and supervision alone reads it', async ({ browser }) => {
  test.setTimeout(120_000);
  await account(offices.url, '路人', 'passer@demo.laurel.example');
  const home = await browser.newContext({ viewport: { width: 390, height: 844 } });
  await enter(home, offices.url, 'passer@demo.laurel.example');
  const page = await home.newPage();
  await page.goto(`${offices.url}/home`);
  await page.getByRole('link', { name: '过问、干预记录' }).press('Enter');
  await expect(page.getByText('只有纪检监督人员可以查看').first()).toBeVisible();
  await expectAccess(page, 'interference');
  const record = page.getByRole('button', { name: '记录过问、干预' });
  await expect(record).toBeDisabled();
  await page.getByLabel('何人', { exact: true }).fill('某单位负责人');
  await page.getByLabel('何时', { exact: true }).fill('5月19日上午');
  await page.getByLabel('何事、以何方式', { exact: true }).fill('电话要求关照某申报组织');
  await home.setOffline(true);
  await record.press('Enter');
  await expect(page.getByRole('alert')).toContainText('填写的内容还在本页');
  await home.setOffline(false);
  await record.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: '已记录，只有纪检监督人员可以查看。' })).toBeVisible();
  await expect(page.getByLabel('何人', { exact: true })).toHaveValue('');
  const watch = await browser.newContext();
  const supervisor = await official(offices, watch, '钟鸣', { authority: 'supervision', role: 'handler' });
  await supervisor.goto(`${offices.url}/office/supervision`);
  await expect(supervisor.getByText('电话要求关照某申报组织')).toBeVisible();
});

test('on a phone, in English, axe finds nothing on the same pages', async ({ browser }) => {
  test.setTimeout(180_000);
  const look = async (who: string, parts: readonly string[]): Promise<void> => {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    await context.addInitScript(() => localStorage.setItem('laurel.language', 'en'));
    await enter(context, offices.url, who);
    if (who !== email) await offices.show(who);
    const page = await context.newPage();
    for (const part of parts) {
      await page.goto(`${offices.url}/${part}`);
      await page.locator('#main > *').first().waitFor();
      await expectAccess(page, part);
    }
    await context.close();
  };
  await look(email, ['home', `applications/${id}/submit`, `applications/${id}/addenda`, 'people/interference']);
  await look('supervision-handler@demo.laurel.example', ['office/supervision']);
  await look('province-handler@demo.laurel.example', [`office/cases/${id}?panel=conditions`]);
});
