import { expect, type Page } from '@playwright/test';
import { picture } from '../../support/complete-application.ts';
import { say, sure } from './dialog.ts';
import { names, type JudgingHouse } from './judging-people.ts';
import { looked } from './looked.ts';

const office = '/office/award';

/** The head of the office publishes the notice; the public reads it. */
export async function publishNotice(house: JudgingHouse): Promise<void> {
  const nobody = await house.public('/notice');
  await expect(nobody.getByText('目前没有公示')).toBeVisible();
  await nobody.context().close();
  const page = await house.at(names.leader, office);
  await looked(page, 'award');
  await sure(page, '发布公示');
  await expect(page.getByText('公示期内').first()).toBeVisible();
}

/** Somebody of the public reads the notice and objects to one of the names, with evidence; gives their own page. */
export async function objectTo(house: JudgingHouse, winner: string): Promise<Page> {
  const page = await house.public('/');
  await page.getByRole('link', { name: /公示/u }).first().click();
  await expect(page.getByText(winner)).toBeVisible();
  await looked(page, 'notice');
  await page.getByRole('link', { name: '填写异议' }).click();
  const name = await page.getByLabel('异议对象').locator('option').filter({ hasText: winner }).innerText();
  await page.getByLabel('异议对象').selectOption({ label: name.trim() });
  await page.getByLabel('事实和理由').fill('2018年有一项质量处罚没有写入申报表，处罚决定书见附件。');
  await page.getByLabel('您的姓名或单位名称').fill('赵示例');
  await page.getByLabel('手机号、固定电话或电子邮箱').fill('025-00000099');
  await looked(page, 'objecting');
  await page.getByRole('button', { name: '提交异议' }).click();
  await expect(page.getByRole('heading', { name: '您的异议' })).toBeVisible();
  const buffer = Buffer.from(await picture(620, 877, 70));
  await page.getByLabel('选择文件').setInputFiles({ name: '处罚决定书.jpg', mimeType: 'image/jpeg', buffer });
  await page.getByRole('button', { name: '上传' }).click();
  await expect(page.getByText('处罚决定书.jpg')).toBeVisible();
  await looked(page, 'objected');
  return page;
}

/** The office takes the objection up and examines it; its head upholds it and takes the name out; the objector is answered. */
export async function uphold(house: JudgingHouse, winner: string, objector: Page): Promise<void> {
  const page = await house.at(names.handler, office);
  await page.getByRole('link', { name: /处理异议/u }).click();
  await page.getByRole('link', { name: new RegExp(winner, 'u') }).click();
  await say(page, '登记电话核实', '已与本人通话，情况属实。');
  await page.getByRole('button', { name: '受理', exact: true }).click();
  const findings = page.getByRole('group', { name: '登记核查情况' });
  await findings.getByLabel('核查情况').fill('处罚决定书属实，申报表没有写明。');
  await findings.getByLabel('核查人').fill('核查组');
  await looked(page, 'objection');
  await findings.getByRole('button', { name: '登记核查情况' }).click();
  await expect(page.getByText('核查人：核查组')).toBeVisible();
  const head = await house.at(names.leader, new URL(page.url()).pathname);
  const decision = head.getByRole('group', { name: '作出决定' });
  await decision.getByLabel('结论').selectOption({ label: '异议成立' });
  await decision.getByLabel('效力').selectOption({ label: '撤下该对象' });
  await decision.getByLabel('决定理由').fill('申报内容不实，不再授奖。');
  await looked(head, 'upholding');
  await decision.getByRole('button', { name: '作出决定' }).click();
  await expect(decision).toBeHidden();
  await page.reload();
  await say(page, '答复异议人', '经核查，异议成立，已将该对象撤出拟奖名单。');
  await objector.reload();
  await expect(objector.getByText('已将异议对象撤出名单')).toBeVisible();
  await looked(objector, 'answered');
  const again = await house.public('/notice');
  await expect(again.getByRole('row', { name: winner })).toContainText('经异议处理，不再列入');
  await looked(again, 'notice-after');
  await again.context().close();
}

