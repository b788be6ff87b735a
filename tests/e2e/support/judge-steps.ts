import { expect, test, type Page } from '@playwright/test';
import { picture } from '../../support/complete-application.ts';
import { press } from './dialog.ts';
import { fillScores } from './fill-scores.ts';
import type { JudgingHouse } from './judging-people.ts';
import { names } from './judging-people.ts';
import { looked } from './looked.ts';

export interface Seats {
  readonly lead: string;
  readonly others: readonly string[];
}

const board = '/office/judging/individual/desk';

/** The office has panels proposed by the optimiser and publishes them. */
export async function formPanels(house: JudgingHouse): Promise<void> {
  const page = await house.at(names.handler, '/office/judging');
  await expect(page.getByRole('heading', { name: '评审', exact: true })).toBeVisible();
  await looked(page, 'judging');
  await page
    .getByRole('region', { name: '个人', exact: true })
    .getByRole('button', { name: /生成编组方案/u })
    .click();
  await page.waitForURL(new RegExp(board, 'u'));
  await press(page, '生成编组方案');
  await expect(page.locator('.seat')).toHaveCount(6);
  await looked(page, 'board');
  await page.getByRole('button', { name: '公布评审组' }).click();
  await press(page, '公布评审组');
  await expect(page.locator('.seat').first()).toContainText('待申明');
}

/** Who sits on the panel of an applicant, as the office's board tells. */
export async function seatsOf(house: JudgingHouse, applicant: string): Promise<Seats> {
  const page = await house.at(names.handler, board);
  const seats = page.getByRole('row', { name: new RegExp(applicant, 'u') }).locator('.seat');
  await expect(seats).toHaveCount(3);
  const found = await seats.evaluateAll((lines) =>
    lines.map((line) => ({
      name: line.firstChild?.textContent ?? '',
      lead: line.querySelector('.lead-mark') !== null,
    })),
  );
  return {
    lead: found.find((one) => one.lead)?.name ?? '',
    others: found.filter((one) => !one.lead).map((one) => one.name),
  };
}

/** Opens what somebody is asked of a panel; the pledge first, where it was not given. */
async function asked(page: Page, applicant: string): Promise<void> {
  await expect(page.getByRole('heading', { name: applicant })).toBeVisible();
  const pledge = page.getByRole('link', { name: '阅读承诺书' });
  if (await pledge.isVisible()) {
    await pledge.click();
    await page.getByLabel('我已逐条阅读并同意遵守').check();
    await page.getByRole('button', { name: '作出承诺' }).click();
  }
  await page.getByRole('button', { name: `申明利害关系 ${applicant}` }).click();
}

