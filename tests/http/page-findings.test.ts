import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '#src/domain/form/field-type.ts';
import { coversOf, lacksOf, type GlyphRuns } from '#src/domain/form/glyphs.ts';
import { placeFinding } from '#src/web/book/finding-board.ts';
import { judge } from '#src/web/book/judge.ts';
import { apiServer, type ApiServer, type Person } from '#tests/support/api-server.ts';

let server: ApiServer;
let owner: Person;
beforeAll(async () => {
  server = await apiServer({ quick: true });
  owner = await server.person('owner');
});
afterAll(async () => expect(await server.close()).toEqual([]));

describe('the findings of the page', () => {
  it('are those of the server, characters that the print fonts lack among them [M10]', async () => {
    const id = await owner.open();
    await owner.call('POST', `/api/applications/${id}/answers`, {
      sheet: 'basic',
      changes: [
        { path: 'name', value: '江苏😀有限公司', seen: 0 },
        { path: 'staff', value: '一千二百', seen: 0 },
        { path: 'postalAddress', value: '镇江市\u{2A6D7}路1号', seen: 0 },
      ],
    });
    const page = (await owner.call('GET', `/api/applications/${id}`)).body;
    const { edition } = (await owner.call('GET', `/api/editions/${page.editionDigest}/${page.class}`)).body;
    const { runs } = (await owner.call('GET', `/api/glyphs/${page.glyphs}`)).body as { runs: GlyphRuns };
    const stores = Object.fromEntries(
      Object.entries<{ values: Record<string, string> }>(page.stores).map(([sheet, store]) => [sheet, store.values]),
    );
    const lacks = lacksOf(coversOf(runs));
    const shown = judge(edition, edition.classes[page.class], stores, page.files, { at: new Date(page.now), lacks });
    const { body } = await owner.call('GET', `/api/applications/${id}/findings`);
    expect(shown.findings).toEqual((body as Finding[]).map((finding) => placeFinding(shown.data, finding)));
    expect(shown.findings).toContainEqual(
      expect.objectContaining({
        of: 'basic',
        path: 'name',
        message: expect.objectContaining({ zh: expect.stringContaining('字库中没有“😀”') }),
      }),
    );
  });

  it('go on from the fonts the page was opened with; others are not there', async () => {
    expect((await owner.call('GET', `/api/glyphs/${'f'.repeat(64)}`)).status).toBe(404);
  });
});
