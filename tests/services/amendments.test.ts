import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { loadEditions } from '#src/services/load-editions.ts';
import { apiServer, type ApiServer } from '#tests/support/api-server.ts';
import { testDatabase, type TestDatabase } from '#tests/support/database.ts';
import { filled, finalise, pageOf } from '#tests/support/dossier-steps.ts';
import { sampleApplication } from '../edition/individual-sample.ts';

const clone = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'laurel-amend-'));
const programmes = join(folder, 'programmes');
const edition = join(programmes, 'jiangsu-quality-award', '2020');
for (const part of ['codes', 'criteria']) cpSync(join(clone, part), join(folder, part), { recursive: true });
const fresh = (): void => cpSync(join(clone, 'programmes'), programmes, { recursive: true });
const edit = (file: string, change: (json: any) => void): void => {
  const path = join(edition, file);
  const json = JSON.parse(readFileSync(path, 'utf8'));
  change(json);
  writeFileSync(path, JSON.stringify(json));
};
const reword = (): void =>
  edit('individual/sheets/personal.json', (sheet) => {
    sheet.fields.department.label.zh = '所在部门（全称）';
  });
const number = (amendment: number): void =>
  edit('edition.json', (file) => {
    file.amendment = amendment;
  });
afterEach(fresh);
fresh();

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});
const load = (mode: 'demo' | 'serve', on = database) => loadEditions(on.db, programmes, mode);

describe('a published edition', () => {
  it('is frozen by its digest: changed on disk it is refused by serve, with what to do', async () => {
    const [before] = await load('serve');
    expect((await load('serve')).map((one) => one.digest)).toEqual([before?.digest]);
    reword();
    await expect(load('serve')).rejects.toThrow(/jiangsu-quality-award\/2020 was changed on disk \(amendment 0\)/u);
    expect(await database.db.selectFrom('edition_bundle').select('digest').execute()).toEqual([
      { digest: before?.digest },
    ]);
  });

  it('changed on disk becomes the next amendment in the demo only', async () => {
    const own = await testDatabase();
    const [before] = await load('demo', own);
    reword();
    const loaded = await load('demo', own);
    expect(loaded.map((one) => one.digest)).toEqual([before?.digest, expect.not.stringMatching(before?.digest ?? '')]);
    expect(await own.db.selectFrom('edition_bundle').select('amendment').orderBy('amendment').execute()).toEqual([
      { amendment: 0 },
      { amendment: 1 },
    ]);
    await own.close();
  });

  it('changed in the database is refused at start', async () => {
    const own = await testDatabase();
    await load('serve', own);
    await own.pool.query(
      `update edition_bundle set bundle = jsonb_set(bundle::jsonb, '{file,window,to}', '"2020-06-30"')`,
    );
    await expect(load('serve', own)).rejects.toThrow(/was changed there/u);
    await own.close();
  });

  it.each<[string, string, (json: any) => void, string]>([
    [
      'a deadline',
      'edition.json',
      (file) => {
        file.window.to = '2020-06-30';
      },
      '/file/window/to',
    ],
    [
      'a rule',
      'individual/rules.json',
      (file) => {
        file.rules[0].that = 'true';
      },
      '/classes/individual/checks/rules/0/that',
    ],
    [
      'a transition',
      'workflow.json',
      (file) => {
        file.actions[0].guards = [];
      },
      '/workflow/actions/0/guards/0',
    ],
  ])('cannot be amended in more than wording: %s', async (_what, file, change, place) => {
    await load('serve');
    edit(file, change);
    number(1);
    await expect(load('serve')).rejects.toThrow(`changes more than wording, first at ${place}`);
  });
});

describe('an amendment of wording', () => {
  let before: ApiServer;
  let after: ApiServer;
  let ids: { draft: string; frozen: string };
  let frozenPage: any;
  let owner: Awaited<ReturnType<ApiServer['person']>>;
  let own: TestDatabase;
  const volumes: Record<string, string> = {};
  beforeAll(async () => {
    own = await testDatabase();
    before = await apiServer({ programmes, database: own });
    owner = await before.person('amended');
    const frozen = await filled(before, owner, sampleApplication());
    frozenPage = await finalise(before, owner, frozen);
    for (const { name, sha256 } of frozenPage.dossier.volumes) volumes[name] = sha256;
    ids = { frozen, draft: await filled(before, owner, sampleApplication()) };
    await before.app.close();
    reword();
    number(1);
    after = await apiServer({ programmes, database: own });
    // The same files: what was frozen is served from there.
    Object.assign(after.deps, { files: before.deps.files });
  }, 120_000);
  afterAll(async () => {
    expect(await after.close()).toEqual([]);
    Object.assign(before.deps, { editions: after.deps.editions });
    expect(await before.close()).toEqual([]);
    await own.close();
  });
  const person = () => after.as(owner);

  it('takes drafts along, with an event that names both', async () => {
    const [one] = after.deps.editions.all();
    const page = await pageOf(person(), ids.draft);
    expect(page.editionDigest).toBe(one?.digest);
    expect(page.editionDigest).not.toBe(frozenPage.editionDigest);
    expect(page.stores.personal.values.department).toBe('质量部');
    const events = await after.database.db
      .selectFrom('audit_event')
      .select(['kind', 'body'])
      .where('stream', '=', `acts:${ids.draft}`)
      .where('kind', '=', 'edition-rebound')
      .execute();
    expect(events).toEqual([
      { kind: 'edition-rebound', body: { from: frozenPage.editionDigest, to: one?.digest, amendment: 1 } },
    ]);
  });

  it('never a frozen dossier: it keeps its edition, and its volumes are served as they were stored', async () => {
    const page = await pageOf(person(), ids.frozen);
    expect(page.editionDigest).toBe(frozenPage.editionDigest);
    expect(page.dossier).toEqual(frozenPage.dossier);
    const served = await after.app.inject({
      url: `/api/applications/${ids.frozen}/documents/form.pdf`,
      headers: { cookie: owner.cookie },
    });
    expect(served.rawPayload).toEqual(
      Buffer.from((await after.deps.files.read(ids.frozen, volumes['form.pdf'] ?? '')) ?? []),
    );
  });

  it('lets a frozen dossier be rendered again from its own bundle, to the same bytes', async () => {
    const dossier = await after.database.db
      .selectFrom('dossier')
      .selectAll()
      .where('application_id', '=', ids.frozen)
      .executeTakeFirstOrThrow();
    const { data } = dossier.content as { data: Parameters<typeof after.deps.print.all>[0]['data'] };
    const job = {
      edition: after.deps.editions.byDigest(dossier.edition_digest),
      data,
      openFile: async (sha256: string) => (await after.deps.files.read(ids.frozen, sha256)) ?? new Uint8Array(),
      stamp: {
        draft: false,
        digest: dossier.digest,
        leaves: dossier.leaves,
        revision: 1,
        application: ids.frozen,
        date: dossier.frozen_at,
      },
    };
    for (const name of ['form.pdf', 'form.docx', 'volume-a.pdf']) {
      const again = await after.deps.print.one(name, job);
      expect(createHash('sha256').update(again.bytes).digest('hex'), name).toBe(volumes[name]);
    }
  });

  it('is taken up by a dossier when it is unlocked for editing again', async () => {
    await person().call('POST', `/api/applications/${ids.frozen}/actions/unlock`);
    const page = await pageOf(person(), ids.frozen);
    expect([page.state.id, page.editionDigest]).toEqual(['draft', after.deps.editions.all()[0]?.digest]);
    await filled(after, person(), sampleApplication());
  });
});
