import type { Scene } from './scene.ts';
import { atRest } from './stage.ts';

/** The beginning of a document as Word and WPS wrote it before 2007, and the name of the stream that tells it. */
const oldDocument = (): Buffer =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(504),
    Buffer.from('WordDocument', 'utf16le'),
    Buffer.alloc(1000),
  ]);

/** Evidence, reports, and the way from a draft to the receipt. */
export const dossierScenes: readonly Scene[] = [
  {
    name: 'evidence',
    as: 'drafting',
    play: async ({ open }) => await open('evidence'),
  },
  {
    name: 'evidence-item',
    as: 'drafting',
    // Chromium without a window shows no PDF: the picture ends above the viewer.
    height: 584,
    play: async ({ page, open }) => {
      await open('evidence');
      await page.locator('.slot-item').nth(2).click();
      await atRest(page);
    },
  },
  {
    name: 'refused-file',
    as: 'drafting',
    play: async ({ page, open }) => {
      await open('evidence');
      await page
        .locator('.slot input[type=file]')
        .first()
        .setInputFiles([
          { name: '营业执照.wps', mimeType: 'application/octet-stream', buffer: oldDocument() },
          { name: '资质证书.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<!doctype html><html></html>') },
        ]);
      await page.locator('.uploads .refused').nth(1).waitFor();
      await atRest(page);
    },
  },
  {
    name: 'photos',
    as: 'drafting',
    play: async ({ open }) => await open('sheet/photos'),
  },
  {
    name: 'report-outline',
    as: 'drafting',
    play: async ({ open }) => await open('report/assessment'),
  },
  {
    name: 'report-pages',
    as: 'withdrawn',
    play: async ({ page, open }) => {
      await open('report/selfReport');
      await page.getByRole('button', { name: '重新读取标题' }).click();
      await page.locator('.clauses .found').first().waitFor();
      await atRest(page);
    },
  },
  {
    name: 'preview',
    as: 'drafting',
    play: async ({ page, open }) => {
      await open('sheet/basic');
      await page.getByRole('button', { name: '打印预览' }).click();
      await page.locator('.ant-drawer .preview img').first().waitFor();
      await atRest(page);
    },
  },
  {
    name: 'printed-page',
    as: 'submitted',
    play: async ({ page, open }) => {
      await open('sheet/pledge');
      await page.getByRole('button', { name: '打印预览' }).click();
      const paper = page.locator('.ant-drawer .preview img').first();
      await paper.waitFor();
      await atRest(page);
      await paper.evaluate((node) => node.scrollIntoView({ block: 'end' }));
      await page.waitForTimeout(300);
    },
  },
  {
    name: 'finalise',
    as: 'withdrawn',
    play: async ({ page, open }) => {
      await open('submit');
      await page.locator('.panel').getByRole('button', { name: '定稿' }).click();
      await page.getByRole('dialog').waitFor();
      await page.waitForTimeout(500);
    },
  },
  {
    name: 'documents',
    as: 'sealing',
    play: async ({ open }) => await open('documents'),
  },
  {
    name: 'cleared',
    as: 'sealing',
    height: 640,
    play: async ({ open }) => await open('submit'),
  },
  {
    name: 'sealing',
    as: 'sealing',
    play: async ({ open }) => await open('sealing'),
  },
  {
    name: 'sealed',
    as: 'sealed',
    play: async ({ open }) => await open('sealing'),
  },
  {
    name: 'submit',
    as: 'sealed',
    play: async ({ page, open }) => {
      await open('submit');
      await page.getByRole('checkbox').check();
    },
  },
  {
    name: 'receipt',
    as: 'submitted',
    play: async ({ open }) => await open('submit'),
  },
  {
    name: 'withdrawn',
    as: 'withdrawn',
    play: async ({ open }) => await open('submit'),
  },
  {
    name: 'closed',
    as: 'closed',
    play: async ({ page, open }) => {
      await open('submit');
      await page.locator('.heading .due').hover();
    },
  },
  {
    name: 'individual',
    as: 'withdrawn',
    play: async ({ open }) => await open('sheet/personal'),
  },
  {
    name: 'consent',
    as: 'withdrawn',
    play: async ({ page, open }) => {
      await open('sheet/personal');
      await page.locator('[data-field="paper"]').first().click();
      await page.getByRole('dialog').waitFor();
      await page.waitForTimeout(500);
    },
  },
  {
    name: 'revisions',
    as: 'withdrawn',
    play: async ({ page, url, open, other }) => {
      await open('sheet/personal');
      const department = page.locator('[data-key="department"]').first();
      await department.fill('铸造二厂工艺质量组（质量改进办公室）');
      await department.blur();
      await page.waitForTimeout(1_500);
      await page.locator('.save-saved').waitFor();
      await open('submit');
      await page.locator('.panel').getByRole('button', { name: '定稿' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '定稿' }).click();
      await page.locator('.state-final').waitFor({ timeout: 180_000 });
      await open('submit');
      await page.locator('.panel').getByRole('button', { name: '送电子预审' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '送电子预审' }).click();
      await page.locator('.state-prechecking').waitFor();
      const id = /applications\/([^/]+)/u.exec(page.url())?.[1] ?? '';
      const office = (await other('office-xuzhou')).page.context().request;
      const cleared = await office.post(`${url}/api/cases/${id}/actions/clear`, { data: {}, headers: { origin: url } });
      if (!cleared.ok()) throw new Error(await cleared.text());
      // Its leaves have not changed: every seal holds.
      await open('submit');
      await page.locator('.state-sealed').waitFor({ timeout: 60_000 });
      await page.getByRole('checkbox').check();
      await page.locator('.panel').getByRole('button', { name: '提交' }).first().click();
      await page.locator('.state-submitted').waitFor({ timeout: 60_000 });
      await open('revisions');
      await page.locator('.doc-table').first().waitFor();
      await atRest(page);
    },
  },
];
