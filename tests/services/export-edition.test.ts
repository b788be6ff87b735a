import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commitment } from '#src/domain/audit/event.ts';
import { isDenial } from '#src/domain/denial.ts';
import { examineDatabase } from '#src/services/examine-database.ts';
import { exportEdition, type ExportedEdition } from '#src/services/export-edition.ts';
import { verifyProof } from '#src/services/verify-proof.ts';
import { apiServer, type ApiServer, type Person } from '#tests/support/api-server.ts';
import { change, sealed, submit } from '#tests/support/dossier-steps.ts';
import { runWith } from '../cli/laurel.ts';
import { sampleApplication } from '../edition/individual-sample.ts';

const reason = '本届评选结束，移交档案室';
let server: ApiServer;
let [kept, back, begun]: Person[] = [];
let ids: { kept: string; back: string; begun: string };
let folder = '';
let out = '';
let done: ExportedEdition;
let key = { programme: '', edition: '' };

beforeAll(async () => {
  server = await apiServer({ quick: true });
  const [edition] = server.deps.editions.all();
  key = { programme: edition?.file.programme ?? '', edition: edition?.file.id ?? '' };
  [kept, back, begun] = [await server.person('kept'), await server.person('back'), await server.person('begun')];
  const submitted = await sealed(server, kept, named('=某某/公司:一'));
  await submit(kept, submitted.id, submitted.digest);
  const withdrawn = await sealed(server, back, named('撤回者'));
  await submit(back, withdrawn.id, withdrawn.digest);
  await back.call('POST', `/api/applications/${withdrawn.id}/actions/withdraw`);
  const draft = await begun.open('individual');
  await change(begun, draft, 'personal', 'name', '未提交者');
  ids = { kept: submitted.id, back: withdrawn.id, begun: draft };
  await sql`insert into message (id, programme, application_id, to_authority, template, params, created_at)
    values ('m1', ${key.programme}, ${ids.kept}, 'office', 'came', ${JSON.stringify({ text: '=1+1' })}, now())`.execute(
    server.database.db,
  );
  await sql`insert into task (id, application_id, kind, state, authority, asked_in, opened_by, opened_at)
    values ('t1', ${ids.kept}, '=note', 'open', '@office', 'submitted', 'system', now())`.execute(server.database.db);
  await sql`insert into batch (id, programme, edition, channel, number, state, cases, created_by, created_at)
    values ('b1', ${key.programme}, ${key.edition}, 'nanjing', '=文号', 'sent', array[${ids.kept}], 'system', now())`.execute(
    server.database.db,
  );
  await sql`insert into extension (id, programme, edition, kind, channel, until_day, reason, number, granted_by, granted_at)
    values ('e1', ${key.programme}, ${key.edition}, '=kind', 'nanjing', '2020-06-30', '@x', '1', 'system', now())`.execute(
    server.database.db,
  );
  folder = await mkdtemp(join(tmpdir(), 'laurel-export-'));
  out = join(folder, 'archive');
  const exported = await exportEdition(server.deps, { ...key, out, reason, account: 'operator' });
  if (isDenial(exported)) throw new Error(exported.reason.en);
  done = exported;
  // They were made up for the export: no event tells them.
  for (const table of ['message', 'task', 'batch', 'extension'])
    await sql.raw(`delete from ${table}`).execute(server.database.db);
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  expect(await server.close()).toEqual([]);
});

