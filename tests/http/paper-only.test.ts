import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { creditCodeCheck, identityCheck, organisationCodeCheck } from '#src/definition/value/check-digit.ts';
import { sealedScan } from '#src/cli/sealed-scan.ts';
import { sweepClashes } from '#src/services/find-clashes.ts';
import { paperReceiptInput } from '#src/services/paper-receipt.ts';
import { listPaper } from '#src/services/paper-list.ts';
import { paperTable } from '#src/services/paper-export.ts';
import { findSessionUser } from '#src/store/sessions.ts';
import { apiServer, type ApiServer, type Official, type Person } from '#tests/support/api-server.ts';
import { consultAll } from '#tests/support/consultation-steps.ts';
import { bookAll, markOf } from '#tests/support/paper.ts';

let server: ApiServer;
let handler: Official;
let leader: Official;
let other: Official;
let province: Official[];
let id = '';
beforeAll(async () => {
  server = await apiServer({ quick: true });
  handler = await server.official('handler', [{ authority: 'zhenjiang', role: 'handler' }]);
  leader = await server.official('leader', [{ authority: 'zhenjiang', role: 'leader' }]);
  other = await server.official('other', [{ authority: 'suzhou', role: 'handler' }]);
  province = [
    await server.official('one', [{ authority: 'province', role: 'handler' }]),
    await server.official('two', [{ authority: 'province', role: 'reviewer' }]),
  ];
});
afterAll(async () => expect(await server.close()).toEqual([]));

/** A whole credit code of eight invented signs. */
function uscc(body: string): string {
  const whole = `91321100${body}${organisationCodeCheck(body)}`;
  return `${whole}${creditCodeCheck(whole)}`;
}
const number = (() => {
  const body = '32110219790101123';
  return `${body}${identityCheck(body)}`;
})();
const organisation = {
  programme: 'jiangsu-quality-award',
  edition: '2020',
  class: 'organisation',
  channel: 'zhenjiang',
  name: '镇江砚坪陶瓷有限公司',
  code: uscc('QWERT123'),
  receivedOn: '2020-05-19',
};
const person = { ...organisation, class: 'individual', name: '何样例', person: number };
const register = (who: Person, change: object = {}, of: object = organisation) =>
  who.call('POST', '/api/paper/applications', { ...of, ...change });
const act = (who: Person, action: string, body: object = {}) =>
  who.call('POST', `/api/cases/${id}/actions/${action}`, body);

