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
    ['text over the technical limit', { path: 'name', value: '长'.repeat(70_000), seen: 0 }, 413],
    ['a NUL, which no database keeps', { path: 'name', value: 'a\u0000b', seen: 0 }, 400],
    ['half an emoji', { path: 'name', value: 'a\uD83D', seen: 0 }, 400],
    ['rows that are there twice', { path: 'branches', value: ['a', 'a'], seen: 0 }, 400],
    [
      'more rows than the edition takes',
      { path: 'branches', value: Array.from({ length: 2_500 }, (_, i) => `r${i}`), seen: 0 },
      413,
    ],
    ['a reason for a field that is not there', { path: '$blank/nothing', value: 'x', seen: 0 }, 400],
  ])('refuses %s with the path, and saves nothing of it', async (_what, change, status) => {
    const refused = await save(owner, 'basic', [change]);
    expect(refused.status).toBe(status);
    expect(refused.body.reason.zh).not.toBe('');
    expect(JSON.stringify(refused.body)).toContain(status === 400 && change.seen === -1 ? 'seen' : change.path);
  });

  it('refuses a sheet that is not there, or is filled in by an office, and names it', async () => {
    for (const sheet of ['nothing', 'constructor', 'recommendation']) {
      const refused = await save(owner, sheet, [{ path: 'opinion', value: 'x', seen: 0 }]);
      expect([refused.status, refused.body.code]).toEqual([400, 'invalid']);
      expect(JSON.stringify(refused.body)).toContain(sheet);
    }
  });

  it('refuses 100,000 rows at the door', async () => {
    expect(
      (
        await save(owner, 'basic', [
          { path: 'branches', value: Array.from({ length: 100_000 }, (_, i) => `r${i}`), seen: 0 },
        ])
      ).status,
    ).toBe(400);
  });

  it('refuses 10 MB in a field before reading it into the database', async () => {
    expect((await save(owner, 'basic', [{ path: 'name', value: 'x'.repeat(10 * 1024 * 1024), seen: 0 }])).status).toBe(
      413,
    );
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
