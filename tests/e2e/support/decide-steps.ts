import { expect, test, type Page } from '@playwright/test';
import { sure } from './dialog.ts';
import { names, type JudgingHouse } from './judging-people.ts';
import { looked } from './looked.ts';

const [chair, ...members] = names.committee;
/** Who stands aside from the second case. */
const [, , , tied] = members;
const desk = '/office/decision';

/** The office puts the committee on its roll, calls a session and drafts the motion. */
export async function callCommittee(house: JudgingHouse): Promise<void> {
  const page = await house.at(names.handler, desk);
  const roll = page.getByRole('region', { name: '委员名单' });
  for (const name of names.committee) {
    await roll.getByLabel('账号').selectOption({ label: name });
    if (name === chair) await roll.getByRole('checkbox', { name: '主任委员' }).check();
    await roll.getByRole('button', { name: '列入名单' }).click();
    await expect(roll.getByRole('listitem').filter({ hasText: name })).toBeVisible();
  }
  const call = page.getByRole('region', { name: '召集会议' });
  await call.getByLabel('日期').fill('2020-06-22');
  await call.getByLabel('地点').fill('第一会议室');
  await call.getByRole('button', { name: '召集会议' }).click();
  await expect(page.getByRole('region', { name: '第1次会议' })).toBeVisible();
}

/** A member stands aside from a case, which leaves their screen; somebody of the office confirms it. */
export async function recuse(house: JudgingHouse, applicant: string): Promise<void> {
  const page = await house.at(tied, '/jury');
  const own = page.getByRole('listitem').filter({ hasText: applicant });
  await own.getByRole('button', { name: '申请回避' }).click();
  await own.getByLabel(/回避理由/u).fill('与申报人同在一个协会任职。');
  await own.getByRole('button', { name: '申请回避' }).click();
  await expect(page.getByText('有1个申报对象您须回避')).toBeVisible();
  await expect(page.getByText(applicant)).toHaveCount(0);
  await looked(page, 'recused');
  const office = await house.at(names.reviewer, desk);
  await office.getByRole('region', { name: '回避' }).getByRole('button', { name: '确认', exact: true }).click();
  await expect(office.getByText('已确认').first()).toBeVisible();
}

/** The office drafts the motion and takes down who is there; the chair begins and puts it; the office has its boxes prepared. */
export async function putMotion(house: JudgingHouse): Promise<string> {
  const page = await house.at(names.handler, desk);
  const draft = page.getByRole('region', { name: '拟议案' });
  await draft.getByLabel('奖项').selectOption({ index: 1 });
  await draft.getByRole('button', { name: '拟议案' }).click();
  for (const name of names.committee) await page.getByRole('checkbox', { name, exact: true }).check();
  await page.getByRole('button', { name: '登记到会' }).click();
  await expect(page.getByText('到会5人')).toBeVisible();
  await looked(page, 'decision');
  const table = await house.at(chair, '/jury');
  await table.getByRole('button', { name: '开始会议' }).click();
  await looked(table, 'agenda');
  await table.getByRole('link', { name: /议案1/u }).click();
  await sure(table, '提交表决');
  await expect(table.getByText('议案已提交表决')).toBeVisible();
  const motion = /[0-9a-f-]{36}/u.exec(table.url())?.[0] ?? '';
  await page.goto(`${house.url}${desk}/motions/${motion}`);
  const boxes = page.getByRole('region', { name: '准备票箱' });
  await boxes.getByLabel('开箱人1').selectOption({ label: names.leader });
  await boxes.getByLabel('开箱人2').selectOption({ label: names.supervision });
  await boxes.getByRole('button', { name: '准备票箱' }).click();
  await expect(page.getByRole('link', { name: '查看票箱' })).toHaveCount(2);
  await looked(page, 'boxes');
  return motion;
}

/** The addresses of a motion's boxes, as a page links them. */
async function boxesOf(page: Page): Promise<readonly string[]> {
  const links = page.getByRole('link', { name: /查看票箱|去投票/u });
  await expect(links.first()).toBeVisible();
  return await links.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
}

