import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiServer, type ApiServer, type Official, type Person } from '#tests/support/api-server.ts';
import { attachScans, sealed, submit } from '#tests/support/dossier-steps.ts';
import { markOf } from '#tests/support/paper.ts';
import { sampleOrganisation } from '../edition/sample-organisation.ts';

let server: ApiServer;
let applicant: Person;
let clerk: Official;
let city: Official;
let other: Official;
let id = '';
let first = '';
let second = '';
beforeAll(async () => {
  server = await apiServer({ quick: true });
  applicant = await server.person('applicant');
  clerk = await server.official('clerk', [{ authority: 'province', role: 'handler' }]);
  city = await server.official('city', [{ authority: 'zhenjiang', role: 'handler' }]);
  other = await server.official('other', [{ authority: 'suzhou', role: 'handler' }]);
  const made = await sealed(server, applicant, sampleOrganisation());
  [id, first] = [made.id, made.digest];
  await submit(applicant, id, first);
});
afterAll(async () => expect(await server.close()).toEqual([]));

const scan = async (text: string, person: Person = clerk, more: object = {}) => {
  const { status, body } = await person.call('POST', '/api/paper/scan', { text, ...more });
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
};
const book = (person: Person, seen: number, counted: object, more: object = {}) =>
  person.call('POST', `/api/paper/cases/${id}/arrivals`, { seen, counted, ...more });

describe('a page scanned at the counter [X10, M8]', () => {
  it('of the revision handed in is right: the clerk learns the case, its volume and what is asked', async () => {
    const body = await scan(markOf(id, 1, 'a', 1, first));
    expect(body).toMatchObject({ verdict: 'right', volume: 'a', page: '1' });
    expect(body.title.zh).toContain('第1版');
    expect(body.todo.zh).toContain('逐本点清');
    expect(body.found).toMatchObject({
      id,
      revision: 1,
      side: 'province',
      class: { id: 'organisation' },
      volumes: [
        { id: 'a', asked: 3, copies: 0 },
        { id: 'b', asked: 3, copies: 0 },
      ],
      medium: { asked: true, counted: 0 },
      complete: false,
    });
  });

  it('is read whatever width and case the input method made of it', async () => {
    const wide = [...markOf(id, 1, 'a', 'iv', first)]
      .map((sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0))
      .join('');
    for (const text of [wide, ` ${markOf(id, 1, 'a', 1, first)}\r\n`, markOf(id, 1, 'a', 1, first).toUpperCase()])
      expect((await scan(text)).verdict, text).toBe('right');
    expect(await scan(markOf(id, 1, 'COACHING', 1, first))).toMatchObject({ verdict: 'right', volume: null });
  });

  it('of a leaf or a loose sheet, a form or a receipt is recognised, and counts for no volume', async () => {
    expect(await scan(markOf(id, 1, 'recentDeclaration', 1, first))).toMatchObject({ verdict: 'right', volume: null });
    expect(await scan(markOf(id, 1, 'form', 3, first))).toMatchObject({ verdict: 'right', volume: null });
    expect(await scan(markOf(id, 1, 'receipt', 1, first))).toMatchObject({ verdict: 'receipt', found: { id } });
  });

  it('scanned twenty times says twenty times the same and counts nothing by itself', async () => {
    const answers = [];
    for (let n = 0; n < 20; n += 1) answers.push(JSON.stringify(await scan(markOf(id, 1, 'b', 2, first))));
    expect(new Set(answers).size).toBe(1);
    expect((await clerk.call('GET', `/api/paper/cases/${id}`)).body).toMatchObject({ version: 0, arrivals: [] });
  });

  it.each([
    ['draft', (a: string) => markOf(a, 1, 'a', 1, 'draft')],
    ['unknown', () => markOf('00000000-0000-7000-8000-000000000000', 1, 'a', 1, 'f'.repeat(64))],
    ['forged', (a: string) => markOf(a, 1, 'a', 1, 'f'.repeat(64))],
    ['forged', (a: string, d: string) => markOf(a, 7, 'a', 1, d)],
    ['forged', (a: string, d: string) => markOf(a, 1, 'z', 1, d)],
    ['forged', (a: string, d: string) => markOf(a, 1, 'a', 999, d)],
    ['forged', (a: string, d: string) => markOf(a, 1, 'a', 0, d)],
    ['unreadable', (a: string, d: string) => markOf(a, 1, 'a', 1, d).slice(0, -5)],
    ['unreadable', (a: string, d: string) => markOf(a, 1, 'a', 1, d).repeat(2)],
    ['unreadable', () => '江苏省省长质量奖申报材料，请当面点清'],
    ['unreadable', () => '6901234567892'],
    ['unreadable', () => ''],
    ['unreadable', () => '鼎'.repeat(10_000)],
    ['unreadable', (a: string) => `LAUREL1|${a}|1|a|1|${'0'.repeat(9000)}`],
    ['unreadable', (a: string) => `LAUREL1|${a}|1|'; drop table task; --|1|${'0'.repeat(64)}`],
  ])('is told to be %s, with what to do', async (verdict, text) => {
    const body = await scan(text(id, first));
    expect(body.verdict).toBe(verdict);
    expect(body.todo.zh.length).toBeGreaterThan(8);
    expect(body.todo.en).toMatch(/^[\u0020-\u024F\u2010-\u203A]+(?:定稿)?/u);
    expect([body.found, body.volume]).toEqual([null, null]);
  });

  it('is unknown to another city, and to the counter of another edition of another edition [X15]', async () => {
    const theirs = await scan(markOf(id, 1, 'a', 1, first), other);
    const nothing = await scan(markOf('00000000-0000-7000-8000-000000000000', 1, 'a', 1, first), other);
    expect(theirs).toEqual(nothing);
    expect((await other.call('GET', `/api/paper/cases/${id}`)).status).toBe(404);
    const edition = { programme: 'jiangsu-quality-award', edition: '2031' };
    expect(await scan(markOf(id, 1, 'a', 1, first), clerk, { edition })).toMatchObject({
      verdict: 'edition',
      found: null,
    });
    expect((await applicant.call('POST', '/api/paper/scan', { text: markOf(id, 1, 'a', 1, first) })).status).toBe(404);
  });
});

