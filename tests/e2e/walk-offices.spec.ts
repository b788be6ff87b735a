import { expect, test, type Page } from '@playwright/test';
import type { ApplicationData, SheetAnswers } from '#src/domain/form/answers.ts';
import { sampleOrganisation } from '../edition/sample-organisation.ts';
import { expectAccess } from './support/axe.ts';
import { finalise, sealLeaves, submit } from './support/dossier.ts';
import {
  act,
  attachOfficeLeaf,
  expectHindered,
  expectPanels,
  openCase,
  tickAll,
  writeOpinion,
} from './support/office-acts.ts';
import * as consult from './support/office-consult.ts';
import { askThree, correct, solveThree, submitCorrection } from './support/office-correction.ts';
import { countPaper, printVolumes } from './support/office-paper.ts';
import { People, signInWithDevice, type Applying, type Worker } from './support/office-people.ts';
import { confirmBehalf, forwardBatch, recordBehalf } from './support/office-recommend.ts';
import { sendToPrecheck } from './support/precheck.ts';
import { startOffices, type Offices } from './support/offices.ts';
import { Scanner } from './support/scanner.ts';

let offices: Offices;
let people: People | undefined;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  offices = await startOffices();
});
test.afterAll(async () => {
  await offices.stop();
  await people?.leave();
});

/** The sample under another name: the code stays, so that the two clash. */
function renamed(name: string): ApplicationData {
  const sample = sampleOrganisation();
  const said = (sheet: string) => sample.answers[sheet] as SheetAnswers;
  return {
    ...sample,
    answers: { ...sample.answers, cover: { ...said('cover'), name }, basic: { ...said('basic'), name } },
  };
}

/** From the filled draft to the receipt: the electronic version is cleared first, then printed, sealed, submitted. */
async function handIn(applying: Applying, office: Page, scanner: Scanner): Promise<void> {
  const { page, id } = applying;
  await page.goto(`${offices.url}/applications/${id}`);
  await finalise(page);
  await sendToPrecheck(page);
  await openCase(office, offices.url, id);
  await act(office, '预审通过');
  await page.reload();
  await expect(page.locator('.state-cleared')).toBeVisible();
  await sealLeaves(applying, scanner);
  await submit(page);
}

/** Sets the demo's clock by its bar. */
async function setClock(page: Page, local: string): Promise<void> {
  await page
    .getByRole('button', { name: /^演示时间|^时间|时钟/u })
    .first()
    .press('Enter');
  await page.locator('.demo-clock input').fill(local);
  const loaded = page.waitForEvent('load');
  await page.locator('.demo-clock button').press('Enter');
  await loaded;
}