/** Makes a custodian's key for each box; what they would write on paper, by the box's address. */
export async function makeKeys(
  house: JudgingHouse,
  motion: string,
  name: string,
): Promise<ReadonlyMap<string, string>> {
  const page = await house.at(name, `${desk}/motions/${motion}`);
  const shares = new Map<string, string>();
  for (const box of await boxesOf(page)) {
    await page.goto(house.url + box);
    await page.getByRole('button', { name: '在本机生成密钥' }).click();
    const groups = page.getByRole('list', { name: '份额' }).getByRole('listitem');
    await expect(groups).toHaveCount(13);
    if (shares.size === 0 && name === names.leader) await looked(page, 'share');
    shares.set(box, (await groups.allInnerTexts()).map((text) => text.trim()).join('-'));
    await page.getByLabel('我已抄写并核对').check();
    await page.getByRole('button', { name: '交出公钥' }).click();
    await expect(page.getByText('公钥已交').first()).toBeVisible();
  }
  return shares;
}

/** The office does one step with each box of a motion. */
export async function withBoxes(house: JudgingHouse, motion: string, step: string, state: string): Promise<void> {
  const page = await house.at(names.handler, `${desk}/motions/${motion}`);
  for (const box of await boxesOf(page)) {
    await page.goto(house.url + box);
    await page.getByRole('button', { name: step, exact: true }).click();
    await expect(page.locator('.jury-head .jury-state')).toHaveText(state);
  }
  if (state === '已截止') await looked(page, 'box');
}

/** Every member who may vote on it casts a ballot in each of their boxes. */
export async function castAll(house: JudgingHouse, motion: string, against: string): Promise<void> {
  for (const name of names.committee)
    await test.step(name, async () => {
      const page = await house.at(name, `/jury/motions/${motion}`);
      const own = page.getByRole('link', { name: '去投票' });
      await expect(own).toHaveCount(name === tied ? 1 : 2);
      const boxes = await own.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
      if (name === chair) await looked(page, 'motion');
      for (const box of boxes) await cast(page, house.url + box, name === against ? '反对' : '赞成');
      if (name === chair) await looked(page, 'cast');
    });
}

async function cast(page: Page, box: string, choice: string): Promise<void> {
  await page.goto(box);
  await page.getByRole('button', { name: '领取凭证' }).click();
  const paper = page.getByRole('region', { name: '三、填写选票并投入' });
  await expect(paper.getByRole('radiogroup').first()).toBeVisible();
  for (const row of await paper.getByRole('radiogroup').all()) await row.getByText(choice, { exact: true }).click();
  if (choice === '反对') await looked(page, 'paper');
  await sure(page, '投入选票');
  await expect(page.getByRole('heading', { name: /选票已投入/u })).toBeVisible();
}

/** Both custodians type their shares; with the second the box is open and counted. */
export async function openBoxes(
  house: JudgingHouse,
  shares: Readonly<Record<string, ReadonlyMap<string, string>>>,
): Promise<void> {
  for (const [name, own] of Object.entries(shares))
    for (const [box, share] of own) {
      const page = await house.at(name, box);
      await page.getByLabel(/^输入纸面上的份额/u).fill(share);
      await page.getByRole('button', { name: '交出份额，开箱' }).click();
      await expect(page.getByText(/份额已交，等待另一位开箱人|已计票/u).first()).toBeVisible();
    }
}

/** The chair declares the result, closes the session and concludes the decision. */
export async function conclude(house: JudgingHouse, motion: string): Promise<void> {
  const table = await house.at(chair, `/jury/motions/${motion}`);
  await table.getByRole('button', { name: '宣布结果' }).click();
  await expect(table.locator('.outcome.in')).toHaveCount(2);
  await looked(table, 'declared');
  await table.getByRole('link', { name: '← 返回议程' }).click();
  await table.getByRole('button', { name: '结束会议' }).click();
  await expect(table.getByText('会议已结束').first()).toBeVisible();
  await table.getByRole('button', { name: '办结审定' }).click();
  await looked(table, 'conclude');
  await table.getByRole('group', { name: '办结审定' }).getByRole('button', { name: '办结审定' }).click();
  await expect(table.getByText('审定已办结')).toBeVisible();
}