/** The approval is recorded by one with its scan and confirmed by another; the head confers. */
export async function approveAndConfer(house: JudgingHouse): Promise<void> {
  const page = await house.at(names.handler, office);
  const approval = page.getByRole('region', { name: '政府批准' });
  await approval.getByLabel('批复文号').fill('苏政复〔2020〕9号');
  await approval.getByLabel('批复日期').fill('2020-09-09');
  const buffer = Buffer.from(await picture(620, 877, 60));
  await approval.locator('input[type=file]').setInputFiles({ name: '批复.jpg', mimeType: 'image/jpeg', buffer });
  await expect(approval.getByText('✓ 批复.jpg')).toBeVisible();
  await looked(page, 'approval');
  await approval.getByRole('button', { name: '登记批复' }).click();
  await expect(approval.getByText('已登记，等待另一人复核')).toBeVisible();
  const second = await house.at(names.reviewer, office);
  await second.getByRole('button', { name: '复核确认' }).click();
  await expect(second.getByText('批复已确认')).toBeVisible();
  const head = await house.at(names.leader, office);
  await head.getByRole('button', { name: '授予称号并编证书号' }).click();
  await expect(head.getByRole('region', { name: '获奖名单' })).toBeVisible();
  await looked(head, 'conferred');
}

/** Anybody checks the certificate on the public page; one that nobody has is plainly none. */
export async function checkCertificate(house: JudgingHouse, winner: string, withdrawn: string): Promise<void> {
  const head = await house.at(names.leader, office);
  const line = head.getByRole('listitem').filter({ hasText: winner }).first();
  const number = /SZJ-2020-\d{3}/u.exec(await line.innerText())?.[0] ?? '';
  const page = await house.public('/certificates');
  await page.getByLabel('证书编号').fill(number);
  await page.getByRole('button', { name: '核验' }).click();
  await expect(page.getByText('证书有效')).toBeVisible();
  await expect(page.getByText(winner)).toBeVisible();
  await looked(page, 'certificate');
  await page.getByLabel('证书编号').fill('SZJ-2020-002');
  await page.getByRole('button', { name: '核验' }).click();
  await expect(page.getByText('没有这个编号的证书')).toBeVisible();
  await page.goto(`${house.url}/winners`);
  await expect(page.getByText(winner)).toBeVisible();
  await expect(page.getByText(withdrawn)).toHaveCount(0);
  await looked(page, 'winners');
}

/** The applicant reads the feedback report in the browser and answers it. */
export async function readFeedback(house: JudgingHouse, applicant: string): Promise<void> {
  const page = await house.at(applicant, `/applications/${house.cases[0]}`);
  await page.getByRole('link', { name: /^反馈报告/u }).click();
  await expect(page.getByText('过程方法扎实，标杆对比还可加强。')).toBeVisible();
  await expect(page.getByText('建立了分层诊断过程波动的方法')).toBeVisible();
  await looked(page, 'feedback');
  await page
    .getByRole('group', { name: '报告写得清楚' })
    .getByLabel(/很同意/u)
    .check();
  await page
    .getByRole('group', { name: '报告对改进有用' })
    .getByLabel(/比较同意/u)
    .check();
  await page.getByLabel('其他意见（可不填）').fill('感谢评审组的意见。');
  await page.getByRole('button', { name: '提交答复' }).click();
  await expect(page.getByText('答复已提交')).toBeVisible();
  const office = await house.at(names.handler, '/office/judging/feedback');
  await expect(office.getByText('感谢评审组的意见。')).toBeVisible();
  await looked(office, 'feedback-list');
}

/** Supervision recomputes the whole judging. */
export async function recompute(house: JudgingHouse): Promise<void> {
  const page = await house.at(names.supervision, '/office/supervision/replay');
  await page.getByRole('button', { name: '开始计算' }).click();
  await expect(page.getByText('全部成立')).toBeVisible({ timeout: 60_000 });
  await looked(page, 'replay');
}