function named(name: string) {
  const sample = structuredClone(sampleApplication()) as any;
  sample.answers.personal.name = name;
  sample.answers.cover.name = name;
  return sample;
}
const filesIn = async (root: string): Promise<string[]> =>
  (await readdir(root, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll(sep, '/'),
    )
    .toSorted();
const text = async (path: string): Promise<string> => await readFile(join(out, path), 'utf8');
const json = async (path: string): Promise<any> => JSON.parse(await text(path));
const folders = async (): Promise<string[]> => (await readdir(join(out, '申报'))).toSorted();

describe('the export of an edition', () => {
  it('lists every file with size and SHA-256 in its manifest, and no other lies there', async () => {
    const manifest = await json('manifest.json');
    expect(manifest).toMatchObject({ format: 1, ...key, reason, account: 'operator', applications: 2 });
    expect(manifest.drafts).toEqual([{ class: 'individual', state: 'draft', count: 1 }]);
    expect(manifest.files.map((file: any) => file.path).toSorted()).toEqual(
      (await filesIn(out)).filter((path) => path !== 'manifest.json'),
    );
    for (const { path, size, sha256 } of manifest.files) {
      const bytes = await readFile(join(out, path));
      expect([bytes.length, createHash('sha256').update(bytes).digest('hex')], path).toEqual([size, sha256]);
    }
    expect(done).toMatchObject({
      applications: 2,
      drafts: 1,
      files: manifest.files.length,
      manifest: createHash('sha256')
        .update(await readFile(join(out, 'manifest.json')))
        .digest('hex'),
    });
  });

  it('has a folder for each application in order, with a name that Windows takes', async () => {
    expect(await folders()).toEqual([
      `0001_=某某_公司_一_${ids.kept.slice(-8)}`,
      `0002_${(await folders())[1]?.split('_')[1]}_${ids.back.slice(-8)}`,
    ]);
  });

  it('holds the frozen volumes, the package, scans, receipt and proof of what was handed in', async () => {
    const [first = ''] = await folders();
    const within = (await filesIn(join(out, '申报', first))).map((path) => path.replace(/\d\d_.*(?=\.jpg)/u, 'NN'));
    expect(within).toEqual(
      expect.arrayContaining([
        '申报信息.json',
        '第1版/package.zip',
        '第1版/回执.json',
        '第1版/回执.pdf',
        '第1版/回执证明.json',
      ]),
    );
    expect(within.filter((path) => path === '第1版/签章页扫描件/NN.jpg').length).toBeGreaterThan(0);
    const file = async (name: string) => ({ name, bytes: await readFile(join(out, '申报', first, '第1版', name)) });
    const roots = [{ name: 'roots', bytes: await readFile(join(out, '操作记录/roots.jsonl')) }];
    expect(verifyProof({ receipt: await file('回执.json'), proof: await file('回执证明.json'), roots }).faults).toEqual(
      [],
    );
  });

  it('holds of a revision that was taken back the receipt only, and of a draft nothing but the count', async () => {
    const [, second = ''] = await folders();
    expect((await filesIn(join(out, '申报', second))).filter((path) => path.startsWith('第'))).toEqual([
      '第1版/回执.json',
      '第1版/回执.pdf',
      '第1版/回执证明.json',
    ]);
    for (const path of await filesIn(out)) {
      const bytes = (await readFile(join(out, path))).toString('utf8');
      for (const drafted of ['未提交者', begun?.email ?? '', back?.email ?? ''])
        expect(bytes, path).not.toContain(drafted);
      if (!path.startsWith('操作记录/')) expect(bytes, path).not.toContain(ids.begun);
    }
  });

  it('has acts, tasks and messages as JSON and as CSV without a formula', async () => {
    const [first = ''] = await folders();
    const history = await json(`申报/${first}/办理记录.json`);
    expect(history.map((entry: any) => entry.kind)).toContain('dossier-submitted');
    const list = await text('申报清单.csv');
    expect(list.startsWith('\uFEFF"序号","文件夹"')).toBe(true);
    expect(list).toContain(`"'=某某/公司:一"`);
    expect(await text(`申报/${first}/办理事项.csv`)).toContain(`"'=note","open","'@office"`);
    for (const path of (await filesIn(out)).filter((name) => name.endsWith('.csv'))) {
      const csv = await text(path);
      expect(csv.startsWith('\uFEFF'), path).toBe(true);
      expect(csv, path).not.toMatch(/(?:^|,|\n)"[=+@]/u);
    }
  });

  it('has every event, and the roots it lies under', async () => {
    const lines = async (name: string): Promise<any[]> =>
      (await text(`操作记录/${name}.jsonl`))
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
    const { rows } = await sql<{
      hash: string;
    }>`select hash from audit_event where kind <> 'edition-exported' and stream not like 'authority:%'`.execute(
      server.database.db,
    );
    const events = await lines('events');
    expect(events.map((event) => event.hash).toSorted()).toEqual(rows.map((row) => row.hash).toSorted());
    const [roots, runs] = [await lines('roots'), await lines('runs')];
    expect(runs.reduce((sum, run) => sum + run.to - run.from + 1, 0)).toBe(events.length);
    expect(roots.reduce((sum, root) => sum + root.size, 0)).toBe(events.length);
  });

  it('has what concerns several applications', async () => {
    expect(await json('推荐批次.json')).toMatchObject([{ id: 'b1', cases: [ids.kept] }]);
    expect(await text('推荐批次.csv')).toContain(`"b1","nanjing","'=文号","sent"`);
    expect(await text('延期和重开.csv')).toContain(`"e1","'=kind","nanjing","","2020-06-30","'@x"`);
    // Both were filled from one sample.
    expect(await json('重复申报处理.json')).toMatchObject([{ first: ids.kept, second: ids.back, state: 'open' }]);
  });

  it('says in Chinese and English what lies where', async () => {
    const readme = await text('README.txt');
    expect(readme).toContain(reason);
    expect(readme).toContain('申报清单.csv');
    expect(readme).toContain('Export of all of');
    expect(readme).toMatch(/^\uFEFF[^\n]*\r\n/u);
    const [bundle] = await readdir(join(out, '届次定义'));
    expect(await json(`届次定义/${bundle}`)).toHaveProperty('workflow');
  });
});

describe('an export is logged', () => {
  it('before the first byte with its reason, and at its end with the manifest [X12]', async () => {
    const { db } = server.database;
    const events = await db
      .selectFrom('audit_event')
      .selectAll()
      .where('stream', '=', `edition:${key.programme}:${key.edition}`)
      .orderBy('seq')
      .execute();
    expect(events.map((event) => event.kind)).toEqual(['edition-export-begun', 'edition-exported']);
    const row = await db.selectFrom('edition_export').selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({ ...key, seq: 1, reason, account: 'operator' });
    expect(events[0]?.body).toEqual({ reason: commitment(row.salt, reason) });
    expect(events[1]?.body).toMatchObject({ begun: 1, manifest: done.manifest, files: done.files });
    expect(JSON.stringify(events)).not.toContain('档案室');
    expect(await examineDatabase(server.deps)).toEqual([]);
    await sql`update edition_stream set head = 'x'`.execute(db);
    expect((await examineDatabase(server.deps)).map((one) => one.invariant)).toEqual([
      'a stream ends at the head its row keeps',
    ]);
    await db
      .updateTable('edition_stream')
      .set({ head: events[1]?.hash ?? '' })
      .execute();
  });

  it('also where it breaks off, which its folder shows', async () => {
    const broken = join(folder, 'broken');
    const { files } = server.deps;
    const failing = { ...server.deps, files: { ...files, open: async () => null } };
    await expect(exportEdition(failing, { ...key, out: broken, reason, account: 'operator' })).rejects.toThrow(
      'missing',
    );
    expect(await readdir(broken)).toContain('manifest.json.part');
    expect(await readdir(broken)).not.toContain('manifest.json');
    const { rows } = await sql<{
      n: number;
    }>`select count(*)::int as n from audit_event where kind = 'edition-export-begun'`.execute(server.database.db);
    expect(rows[0]?.n).toBe(2);
  });
});

describe('an export is refused', () => {
  it('without a reason, of an unknown edition, and into a folder that is not empty', async () => {
    const ask = async (changed: object) =>
      await exportEdition(server.deps, { ...key, out: join(folder, 'new'), reason, account: 'operator', ...changed });
    expect(await ask({ reason: ' ' })).toMatchObject({ denied: true, code: 'invalid' });
    expect(await ask({ edition: '1999' })).toMatchObject({ denied: true, code: 'invalid' });
    await mkdir(join(folder, 'full'));
    await writeFile(join(folder, 'full', 'x'), 'x');
    expect(await ask({ out: join(folder, 'full') })).toMatchObject({ denied: true, code: 'conflict' });
    expect(await readdir(folder)).not.toContain('new');
  });
});

describe('laurel export', () => {
  it('exports from the database of the settings, and says what is missing in its words', async () => {
    const settings = {
      LAUREL_DATA: server.folder,
      DATABASE_URL: server.database.url.replace('@/', '@localhost/'),
    };
    const edition = `${key.programme}/${key.edition}`;
    const to = join(folder, 'by-command');
    const ask = (...words: string[]) => runWith(settings, 'export', '--edition', edition, ...words);
    expect(await ask('--out', to)).toMatchObject({ code: 2, err: expect.stringMatching(/needs a reason/u) });
    expect(await ask('--out', out, '--reason', '再导')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/not empty/u),
    });
    expect(await ask('--out', to, '--reason', '再导')).toMatchObject({
      code: 0,
      out: expect.stringMatching(
        /^2 applications, \d+ files, .*1 drafts were only counted\.\nmanifest\.json: [0-9a-f]{64}\n$/u,
      ),
    });
    expect(await readdir(to)).toContain('manifest.json');
  });
});