describe('paper booked at the counter [R4, M8, M13]', () => {
  it('keeps what was counted, by whom, when, in which box, and says what is owed', async () => {
    const done = await book(
      clerk,
      0,
      {
        volumes: { a: 3, b: 2 },
        courier: '=HYPERLINK("http://x.invalid","SF1")',
        arrivedAt: '2020-05-20T09:30:00+08:00',
      },
      { place: { box: '镇江-01', shelf: 'A3' } },
    );
    expect(done.status, JSON.stringify(done.body)).toBe(200);
    expect(done.body).toMatchObject({
      version: 1,
      complete: false,
      place: { box: '镇江-01', shelf: 'A3' },
      arrivals: [
        {
          by: 'clerk',
          revision: 1,
          volumes: { a: 3, b: 2 },
          arrivedAt: '2020-05-20T01:30:00.000Z',
          courier: '=HYPERLINK("http://x.invalid","SF1")',
        },
      ],
    });
    expect(done.body.owed.map((one: any) => one.zh)).toEqual(['证实册应有3本，已有2本', '缺光盘或U盘']);
  });

  it('by a second clerk who had not seen it is refused and overwrites nothing', async () => {
    const late = await book(clerk, 0, { volumes: { a: 1 } });
    expect([late.status, late.body.code]).toEqual([409, 'conflict']);
    const both = await Promise.all([book(clerk, 1, { volumes: { b: 1 } }), book(clerk, 1, { volumes: { b: 1 } })]);
    expect(both.map((one) => one.status).toSorted()).toEqual([200, 409]);
    const { body } = await clerk.call('GET', `/api/paper/cases/${id}`);
    expect(body.volumes.map((one: any) => one.copies)).toEqual([3, 3]);
  });

  it.each([
    ['a negative count', { volumes: { a: -1 } }],
    ['an absurd count', { volumes: { a: 1000 } }],
    ['half a copy', { volumes: { a: 0.5 } }],
    ['a volume that is not asked', { volumes: { z: 1 } }],
    ['nothing at all', { volumes: {} }],
    ['pages exchanged where nothing is outdated', { volumes: {}, exchanged: { a: 1 } }],
    ['a time to come', { volumes: { a: 1 }, arrivedAt: '2031-01-01T00:00:00Z' }],
    ['a time before the window', { volumes: { a: 1 }, arrivedAt: '1999-01-01T00:00:00Z' }],
    ['a disc of something else', { volumes: {}, media: { disc: 1, usb: 0 }, packageDigest: '0'.repeat(16) }],
    ['a courier number of ten thousand signs', { volumes: { a: 1 }, courier: '9'.repeat(10_000) }],
  ])('with %s is refused in words', async (_what, counted) => {
    const { body: before } = await clerk.call('GET', `/api/paper/cases/${id}`);
    const done = await book(clerk, before.version, counted);
    expect(done.status).toBe(400);
    expect(done.body.reason.zh.length).toBeGreaterThan(5);
    expect((await clerk.call('GET', `/api/paper/cases/${id}`)).body).toEqual(before);
  });

  it('is complete with the disc, verified by the digest that its label prints', async () => {
    const done = await book(clerk, 2, {
      volumes: {},
      media: { disc: 1, usb: 0 },
      packageDigest: first.slice(0, 16).toUpperCase(),
    });
    expect(done.status, JSON.stringify(done.body)).toBe(200);
    expect(done.body).toMatchObject({ complete: true, owed: [], medium: { counted: 1 } });
    expect(done.body.arrivals.at(-1).verified).toBe(true);
  });

  it('is corrected with a reason: what was booked stays on record, struck out', async () => {
    const { body: before } = await clerk.call('GET', `/api/paper/cases/${id}`);
    const wrong = before.arrivals[1].id;
    const at = `/api/paper/cases/${id}/arrivals/${wrong}/correction`;
    expect((await clerk.call('POST', at, { seen: before.version })).status).toBe(400);
    const done = await clerk.call('POST', at, {
      seen: before.version,
      reason: '多数了一本',
      counted: { volumes: {}, missing: ['第2本缺第35页'] },
    });
    expect(done.status, JSON.stringify(done.body)).toBe(200);
    expect(done.body.arrivals).toHaveLength(4);
    expect(done.body.arrivals[1]).toMatchObject({ volumes: { b: 1 }, struck: { by: 'clerk', reason: '多数了一本' } });
    expect(done.body.owed.map((one: any) => one.zh)).toEqual(['证实册应有3本，已有2本', '缺：第2本缺第35页']);
    expect((await clerk.call('POST', at, { seen: done.body.version, reason: '再改' })).body.code).toBe('absent');
  });

  it('moves to another box, and is found by it', async () => {
    const { body: before } = await clerk.call('GET', `/api/paper/cases/${id}`);
    const moved = await clerk.call('PUT', `/api/paper/cases/${id}/place`, {
      seen: before.version,
      place: { box: '镇江-02' },
    });
    expect(moved.body.place).toEqual({ box: '镇江-02', shelf: null });
    const inBox = async (box: string) =>
      (await clerk.call('GET', `/api/paper?box=${encodeURIComponent(box)}`)).body.rows.map((row: any) => row.id);
    expect([await inBox('镇江-02'), await inBox('镇江-01')]).toEqual([[id], []]);
    expect((await clerk.call('GET', '/api/paper/boxes')).body).toEqual([{ box: '镇江-02', shelf: null, count: 1 }]);
  });

  it('at the city is a booking of its own; nobody books for another, and a stranger not at all', async () => {
    const { body } = await city.call('GET', `/api/paper/cases/${id}`);
    expect(body).toMatchObject({ side: 'channel', version: 0, place: null });
    expect((await book(city, 0, { volumes: { a: 3, b: 3 }, media: { disc: 0, usb: 1 } })).body).toMatchObject({
      complete: true,
    });
    expect((await clerk.call('GET', `/api/paper/cases/${id}`)).body).toMatchObject({
      side: 'province',
      complete: false,
    });
    expect((await clerk.call('GET', `/api/paper/cases/${id}?side=channel`)).body).toMatchObject({ complete: true });
    expect((await book(city, 1, { volumes: { a: 1 } }, { side: 'province' })).status).toBe(404);
    expect((await book(other, 0, { volumes: { a: 1 } })).status).toBe(404);
    expect((await book(applicant, 0, { volumes: { a: 1 } })).status).toBe(404);
    const viewer = await server.official('viewer', [{ authority: 'province', role: 'viewer' }]);
    expect((await book(viewer, 0, { volumes: { a: 1 } })).status).toBe(404);
  });

  it('is listed by how it stands, for one’s own channel only', async () => {
    const list = async (person: Person, query = '') => (await person.call('GET', `/api/paper${query}`)).body;
    expect(await list(clerk)).toMatchObject({ side: 'province', tally: { absent: 0, short: 1, complete: 0 } });
    expect(await list(city)).toMatchObject({ side: 'channel', tally: { absent: 0, short: 0, complete: 1 } });
    expect((await list(clerk, '?standing=short')).rows).toMatchObject([
      { id, standing: 'short', missing: ['第2本缺第35页'] },
    ]);
    expect((await list(clerk, '?standing=complete')).rows).toEqual([]);
    expect((await list(other)).rows).toEqual([]);
    expect((await applicant.call('GET', '/api/paper')).status).toBe(404);
    expect((await server.stranger().call('GET', '/api/paper')).status).toBe(401);
  });
});

