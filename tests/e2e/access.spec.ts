import { test, type BrowserContext } from '@playwright/test';
import { newestEdition } from '#src/cli/editions.ts';
import { fillApplication } from '#src/cli/fill-application.ts';
import { sampleApplication } from '../edition/individual-sample.ts';
import { sampleOrganisation } from '../edition/sample-organisation.ts';
import { completeApplication } from '../support/complete-application.ts';
import { startDemo, type DemoServer } from '../support/demo-server.ts';
import { expectAccess } from './support/axe.ts';
import { prepared } from './support/prepared.ts';

let server: DemoServer;
test.beforeAll(async () => {
  server = await startDemo({ seed: false });
});
test.afterAll(async () => await server.stop());

const samples = { organisation: sampleOrganisation(), individual: sampleApplication() };
/** On a phone all sheets are made of the same cards: each third of them tells. */
const ways = [
  { language: 'zh', size: { width: 1440, height: 900 }, each: 1 },
  { language: 'en', size: { width: 390, height: 844 }, each: 3 },
] as const;

async function speak(context: BrowserContext, language: string): Promise<void> {
  await context.addInitScript((word) => localStorage.setItem('laurel.language', word), language);
}

for (const { language, size, each } of ways)
  test.describe(`in ${language} at ${size.width} pixels`, () => {
    test.use({ viewport: size });

    test('axe finds nothing on the pages before one signs in', async ({ page, context }) => {
      await speak(context, language);
      const { file } = newestEdition();
      for (const path of ['/', '/call', `/call/${file.programme}/${file.id}`, '/sign-in', '/sign-up', '/forgotten']) {
        await page.goto(
          `${server.url}${path}${path.startsWith('/sign') || path === '/forgotten' ? '' : `?lang=${language}`}`,
        );
        await expectAccess(page, path);
      }
    });

    for (const [name, sample] of Object.entries(samples))
      test(`axe finds nothing on any page of an application, ${name}`, async ({ context }) => {
        test.setTimeout(480_000);
        await speak(context, language);
        const desk = await prepared(server.url, `access-${name}-${language}`, name);
        const edition = newestEdition();
        const definition = edition.classes[name];
        if (definition === undefined) throw new Error(`no class ${name}`);
        const { data, open } = await completeApplication(edition, sample);
        await fillApplication(desk.client, desk.id, { definition, data, open });
        const [first] = data.evidence;
        const page = await desk.open(context, 'submit');
        for (const part of [
          ...definition.sheets.filter((_, index) => index % each === 0).map((id) => `sheet/${id}`),
          'evidence',
          `evidence?item=${first?.id ?? ''}`,
          ...definition.reports.map(({ id }) => `report/${id}`),
          'documents',
          'sealing',
          'submit',
          'addenda',
          'revisions',
        ]) {
          await page.goto(`${server.url}/applications/${desk.id}/${part}`);
          await page.locator('#main > *').first().waitFor();
          await expectAccess(page, part);
        }
        await page.goto(`${server.url}/home`);
        await page.locator('h1').first().waitFor();
        await expectAccess(page, 'home');
      });
  });
