import { expect, test, type BrowserContext } from '@playwright/test';
import { startDemo, type DemoServer } from '../support/demo-server.ts';
import { asExcel, asWps } from '../web/clipboard/fixtures.ts';
import { answersOf, readyApplicant, type Applicant } from './support/applicant.ts';
import { openSpreadsheet } from './support/clipboard.ts';
import { begin, signUp } from './support/entry.ts';
import { addEvidence } from './support/evidence.ts';
import { finishDossier } from './support/finish.ts';
import { readyClerk } from './support/precheck.ts';
import { NoApiCalls } from './support/no-api-calls.ts';
import { supplyReports } from './support/reports.ts';
import { errorsListed, fillWhole, pasteOf, saved, type Desk } from './support/sheets.ts';
import { closeOffline, expireSession } from './support/trouble.ts';

let server: DemoServer;
let applicant: Applicant;
let clerk: BrowserContext;
test.beforeAll(async ({ browser }) => {
  [server, applicant] = await Promise.all([startDemo({ seed: false }), readyApplicant('organisation')]);
  clerk = await readyClerk(browser, server.url, applicant);
});
test.afterAll(async () => {
  await clerk.close();
  await server.stop();
  await applicant.leave();
});

const account = { name: '祝晓岚', email: 'walk-organisation@demo.laurel.example', password: 'a-password-of-walks' };

test('an organisation goes from sign-up to receipt by keyboard, clipboard and file chooser [X1, M8, M9]', async ({
  page,
  context,
  browser,
}) => {
  test.setTimeout(900_000);
  const calls = new NoApiCalls(context, server.url);
  await calls.watch(page);
  const copy = await openSpreadsheet(context, page);
  let desk: Desk = { page, applicant, copy, consent: { given: false } };

  await test.step('signs up and begins through the self-check', async () => {
    await signUp(page, server.url, account);
    await begin(page, '组织', { question: /^组织成立日期/u, text: '2003-06-18' });
    expect((await errorsListed(page)).length).toBeGreaterThan(50);
  });

  await test.step('fills in the sheets, two tables pasted from Excel and WPS', async () => {
    for (const id of ['cover', 'basic', 'quality', 'methods', 'level', 'economy']) await fillWhole(desk, id);
    const [market = {}] = answersOf(applicant, 'market');
    const pastes = new Map([
      pasteOf(applicant, 'market', 'competitors', market, asWps),
      pasteOf(applicant, 'market', 'customers', market, asExcel),
    ]);
    await fillWhole(desk, 'market', [pastes]);
    await fillWhole(desk, 'record');
    await saved(page);
  });

  await test.step('loses nothing when the session ends while typing', async () => {
    await expireSession(desk, 'responsibility', 'charity', account.password);
    await fillWhole(desk, 'responsibility');
    await saved(page);
  });

  await test.step('loses nothing when the network is cut and the tab closed', async () => {
    desk = { ...desk, page: await closeOffline(desk, ['recentDeclaration', 'coaching']) };
    await calls.watch(desk.page);
    for (const id of ['eligibility', 'photos']) await fillWhole(desk, id);
    await saved(desk.page);
  });

  await test.step('adds the evidence and the reports, until nothing is to be mended', async () => {
    expect(await errorsListed(desk.page)).not.toEqual([]);
    await addEvidence(desk);
    await supplyReports(desk);
    await saved(desk.page);
    await expect.poll(() => errorsListed(desk.page)).toEqual([]);
  });

  await test.step('finalises, seals and submits', async () => {
    await finishDossier(desk, browser, clerk, 3);
    calls.expectNone();
  });
});
