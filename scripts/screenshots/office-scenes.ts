import type { Page } from '@playwright/test';
import type { Scene } from './scene.ts';
import { atRest } from './stage.ts';

/** Waits for the printed page beside the data. */
async function printed(page: Page): Promise<void> {
  await page.locator('.printed img').first().waitFor({ timeout: 120_000 });
  await atRest(page);
}

/** Points at a field and says what is wrong with it and what is asked. */
async function ask(page: Page, field: string, [reason, asked]: readonly [string, string]): Promise<void> {
  await page.locator(`[data-key="${field}"]`).first().focus();
  await page.getByRole('button', { name: '补正此项', exact: true }).click();
  await page.getByLabel('问题', { exact: true }).fill(reason);
  await page.getByLabel('要求', { exact: true }).fill(asked);
}

const add = async (page: Page): Promise<void> => {
  await page.getByLabel('要求', { exact: true }).press('Enter');
  await page.getByText('已加入补正单').last().waitFor();
};

/** A city's office and a department, from the to-do list to the batch. */
export const officeScenes: readonly Scene[] = [
  {
    name: 'todo',
    official: 'zhenjiang-handler',
    play: async ({ go, made }) => await go(`/office?case=${made('reading')}`),
  },
  {
    name: 'todo-all',
    official: 'zhenjiang-handler',
    height: 640,
    play: async ({ go }) => await go('/office?view=all'),
  },
  {
    name: 'case',
    official: 'zhenjiang-handler',
    play: async ({ page, go, made }) => {
      await go(`/office/cases/${made('reading')}?view2=both`);
      await printed(page);
    },
  },
  {
    name: 'conditions',
    official: 'zhenjiang-handler',
    play: async ({ page, go, made }) => {
      await go(`/office/cases/${made('reading')}?panel=conditions`);
      const open = page
        .locator('.check-row.open')
        .filter({ has: page.getByRole('radio') })
        .first();
      await open.getByRole('radio').nth(1).check();
      await open.getByRole('textbox').fill('信用报告载明2018年有一次行政处罚，已按期整改。');
      await open.scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'point',
    official: 'zhenjiang-handler',
    play: async ({ page, go, made }) => {
      await go(`/office/cases/${made('reading')}`);
      await ask(page, 'contactFax', ['传真缺区号', '补上区号']);
    },
  },
  {
    name: 'correction-dialog',
    official: 'zhenjiang-handler',
    play: async ({ page, go, made }) => {
      await go(`/office/cases/${made('reading')}`);
      await ask(page, 'contactFax', ['传真缺区号', '补上区号']);
      await add(page);
      await ask(page, 'contactEmail', ['邮箱与封面不一致', '两处改为一致']);
      await add(page);
      await page.getByRole('button', { name: '退回补正', exact: true }).first().click();
      await page.getByRole('dialog').waitFor();
      await page.getByText('已加入补正单').first().waitFor({ state: 'hidden' });
      await page.waitForTimeout(500);
    },
  },
  {
    name: 'correction',
    official: 'applicant',
    height: 760,
    play: async ({ page, go, made }) => {
      await go(`/applications/${made('asked')}/correction`);
      // The sign-in through which the cast has filled it in.
      await page.getByRole('button', { name: '知道了' }).click();
    },
  },
  {
    name: 'addition',
    official: 'applicant',
    play: async ({ page, go, made }) => {
      await go(`/applications/${made('asked')}/addenda`);
      await page.getByRole('button', { name: '知道了' }).click();
      await page.getByLabel('报告新发生的事项').check();
      await page.getByLabel('发生日期').fill('2020-05-18');
      await page.getByLabel('情况说明').fill('5月18日市生态环境局作出一次行政处罚，已缴纳罚款，整改方案于当日报送。');
    },
  },
  {
    name: 'precheck',
    official: 'zhenjiang-handler',
    height: 720,
    play: async ({ page, go, made }) => {
      await go(`/office/cases/${made('prechecking')}`);
      await page.getByRole('button', { name: '预审通过', exact: true }).click();
      await page.getByRole('dialog').waitFor();
      await page.waitForTimeout(500);
    },
  },
  {
    name: 'consultations',
    official: 'zhenjiang-handler',
    height: 640,
    play: async ({ go }) => await go('/office/consultations'),
  },
  {
    name: 'consultation-panel',
    official: 'zhenjiang-handler',
    play: async ({ go, made }) => await go(`/office/cases/${made('reviewing')}?panel=consultations`),
  },
  {
    name: 'consultation-answer',
    official: 'zhenjiang.tax-handler',
    height: 760,
    play: async ({ page, go }) => {
      await go('/office/consultations');
      await page.locator('main a[href^="/office/consultations/"]').first().click();
      await page.getByRole('radio', { name: '有不良记录', exact: true }).first().check();
      await page.getByRole('textbox').last().fill('2019年3月少缴税款，已补缴并缴纳滞纳金。');
      await atRest(page);
    },
  },
  {
    name: 'opinions',
    official: 'zhenjiang-handler',
    play: async ({ page, go, made }) => {
      await go(`/office/cases/${made('reviewing')}?panel=opinions`);
      await page.getByRole('button', { name: '代拟' }).first().click();
      await atRest(page);
    },
  },
  {
    name: 'letters',
    official: 'zhenjiang-handler',
    height: 640,
    play: async ({ go, made }) => await go(`/office/cases/${made('reviewing')}?panel=letters`),
  },
  {
    name: 'behalf',
    official: 'zhenjiang-reviewer',
    height: 640,
    play: async ({ go, made }) => await go(`/office/cases/${made('behalf')}?panel=behalf`),
  },
  {
    name: 'batches',
    official: 'zhenjiang-handler',
    play: async ({ go }) => await go('/office/batches'),
  },
  {
    name: 'messages',
    official: 'zhenjiang-handler',
    height: 640,
    play: async ({ go }) => await go('/office/messages'),
  },
];
