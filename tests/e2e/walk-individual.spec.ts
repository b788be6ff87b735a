import { expect, test, type BrowserContext } from '@playwright/test';
import { startDemo, type DemoServer } from '../support/demo-server.ts';
import { readyApplicant, type Applicant } from './support/applicant.ts';
import { openSpreadsheet } from './support/clipboard.ts';
import { begin, signUp } from './support/entry.ts';
import { addEvidence } from './support/evidence.ts';
import { finishDossier } from './support/finish.ts';
import { readyClerk } from './support/precheck.ts';
import { NoApiCalls } from './support/no-api-calls.ts';
import { supplyReports } from './support/reports.ts';
import { errorsListed, fillWhole, saved, type Desk } from './support/sheets.ts';

let server: DemoServer;
let applicant: Applicant;
let clerk: BrowserContext;
test.beforeAll(async ({ browser }) => {
  [server, applicant] = await Promise.all([startDemo({ seed: false }), readyApplicant('individual')]);
  clerk = await readyClerk(browser, server.url, applicant);
});
test.afterAll(async () => {
  await clerk.close();
  await server.stop();
  await applicant.leave();
});

const account = { name: '卞秋岚', email: 'walk-individual@demo.laurel.example', password: 'a-password-of-walks' };

test('an individual goes from sign-up to receipt by keyboard and file chooser [A3.1, A3.2, M6, M7]', async ({
  page,
  context,
  browser,
}) => {
  test.setTimeout(600_000);
  const calls = new NoApiCalls(context, server.url);
  await calls.watch(page);
  const desk: Desk = { page, applicant, copy: await openSpreadsheet(context, page), consent: { given: false } };

  await test.step('signs up and begins through the self-check', async () => {
    await signUp(page, server.url, account);
    await begin(page, '个人', { question: /^在本省从事质量或质量相关工作年限/u, text: '18' });
    expect((await errorsListed(page)).length).toBeGreaterThan(30);
  });

  await test.step('fills in every sheet, adds the evidence and the report, until nothing is to be mended', async () => {
    for (const id of Object.keys(applicant.data.answers)) await fillWhole(desk, id);
    await addEvidence(desk);
    await supplyReports(desk);
    await saved(page);
    await expect.poll(() => errorsListed(page)).toEqual([]);
  });

  await test.step('finalises, seals and submits', async () => {
    await finishDossier(desk, browser, clerk, 3);
    calls.expectNone();
  });
});