/** A member who is tied to the applicant steps aside; the office puts another in the place, with reason. */
export async function stepAside(house: JudgingHouse, applicant: string): Promise<Seats> {
  const { lead, others } = await seatsOf(house, applicant);
  const [tied = '', stays = ''] = others;
  const other = names.assessors.find((name) => name !== lead && !others.includes(name)) ?? '';
  const member = await house.at(tied, '/reviews');
  await asked(member, applicant);
  await member.getByLabel('有，应当回避').check();
  await member.getByLabel('情形说明').fill('三年前曾在其所在单位任顾问。');
  await looked(member, 'aside');
  await press(member, '申明并回避');
  await expect(member.getByText('已回避，办公室会另行安排')).toBeVisible();
  const page = await house.at(names.handler, board);
  await page.getByRole('link', { name: applicant }).click();
  await expect(page.getByRole('cell', { name: '已回避' })).toBeVisible();
  await looked(page, 'panel');
  await page.locator('.office-reader').getByRole('button', { name: '调整评审组' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('button', { name: `加入 ${other}` }).click();
  await drawer.getByRole('textbox', { name: '理由' }).fill(`${tied}申明回避，由${other}接替。`);
  await looked(page, 'replace');
  await drawer.getByRole('button', { name: '保存评审组' }).click();
  await expect(drawer).toBeHidden();
  return { lead, others: [stays, other] };
}

/** What somebody scores: all clauses alike but those named, which are scored by hand. */
export interface Scoring {
  readonly rest: number;
  readonly byHand?: Readonly<Record<string, number>>;
  readonly strength?: string;
}

/** Somebody says that nothing ties them to the applicant, scores, and hands the sheet in. */
export async function score(house: JudgingHouse, name: string, applicant: string, scoring: Scoring): Promise<string> {
  const page = await house.at(name, '/reviews');
  await asked(page, applicant);
  await page.getByLabel('没有利害关系').check();
  await press(page, '申明并开始评审');
  await page.waitForURL(/\/reviews\/[0-9a-f-]{36}/u);
  const panel = /[0-9a-f-]{36}/u.exec(page.url())?.[0] ?? '';
  for (const [clause, percent] of Object.entries(scoring.byHand ?? {})) {
    await page.goto(`${house.url}/reviews/${panel}?clause=${clause}`);
    await expect(page.getByRole('heading', { name: new RegExp(`^${clause}`, 'u') })).toBeVisible();
    await page.getByRole('spinbutton').fill(String(percent));
    await expect(page.locator('.save-saved')).toBeVisible();
  }
  if (scoring.strength !== undefined) {
    await page.getByRole('button', { name: '添加优势' }).click();
    await page.getByRole('textbox', { name: '优势 1', exact: true }).fill(scoring.strength);
    await expect(page.locator('.save-saved')).toBeVisible();
  }
  await fillScores(page.context(), house.url, panel, () => scoring.rest);
  await page.goto(`${house.url}/reviews/${panel}`);
  await page.getByRole('button', { name: '检查并提交' }).click();
  await press(page, '提交评分表');
  await expect(page.getByRole('button', { name: '检查并提交' })).toBeHidden();
  return panel;
}

/** One objects with reason; the lead proposes anew. */
export async function dispute(
  house: JudgingHouse,
  { lead, others: [objector = ''] }: Seats,
  panel: string,
): Promise<void> {
  const page = await house.at(lead, `/reviews/${panel}/consensus?clause=4.7.2`);
  await page.getByRole('spinbutton').fill('50');
  await page.getByRole('checkbox', { name: /已经讨论/u }).check();
  await page.getByRole('textbox', { name: '理由' }).fill('趋势良好，对比数据不足。');
  await expect(page.locator('.save-saved')).toBeVisible();
  const member = await house.at(objector, `/reviews/${panel}/consensus?clause=4.7.2`);
  await member.getByRole('button', { name: '不同意' }).click();
  await member.getByLabel('不同意的理由').fill('没有标杆对比，50%偏高。');
  await member.getByRole('button', { name: '提出不同意见' }).click();
  await expect(page.getByText('不同意：没有标杆对比，50%偏高。')).toBeVisible();
  await looked(page, 'dispute');
  await page.getByRole('spinbutton').fill('40');
  await expect(page.locator('.save-saved')).toBeVisible();
  await member.getByRole('button', { name: '同意 40%' }).click();
  await expect(page.getByText(`${objector} 同意`)).toBeVisible();
}

/** All say yes to what is proposed, the lead adopts what was noted and closes the consensus, and signs it. */
export async function agree(house: JudgingHouse, { lead, others }: Seats, panel: string): Promise<void> {
  const page = await house.at(lead, `/reviews/${panel}/consensus?clause=4.1.2`);
  const adopt = page.getByRole('button', { name: /^采用/u });
  await expect(page.getByRole('heading', { name: /^4\.1\.2/u })).toBeVisible();
  if (await adopt.isVisible()) await adopt.click();
  for (const name of [...others, lead]) {
    const member = await house.at(name, `/reviews/${panel}/consensus`);
    await member.getByRole('button', { name: /^对其余 \d+ 条表示同意/u }).click();
    await member.getByRole('dialog').locator('.ant-btn-primary').press('Enter');
    await expect(member.locator('.save-saved')).toBeVisible();
  }
  await expect(page.getByText('一致同意')).toHaveCount(23);
  await page.getByRole('button', { name: '关闭合议' }).click();
  await press(page, '关闭合议');
  await expect(page.getByText('合议已关闭，内容已锁定')).toBeVisible();
  await sign(page);
}

/** The lead prints the record of the consensus, and lays down its signed scan with the digest that is printed on it. */
async function sign(page: Page): Promise<void> {
  const digest = await page.locator('.room-digest code').innerText();
  const buffer = Buffer.from(await picture(620, 877, 40));
  await page.getByLabel('选择签字扫描件').setInputFiles({ name: '签字记录.jpg', mimeType: 'image/jpeg', buffer });
  await page.getByLabel('记录上印的摘要').fill(digest);
  await looked(page, 'signing');
  await page.getByRole('button', { name: '附上签字记录' }).click();
  await expect(page.getByText('签字记录已入档').first()).toBeVisible();
}

/** The office counts the stage, and its head confirms who goes on. */
export async function countAndConfirm(house: JudgingHouse): Promise<void> {
  const page = await house.at(names.handler, board);
  await page.getByRole('button', { name: '汇总结果' }).click();
  await press(page, '汇总结果');
  await expect(page.getByText('已办理：汇总结果')).toBeVisible();
  const head = await house.at(names.leader, '/office/judging');
  await head.getByRole('button', { name: /确认名单/u }).click();
  await press(head, '确认名单');
  await expect(head.getByText('已办理：确认名单')).toBeVisible();
  await looked(head, 'result');
  await head.goto(`${house.url}/office/judging`);
  await head.getByRole('link', { name: /提交审定/u }).click();
  await expect(head.getByRole('heading', { name: '综合评价' })).toBeVisible();
  await looked(head, 'overall');
}

/** The lead writes the summary of the feedback report and releases it. */
export async function releaseFeedback(house: JudgingHouse, lead: string, applicant: string): Promise<void> {
  await test.step(`feedback to ${applicant}`, async () => {
    const page = await house.at(lead, '/reviews');
    await page.getByRole('link', { name: `反馈报告 ${applicant}` }).click();
    await page.getByLabel(/^总述/u).fill('过程方法扎实，标杆对比还可加强。');
    await expect(page.getByText('已保存')).toBeVisible();
    await looked(page, 'feedback-write');
    await page.getByRole('button', { name: '发出反馈报告' }).click();
    await press(page, '发出反馈报告');
    await expect(page.getByText('这份反馈报告已经发出')).toBeVisible();
  });
}
