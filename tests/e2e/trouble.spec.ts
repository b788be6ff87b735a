import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { clusterHome } from '#src/adapters/database/cluster-home.ts';
import { runningServer } from '#src/adapters/database/postmaster-file.ts';
import { newestEdition } from '#src/cli/editions.ts';
import { fillApplication, saveStore } from '#src/cli/fill-application.ts';
import { asExcel } from '#tests/web/clipboard/fixtures.ts';
import { sampleApplication } from '../edition/individual-sample.ts';
import { completeApplication, smallPdf } from '../support/complete-application.ts';
import { startDemo, type DemoServer } from '../support/demo-server.ts';
import { processFamily, standStill } from '../support/process-family.ts';
import { openSpreadsheet } from './support/clipboard.ts';
import { prepared, type Prepared } from './support/prepared.ts';

test.use({ actionTimeout: 15_000 });

let server: DemoServer;
let desk: Prepared;
test.beforeAll(async () => {
  server = await startDemo({ seed: false, environment: { LAUREL_LOG: 'silent' } });
  desk = await prepared(server.url, 'trouble', 'organisation');
});
test.afterAll(async () => await server.stop());

const field = (page: Page, key: string): Locator => page.locator(`[data-key="${key}"]`).first();
const state = (page: Page): Locator => page.locator('.save-state');

async function typeInto(page: Page, key: string, text: string): Promise<void> {
  await page.bringToFront();
  await field(page, key).click();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(text);
}

async function showsBoth(page: Page, texts: readonly string[]): Promise<Locator> {
  await expect(state(page)).toContainText('有冲突');
  await page.bringToFront();
  await page.getByRole('button', { name: '查看冲突' }).first().click();
  const dialog = page.getByRole('dialog', { name: '同一栏有两个不同的内容' });
  for (const text of texts) await expect(dialog.getByText(text, { exact: true })).toBeVisible();
  return dialog;
}

test('two tabs that typed offline in the same field both show their text once they are online', async ({ context }) => {
  const [one, other] = [await desk.open(context, 'sheet/basic'), await desk.open(context, 'sheet/basic')];
  await context.setOffline(true);
  await typeInto(one, 'topManager', '甲页填的');
  await typeInto(other, 'topManager', '乙页填的');
  for (const page of [one, other]) await expect(state(page)).toContainText('离线，已存在本机');
  await context.setOffline(false);
  const clashing = async (): Promise<readonly Page[]> => {
    const shown = await Promise.all([one, other].map(async (page) => await state(page).innerText()));
    return [one, other].filter((_, index) => shown[index]?.startsWith('有冲突'));
  };
  await expect.poll(async () => (await clashing()).length, { timeout: 20_000 }).toBe(1);
  const [page = one] = await clashing();
  const dialog = await showsBoth(page, ['甲页填的', '乙页填的']);
  await dialog.getByRole('button', { name: '保留这个' }).first().click();
  await expect(state(page)).toContainText('已保存');
});

test('two tabs closed offline with different texts in one field show both when one is opened again', async ({
  context,
}) => {
  const pages = [await desk.open(context, 'sheet/basic'), await desk.open(context, 'sheet/basic')];
  await context.setOffline(true);
  for (const [index, page] of pages.entries()) {
    await typeInto(page, 'postalAddress', `第${index + 1}页填的地址`);
    await expect(state(page)).toContainText('离线，已存在本机');
  }
  for (const page of pages) await page.close();
  await context.setOffline(false);
  const again = await desk.open(context, 'sheet/basic');
  const dialog = await showsBoth(again, ['第1页填的地址', '第2页填的地址']);
  const first = dialog.locator('.clash-sides > div').filter({ hasText: '第1页填的地址' });
  await first.getByRole('button', { name: '保留这个' }).click();
  await expect(state(again)).toContainText('已保存');
  expect((await desk.store('basic')).values['postalAddress']).toBe('第1页填的地址');
});

test('two tabs online see what the other has saved, and both texts where they type at once', async ({ context }) => {
  const [one, other] = [await desk.open(context, 'sheet/basic'), await desk.open(context, 'sheet/basic')];
  await typeInto(one, 'contactDepartment', '质量部');
  await expect(field(other, 'contactDepartment')).toHaveValue('质量部');
  await typeInto(one, 'contactDepartment', '质量管理部');
  await typeInto(other, 'contactDepartment', '企业管理部');
  await showsBoth(other, ['质量管理部', '企业管理部']);
});

test('a server that is killed while somebody types loses nothing', async ({ context }) => {
  const page = await desk.open(context, 'sheet/basic');
  await typeInto(page, 'legalRepresentative', '周先');
  await server.kill();
  await page.keyboard.insertText('觉');
  await expect(state(page)).toContainText('离线，已存在本机');
  await server.restart();
  await expect(state(page)).toContainText('已保存', { timeout: 30_000 });
  await page.reload();
  await expect(field(page, 'legalRepresentative')).toHaveValue('周先觉');
});

test('a session that ends during an upload asks to sign in again, and the file arrives', async ({ context }) => {
  const page = await desk.open(context, 'evidence');
  await expect(page.getByRole('heading', { name: '证实性材料', exact: true })).toBeVisible();
  await context.clearCookies();
  await page
    .getByLabel(/^添加文件/u)
    .first()
    .setInputFiles({
      name: '营业执照.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from(await smallPdf('licence')),
    });
  const dialog = page.getByRole('dialog', { name: '登录已过期，请重新登录' });
  await dialog.getByLabel('密码', { exact: true }).fill(desk.password);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('region', { name: '营业执照', exact: true })).toBeVisible();
  await expect(state(page)).toContainText('已保存');
  expect((await desk.store('evidence')).values['items']).toHaveLength(1);
});

