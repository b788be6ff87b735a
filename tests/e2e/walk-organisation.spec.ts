import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { readPdf } from '../documents/read-back.ts';
import { startDemo, type DemoServer } from '../support/demo-server.ts';
import { asExcel, asWps } from '../web/clipboard/fixtures.ts';
import { answersOf, readyApplicant, type Applicant } from './support/applicant.ts';
import { openSpreadsheet } from './support/clipboard.ts';
import { download, finalise, sealLeaves, submit } from './support/dossier.ts';
import { begin, open, signUp } from './support/entry.ts';
import { addEvidence } from './support/evidence.ts';
import { NoApiCalls } from './support/no-api-calls.ts';
import { packageOf, withoutIds } from './support/package.ts';
import { supplyReports } from './support/reports.ts';
import { Scanner } from './support/scanner.ts';
import { errorsShown, fillWhole, pasteOf, saved, type Desk } from './support/sheets.ts';
import { closeOffline, expireSession } from './support/trouble.ts';

let server: DemoServer;
let applicant: Applicant;
test.beforeAll(async () => {
  [server, applicant] = await Promise.all([startDemo({ seed: false }), readyApplicant('organisation')]);
});
test.afterAll(async () => {
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
  const copy = await openSpreadsheet(context);
  let desk: Desk = { page, applicant, copy, consent: { given: false } };

  await test.step('signs up and begins through the self-check', async () => {
    await signUp(page, server.url, account);
    await begin(page, '组织', { question: /^组织成立日期/u, text: '2003-06-18' });
    expect(await errorsShown(page)).toBeGreaterThan(50);
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
    expect(await errorsShown(desk.page)).toBeGreaterThan(0);
    await addEvidence(desk);
    await supplyReports(desk);
    await saved(desk.page);
    expect(await errorsShown(desk.page)).toBe(0);
  });

  await test.step('finalises, seals and submits: every page and the receipt bear the same digest', async () => {
    const digest = await finalise(desk.page);
    const scanner = await Scanner.open(browser);
    const leaves = await sealLeaves(desk, scanner);
    await scanner.close();
    expect(leaves).toHaveLength(3);
    const receipt = await submit(desk.page);
    expect(receipt.digest).toBe(digest);
    await open(desk.page, '文件与打印');
    const volume = await download(desk, desk.page.getByRole('link', { name: /申报册/u }).first(), 'volume-a.pdf');
    for (const file of [volume, ...leaves]) {
      const { pages } = await readPdf(await readFile(file));
      const bare = pages.filter(({ text }) => text !== '' && !text.includes(digest.slice(0, 16)));
      expect(bare, file).toEqual([]);
    }
  });

  await test.step('and the package holds what was typed', async () => {
    const archive = await download(desk, desk.page.getByRole('link', { name: /电子申报包/u }), 'package.zip');
    expect(withoutIds(await packageOf(archive))).toEqual(withoutIds(applicant.data));
    calls.expectNone();
  });
});
