import { expect, test, type Page } from '@playwright/test';
import { expectAccess } from './support/axe.ts';
import { apiClient, type ApiClient } from '#src/cli/api-client.ts';
import { sampleOrganisation } from '../edition/sample-organisation.ts';
import { handedIn, official, startOffices, type Offices } from './support/offices.ts';

let offices: Offices;
test.beforeAll(async () => {
  offices = await startOffices();
});
test.afterAll(async () => await offices.stop());

const phone = { width: 390, height: 844 };
const desk = { width: 1440, height: 900 };

/** Nothing for axe on the page, at the desk and on a phone, and nothing wider than the phone; kept as a picture where a folder is named. */
async function looked(page: Page, name: string): Promise<void> {
  for (const [where, size] of [
    ['desk', desk],
    ['phone', phone],
  ] as const) {
    await page.setViewportSize(size);
    await expectAccess(page, `${name} ${where}`);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect.soft(width, `${name} ${where}`).toBeLessThanOrEqual(size.width);
    const folder = process.env['LAUREL_PICTURES'];
    if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}-${where}.png`, fullPage: true });
  }
  await page.setViewportSize(desk);
}

/** Ticks what intake leaves to a person, and takes the case in. */
async function takeIn(client: ApiClient, id: string): Promise<void> {
  const { checks } = await client.get<{ checks: readonly { row: string; kind: string }[] }>(`/api/cases/${id}`);
  for (const { row, kind } of checks)
    if (kind === 'person') await client.put(`/api/cases/${id}/checks/${row}`, { verdict: 'fine' });
  await client.post(`/api/cases/${id}/actions/accept`, {});
}

test('a handler consults departments by letter, account and link; the opinion waits for them [R2]', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const at = async (name: string, authority: string, role: 'handler' | 'leader' = 'handler') =>
    await official(offices, await browser.newContext({ viewport: desk, locale: 'zh-CN' }), name, { authority, role });
  const { id } = await handedIn(offices.url, 'consulted', sampleOrganisation());
  const handler = await at('经办甲', 'zhenjiang');
  const tax = await at('税务局经办', 'zhenjiang.tax');
  const client = apiClient(offices.url);
  await client.post('/api/auth/sign-in/email', {
    email: 'zhenjiang-handler@demo.laurel.example',
    password: 'a-password-of-tests',
  });
  await offices.seat({ email: 'zhenjiang-handler@demo.laurel.example', authority: 'zhenjiang', role: 'viewer' });
  await takeIn(client, id);

  await test.step('the case shows whom the edition asks', async () => {
    await handler.goto(`${offices.url}/office/cases/${id}?panel=consultations`);
    await expect(handler.getByText('镇江市海关')).toBeVisible();
    await expect(handler.getByText('已答复 0/0')).toBeVisible();
    await looked(handler, 'panel-before');
  });

  await test.step('letters are drafted for the chosen case, one for each department', async () => {
    await handler.goto(`${offices.url}/office/consultations`);
    await expect(handler.getByText('还没有征求意见函')).toBeVisible();
    await looked(handler, 'list-empty');
    await handler.getByRole('button', { name: '新拟征求意见函' }).click();
    await handler.getByRole('checkbox', { name: /江苏澄砾机械/u }).check();
    await looked(handler, 'draft-dialog');
    await handler.getByRole('button', { name: '为1个申报拟函' }).click();
    await expect(handler.getByRole('link', { name: '镇江市税务局' })).toBeVisible();
    await looked(handler, 'list');
  });

  await test.step('a letter is sent, with its number', async () => {
    await handler.getByRole('link', { name: '镇江市税务局' }).click();
    await handler.getByRole('button', { name: '发出', exact: true }).click();
    await handler.getByLabel('文号').fill('镇质办函〔2020〕3号');
    await handler.getByRole('dialog').getByRole('button', { name: '发出' }).click();
    await expect(handler.getByText('待答复', { exact: true })).toBeVisible();
    await looked(handler, 'letter-sent');
  });

  await test.step('the department answers in its own account', async () => {
    await tax.goto(`${offices.url}/office`);
    await expect(tax.getByRole('heading', { name: '发给本单位的征求意见函' })).toBeVisible();
    await looked(tax, 'department-list');
    await tax.getByRole('link', { name: /镇江市质量发展/u }).click();
    await tax.getByRole('radio', { name: '有不良记录', exact: true }).check();
    await tax.getByRole('textbox').fill('2019年少缴税款，已补缴。');
    await looked(tax, 'department-answer');
    await tax.getByRole('button', { name: '提交答复' }).click();
    await expect(tax.getByText('2019年少缴税款')).toBeVisible();
    await looked(tax, 'department-done');
  });

  await test.step('a one-time link on paper is answered without JavaScript', async () => {
    await handler.goto(`${offices.url}/office/consultations`);
    await handler.getByRole('link', { name: '镇江市海关' }).click();
    await handler.getByRole('button', { name: '发出', exact: true }).click();
    await handler.getByRole('dialog').getByRole('button', { name: '发出' }).click();
    await handler.getByRole('button', { name: '生成一次性链接' }).click();
    const url = await handler.locator('.consult-url').innerText();
    await looked(handler, 'link-dialog');
    const plain = await (await browser.newContext({ javaScriptEnabled: false, viewport: desk })).newPage();
    await plain.goto(url);
    await plain.setViewportSize(phone);
    expect(await plain.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width);
    await plain.setViewportSize(desk);
    const folder = process.env['LAUREL_PICTURES'];
    if (folder !== undefined) {
      await plain.screenshot({ path: `${folder}/slip-desk.png`, fullPage: true });
      await plain.setViewportSize(phone);
      await plain.goto(`${url}?lang=en`);
      await plain.screenshot({ path: `${folder}/slip-phone.png`, fullPage: true });
    }
    await plain.locator('input[value=none]').check();
    await plain.locator('input[name=signedBy]').fill('海关经办');
    await plain.locator('button[type=submit]').click();
    await expect(plain.locator('h1')).toContainText(/已收到答复|received/u);
    await plain.goto(url);
    await expect(plain.locator('h1')).toContainText('没有可填写的内容');
  });

  await test.step('a reply letter is recorded, and the adverse answer judged', async () => {
    await handler.goto(`${offices.url}/office/consultations`);
    await handler.getByRole('link', { name: '镇江市生态环境局' }).click();
    await handler.getByRole('button', { name: '发出', exact: true }).click();
    await handler.getByRole('dialog').getByRole('button', { name: '发出' }).click();
    await handler.getByLabel('复函文号').fill('镇环函〔2020〕8号');
    await handler.getByRole('button', { name: '其余全部“无不良记录”' }).click();
    await looked(handler, 'letter-record');
    await handler.getByRole('button', { name: '登记复函' }).click();
    await expect(handler.getByText('镇环函〔2020〕8号')).toBeVisible();
    await handler.goto(`${offices.url}/office/cases/${id}?panel=consultations`);
    await expect(handler.getByText('已答复 3/3')).toBeVisible();
    await handler.getByRole('button', { name: '登记研判意见' }).click();
    await handler.getByRole('textbox', { name: '研判意见' }).fill('情节轻微，已整改。');
    await handler.getByRole('dialog').getByRole('button', { name: '登记研判意见' }).click();
    await expect(handler.getByText('情节轻微，已整改。')).toBeVisible();
    await looked(handler, 'panel-after');
  });

  await test.step('the same in English', async () => {
    await handler.evaluate(() => localStorage.setItem('laurel.language', 'en'));
    await handler.reload();
    await expect(handler.getByText('3/3 answered')).toBeVisible();
    await looked(handler, 'panel-english');
    await handler.goto(`${offices.url}/office/consultations`);
    await expect(handler.getByRole('heading', { name: 'Consultation letters' })).toBeVisible();
    await looked(handler, 'list-english');
    await handler.getByRole('link', { name: /Tax Bureau/u }).click();
    await expect(handler.getByText('Facts').or(handler.getByText('Adverse record'))).toBeVisible();
    await looked(handler, 'letter-english');
  });
});