describe('after a correction', () => {
  it('pages whose sheet did not change stay right, the others are outdated, and a revision to come is too early', async () => {
    const act = (person: Person, action: string, body: object) =>
      person.call('POST', `/api/cases/${id}/actions/${action}`, body);
    await act(city, 'ask-correction', {
      due: '2020-06-02',
      items: [{ place: { kind: 'field', sheet: 'basic', path: 'contactFax' }, reason: '传真缺区号', asked: '补区号' }],
    });
    const page = (await applicant.call('GET', `/api/applications/${id}`)).body;
    await applicant.call('POST', `/api/applications/${id}/answers`, {
      sheet: 'basic',
      changes: [{ path: 'contactFax', value: '0511-65550000', seen: page.stores.basic.marks.contactFax ?? 0 }],
    });
    const [item] = page.corrections.flatMap((one: any) => one.items);
    await applicant.call('PUT', `/api/applications/${id}/corrections/${item.id}/answer`, { answer: '已改' });
    await applicant.call('POST', `/api/applications/${id}/actions/finalise`);
    await server.runJobs();
    await attachScans(applicant, id);
    const { body: again } = await applicant.call('GET', `/api/applications/${id}`);
    second = again.dossier.digest;
    expect(await scan(markOf(id, 2, 'a', 1, second))).toMatchObject({ verdict: 'later' });
    expect((await submit(applicant, id, second)).status).toBe(200);
    expect(await scan(markOf(id, 2, 'a', 1, second))).toMatchObject({ verdict: 'right' });
    // Volume B says the same: its copies of the first revision are right as they are.
    expect(await scan(markOf(id, 1, 'b', 1, first))).toMatchObject({ verdict: 'kept', volume: 'b' });
    expect(await scan(markOf(id, 1, 'recentDeclaration', 1, first))).toMatchObject({ verdict: 'kept', volume: null });
  });

  it('a page of the changed sheet is told from one of a sealed leaf that was kept', async () => {
    // Volumes that are not typeset have one page; a real one has many.
    await sql`update dossier set volumes = jsonb_set(volumes, '{volume-a.pdf,pages}', '60')`.execute(
      server.database.db,
    );
    const words: string[] = [];
    for (const page of [1, 3, 5, 7, 9, 11, 13]) {
      const { verdict, title, todo } = await scan(markOf(id, 1, 'a', page, first));
      words.push(`${verdict} ${title.zh} ${todo.zh}`);
    }
    expect(words.some((one) => one.startsWith('kept') && one.includes('承诺'))).toBe(true);
    expect(words.some((one) => one.startsWith('outdated') && one.includes('基本情况'))).toBe(true);
    expect(await scan(markOf(id, 1, 'a', 'ii', first))).toMatchObject({ verdict: 'outdated' });
  });

  it('copies of the earlier revision wait for their pages to be exchanged, and are complete then', async () => {
    const { body: stale } = await city.call('GET', `/api/paper/cases/${id}`);
    expect(stale.volumes).toMatchObject([
      { id: 'a', copies: 0, stale: 3 },
      { id: 'b', copies: 3, stale: 0 },
    ]);
    expect(stale.owed[0].zh).toContain('须换页');
    expect((await city.call('GET', '/api/paper?standing=recheck')).body.rows).toMatchObject([{ id }]);
    const done = await book(city, stale.version, { volumes: {}, exchanged: { a: 3 } });
    expect(done.body, JSON.stringify(done.body)).toMatchObject({ complete: true, owed: [] });
  });
});
