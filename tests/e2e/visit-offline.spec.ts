import { expect, test } from '@playwright/test';
import { picture } from '../support/complete-application.ts';
import { expectAccess } from './support/axe.ts';
import { startPanels, type RunningHouse } from './support/panel-house.ts';

let house: RunningHouse;
test.beforeAll(async () => {
  house = await startPanels('site');
});
test.afterAll(async () => await house.stop());

const phone = { width: 390, height: 844 };

test('a visit is opened without network, written and photographed, and all of it is sent when the network is back [R6]', async ({
  browser,
}) => {
  const context = await house.enter(browser, 1);
  const page = await context.newPage();
  await page.setViewportSize(phone);
  const [panel = ''] = house.panels;
  const headers = { origin: house.url };
  await context.request.post(`${house.url}/api/panels/${panel}/declaration`, { headers, data: { reason: null } });
  const read = async (): Promise<any> =>
    await (await context.request.get(`${house.url}/api/panels/${panel}/visit`)).json();

  await page.goto(`${house.url}/reviews/${panel}/visit`);
  await expect(page.getByText('没有网络时也能打开本页。')).toBeVisible();
  await page.getByRole('button', { name: '添加行程' }).click();
  await page.getByLabel('地点').fill('一号厂区总装车间');
  await expect(page.locator('.save-saved')).toBeVisible();

  await context.setOffline(true);
  await page.goto(`${house.url}/reviews/${panel}/visit?part=photos`);
  await page.getByRole('button', { name: '添加照片' }).click();
  await expect(page.getByText('写明由谁、以何种方式同意后才能放入照片。')).toBeVisible();
  await page.getByLabel('照片说明').fill('总装车间看板');
  await page.getByLabel('由谁同意（岗位）').fill('生产部负责人');
  await page.getByLabel('同意方式').selectOption('口头');
  await page
    .getByLabel('拍照或选择照片')
    .setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(await picture(620, 877)) });
  await expect(page.getByText('照片已存在本机，尚未发送。')).toBeVisible();
  await expect(page.getByText(/没有网络：4 处改动、1 张照片还没有发送/u)).toBeVisible();
  expect((await read().catch(() => null))?.sheet?.body?.photos).toBeUndefined();

  // Closed and opened again while there is still no network: all of it is there.
  await page.goto(`${house.url}/reviews/${panel}/visit`);
  await page.getByRole('button', { name: /一号厂区总装车间/u }).click();
  await page.getByLabel('内容').fill('离线时写的内容');
  await page.goto(`${house.url}/reviews/${panel}/visit?part=photos`);
  await page.getByRole('button', { name: /总装车间看板/u }).click();
  await expect(page.getByText('照片已存在本机，尚未发送。')).toBeVisible();
  await expectAccess(page, 'visit');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width);

  await context.setOffline(false);
  await expect(page.getByText('照片已存入。')).toBeVisible();
  await expect(page.locator('.save-saved')).toBeVisible();
  const { sheet, files } = await read();
  const [id] = sheet.body.photos;
  expect(sheet.body[`photos/${id}/file`]).toBe(files[0].sha256);
  expect(sheet.body[`plan/${sheet.body.plan[0]}/what`]).toBe('离线时写的内容');
  await context.close();
});
