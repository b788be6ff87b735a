import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { AmendmentFile } from '#src/definition/amendment.ts';
import { editionRegistry } from '#src/services/editions.ts';
import { followAmendments } from '#src/services/follow-amendments.ts';
import { loadEditions } from '#src/services/load-editions.ts';
import { apiServer, type ApiServer } from '#tests/support/api-server.ts';
import { testDatabase, type TestDatabase } from '#tests/support/database.ts';
import { change, clerkOf, filled, finalise, pageOf, precheck, sealed, submit } from '#tests/support/dossier-steps.ts';
import { publishedProgrammes } from '#tests/support/published-programmes.ts';
import { sampleApplication } from '../edition/individual-sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'laurel-amend-'));
const programmes = publishedProgrammes(folder);
const edition = join(programmes, 'jiangsu-quality-award', '2020');
const inForce = resolve(import.meta.dirname, '../../programmes/jiangsu-quality-award/2020/amendments/001.json');
const preCheck = JSON.parse(readFileSync(inForce, 'utf8')) as AmendmentFile;
const fresh = (): void => void publishedProgrammes(folder);
const amend = (...amendments: readonly (Partial<AmendmentFile> & Pick<AmendmentFile, 'changes'>)[]): void => {
  rmSync(join(edition, 'amendments'), { recursive: true, force: true });
  mkdirSync(join(edition, 'amendments'));
  for (const [index, given] of amendments.entries())
    writeFileSync(
      join(edition, 'amendments', `00${index + 1}.json`),
      JSON.stringify({
        date: '2020-04-01',
        title: { zh: '修订', en: 'Amendment' },
        class: 'wording',
        reason: { zh: '理由', en: 'reason' },
        ...given,
        number: index + 1,
      }),
    );
};
const personal = 'individual/sheets/personal.json';
const reworded = {
  changes: [{ file: personal, op: 'replace' as const, path: '/fields/department/label/zh', value: '所在部门（全称）' }],
};
/** Changes a file as published, which nobody may. */
const reword = (): void => {
  const path = join(edition, personal);
  writeFileSync(path, readFileSync(path, 'utf8').replace('所在部门', '部门'));
};
afterEach(() => {
  rmSync(join(edition, 'amendments'), { recursive: true, force: true });
  fresh();
});

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});
const load = (mode: 'demo' | 'serve', on = database) => loadEditions(on.db, programmes, mode);
const numbers = async (on: TestDatabase) =>
  (await on.db.selectFrom('edition_bundle').select('amendment').orderBy('amendment').execute()).map(
    (row) => row.amendment,
  );

