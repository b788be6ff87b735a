import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiServer, type ApiServer, type Person } from '#tests/support/api-server.ts';

let server: ApiServer;
let owner: Person;
let id = '';
beforeAll(async () => {
  server = await apiServer();
  owner = await server.person('owner');
  id = await owner.open();
});
afterAll(async () => expect(await server.close()).toEqual([]));

const save = (person: Person, sheet: string, changes: unknown[]) =>
  person.call('POST', `/api/applications/${id}/answers`, { sheet, changes });

describe('saving answers', () => {
  it('keeps what was typed, parsed or not, and shows it again', async () => {
    const saved = await save(owner, 'basic', [
      { path: 'staff', value: '一千二百', seen: 0 },
      { path: 'name', value: '江苏试验有限公司', seen: 0 },
    ]);
    expect(saved.body.saved).toEqual({ staff: 1, name: 1 });
    const page = await owner.call('GET', `/api/applications/${id}`);
    expect(page.body.stores.basic.values).toMatchObject({ staff: '一千二百', name: '江苏试验有限公司' });
  });

  it('leaves the sheets in one order, whichever was saved last and however rows lie on the disk', async () => {
    const order = async () => Object.keys((await owner.call('GET', `/api/applications/${id}`)).body.stores);
    const before = await order();
    await server.deps.db.updateTable('answers').set({ saved_at: new Date() }).where('sheet', '=', before[0]!).execute();
    expect(await order()).toEqual(before);
    expect(before).toEqual(before.toSorted());
  });

  it('conflicts only where the path changed since it was seen, and shows both values', async () => {
    await save(owner, 'basic', [{ path: 'contactFax', value: '0511-1', seen: 0 }]);
    const late = await save(owner, 'basic', [
      { path: 'contactFax', value: '0511-2', seen: 0 },
      { path: 'topManager', value: '甲', seen: 0 },
    ]);
    expect(late.status).toBe(200);
    expect(late.body.conflicts).toEqual([
      expect.objectContaining({ path: 'contactFax', yours: '0511-2', theirs: '0511-1' }),
    ]);
    expect(late.body.saved.topManager).toBe(late.body.version);
  });

  it('takes the same save twice without a second version', async () => {
    const first = await save(owner, 'basic', [{ path: 'postcode', value: '212000', seen: 0 }]);
    const again = await save(owner, 'basic', [{ path: 'postcode', value: '212000', seen: 0 }]);
    expect(again.body.version).toBe(first.body.version);
    expect(again.body.saved.postcode).toBe(first.body.version);
  });

  it('merges rows that two people add at once', async () => {
    await save(owner, 'basic', [{ path: 'branches', value: ['a'], seen: 0, base: [] }]);
    const merged = await save(owner, 'basic', [{ path: 'branches', value: ['b'], seen: 0, base: [] }]);
    expect(merged.body.merged.branches).toEqual(['a', 'b']);
  });

  it('remembers every earlier value of a field', async () => {
    const one = await save(owner, 'basic', [{ path: 'registeredAddress', value: '甲路1号', seen: 0 }]);
    await save(owner, 'basic', [{ path: 'registeredAddress', value: '乙路2号', seen: one.body.version }]);
    const past = await owner.call('GET', `/api/applications/${id}/history?sheet=basic&path=registeredAddress`);
    expect(past.body.map((entry: { value: string }) => entry.value)).toEqual(['乙路2号', '甲路1号']);
  });

  it('two cells saved at the same moment by many clients are all kept', async () => {
    const cells = Array.from({ length: 24 }, (_, i) => `r${i}`);
    await save(owner, 'market', [{ path: 'customers', value: cells, seen: 0, base: [] }]);
    const saves = await Promise.all(
      cells.map((cell) => save(owner, 'market', [{ path: `customers/${cell}/name`, value: cell, seen: 0 }])),
    );
    expect(saves.map((answer) => answer.status)).toEqual(cells.map(() => 200));
    const page = await owner.call('GET', `/api/applications/${id}`);
    expect(cells.map((cell) => page.body.stores.market.values[`customers/${cell}/name`])).toEqual(cells);
  });

  it.each([
    ['an unknown field', { path: 'nothing', value: 'x', seen: 0 }, 400],
    ['an unknown column', { path: 'branches/a/nothing', value: 'x', seen: 0 }, 400],
    ['an inherited name', { path: 'constructor', value: 'x', seen: 0 }, 400],
    ['text where a list belongs', { path: 'branches', value: 'x', seen: 0 }, 400],
    ['a list where text belongs', { path: 'name', value: ['x'], seen: 0 }, 400],
    ['a version that never was', { path: 'name', value: 'x', seen: 999 }, 400],
    ['a negative version', { path: 'name', value: 'x', seen: -1 }, 400],
    ['text over the technical limit', { path: 'name', value: '长'.repeat(70_000), seen: 0 }, 400],
    ['a NUL, which no database keeps', { path: 'name', value: 'a\u0000b', seen: 0 }, 400],
    ['half an emoji', { path: 'name', value: 'a\uD83D', seen: 0 }, 400],
    ['rows that are there twice', { path: 'branches', value: ['a', 'a'], seen: 0 }, 400],
    [
      'more rows than the edition takes',
      { path: 'branches', value: Array.from({ length: 2_500 }, (_, i) => `r${i}`), seen: 0 },
      400,
    ],
    ['a row id with a slash', { path: 'branches', value: ['a/b'], seen: 0 }, 400],
    ['an empty row id', { path: 'branches', value: [''], seen: 0 }, 400],
    ['a row id of 200 characters', { path: 'branches', value: ['k'.repeat(200)], seen: 0 }, 400],
    ['a row id with the signs of other addresses', { path: 'branches', value: ['a#b@c'], seen: 0 }, 400],
    ['a list to build on that holds what is no row id', { path: 'branches', value: [], base: ['/'], seen: 0 }, 400],
    ['a reason for a field that is not there', { path: '$blank/nothing', value: 'x', seen: 0 }, 400],
  ])('refuses %s with the path, and saves nothing of it', async (_what, change, status) => {
    const refused = await save(owner, 'basic', [change]);
    expect(refused.status).toBe(status);
    expect(refused.body.reason.zh).not.toBe('');
    expect(JSON.stringify(refused.body)).toContain(status === 400 && change.seen === -1 ? 'seen' : change.path);
  });

  it.each([
    ['files by anything but their digest', { path: 'items/e1/files', value: ['proof.pdf'], seen: 0 }],
    ['proofs of what this class does not ask', { path: 'items/e1/proves', value: ['economy.table.nothing'], seen: 0 }],
    ['proofs of an unknown clause', { path: 'items/e1/proves', value: ['assessment:99.9'], seen: 0 }],
    ['an item whose id holds a slash', { path: 'items', value: ['e/1'], seen: 0 }],
  ])('refuses in evidence %s', async (_what, change) => {
    const refused = await save(owner, 'evidence', [change]);
    expect([refused.status, refused.body.detail?.path]).toEqual([400, change.path]);
  });

  it('refuses a sheet that is not there, or is filled in by an office, and names it', async () => {
    for (const sheet of ['nothing', 'constructor', 'recommendation']) {
      const refused = await save(owner, sheet, [{ path: 'opinion', value: 'x', seen: 0 }]);
      expect([refused.status, refused.body.code]).toEqual([400, 'invalid']);
      expect(JSON.stringify(refused.body)).toContain(sheet);
    }
  });

  it('refuses 100,000 rows with their number, the limit and the path', async () => {
    const rows = Array.from({ length: 100_000 }, (_, i) => `r${i}`);
    const refused = await save(owner, 'basic', [{ path: 'branches', value: rows, seen: 0 }]);
    expect([refused.status, refused.body.code, refused.body.detail.path]).toEqual([400, 'invalid', 'branches']);
    expect(refused.body.reason.zh).toMatch(/100000行.*2000行/u);
    expect(refused.body.reason.en).toMatch(/100000 rows.*2000/u);
  });

  it('refuses 10 MB in a field with the limit and the path', async () => {
    const refused = await save(owner, 'basic', [{ path: 'name', value: 'x'.repeat(10 * 1024 * 1024), seen: 0 }]);
    expect([refused.status, refused.body.code, refused.body.detail.path]).toEqual([400, 'invalid', 'name']);
    expect(refused.body.reason.zh).toMatch(/^一、组织基本情况“组织名称”：.*200000字节/u);
  });

  it('hears out a request that is far too large, and then says what to do', async () => {
    await server.app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = server.app.server.address() as AddressInfo;
    const answer = await fetch(`http://127.0.0.1:${port}/api/applications/${id}/answers`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: owner.cookie, origin: server.url },
      body: JSON.stringify({ sheet: 'basic', changes: [{ path: 'name', value: 'x'.repeat(40_000_000), seen: 0 }] }),
    });
    const { code, reason } = (await answer.json()) as { code: string; reason: { zh: string; en: string } };
    expect([answer.status, code]).toEqual([413, 'too-large']);
    expect([reason.zh, reason.en]).toEqual([expect.stringContaining('分几次'), expect.stringContaining('in parts')]);
  });

  it.each([
    ['a number', { path: 'name', value: 7, seen: 0 }, 'body/changes/0/value', '应为文字或列表。'],
    ['a row id that is none', { path: 'branches', value: ['a', 7], seen: 0 }, 'body/changes/0/value/1', '应为文字。'],
    ['a version in words', { path: 'name', value: 'x', seen: 'new' }, 'body/changes/0/seen', '应为数字。'],
    ['a negative version', { path: 'name', value: 'x', seen: -1 }, 'body/changes/0/seen', '应不少于0。'],
    [
      'more than is asked',
      { path: 'name', value: 'x', seen: 0, by: 'me' },
      'body/changes/0',
      '没有这些项：“by”。请去掉。',
    ],
    ['no path', { path: '', value: 'x', seen: 0 }, 'body/changes/0/path', '长度应不少于1个字符。'],
  ])('says in both languages where %s stands', async (_what, change, path, zh) => {
    const refused = await save(owner, 'basic', [change]);
    expect([refused.status, refused.body.code]).toEqual([400, 'invalid']);
    expect(refused.body.problems).toEqual([{ path, message: { zh, en: expect.stringMatching(/^[ -~“”]+\.$/u) } }]);
  });

  it('names no part of the server where a request cannot be read', async () => {
    const refused = await owner.call('POST', `/api/applications/${id}/answers`, '{"sheet":');
    expect([refused.status, refused.body.code]).toEqual([400, 'invalid']);
  });

  it.each([
    '<script>alert(1)</script>',
    '#set page(width: 1pt)',
    '=HYPERLINK("x")',
    '${at}',
    '😀',
    '\u202Eabc',
    '1e999',
    '2020-02-30',
    "'; drop table answers; --",
  ])('keeps %j as it was typed', async (value) => {
    const page = await owner.call('GET', `/api/applications/${id}`);
    const seen = page.body.stores.basic.marks.postalAddress ?? 0;
    expect((await save(owner, 'basic', [{ path: 'postalAddress', value, seen }])).status).toBe(200);
    expect((await owner.call('GET', `/api/applications/${id}`)).body.stores.basic.values.postalAddress).toBe(value);
  });

  it('tells a stranger and an absent application apart in nothing', async () => {
    const other = await server.person('other');
    const theirs = await save(other, 'basic', [{ path: 'name', value: 'x', seen: 0 }]);
    const absent = await other.call('POST', '/api/applications/00000000-0000-7000-8000-000000000000/answers', {
      sheet: 'basic',
      changes: [{ path: 'name', value: 'x', seen: 0 }],
    });
    expect([theirs.status, theirs.body]).toEqual([absent.status, absent.body]);
    expect(theirs.status).toBe(404);
  });

  it('asks a visitor to sign in again', async () => {
    expect((await save(server.stranger(), 'basic', [{ path: 'name', value: 'x', seen: 0 }])).status).toBe(401);
  });

  it('asks someone whose session ended or expired to sign in again, and saves nothing', async () => {
    const leaver = await server.person('leaver');
    const theirs = await leaver.open();
    const typed = { sheet: 'basic', changes: [{ path: 'name', value: '江苏试验有限公司', seen: 0 }] };
    const into = `/api/applications/${theirs}/answers`;
    const { db } = server.database;
    const token = decodeURIComponent(/session_token=([^;]+)/u.exec(leaver.cookie)?.[1] ?? '').split('.')[0] ?? '';
    const [late, alive] = [new Date(Date.now() - 1000), new Date(Date.now() + 60_000)];
    await db.updateTable('session').set({ expiresAt: late }).where('token', '=', token).execute();
    expect((await leaver.call('POST', into, typed)).status).toBe(401);
    await db.updateTable('session').set({ expiresAt: alive }).where('token', '=', token).execute();
    const page = await leaver.call('GET', `/api/applications/${theirs}`);
    expect(page.body.stores.basic).toMatchObject({ version: 0, values: {} });
    expect((await leaver.call('POST', into, typed)).status).toBe(200);
    await db.deleteFrom('session').where('token', '=', token).execute();
    expect((await leaver.call('POST', into, typed)).status).toBe(401);
  });

  it('lets one of many saves into the same cell win and shows it to all others', async () => {
    const saves = await Promise.all(
      Array.from({ length: 16 }, (_, i) => save(owner, 'basic', [{ path: 'foreignShare', value: `w${i}`, seen: 0 }])),
    );
    expect(saves.map((answer) => answer.status)).toEqual(saves.map(() => 200));
    const won = saves.filter((answer) => answer.body.conflicts.length === 0);
    expect(won).toHaveLength(1);
    const page = await owner.call('GET', `/api/applications/${id}`);
    const lost = saves.filter((answer) => answer.body.conflicts.length === 1);
    expect(lost.map((answer) => answer.body.conflicts[0].theirs)).toEqual(
      lost.map(() => page.body.stores.basic.values.foreignShare),
    );
  });
});
