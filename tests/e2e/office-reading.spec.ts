import { expect, test, type Page } from '@playwright/test';
import { sampleOrganisation } from '../edition/sample-organisation.ts';
import type { WholeCase } from '#src/web/office/types.ts';
import { type } from './support/active.ts';
import { expectAccess } from './support/axe.ts';
import { askThree, correct, solveThree, submitCorrection } from './support/office-correction.ts';
import { enter, handedIn, official, sealAll, startOffices, type Offices } from './support/offices.ts';

test.describe.configure({ mode: 'serial' });

let offices: Offices;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  offices = await startOffices();
});
test.afterAll(async () => await offices.stop());

const sample = sampleOrganisation();
const name = '江苏澄砾机械有限公司';

/** Goes through the list by keys alone: search by two characters, into the reader. */
async function findByKeys(page: Page): Promise<void> {
  await page.goto(`${offices.url}/office`);
  await expect(page.getByRole('link', { name })).toBeVisible();
  await expect(page.getByRole('button', { name: /^待办 1$/u })).toBeVisible();
  await expectAccess(page, 'list');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: '键盘操作' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: '键盘操作' })).toBeHidden();
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await type(page, '凤鸾');
  await expect(page.getByText('没有符合条件的申报')).toBeVisible();
  await page.getByRole('searchbox').fill('澄砾');
  await expect(page.getByRole('link', { name })).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.press('j');
  await expect(page.getByRole('region', { name: '阅读' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name, level: 2 })).toBeFocused();
}

/** What the conditions leave to a person is looked at; here through the API. */
async function lookAtConditions(page: Page, id: string): Promise<void> {
  const headers = { origin: offices.url };
  const { checks } = (await (await page.request.get(`${offices.url}/api/cases/${id}`)).json()) as WholeCase;
  for (const { row, kind } of checks)
    if (kind === 'person')
      await page.request.put(`${offices.url}/api/cases/${id}/checks/${row}`, { headers, data: { verdict: 'fine' } });
  await page.reload();
}

test('a handler returns a dossier with three items by keyboard, and takes in what comes back', async ({ browser }) => {
  test.setTimeout(300_000);
  const { id, email, client } = await handedIn(offices.url, 'reading', sample);
  const office = await browser.newContext();
  const handler = await official(offices, office, '周敏', { authority: 'zhenjiang', role: 'handler' });
  await findByKeys(handler);
  await askThree(handler);

  const home = await browser.newContext();
  await enter(home, offices.url, email);
  const applicant = await home.newPage();
  await correct(applicant, offices.url, id);
  await sealAll(client, id);
  await submitCorrection(applicant, offices.url, id);

  await handler.goto(`${offices.url}/office/cases/${id}`);
  const accept = handler.getByRole('button', { name: '受理', exact: true });
  await expect(accept).toHaveAttribute('aria-disabled', 'true');
  await solveThree(handler);
  await lookAtConditions(handler, id);
  await expect(accept).toHaveAttribute('aria-disabled', 'false');
  await accept.press('Enter');
  await handler
    .getByRole('dialog', { name: /^受理/u })
    .getByRole('button', { name: '受理', exact: true })
    .press('Enter');
  await expect(handler.locator('.state-accepted')).toBeVisible();
  for (const panel of [/^材料/u, /^问题/u, /^签章页/u, /^办理记录/u]) {
    await handler.getByRole('tab', { name: panel }).press('Enter');
    await expectAccess(handler, `panel ${panel.source}`);
  }
});

test('on a phone, in English, axe finds nothing on the same pages', async ({ browser }) => {
  test.setTimeout(240_000);
  const open = async (email: string): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    await context.addInitScript(() => localStorage.setItem('laurel.language', 'en'));
    await enter(context, offices.url, email);
    return await context.newPage();
  };
  const handler = await open('zhenjiang-handler@demo.laurel.example');
  await offices.show('zhenjiang-handler@demo.laurel.example');
  await handler.goto(`${offices.url}/office?view=all`);
  await handler.getByRole('link', { name }).waitFor();
  await expectAccess(handler, 'cards');
  await handler.getByRole('link', { name }).press('Enter');
  await expect(handler.getByRole('heading', { name, level: 1 })).toBeVisible();
  for (const panel of [/^Dossier/u, /^Findings/u, /^Seals/u, /^Corrections/u, /^Record/u]) {
    await handler.getByRole('tab', { name: panel }).press('Enter');
    await expectAccess(handler, `panel ${panel.source}`);
  }
  const id = handler.url().replace(/^.*\/cases\/([^?]+).*$/u, '$1');
  const applicant = await open('reading@demo.laurel.example');
  for (const at of ['home', `applications/${id}/correction`, `applications/${id}/submit`]) {
    await applicant.goto(`${offices.url}/${at}`);
    await applicant.locator('#main > *').first().waitFor();
    await expectAccess(applicant, at);
  }
});
