import type { Scene } from './scene.ts';
import { atRest } from './stage.ts';

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
    play: async ({ page, open }) => {
      await open('evidence');
      await page.locator('.slot-item').nth(2).click();
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
    play: async ({ open }) => await open('report/selfReport'),
  },
  {
    name: 'preview',
    as: 'drafting',
    play: async ({ page, open }) => {
      await open('sheet/basic');
      await page.getByRole('button', { name: '打印预览' }).click();
      await page.locator('.ant-drawer img, .ant-drawer svg').last().waitFor();
      await page.waitForTimeout(2_000);
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
];
