import { test } from '@playwright/test';
import {
  approveAndConfer,
  checkCertificate,
  objectTo,
  publishNotice,
  readFeedback,
  recompute,
  uphold,
} from './support/award-walk.ts';
import {
  callCommittee,
  castAll,
  conclude,
  makeKeys,
  openBoxes,
  putMotion,
  recuse,
  withBoxes,
} from './support/decide-steps.ts';
import { names, startJudging, type JudgingHouse } from './support/judging-people.ts';
import {
  agree,
  countAndConfirm,
  dispute,
  formPanels,
  releaseFeedback,
  score,
  seatsOf,
  stepAside,
} from './support/judge-steps.ts';

let house: JudgingHouse;
test.beforeAll(async ({ browser }) => {
  house = await startJudging(browser);
});
test.afterAll(async () => await house.stop());

const [first, second] = names.applicants;

test('an edition goes from acceptance to conferment through its pages, with every role [N2][N4][E10][R6][R7][X7][X8]', async () => {
  test.setTimeout(600_000);

  await test.step('the office has panels proposed and publishes them', () => formPanels(house));
  const seats = await test.step('a member steps aside and is replaced', () => stepAside(house, first));
  const { lead, others } = seats;
  const [strict = '', mild = ''] = others;

  await test.step('the first case is scored', async () => {
    const strength = '建立了分层诊断过程波动的方法，并用三条产线的数据验证。';
    await score(house, lead, first, { rest: 70, byHand: { '4.7.2': 60, '4.1.2': 70 }, strength });
    await score(house, strict, first, { rest: 70, byHand: { '4.7.2': 25 } });
    const panel = await score(house, mild, first, { rest: 70, byHand: { '4.7.2': 55 } });
    await test.step('one objects to what the lead proposes, who proposes anew', () => dispute(house, seats, panel));
    await test.step('all agree; it is closed and signed', () => agree(house, seats, panel));
  });

  await test.step('the second case is scored, agreed and signed', async () => {
    const panel = await seatsOf(house, second);
    let id = '';
    for (const name of [panel.lead, ...panel.others]) id = await score(house, name, second, { rest: 65 });
    await agree(house, panel, id);
  });

  await test.step('the stage is counted and confirmed', () => countAndConfirm(house));
  await releaseFeedback(house, lead, first);

  await house.setTime('2020-06-22T09:00:00+08:00');
  await test.step('the committee is called; a member stands aside', async () => {
    await callCommittee(house);
    await recuse(house, second);
  });
  await test.step('it votes in secret: two keys, a token and a ballot each, opened by both custodians', async () => {
    const motion = await putMotion(house);
    const shares = {
      [names.leader]: await makeKeys(house, motion, names.leader),
      [names.supervision]: await makeKeys(house, motion, names.supervision),
    };
    await withBoxes(house, motion, '开始表决', '投票中');
    await castAll(house, motion, names.committee[1]);
    await withBoxes(house, motion, '截止投票', '已截止');
    await openBoxes(house, shares);
    await test.step('the chair declares the result and concludes', () => conclude(house, motion));
  });

  await house.setTime('2020-06-29T10:00:00+08:00');
  await test.step('the notice is published; an objection is upheld and keeps a prize back', async () => {
    await publishNotice(house);
    const objector = await objectTo(house, second);
    await uphold(house, second, objector);
  });
  await house.setTime('2020-09-10T10:00:00+08:00');
  await test.step('the government approves, the prize is conferred', () => approveAndConfer(house));
  await test.step('the certificate is checked by anybody', () => checkCertificate(house, first, second));
  await test.step('the applicant reads the feedback and answers', () => readFeedback(house, first));
  await test.step('supervision recomputes it all', () => recompute(house));
});
