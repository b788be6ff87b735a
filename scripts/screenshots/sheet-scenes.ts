import type { Page } from '@playwright/test';
import type { Scene } from './scene.ts';

/** The input of a field on the open sheet. */
const field = (page: Page, key: string) => page.locator(`[data-key="${key}"]`).first();

/** Pastes lines with tabs, as a spreadsheet puts them on the clipboard. */
async function paste(page: Page, lines: readonly (readonly string[])[]): Promise<void> {
  await page.evaluate(
    (text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
    },
    lines.map((line) => line.join('\t')).join('\n'),
  );
}

const saved = async (page: Page): Promise<void> => await page.locator('.save-saved').waitFor();

/** Types into a field what it did not hold before. */
async function type(page: Page, key: string, text: string): Promise<void> {
  await field(page, key).fill(text);
}

const department = 'contactDepartment';

/** Filling in a sheet, and what happens when something comes between. */
export const sheetScenes: readonly Scene[] = [
  {
    name: 'application',
    as: 'drafting',
    play: async ({ page, open }) => {
      await open('sheet/basic');
      await field(page, 'contactEmail').click();
    },
  },
  {
    name: 'application-english',
    as: 'drafting',
    language: 'en',
    play: async ({ page, open }) => {
      await open('sheet/basic');
      await field(page, 'founded').click();
    },
  },
  {
    name: 'blank-reason',
    as: 'drafting',
    play: async ({ page, open }) => {
      await open('sheet/basic');
      await field(page, 'contactFax').click();
      await page.locator('#blank-reason').focus();
    },
  },
  {
    name: 'code',
    as: 'drafting',
    play: async ({ page, open }) => {
      await open('sheet/eligibility');
      await field(page, 'channel').click();
      await field(page, 'channel').fill('nj');
      await page.locator('.code-choices [role=option]:not(.none)').first().waitFor();
    },
    after: async ({ page }) => await page.keyboard.press('Escape'),
  },
  {
    name: 'matrix',
    as: 'drafting',
    play: async ({ page, open }) => {
      await open('sheet/economy');
      await page.locator('.paper table textarea').nth(5).click();
    },
  },
  {
    name: 'instances',
    as: 'drafting',
    play: async ({ open }) => await open('sheet/level'),
  },
  {
    name: 'paste',
    as: 'drafting',
    play: async ({ page, open }) => {
      await open('sheet/market');
      const cell = page.locator('[data-key^="competitors/"]').first();
      await cell.scrollIntoViewIfNeeded();
      await cell.click();
      await paste(page, [
        ['江左路桥工程有限公司', '城市快速路、高架桥', '江左', '预制拼装工艺成熟', '2.10', '0.32'],
        ['云台建设集团有限公司', '公共建筑总承包', '云台建设', '装配式产业链完整', '1.65', '0.20'],
        ['北固营造股份有限公司', '医院、学校建筑', '北固', '机电一体化安装', '0.94', '0.11'],
        ['沧浪市政工程有限公司', '综合管廊、地下工程', '沧浪市政', '盾构设备数量多', '0.72', '/'],
      ]);
      await page.getByText('已粘贴').waitFor();
      await saved(page);
    },
  },
  {
    name: 'history',
    as: 'drafting',
    play: async ({ page, open }) => {
      await open('sheet/basic');
      for (const text of ['质量部', '质量管理部', '质量管理部（卓越绩效办公室）']) {
        await type(page, department, text);
        await field(page, department).blur();
        await page.waitForTimeout(1_500);
        await saved(page);
      }
      await field(page, department).click();
      await page.locator('.field-card').getByRole('button', { name: '历史' }).click();
      await page.locator('.past li').first().waitFor();
    },
  },
  {
    name: 'offline',
    as: 'drafting',
    play: async ({ page, open }) => {
      await open('sheet/basic');
      await page.context().setOffline(true);
      await type(page, department, '质量管理部');
      await field(page, department).blur();
      await page.locator('.save-offline').waitFor();
      await page.locator('.save-offline span').first().hover();
      await page.getByRole('tooltip').waitFor();
    },
    after: async ({ page }) => {
      await page.context().setOffline(false);
      await saved(page);
    },
  },
  {
    name: 'conflict',
    as: 'drafting',
    play: async ({ page, open, other }) => {
      await open('sheet/basic');
      await page.context().setOffline(true);
      await type(page, 'topManager', '顾长风');
      await field(page, 'topManager').blur();
      await page.locator('.save-offline').waitFor();
      const second = await other('drafting');
      await second.open('sheet/basic');
      await type(second.page, 'topManager', `顾长风（总经理）`);
      await field(second.page, 'topManager').blur();
      await second.page.waitForTimeout(2_000);
      await saved(second.page);
      await page.context().setOffline(false);
      await page.locator('.save-conflict').waitFor({ timeout: 60_000 });
      await page.locator('.save-conflict').getByRole('button', { name: '查看冲突' }).click();
      await page.getByRole('dialog').waitFor();
      await page.waitForTimeout(500);
    },
    after: async ({ page }) => {
      await page.getByRole('button', { name: '保留这个' }).first().click();
      await page.waitForTimeout(1_500);
      await saved(page);
    },
  },
  {
    name: 'sign-in-again',
    as: 'drafting',
    play: async ({ page, open }) => {
      await open('sheet/basic');
      await page.context().clearCookies();
      await type(page, department, '质量与标准化部');
      await field(page, department).blur();
      await page.getByRole('dialog').waitFor();
      await page.waitForTimeout(500);
    },
  },
  {
    name: 'phone-sheet',
    as: 'drafting',
    phone: true,
    play: async ({ page, open }) => {
      await open('sheet/basic');
      await field(page, 'founded').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'missing',
    as: 'drafting',
    play: async ({ page, open }) => {
      await open('sheet/eligibility');
      await page.locator('.missing .kind.warning').click();
    },
  },
];
