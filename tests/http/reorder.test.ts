import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClassDefinition } from '#src/definition/edition-bundle.ts';
import { assemble, evidenceStore } from '#src/domain/form/application.ts';
import type { ApplicationData, FileAnswer, Row } from '#src/domain/form/answers.ts';
import type { ApplicationPage } from '#src/web/api/types.ts';
import { Workbook } from '#src/web/book/workbook.ts';
import { SaveQueue } from '#src/web/save/save-queue.ts';
import { moveRow } from '#src/web/sheet/rows.ts';
import { apiServer, type ApiServer, type Person } from '#tests/support/api-server.ts';
import { picture, smallPdf } from '#tests/support/complete-application.ts';
import { pageOf } from '#tests/support/dossier-steps.ts';
import { readPdf } from '../documents/read-back.ts';

let server: ApiServer;
let owner: Person;
let id = '';
let definition: ClassDefinition;
const file: Record<string, string> = {};
beforeAll(async () => {
  server = await apiServer();
  owner = await server.person('owner');
  id = await owner.open();
  const known = server.deps.editions.all()[0]?.classes['organisation'];
  if (known === undefined) throw new Error('no class of organisations');
  definition = known;
  for (const word of ['A', 'B', 'C'])
    file[word] = (await owner.upload(id, `${word}.pdf`, await smallPdf(word))).body.sha256;
  for (const shade of [40, 200])
    file[`picture${shade}`] = (await owner.upload(id, `${shade}.jpg`, await picture(900, 600, shade))).body.sha256;
});
afterAll(async () => expect(await server.close()).toEqual([]));

/** The application as a browser has it open, saving to the real server. */
async function opened(): Promise<{ book: Workbook; saved: () => Promise<void> }> {
  const page = (await pageOf(owner, id)) as ApplicationPage;
  const edition = server.deps.editions.byDigest(page.editionDigest);
  let tokens = 0;
  const queueOf = (self: Workbook): SaveQueue =>
    new SaveQueue({
      send: async (sheet, edits) => {
        const changes = edits.map(({ path, value, seen, base }) => ({ path, value, seen, base }));
        const { status, body } = await owner.call('POST', `/api/applications/${id}/answers`, { sheet, changes });
        return status === 200 ? { kind: 'saved', page: body } : { kind: 'refused', reason: body.reason, path: null };
      },
      kept: { put: async () => undefined, remove: async () => undefined },
      token: () => `t${tokens++}`,
      known: (sheet, path) => self.book.known(sheet, path),
      confirmed: (sheet, path, known, local) => self.confirmed(sheet, path, known.mark, known.value, local),
      show: (sheet, path, value) => self.showOnly(sheet, path, value),
      changed: () => undefined,
      later: (act, milliseconds) => {
        const timer = setTimeout(act, milliseconds);
        return () => clearTimeout(timer);
      },
    });
  const book = new Workbook({ edition, definition, lacks: () => [] }, page, queueOf, () => undefined);
  const saved = async (): Promise<void> => {
    expect(await book.queue.settled(10_000)).toMatchObject({ kind: 'saved' });
    book.close();
  };
  return { book, saved };
}

async function reloaded(): Promise<ApplicationData> {
  const page = (await pageOf(owner, id)) as ApplicationPage;
  const stores = Object.fromEntries(Object.entries(page.stores).map(([sheet, store]) => [sheet, store.values]));
  return assemble(definition, 'award/1', stores, page.files);
}

const basic = (data: ApplicationData) => data.answers['basic'] as { readonly branches: readonly Row[] };
const pictures = (data: ApplicationData) =>
  (data.answers['photos'] as { readonly pictures: readonly FileAnswer[] }).pictures;

describe('reordering', () => {
  it('of rows, pictures and evidence leaves every text and file with its own, through save and reload', async () => {
    const first = await opened();
    const write = first.book.write.bind(first.book);
    write('basic', 'branches', ['r1', 'r2', 'r3']);
    for (const row of ['r1', 'r2', 'r3']) write('basic', `branches/${row}/name`, `分支${row}`);
    write('photos', 'pictures', ['p1', 'p2']);
    for (const [row, shade] of [
      ['p1', 40],
      ['p2', 200],
    ] as const) {
      write('photos', `pictures/${row}/file`, file[`picture${shade}`] ?? '');
      write('photos', `pictures/${row}/name`, `${shade}.jpg`);
      write('photos', `pictures/${row}/caption`, `图${shade}`);
    }
    write(evidenceStore, 'items', ['e1', 'e2']);
    for (const [item, title, files] of [
      ['e1', '甲证', ['A']],
      ['e2', '乙证', ['B', 'C']],
    ] as const) {
      write(evidenceStore, `items/${item}/category`, definition.evidence[0]?.id ?? '');
      write(evidenceStore, `items/${item}/title`, title);
      write(
        evidenceStore,
        `items/${item}/files`,
        files.map((word) => file[word] ?? ''),
      );
    }
    await first.saved();

    const second = await opened();
    const sheet = definition.definitions['basic'];
    if (sheet === undefined) throw new Error('no sheet of basic facts');
    const scope = { sheet, instance: '', title: '', readOnly: false } as Parameters<typeof moveRow>[1];
    moveRow(second.book, scope, { field: 'branches', id: 'r3' }, -1);
    moveRow(second.book, scope, { field: 'branches', id: 'r3' }, -1);
    second.book.write('photos', 'pictures', ['p2', 'p1']);
    second.book.write(evidenceStore, 'items', ['e2', 'e1']);
    second.book.write(evidenceStore, 'items/e2/files', [file['C'] ?? '', file['B'] ?? '']);
    await second.saved();

    const data = await reloaded();
    expect(basic(data).branches.map(({ id: row, name }) => [row, name])).toEqual([
      ['r3', '分支r3'],
      ['r1', '分支r1'],
      ['r2', '分支r2'],
    ]);
    expect(pictures(data).map((one) => [one.id, one.file, one.caption])).toEqual([
      ['p2', file['picture200'], '图200'],
      ['p1', file['picture40'], '图40'],
    ]);
    expect(data.evidence.map((item) => [item.title, item.files])).toEqual([
      ['乙证', [file['C'], file['B']]],
      ['甲证', [file['A']]],
    ]);
  });

  it('keeps every file behind the title of its own item in the printed volume', async () => {
    const printed = await server.app.inject({
      method: 'GET',
      url: `/api/applications/${id}/documents/volume-b.pdf`,
      headers: { cookie: owner.cookie, origin: server.url },
    });
    expect(printed.statusCode).toBe(200);
    const { pages } = await readPdf(printed.rawPayload);
    const order = pages.flatMap((page) => [...page.text.matchAll(/Sample(A|B|C)/gu)].map((match) => match[1]));
    expect(order).toEqual(['C', 'B', 'A']);
    expect(pages.map((page) => page.text).join('')).toMatch(/乙证.*甲证/u);
  });

  it('of a list while somebody else puts a file into one of its items loses neither', async () => {
    const [mine, theirs] = [await opened(), await opened()];
    mine.book.write(evidenceStore, 'items', ['e1', 'e2']);
    theirs.book.write(evidenceStore, 'items/e1/files', [file['A'] ?? '', file['B'] ?? '']);
    await theirs.saved();
    await mine.saved();
    const { evidence } = await reloaded();
    expect(evidence.map((item) => [item.id, item.files.length])).toEqual([
      ['e1', 2],
      ['e2', 2],
    ]);
  });
});