describe('an application on paper only [X11]', () => {
  it.each([
    ['a code whose check digit does not fit', { code: '913211007500990621' }, 400],
    ['a code that is none', { code: '镇江' }, 400],
    ['a person’s number where none is asked', { person: number }, 400],
    ['a day to come', { receivedOn: '2020-05-21' }, 400],
    ['a day past the cut-off of its channel', { receivedOn: '2020-04-01' }, 409],
    ['a class that is not there', { class: 'constructor' }, 400],
    ['a name of ten thousand signs', { name: '瓷'.repeat(10_000) }, 400],
  ])('with %s is not registered, and nothing stays of it', async (_what, change, status) => {
    const all = async () => (await server.database.db.selectFrom('application').select('id').execute()).length;
    const before = await all();
    const done = await register(handler, change);
    expect([done.status, done.body.reason?.zh.length > 5]).toEqual([status, true]);
    expect(await all()).toBe(before);
  });

  it('of an individual needs an identity number that can be one, and the refusal does not repeat it', async () => {
    expect((await register(handler, { person: undefined }, person)).status).toBe(400);
    const wrong = await register(handler, { person: '321102197901011230' }, person);
    expect([wrong.status, JSON.stringify(wrong.body).includes('3211021979')]).toEqual([400, false]);
  });

  it('is registered by its channel or the province, not by another city, an applicant or a leader who only signs', async () => {
    const applicant = await server.person('applicant');
    for (const who of [other, applicant, leader]) expect((await register(who)).status).toBe(404);
    expect((await register(server.stranger())).status).toBe(401);
    const made = await register(handler);
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    id = made.body.id;
    expect((await register(handler)).body.code).toBe('conflict');
    // Early codes in lawful use fail the check digit.
    expect(
      (await register(province[0]!, { code: '913211007500990621', asOnLicence: true, name: '镇江老代码厂' })).status,
    ).toBe(201);
  });

  it('waits in the queue of its channel, is found by two characters, counted, and unknown elsewhere', async () => {
    const { body } = await handler.call('GET', '/api/cases?view=waiting');
    expect(body.cases.map((one: any) => one.applicant).toSorted()).toEqual(
      ['镇江砚坪陶瓷有限公司', '镇江老代码厂'].toSorted(),
    );
    expect(body.cases.find((one: any) => one.id === id)).toMatchObject({
      state: { id: 'submitted' },
      turn: { id: 'zhenjiang' },
    });
    const found = (await handler.call('GET', `/api/cases?view=all&q=${encodeURIComponent('砚坪')}`)).body.cases;
    expect(found.map((one: any) => one.id)).toEqual([id]);
    expect((await other.call('GET', '/api/cases?view=all')).body.cases).toEqual([]);
    expect((await other.call('GET', `/api/cases/${id}`)).status).toBe(404);
    expect((await handler.call('GET', '/api/paper')).body).toMatchObject({ tally: { absent: 2 } });
  });

  it('has identity, checklist and acts but no content: every row is for a person, and nothing is found wrong', async () => {
    const { body } = await handler.call('GET', `/api/cases/${id}`);
    expect(body).toMatchObject({ paperOnly: true, dossier: null, findings: [], receipts: [] });
    expect(body.checks.length).toBeGreaterThan(5);
    expect(new Set(body.checks.map((row: any) => row.kind))).toEqual(new Set(['person']));
    expect(body.checklist.map((entry: any) => entry.side)).toEqual(['office']);
    expect(body.history).toMatchObject([{ action: { id: 'register-paper' }, by: 'handler' }]);
    const dossier = await handler.call('GET', `/api/cases/${id}/dossier`);
    expect([dossier.status, dossier.body.reason.zh]).toEqual([404, expect.stringContaining('纸质申报')]);
    expect((await handler.call('GET', `/api/applications/${id}/documents/volume-a.pdf`)).status).toBe(404);
    expect((await handler.call('GET', `/api/applications/${id}`)).status).toBe(404);
  });

  it('bears a scan of its cover, uploaded by the office', async () => {
    const file = await handler.upload(
      id,
      'cover.jpg',
      await sealedScan('<svg xmlns="http://www.w3.org/2000/svg" width="400" height="600"/>'),
    );
    expect(file.status, JSON.stringify(file.body)).toBe(200);
    const put = (sha256: string) => handler.call('PUT', `/api/paper/applications/${id}/scan`, { file: sha256 });
    expect((await put('f'.repeat(64))).status).toBe(400);
    expect((await put(file.body.sha256)).status).toBe(200);
    expect((await handler.call('GET', `/api/applications/${id}/files/${file.body.sha256}`)).status).toBe(200);
    expect((await other.call('GET', `/api/applications/${id}/files/${file.body.sha256}`)).status).toBe(404);
    expect((await handler.call('GET', `/api/paper/cases/${id}`)).body).toMatchObject({
      paperOnly: true,
      revision: 0,
      registered: { code: organisation.code, person: null, receivedOn: '2020-05-19', scan: file.body.sha256 },
    });
  });

  it('keeps of an identity number only a keyed hash and its masked form, by which a second registration clashes [E12]', async () => {
    const made = await register(handler, {}, person);
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    expect((await handler.call('GET', `/api/paper/cases/${made.body.id}`)).body.registered.person).toBe(
      `321102********${number.slice(-4)}`,
    );
    const again = await register(other, { channel: 'suzhou' }, person);
    expect(again.status).toBe(201);
    const clashing = async () => (await province[1]!.call('GET', '/api/clashes')).body.map((one: any) => one.pair);
    expect(await clashing()).toEqual(['samePerson']);
    for (const edition of server.deps.editions.all()) await sweepClashes(server.deps, edition);
    expect(await clashing()).toEqual(['samePerson']);
    const { rows } = await sql<{ where: string }>`select string_agg(t::text, ' ') as where from (
      select row_to_json(application)::text as t from application union all select row_to_json(audit_event)::text from audit_event
      union all select row_to_json(paper_applicant)::text from paper_applicant union all select row_to_json(identity_key)::text from identity_key
      union all select row_to_json(task)::text from task union all select row_to_json(act)::text from act union all select row_to_json(message)::text from message) x`.execute(
      server.database.db,
    );
    expect(rows[0]?.where.includes(number)).toBe(false);
  });
});