test('a dossier goes the whole way from the applicant to the province [R1–R5, X1–X3, X7, X8, E12]', async ({
  browser,
}) => {
  test.setTimeout(900_000);
  const { url } = offices;
  people = await People.gather(offices, browser);
  const first = await people.applicant('first', sampleOrganisation());
  const second = await people.applicant('second', renamed('镇江砚池精密传动有限公司'));
  const handler = await people.newcomer('周敏', 'zhenjiang', 'handler');
  const reviewer = await people.official('吴审', 'zhenjiang', 'reviewer');
  const leader = await people.official('郑签', 'zhenjiang', 'leader');
  const tax = await people.official('税务经办', 'zhenjiang.tax', 'handler');
  const province = await people.official('省经办', 'province', 'handler');
  const provinceReviewer = await people.official('省审核', 'province', 'reviewer');
  const provinceLeader = await people.official('省签发', 'province', 'leader');
  const supervision = await people.official('监督员', 'supervision', 'viewer');
  const scanner = await Scanner.open(browser);
  const all: readonly Worker[] = [
    first,
    second,
    handler,
    reviewer,
    leader,
    tax,
    province,
    provinceReviewer,
    provinceLeader,
    supervision,
  ];
  await people.closeApi(all);
  const desk = handler.page;

  await test.step('a handler signs in with a code of the device', async () => {
    await signInWithDevice(desk, url, handler.email);
    await expect(desk.getByText('没有等您办理的申报')).toBeVisible();
    await expectAccess(desk, 'an empty list');
  });

  await test.step('two applicants print, seal and submit', async () => {
    await handIn(first, desk, scanner);
    await handIn(second, desk, scanner);
    await expect(second.page.getByText('可能存在重复申报')).toBeVisible();
    await expect(second.page.getByText(first.name)).toBeHidden();
  });

  await test.step('the first is returned with three items, corrected, and taken in', async () => {
    await desk.goto(`${url}/office`);
    await expect(desk.getByRole('link', { name: first.name })).toBeVisible();
    await expectAccess(desk, 'list');
    await openCase(desk, url, first.id);
    await askThree(desk);
    await correct(first.page, url, first.id);
    await submitCorrection(first.page, url, first.id);
    await openCase(desk, url, first.id);
    await solveThree(desk);
    await expectHindered(desk, '受理', /核对清单/u);
    await tickAll(desk);
    await act(desk, '受理');
    await expect(desk.locator('.state-accepted')).toBeVisible();
  });

  await test.step('the second is refused, sees the rule and the reason, and is reopened by the leader', async () => {
    await openCase(reviewer.page, url, second.id);
    await act(reviewer.page, '不予受理', { 依据: '评审管理办法第九条', 理由: '同一代码已有申报' });
    await second.page.reload();
    const told = second.page.getByRole('region', { name: '办理结果' });
    await expect(told).toContainText('评审管理办法第九条');
    await expect(told).toContainText('同一代码已有申报');
    await expectAccess(second.page, 'a refusal');
    await openCase(leader.page, url, second.id);
    await act(leader.page, '恢复办理', { 文号: '镇质发办〔2020〕7号', 理由: '两家为不同主体，复核后恢复' });
    await expect(leader.page.locator('.state-submitted')).toBeVisible();
  });

  await test.step('the province decides the clash', async () => {
    const page = provinceReviewer.page;
    await page.goto(`${url}/office/clashes`);
    await expect(page.getByText('同一代码重复申报')).toBeVisible();
    await expectAccess(page, 'an open clash');
    await page.getByLabel('理由').fill('登记机关证明代码误填，两家均可申报');
    await page.getByRole('button', { name: '作出决定' }).press('Enter');
    await expect(page.getByText(/^都可以申报，/u)).toBeVisible();
    await expectAccess(page, 'a decided clash');
  });

  await test.step('the second is taken in', async () => {
    await openCase(desk, url, second.id);
    await tickAll(desk);
    await act(desk, '受理');
    await expect(desk.locator('.state-accepted')).toBeVisible();
  });

  await test.step('five departments are consulted, the others left out with a reason', async () => {
    for (const { id } of [first, second]) {
      await openCase(desk, url, id, 'consultations');
      await consult.leaveOut(desk, ['镇江市卫生健康委员会', '镇江市公安局', '信用管理'], '上月已函告无记录');
    }
    await desk.goto(`${url}/office/consultations`);
    await expectAccess(desk, 'no letters');
    await consult.draftLetters(desk, [first.name, second.name]);
    for (const [index, name] of [
      '镇江市税务局',
      '镇江市人力资源和社会保障局',
      '镇江市生态环境局',
      '镇江市海关',
      '镇江市应急管理局',
    ].entries()) {
      await consult.openLetter(desk, url, name);
      await consult.sendLetter(desk, `镇质办函〔2020〕${index + 1}号`);
    }
    await expectAccess(desk, 'a letter sent');
    await desk.goto(`${url}/office/consultations`);
    await expectAccess(desk, 'letters');
  });

  await test.step('they answer by account, by link and by letter; one is late', async () => {
    await consult.answerInAccount(tax.page, url, /镇江市/u);
    await expectAccess(tax.page, 'a department has answered');
    await consult.openLetter(desk, url, '镇江市海关');
    await consult.answerByLink(desk, browser);
    await consult.openLetter(desk, url, '镇江市人力资源和社会保障局');
    await consult.recordReply(desk, { number: '镇人社函〔2020〕15号' });
    await consult.openLetter(desk, url, '镇江市生态环境局');
    await consult.recordReply(desk, {
      number: '镇环函〔2020〕8号',
      adverse: [first.name, '2018年噪声超标一次，已整改'],
    });
    await setClock(desk, '2020-06-08T09:00');
    await consult.openLetter(desk, url, '镇江市应急管理局');
    await consult.closeOverdue(desk);
    await openCase(leader.page, url, first.id);
    await expectHindered(leader.page, '签发初审意见', /逾期未复/u);
    await consult.recordReply(desk, { number: '镇应急函〔2020〕3号' });
    await openCase(desk, url, first.id, 'consultations');
    await consult.judge(desk, '情节轻微，已整改，不影响推荐');
    await expectAccess(desk, 'answers of departments');
  });

  await test.step('the opinion is drafted, edited, printed, sealed and signed; the government recommends on paper', async () => {
    for (const { id, name } of [first, second]) {
      await openCase(desk, url, id, 'opinions');
      await writeOpinion(handler, scanner, '初审意见', '同意上报。');
      if (id === first.id) await expectAccess(desk, 'opinion with its leaf');
      await openCase(leader.page, url, id);
      await act(leader.page, '签发初审意见');
      await expect(leader.page.locator('.state-reviewed')).toBeVisible();
      await openCase(desk, url, id, 'opinions');
      const scan = await attachOfficeLeaf(handler, scanner, '设区市人民政府或省有关部门推荐意见');
      await recordBehalf(desk, `镇政发〔2020〕${name.length}号`, '2020-06-05', scan);
      if (id === first.id) await expectAccess(desk, 'recorded on behalf');
      await openCase(reviewer.page, url, id);
      await confirmBehalf(reviewer.page);
    }
    await expectPanels(reviewer.page, 'recommended');
  });

  await test.step('both are forwarded in a batch, in another order', async () => {
    await forwardBatch(desk, url, second.name, '镇质发〔2020〕12号');
    await expectAccess(desk, 'a batch');
  });

  await test.step('the paper is counted with the scanner gun', async () => {
    const codes = await printVolumes(first, scanner);
    await countPaper(province.page, url, codes, '镇江-01');
    await expectAccess(province.page, 'counter');
  });

  await test.step('two people of the province check, and the first is accepted with its number', async () => {
    for (const { page } of [province, provinceReviewer]) {
      await openCase(page, url, first.id, 'conditions');
      await page.getByRole('button', { name: '合格', exact: true }).press('Enter');
      await expect(page.getByText(page === province.page ? '已有1人审查合格' : '已有2人审查合格')).toBeVisible();
    }
    await expectAccess(provinceReviewer.page, 'formal check');
    await act(provinceReviewer.page, '省级受理');
    await expect(provinceReviewer.page.locator('.state-admitted')).toBeVisible();
    await expect(provinceReviewer.page.getByText('SZ-2020-0001').first()).toBeVisible();
    await first.page.goto(`${url}/home`);
    await expect(first.page.getByText('省级已受理')).toBeVisible();
  });

  await test.step('supervision sees first what was recorded on behalf and what was reopened', async () => {
    const page = supervision.page;
    await page.goto(`${url}/office/supervision`);
    const watched = page.getByRole('region', { name: '须关注的事项' });
    await expect(watched.getByText('恢复办理')).toBeVisible();
    await expect(watched.getByText('代录')).toHaveCount(2);
    await expect(page.getByRole('region', { name: '调整推荐顺序' })).toContainText('按经济指标排序');
    await expectAccess(page, 'supervision');
  });

  await test.step('the other pages of the offices', async () => {
    for (const [page, paths] of [
      [
        provinceLeader.page,
        ['/office', '/office/overview', '/office/supervision', '/office/messages', '/office/batches'],
      ],
      [desk, ['/office/messages', '/office/overview', '/people/account', '/people/enrol']],
    ] as const)
      for (const path of paths) {
        await page.goto(`${url}${path}`);
        await page.locator('h1, h2').first().waitFor();
        await expectAccess(page, path);
      }
  });

  people.expectNoApiCalls();
  await scanner.close();
});