describe('a published edition', () => {
  it('is frozen by its digest: changed on disk it is refused by serve, with what to do', async () => {
    const [before] = await load('serve');
    expect((await load('serve')).map((one) => one.digest)).toEqual([before?.digest]);
    reword();
    await expect(load('serve')).rejects.toThrow(
      /jiangsu-quality-award\/2020 was changed on disk \(its files as published\)/u,
    );
    expect(await numbers(database)).toEqual([0]);
  });

  it('changed on disk becomes the next number in the demo only', async () => {
    const own = await testDatabase();
    const [before] = await load('demo', own);
    reword();
    const loaded = await load('demo', own);
    expect(loaded.map((one) => one.digest)).toEqual([before?.digest, expect.not.stringMatching(before?.digest ?? '')]);
    expect(await numbers(own)).toEqual([0, 1]);
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

  it('has a bundle for every amendment, each naming the one before; none may be changed or taken away again', async () => {
    const own = await testDatabase();
    amend(reworded, preCheck);
    const steps = await load('serve', own);
    expect(steps.map((step) => step.amendment?.from)).toEqual([undefined, steps[0]?.digest, steps[1]?.digest]);
    expect(await numbers(own)).toEqual([0, 1, 2]);
    expect((await load('serve', own)).map((one) => one.digest)).toEqual(steps.map((one) => one.digest));
    amend(reworded);
    await expect(load('serve', own)).rejects.toThrow(
      'Amendment 2 of jiangsu-quality-award/2020 is in force, but its file',
    );
    amend({ ...reworded, reason: { zh: '别的', en: 'another' } }, preCheck);
    await expect(load('serve', own)).rejects.toThrow('was changed on disk (amendment 1)');
    await own.close();
  });

  it('is registered once by two processes that start at once', async () => {
    const own = await testDatabase();
    amend(reworded, preCheck);
    const [one, two] = await Promise.all([load('serve', own), load('serve', own)]);
    expect(two.map((step) => step.digest)).toEqual(one.map((step) => step.digest));
    expect(await numbers(own)).toEqual([0, 1, 2]);
    await own.close();
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
    amend(reworded);
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

/** A server on the same database and files, as the next start with what is on disk now. */
async function restarted(before: ApiServer): Promise<ApiServer> {
  const after = await apiServer({ programmes, database: before.database, quick: true });
  Object.assign(after.deps, { files: before.deps.files });
  return after;
}
const eventsOf = async (server: ApiServer, id: string, kind: string) =>
  (
    await server.database.db
      .selectFrom('audit_event')
      .select('body')
      .where('stream', '=', `acts:${id}`)
      .where('kind', '=', kind)
      .orderBy('seq')
      .execute()
  ).map((row) => row.body);

describe('an amendment that moves fields', () => {
  const moved = {
    class: 'mapped' as const,
    fields: [
      { class: 'individual', from: 'personal.department', to: 'personal.unit' },
      { class: 'individual', from: 'employer.fax', to: null },
    ],
    changes: [
      { file: personal, op: 'remove' as const, path: '/fields/department' },
      {
        file: personal,
        op: 'add' as const,
        path: '/fields/unit',
        value: { type: 'text', label: { zh: '部门或车间', en: 'Department or workshop' } },
      },
      { file: personal, op: 'replace' as const, path: '/blocks/0/rows/5/cells/0/runs/0', value: { labelOf: 'unit' } },
      { file: personal, op: 'replace' as const, path: '/blocks/0/rows/5/cells/1/runs/0', value: { field: 'unit' } },
      { file: 'individual/sheets/employer.json', op: 'remove' as const, path: '/fields/fax' },
      ...faxCells(),
    ],
  };
  /** The cells that print the fax, as plain ones. */
  function faxCells() {
    const sheet = JSON.parse(readFileSync(join(edition, 'individual/sheets/employer.json'), 'utf8'));
    return sheet.blocks.flatMap((block: any, b: number) =>
      (block.rows ?? []).flatMap((row: any, r: number) =>
        row.cells.flatMap((cell: any, c: number) =>
          (cell.runs ?? []).flatMap((run: any, n: number) =>
            run.field === 'fax' || run.labelOf === 'fax'
              ? [
                  {
                    file: 'individual/sheets/employer.json',
                    op: 'replace' as const,
                    path: `/blocks/${b}/rows/${r}/cells/${c}/runs/${n}`,
                    value: { text: { zh: '—', en: '—' } },
                  },
                ]
              : [],
          ),
        ),
      ),
    );
  }

  it('takes what was typed along with its history, and keeps what has no place any more in sight', async () => {
    const own = await testDatabase();
    const before = await apiServer({ programmes, database: own, quick: true });
    const owner = await before.person('moved');
    const id = await filled(before, owner, sampleApplication());
    await change(owner, id, 'employer', 'fax', '0511-88886666');
    await change(owner, id, 'personal', 'department', '质量管理部');
    const frozen = await filled(before, owner, sampleApplication());
    await finalise(before, owner, frozen);
    amend(moved);
    const after = await restarted(before);
    const person = after.as(owner);
    const { stores } = await pageOf(person, id);
    expect(stores.personal.values).toMatchObject({ unit: '质量管理部', department: '' });
    expect(stores.employer.values.fax).toBe('');
    const { body: history } = await person.call('GET', `/api/applications/${id}/history?sheet=personal&path=unit`);
    expect(history.map((one: any) => one.value)).toEqual(['质量管理部', '质量管理部', '质量部']);
    const { body: former } = await person.call('GET', `/api/applications/${id}/former-values`);
    expect(former).toMatchObject([
      {
        amendment: { number: 1 },
        sheet: 'employer',
        path: 'fax',
        value: '0511-88886666',
        label: { zh: expect.stringContaining('传真') },
      },
    ]);
    expect(await eventsOf(after, id, 'edition-rebound')).toHaveLength(1);
    const kept = await pageOf(person, frozen);
    expect(kept.stores.personal.values.department).toBe('质量部');
    expect(await eventsOf(after, frozen, 'edition-rebound')).toEqual([]);
    await person.call('POST', `/api/applications/${frozen}/actions/unlock`);
    expect((await pageOf(person, frozen)).stores.personal.values).toMatchObject({ unit: '质量部', department: '' });
    expect(await after.close()).toEqual([]);
    Object.assign(before.deps, { editions: after.deps.editions });
    expect(await before.close()).toEqual([]);
    await own.close();
  }, 120_000);
});

describe('a workflow changed while cases are under way', () => {
  it('is refused without a map of their states, and mapped with a record where there is one', async () => {
    const own = await testDatabase();
    const before = await apiServer({ programmes, database: own, quick: true });
    const owner = await before.person('mapped');
    const ids: Record<string, string> = {};
    ids['draft'] = await filled(before, owner, sampleApplication());
    const waiting = await sealed(before, owner, sampleApplication());
    ids['sealed'] = waiting.id;
    const done = await sealed(before, owner, sampleApplication());
    ids['submitted'] = done.id;
    expect((await submit(owner, done.id, done.digest)).status).toBe(200);
    const caseOf = async () =>
      await own.db
        .selectFrom('application')
        .select(['id', 'state', 'turn', 'due', 'edition_digest', 'process_digest'])
        .orderBy('id')
        .execute();
    const stood = await caseOf();

    const { states: _states, ...unmapped } = preCheck;
    amend(unmapped);
    await expect(load('serve', own)).rejects.toThrow(
      'Amendment 1 of jiangsu-quality-award/2020 changes the workflow while cases are under way, and does not say what becomes of those in: draft (1 case), sealed (1 case), submitted (1 case).',
    );
    amend({ ...preCheck, states: { draft: 'draft', submitted: 'submitted' } });
    await expect(load('demo', own)).rejects.toThrow('those in: sealed (1 case)');
    expect(await numbers(own)).toEqual([0]);
    expect(await caseOf()).toEqual(stood);

    amend(preCheck);
    const after = await restarted(before);
    const [base, step] = after.deps.editions.known();
    const now = await caseOf();
    expect(Object.fromEntries(now.map((row) => [row.id, row.state]))).toEqual({
      [ids['draft']]: 'draft',
      [ids['sealed']]: 'final',
      [ids['submitted']]: 'submitted',
    });
    expect(new Set(now.map((row) => row.process_digest))).toEqual(new Set([step?.digest]));
    expect(now.find((row) => row.id === ids['sealed'])?.edition_digest).toBe(base?.digest);
    expect(now.find((row) => row.id === ids['submitted'])).toMatchObject({
      turn: stood.find((row) => row.id === ids['submitted'])?.turn,
      due: stood.find((row) => row.id === ids['submitted'])?.due,
    });
    expect(await eventsOf(after, waiting.id, 'process-changed')).toEqual([
      { from: base?.digest, to: step?.digest, amendment: 1, state: 'sealed', next: 'final' },
    ]);

    const person = after.as(owner);
    const page = await pageOf(person, waiting.id);
    expect(page.checklist.filter((one: any) => one.side === 'applicant').every((one: any) => one.scan !== null)).toBe(
      true,
    );
    await precheck(after, person, waiting.id);
    expect((await pageOf(person, waiting.id)).state.id).toBe('sealed');
    expect((await submit(person, waiting.id, waiting.digest)).status).toBe(200);
    // An official's page reads acts and opinions from the amended edition, the content from the one it was frozen under.
    const clerk = await clerkOf(after, page.channel.id);
    expect((await clerk.call('GET', `/api/cases/${waiting.id}`)).body).toMatchObject({
      editionDigest: base?.digest,
      processDigest: step?.digest,
    });

    expect(await followAmendments(after.deps)).toBe(0);
    expect(await after.close()).toEqual([]);
    Object.assign(before.deps, { editions: after.deps.editions });
    expect(await before.close()).toEqual([]);
    await own.close();
  }, 120_000);

  it('is followed once by two processes at once, and gone on with after a kill', async () => {
    const own = await testDatabase();
    const before = await apiServer({ programmes, database: own, quick: true });
    const owner = await before.person('twice');
    const ids = [];
    for (let count = 0; count < 4; count += 1) ids.push(await owner.open('individual'));
    amend(preCheck);
    const editions = editionRegistry(await load('serve', own));
    const deps = { ...before.deps, editions };
    // What a killed start had got through is not done again.
    let seen = 0;
    const killed = {
      ...deps,
      clock: { ...deps.clock, now: async () => ((seen += 1) > 2 ? await never() : await deps.clock.now()) },
    };
    await expect(followAmendments(killed)).rejects.toThrow('killed');
    const moved = await Promise.all([followAmendments(deps), followAmendments(deps)]);
    expect(moved.reduce((sum, one) => sum + one)).toBe(2);
    for (const id of ids) {
      expect(await eventsOf(before, id, 'process-changed')).toHaveLength(1);
      expect(await eventsOf(before, id, 'edition-rebound')).toHaveLength(1);
    }
    Object.assign(before.deps, { editions });
    expect(await before.close()).toEqual([]);
    await own.close();
  });
});

const never = async (): Promise<never> => {
  throw new Error('killed');
};