describe('its way through the offices', () => {
  it('goes by checklist and decisions; a correction is asked by letter', async () => {
    const asked = await act(handler, 'ask-correction', {
      due: '2020-06-02',
      items: [{ place: { kind: 'evidence' }, reason: '营业执照不清楚', asked: '重新复印' }],
    });
    expect([asked.status, asked.body.reason.zh]).toEqual([409, expect.stringContaining('书面')]);
    const tick = async (who: Person) => {
      for (const row of (await who.call('GET', `/api/cases/${id}`)).body.checks)
        expect((await who.call('PUT', `/api/cases/${id}/checks/${row.row}`, { verdict: 'fine' })).status).toBe(200);
    };
    expect((await act(handler, 'accept')).body.code).toBe('findings');
    await tick(handler);
    expect((await act(handler, 'accept')).body).toMatchObject({ state: 'accepted' });
    expect((await act(leader, 'sign-opinion')).body.reason.zh).toContain('征求');
    await consultAll(handler, id, '2020-05-20');
    expect((await act(leader, 'sign-opinion')).body).toMatchObject({ state: 'reviewed' });
  });

  it('its leaf of the recommendation is printed with a mark that the counter knows, signed and laid down', async () => {
    const { status } = await handler.call('GET', `/api/applications/${id}/leaves/recommendation.pdf`);
    expect(status).toBe(200);
    const printed = await handler.call('GET', `/api/applications/${id}/preview/recommendation`);
    const file = await handler.upload(id, 'recommendation.jpg', await sealedScan(printed.body.pages[0]));
    expect(
      (await handler.call('PUT', `/api/cases/${id}/leaves/recommendation`, { file: file.body.sha256 })).status,
    ).toBe(200);
    const government = await server.official('mayor', [{ authority: 'zhenjiang.government', role: 'leader' }]);
    expect((await act(government, 'recommend', { number: '镇政发〔2020〕12号' })).body).toMatchObject({
      state: 'recommended',
    });
  });

  it('is forwarded in a batch, which tells what of it has come on paper', async () => {
    const made = await handler.call('POST', '/api/batches', { cases: [id], number: '镇质发〔2020〕3号' });
    expect((await handler.call('POST', `/api/batches/${made.body.id}/send`)).body.results).toMatchObject([
      { id, state: 'forwarded' },
    ]);
    const batch = async () => (await province[0]!.call('GET', `/api/batches/${made.body.id}/paper`)).body;
    expect(await batch()).toMatchObject({ rows: [{ id, standing: 'absent', paperOnly: true }] });
    expect((await other.call('GET', `/api/batches/${made.body.id}/paper`)).status).toBe(404);
    await province[0]!.call('POST', `/api/paper/cases/${id}/arrivals`, {
      seen: 0,
      counted: { volumes: { a: 3 }, courier: '=1+1', remarks: '@SUM(A1)' },
      place: { box: '箱1', shelf: '架2' },
    });
    expect(await batch()).toMatchObject({ rows: [{ id, standing: 'short', place: { box: '箱1', shelf: '架2' } }] });
  });

  it('is admitted once its paper is complete: the refusal names what is missing [M8]', async () => {
    const [one, two] = province as [Official, Official];
    for (const who of [one, two]) await who.call('PUT', `/api/cases/${id}/formal-check`, { verdict: 'pass' });
    const refused = await act(two, 'admit');
    expect(refused.body.reason.zh).toContain('证实册应有3本，已有0本');
    expect(refused.body.reason.zh).toContain('缺光盘或U盘');
    await bookAll(one, id);
    const admitted = await act(two, 'admit');
    expect(admitted.body, JSON.stringify(admitted.body)).toMatchObject({ state: 'admitted' });
  });

  it('gives the data of a printed receipt, and rows for export in which a formula stays a text', async () => {
    const [one] = province as [Official];
    const user = await findSessionUser(server.database.db, tokenIn(one.cookie), '2020-05-20');
    const seats = [
      { programme: organisation.programme, authority: 'province', side: 'province', channel: null, role: 'handler' },
    ] as const;
    const actor = { kind: 'user', id: user!.id, name: 'one', email: one.email, seats, factor: true } as const;
    const receipt = await paperReceiptInput(server.deps, actor, id);
    expect(receipt).toMatchObject({
      applicant: organisation.name,
      revision: 0,
      digest: null,
      receivedBy: { zh: '江苏省质量发展委员会办公室' },
      volumes: [
        { copies: 3, asked: 3 },
        { copies: 3, asked: 3 },
      ],
      media: 1,
      place: { box: '箱1', shelf: '架2' },
      owed: [],
    });
    expect(receipt).toHaveProperty('arrivals.0.clerk', 'one');
    const list = await listPaper(server.deps, actor, { filter: { box: '箱1' }, after: null, limit: 10 });
    if ('denied' in list) throw new Error(list.reason.en);
    const table = paperTable(list.rows, 'zh', 'Asia/Shanghai');
    expect(table.rows).toHaveLength(1);
    expect(table.rows[0]).toHaveLength(table.head.length);
    expect(table.rows[0]).toContain('=1+1');
    expect(table.rows[0]).toContain('齐全');
  });

  it('a page of its own office leaf is known at the counter; a made-up digest is not', async () => {
    const printed = await handler.call('GET', `/api/applications/${id}/preview/recommendation`);
    expect(printed.status).toBe(200);
    const scanned = await province[0]!.call('POST', '/api/paper/scan', { text: markOf(id, 0, 'a', 1, 'e'.repeat(64)) });
    expect(scanned.body.verdict).toBe('forged');
  });
});

const tokenIn = (cookie: string): string =>
  decodeURIComponent(/session_token=([^;]+)/u.exec(cookie)?.[1] ?? '').split('.')[0] ?? '';
