import { expect, test } from '@playwright/test';
import { press } from './support/dialog.ts';
import { agreeToAll, fillScores, handInScores } from './support/fill-scores.ts';
import { looked } from './support/looked.ts';
import { startPanels, type RunningHouse } from './support/panel-house.ts';

let house: RunningHouse;
test.beforeAll(async () => {
  house = await startPanels();
});
test.afterAll(async () => await house.stop());

test('a panel declares, scores by keyboard, cites, works offline, talks it over and closes [N4][R6][R7]', async ({
  browser,
}) => {
  test.setTimeout(300_000);
  let panel = '';
  const context = await house.enter(browser, 0);
  const page = await context.newPage();
  await page.goto(`${house.url}/reviews`);

  await test.step('before anything is read, the pledge and a conflict are asked for', async () => {
    await expect(page.getByRole('heading', { name: '我的评审' })).toBeVisible();
    await looked(page, 'list');
    await page.getByRole('link', { name: '阅读承诺书' }).click();
    await page.getByLabel('我已逐条阅读并同意遵守').check();
    await looked(page, 'pledge');
    await page.getByRole('button', { name: '作出承诺' }).click();
    await page
      .getByRole('button', { name: /申明利害关系/u })
      .last()
      .click();
    await page.getByLabel('没有利害关系').check();
    await looked(page, 'declaration');
    await press(page, '申明并开始评审');
    await page.waitForURL(/\/reviews\/[0-9a-f-]{36}/u);
    panel = /[0-9a-f-]{36}/u.exec(page.url())?.[0] ?? '';
  });

  await test.step('a clause is scored by the keyboard alone', async () => {
    await expect(page.locator('.text-layer span').first()).toBeVisible();
    await page.keyboard.press('j');
    await expect(page.getByRole('heading', { name: '4.1.3 组织治理' })).toBeVisible();
    await page.keyboard.type('65');
    await page.keyboard.press('ArrowUp');
    await expect(page.getByText('得 21 分 / 30 分')).toBeVisible();
    // Typed at once: what is typed belongs to the clause that was just chosen.
    await page.keyboard.press('k');
    await page.keyboard.type('33');
    await page.keyboard.press('Enter');
    await expect(page.getByText(/33% 不在步长 5 上/u)).toBeVisible();
    await page.keyboard.press('PageUp');
    await expect(page.getByRole('spinbutton')).toHaveValue('0');
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toContainText('快捷键');
    await page.keyboard.press('Escape');
    await looked(page, 'desk');
  });

  await test.step('words that were selected become a strength with their ground', async () => {
    await page.locator('.text-layer span').first().dblclick();
    await expect(page.getByRole('toolbar', { name: '作为评语的依据' })).toBeVisible();
    await page.keyboard.press('s');
    await page.keyboard.insertText('报告写明了事实。');
    await expect(page.getByText('依据：第1页')).toBeVisible();
    await expect(page.locator('.pdf-mark.strength')).not.toHaveCount(0);
    await expect(page.locator('.save-saved')).toBeVisible();
  });

  await test.step('the form is read without what would tell whom to call', async () => {
    await page.getByRole('tab', { name: '申报表' }).click();
    await expect(page.getByRole('textbox', { name: '身份证号' })).toHaveValue('***');
    await looked(page, 'form');
  });

  await test.step('what is typed without network is sent when it is back, and another tab has it', async () => {
    const other = await context.newPage();
    await other.goto(`${house.url}/reviews/${panel}`);
    await expect(other.getByRole('textbox', { name: '优势 1', exact: true })).toHaveValue('报告写明了事实。');
    await context.setOffline(true);
    await page.getByLabel('本条备注').fill('离线时写的备注');
    await expect(page.locator('.save-offline')).toBeVisible();
    await context.setOffline(false);
    await expect(page.locator('.save-saved')).toBeVisible();
    await expect(other.getByLabel('本条备注')).toHaveValue('离线时写的备注');
    await other.close();
  });

  await test.step('what is missing is listed, then the sheet is submitted and taken back once', async () => {
    await page.getByRole('button', { name: '检查并提交' }).click();
    await expect(page.getByText('还有21个条款没有评分')).toBeVisible();
    await looked(page, 'submit');
    await press(page, '继续评审');
    await fillScores(context, house.url, panel, () => 60);
    await page.reload();
    for (const again of [true, false]) {
      await page.getByRole('button', { name: '检查并提交' }).click();
      await press(page, '提交评分表');
      await expect(page.getByText('您已提交')).toBeVisible();
      if (!again) break;
      await page.getByRole('button', { name: '撤回评分表' }).click();
      await press(page, '撤回评分表');
    }
    await page.goto(`${house.url}/reviews/${panel}/consensus`);
    await expect(page.getByText(/合议尚未开始/u)).toBeVisible();
  });

  const second = await house.enter(browser, 1);
  await handInScores(second, house.url, panel, (clause) => (clause === '4.7.2' ? 20 : 60));
  const third = await house.enter(browser, 2);
  await handInScores(third, house.url, panel, (clause) => (clause === '4.7.2' ? 55 : 60));

  const member = await second.newPage();
  await test.step('the room shows all scores, and what lies too far apart', async () => {
    await page.goto(`${house.url}/reviews/${panel}/consensus`);
    await expect(page.getByText('须讨论').first()).toBeVisible();
    await looked(page, 'room');
    await page.getByRole('button', { name: /^采用/u }).click();
    await expect(page.getByRole('textbox', { name: '优势 1' })).toHaveValue('报告写明了事实。');
    for (const [clause, percent] of [
      ['4.1.2', '30'],
      ['4.1.3', '65'],
      ['4.7.2', '40'],
    ] as const) {
      await page.getByRole('button', { name: new RegExp(`^${clause}`, 'u') }).click();
      await page.getByRole('spinbutton').fill(percent);
      const talked = page.getByRole('checkbox', { name: /已经讨论/u });
      if (await talked.isVisible()) await talked.check();
    }
    await expect(page.locator('.save-saved')).toBeVisible();
  });

  await test.step('a member objects with reason, the lead proposes anew, all agree and it is closed', async () => {
    await member.goto(`${house.url}/reviews/${panel}/consensus?clause=4.7.2`);
    await member.getByRole('button', { name: '不同意' }).click();
    await member.getByLabel('不同意的理由').fill('缺少对比数据');
    await member.getByRole('button', { name: '提出不同意见' }).click();
    await expect(page.getByText('不同意：缺少对比数据')).toBeVisible();
    await page.getByRole('button', { name: '关闭合议' }).click();
    await expect(page.getByText('有人不同意，须再议或改分')).toBeVisible();
    await looked(page, 'close');
    await press(page, '取消');
    await page.getByRole('spinbutton').fill('35');
    await expect(page.locator('.save-saved')).toBeVisible();
    await expect(member.getByRole('button', { name: '同意 35%' })).toBeVisible();
    for (const one of [context, second, third]) await agreeToAll(one, house.url, panel);
    await expect(page.getByText('一致同意')).toHaveCount(23);
    await page.getByRole('button', { name: '关闭合议' }).click();
    await press(page, '关闭合议');
    await expect(page.getByText('合议已关闭，内容已锁定')).toBeVisible();
    await looked(page, 'closed');
  });
});
