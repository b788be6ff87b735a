import { writeFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, test, type Browser, type Page } from '@playwright/test';
import qrcode from 'qrcode';
import sharp from 'sharp';
import { expectAccess } from './support/axe.ts';
import { creditCodeCheck, organisationCodeCheck } from '#src/definition/value/check-digit.ts';
import type { ApplicationPage } from '#src/web/api/types.ts';
import { sampleOrganisation } from '../edition/sample-organisation.ts';
import { markOf } from '../support/paper.ts';
import { enter, handedIn, official, startOffices, type Offices } from './support/offices.ts';

let offices: Offices;
let id = '';
let digest = '';
const shots = process.env['SHOTS'];
test.beforeAll(async () => {
  test.setTimeout(240_000);
  offices = await startOffices();
  const made = await handedIn(offices.url, 'counter', sampleOrganisation());
  id = made.id;
  digest = (await made.client.get<ApplicationPage>(`/api/applications/${id}`)).dossier?.digest ?? '';
});
test.afterAll(async () => await offices.stop());

/** What a scanner gun does: it types a line, quickly, and ends it with Enter. */
async function gun(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}
const verdict = (page: Page) => page.locator('.paper-verdict');
async function look(page: Page, name: string): Promise<void> {
  if (shots !== undefined) await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
  await expectAccess(page, name);
}

test('a clerk scans, counts, books and finds again, by keyboard alone [R4, M8, X10]', async ({ context }) => {
  const page = await official(offices, context, '省收件', { authority: 'province', role: 'handler' });
  await page.goto(`${offices.url}/office/counter`);
  await expect(page.getByLabel('扫码处')).toBeFocused();
  await look(page, 'zh-1440-empty');
  await gun(page, '江苏省省长质量奖');
  await expect(verdict(page)).toContainText('再扫一次');
  await gun(page, markOf(id, 1, 'a', 1, 'f'.repeat(64)));
  await expect(verdict(page)).toContainText('与系统记录不符');
  await look(page, 'zh-1440-forged');
  await gun(page, markOf(id, 1, 'a', 1, digest));
  await expect(verdict(page)).toContainText('版次相符：第1版');
  await gun(page, '3');
  await expect(page.getByRole('spinbutton', { name: /申报册：本次收到几本/u })).toHaveValue('3');
  for (let n = 0; n < 20; n += 1) await gun(page, markOf(id, 1, 'b', 2, digest));
  await expect(page.getByRole('spinbutton', { name: /证实册：本次收到几本/u })).toHaveValue('1');
  await expect(verdict(page)).toContainText('×20');
  // A gun types wherever the focus is: on a button, or in a count.
  await page.getByRole('button', { name: '光盘 加一' }).click();
  await page.getByRole('button', { name: '光盘 减一' }).click();
  await gun(page, markOf(id, 1, 'b', 3, digest));
  await page.getByRole('spinbutton', { name: '光盘' }).focus();
  await gun(page, markOf(id, 1, 'b', 4, digest));
  await expect(verdict(page)).toContainText('第4页');
  await expect(page.getByRole('spinbutton', { name: '光盘' })).toHaveValue('0');
  await gun(page, '2');
  await page.getByLabel('箱号').fill('镇江-01');
  await page.getByLabel('架位').fill('A3');
  await page.getByLabel('快递单号').fill('=HYPERLINK("http://x.invalid")');
  await look(page, 'zh-1440-counted');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('已登记，还缺 2 项')).toBeVisible();
  await expect(page.getByLabel('扫码处')).toBeFocused();
  await expect(page.locator('.paper-bookings')).toContainText('=HYPERLINK');
  await look(page, 'zh-1440-booked');
  await page.getByRole('button', { name: '更正' }).first().click();
  await page.getByLabel('更正理由').fill('多数了一本');
  await look(page, 'zh-1440-correction');
  await page.getByRole('button', { name: '取消' }).click();
  await page.getByRole('button', { name: '纸质清单' }).click();
  await expect(page.locator('.paper-rows')).toContainText('A3 · 镇江-01');
  await look(page, 'zh-1440-list');
});