test('a database that stands still for ten seconds makes the page wait, and then everything is saved', async ({
  context,
}) => {
  const page = await desk.open(context, 'sheet/basic');
  await expect(field(page, 'topManager')).toBeVisible();
  const postgres = runningServer(join(await clusterHome(server.dataFolder, true), 'data'));
  expect(postgres).not.toBeNull();
  await standStill(await processFamily(postgres?.pid ?? 0), async () => {
    await typeInto(page, 'topManager', '数据库停住时填的');
    await sleep(10_000);
    await expect(state(page)).toHaveText(/^(正在保存|离线，已存在本机)/u);
  });
  await expect(state(page)).toContainText('已保存', { timeout: 30_000 });
  expect((await desk.store('basic')).values['topManager']).toBe('数据库停住时填的');
});

test('a character that the print fonts lack is found on the page', async ({ context }) => {
  const page = await desk.open(context, 'sheet/basic');
  await typeInto(page, 'name', '江苏😀有限公司');
  await expect(page.getByText(/字库中没有“😀”/u).first()).toBeVisible();
  await typeInto(page, 'name', '江苏有限公司');
  await expect(page.getByText(/字库中没有“😀”/u)).toHaveCount(0);
});

test('a text that the server refuses is never called saved, and is shown with the reason', async ({ context }) => {
  const page = await desk.open(context, 'sheet/basic');
  await typeInto(page, 'registeredAddress', '长'.repeat(70_000));
  await expect(state(page)).toContainText('没有全部存上');
  await page.getByRole('button', { name: '1 处修改未被接受' }).first().click();
  const dialog = page.getByRole('dialog', { name: '有修改未被服务器接受' });
  await expect(dialog).toContainText('超过200000字节的技术上限');
  await dialog.getByRole('button', { name: '放弃这处修改' }).click();
  await expect(state(page)).toContainText('已保存');
  await expect(field(page, 'registeredAddress')).toHaveValue('');
});

test('a paste of 500 rows and 5 columns is saved to the last cell', async ({ context }) => {
  const long = await prepared(server.url, 'paste', 'organisation');
  const page = await long.open(context, 'sheet/basic');
  const copy = await openSpreadsheet(context, page);
  await copy(asExcel(Array.from({ length: 500 }, (_, row) => [1, 2, 3, 4, 5].map((column) => `第${row}行${column}`))));
  await page.bringToFront();
  await page.locator('[data-key^="branches/"]').first().click();
  await page.keyboard.press('Control+V');
  await expect(page.locator('[data-key^="branches/"][data-key$="/phone"]')).toHaveCount(500, { timeout: 30_000 });
  await expect(state(page)).toContainText('已保存', { timeout: 30_000 });
  const { values: held } = await long.store('basic');
  expect(held['branches']).toHaveLength(500);
  expect(Object.keys(held).filter((key) => key.startsWith('branches/'))).toHaveLength(2500);
});

test('30 customers and 50 branches are typed in like any other field', async ({ context }) => {
  const large = await prepared(server.url, 'large', 'organisation');
  const rows = (table: string, count: number, columns: readonly string[]) => {
    const ids = Array.from({ length: count }, (_, index) => `r${index}`);
    const cells = ids.flatMap((id) =>
      columns.map((column) => [`${table}/${id}/${column}`, `${id} ${column}`] as const),
    );
    return { [table]: ids, ...Object.fromEntries(cells) };
  };
  await saveStore(large.client, large.id, 'basic', rows('branches', 50, ['name', 'address', 'products', 'contact']));
  await saveStore(large.client, large.id, 'market', rows('customers', 30, ['name', 'address']));
  const page = await large.open(context, 'sheet/basic');
  await typeInto(page, 'branches/r49/phone', '0511-88880000');
  await expect(state(page)).toContainText('已保存');
  await page.goto(`${server.url}/applications/${large.id}/sheet/market`);
  await typeInto(page, 'customers/r29/name', '最后一家顾客');
  await expect(state(page)).toContainText('已保存');
  expect((await large.store('market')).values['customers/r29/name']).toBe('最后一家顾客');
});

test('a dossier with an unsettled conflict is not finalised: the two texts are shown first', async ({ context }) => {
  const whole = await prepared(server.url, 'whole', 'individual');
  const edition = newestEdition();
  const definition = edition.classes['individual'];
  if (definition === undefined) throw new Error('no class of individuals');
  const complete = await completeApplication(edition, sampleApplication());
  await fillApplication(whole.client, whole.id, { definition, ...complete });
  const page = await whole.open(context, 'sheet/personal');
  const finalise = page.getByRole('button', { name: '定稿', exact: true });
  await expect(finalise).toHaveAttribute('aria-disabled', 'false');
  const { values, version: seen } = await whole.store('personal');
  const department = String(values['department']);
  await whole.client.post(`/api/applications/${whole.id}/answers`, {
    sheet: 'personal',
    changes: [{ path: 'department', value: `${department}甲`, seen }],
  });
  await typeInto(page, 'department', `${department}乙`);
  await expect(state(page)).toContainText('有冲突');
  await expect(finalise).toHaveAccessibleDescription(/请先选择保留哪一个/u);
  await finalise.press('Enter');
  const dialog = page.getByRole('dialog', { name: '同一栏有两个不同的内容' });
  await expect(dialog.getByText(`${department}甲`, { exact: true })).toBeVisible();
  await expect(page.locator('.state-draft')).toBeVisible();
});