test('two clerks at one case: the later one is told, and keeps the figures', async ({ browser }) => {
  const seat = { authority: 'province', role: 'reviewer' } as const;
  const one = await official(offices, await browser.newContext(), '省复核', seat);
  const there = await browser.newContext();
  await enter(there, offices.url, 'province-reviewer@demo.laurel.example');
  await offices.seat({ email: 'province-reviewer@demo.laurel.example', ...seat });
  const two = await there.newPage();
  for (const page of [one, two]) {
    await page.goto(`${offices.url}/office/counter?case=${id}`);
    await page.getByRole('spinbutton', { name: /证实册：本次收到几本/u }).fill('1');
  }
  await one.keyboard.press('Control+Enter');
  await expect(one.getByText(/已登记/u).first()).toBeVisible();
  await two.keyboard.press('Control+Enter');
  await expect(two.getByText('别人刚刚登记过', { exact: false })).toBeVisible();
  await expect(two.getByRole('spinbutton', { name: /证实册：本次收到几本/u })).toHaveValue('1');
  await look(two, 'zh-1440-overtaken');
  await one.context().close();
  await two.context().close();
});

test('on a phone, in English, an applicant without account is registered and counted [X11]', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  await context.addInitScript(() => localStorage.setItem('laurel.language', 'en'));
  const page = await official(offices, context, '市收件', { authority: 'zhenjiang', role: 'handler' });
  await page.goto(`${offices.url}/office/counter`);
  await expect(page.getByLabel('Scan here')).toBeFocused();
  await gun(page, markOf(id, 1, 'a', 1, digest));
  await expect(verdict(page)).toContainText('Take it');
  await look(page, 'en-390-right');
  await page.goto(`${offices.url}/office/counter?view=register`);
  const whole = `91321100QWERT123${organisationCodeCheck('QWERT123')}`;
  await page.getByLabel('Name', { exact: true }).fill('镇江砚坪陶瓷有限公司');
  await page.getByLabel('Unified social credit code').fill(`${whole}${creditCodeCheck(whole)}`);
  await look(page, 'en-390-register');
  await page.getByRole('button', { name: 'Register', exact: true }).click();
  await expect(page.getByText('Registered: 镇江砚坪陶瓷有限公司')).toBeVisible();
  await look(page, 'en-390-registered');
  await page.getByRole('button', { name: 'Count the paper now' }).click();
  await expect(page.locator('.paper-tag')).toBeVisible();
  await look(page, 'en-390-paper-only');
  await page.goto(`${offices.url}/office/counter?view=list`);
  await expect(page.locator('.paper-rows')).toContainText('镇江砚坪陶瓷有限公司');
  await look(page, 'en-390-list');
  await context.close();
});

test('the camera of the device reads the code, and no picture leaves it [X10, X13]', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'laurel-camera-'));
  const film = join(folder, 'page.mjpeg');
  const code = await qrcode.toBuffer(markOf(id, 1, 'b', 2, digest), { width: 420, margin: 4 });
  const frame = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#f4f4f0' } })
    .composite([{ input: code, left: 110, top: 30 }])
    .jpeg({ quality: 92 })
    .toBuffer();
  await writeFile(film, Buffer.concat(Array.from({ length: 30 }, () => frame)));
  const camera: Browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-dev-shm-usage',
      '--disable-gpu',
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${film}`,
    ],
  });
  const context = await camera.newContext({ viewport: { width: 390, height: 844 }, permissions: ['camera'] });
  const hosts = new Set<string>();
  context.on('request', (request) => hosts.add(new URL(request.url()).host));
  const page = await official(offices, context, '市复核', { authority: 'zhenjiang', role: 'reviewer' });
  await page.goto(`${offices.url}/office/counter`);
  await page.getByRole('button', { name: '用摄像头扫' }).click();
  await expect(verdict(page)).toContainText('版次相符：第1版', { timeout: 20_000 });
  await look(page, 'zh-390-camera');
  await page.getByRole('button', { name: '关闭摄像头' }).click();
  expect([...hosts]).toEqual([new URL(offices.url).host]);
  await camera.close();
  await rm(folder, { recursive: true, force: true });
});
