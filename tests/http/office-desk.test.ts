import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailMessages } from '#src/services/mail-messages.ts';
import { apiServer, type ApiServer, type Official, type Person } from '#tests/support/api-server.ts';
import { sealed, submit } from '#tests/support/dossier-steps.ts';
import { sampleOrganisation } from '../edition/sample-organisation.ts';

let server: ApiServer;
let applicant: Person;
let handler: Official;
let province: Official;
let supervisor: Official;
let id: string;
let digest: string;
const name = { programme: 'jiangsu-quality-award', edition: '2020' };
const query = `programme=${name.programme}&edition=${name.edition}`;
beforeAll(async () => {
  server = await apiServer({ quick: true, amended: false });
  applicant = await server.person('applicant');
  handler = await server.official('handler', [{ authority: 'zhenjiang', role: 'handler' }]);
  province = await server.official('province', [{ authority: 'province', role: 'leader' }]);
  supervisor = await server.official('supervisor', [{ authority: 'supervision', role: 'handler' }]);
  ({ id, digest } = await sealed(server, applicant, sampleOrganisation()));
});
afterAll(async () => expect(await server.close()).toEqual([]));

describe('a later day [N1]', () => {
  const grant = (person: Person, body: object) =>
    person.call('POST', '/api/extensions', {
      ...name,
      kind: 'submission',
      channel: null,
      applicationId: id,
      until: '2020-06-18',
      reason: '所在园区封闭管理',
      number: '苏质发办〔2020〕9号',
      ...body,
    });

  it('is allowed by a leader of the province only, with reason and number', async () => {
    expect((await grant(handler, {})).status).toBe(404);
    expect((await grant(province, { until: '2020-01-01' })).body.code).toBe('invalid');
    expect((await grant(province, { applicationId: null })).body.code).toBe('invalid');
    expect((await grant(province, { applicationId: 'nobody' })).body.code).toBe('invalid');
    const granted = await grant(province, {});
    expect(granted.status).toBe(201);
    // Nothing was handed in yet: whose draft it is, is not the province's to know.
    expect(granted.body.opens).toBeNull();
    const [listed] = (await applicant.call('GET', '/api/applications')).body;
    expect(listed).toMatchObject({ lastDay: '2020-06-18', addenda: { filed: 0, open: false } });
  });

  it('lets the dossier be submitted after the channel has closed, and no longer than that day', async () => {
    server.setTime('2020-06-19T10:00:00+08:00');
    expect((await submit(applicant, id, digest)).body.code).toBe('out-of-time');
    server.setTime('2020-06-18T23:59:00+08:00');
    expect((await submit(applicant, id, digest)).status).toBe(200);
  });

  it('stands first on the page of supervision, whose own reading is logged', async () => {
    expect((await handler.call('GET', `/api/supervision?${query}`)).status).toBe(404);
    const { body } = await supervisor.call('GET', `/api/supervision?${query}`);
    const [extension] = body.extensions;
    expect(extension).toMatchObject({ applicationId: id, until: '2020-06-18' });
    expect(extension.opens).toMatchObject({ applicant: expect.stringMatching(/./u) });
    const { rows } = await server.database.pool.query(`select * from audit_event where kind = 'supervision-read'`);
    expect(rows).toHaveLength(1);
  });
});

describe('messages [X14]', () => {
  it('reach the office in the product and by mail, without personal data', async () => {
    const { body } = await handler.call('GET', '/api/messages');
    expect(body).toMatchObject({ unread: 1, messages: [{ to: 'authority', authority: 'zhenjiang' }] });
    expect(body.messages[0].text.zh).toContain('请在');
    expect(await mailMessages(server.deps)).toBeGreaterThan(0);
    const [mail] = await server.mailbox.list(handler.email);
    expect(mail?.text).toContain(body.messages[0].text.zh);
    expect(mail?.text).not.toMatch(/\d{11}|@/u);
    expect(await mailMessages(server.deps)).toBe(0);
  });

  it('are read once, and told by telephone with a note', async () => {
    const { body } = await handler.call('GET', '/api/messages');
    const ids = body.messages.map((one: any) => one.id);
    expect((await applicant.call('POST', '/api/messages/read', { ids })).body).toEqual({ read: 0 });
    expect((await handler.call('POST', '/api/messages/read', { ids })).body).toEqual({ read: 1 });
    expect((await handler.call('GET', '/api/messages')).body.unread).toBe(0);
    expect((await applicant.call('POST', `/api/messages/${ids[0]}/told`, {})).status).toBe(404);
    expect((await handler.call('POST', `/api/messages/${ids[0]}/told`, { note: '已电话告知' })).status).toBe(200);
  });

  it('wait while the mail server is down, and block nothing', async () => {
    const down = { ...server.deps, mail: { send: () => Promise.reject(new Error('connection refused')) } };
    const asked = await handler.call('POST', `/api/cases/${id}/actions/ask-correction`, {
      due: '2020-06-30',
      items: [{ place: { kind: 'field', sheet: 'basic', path: 'contactFax' }, reason: '缺区号', asked: '补区号' }],
    });
    expect(asked.status, JSON.stringify(asked.body)).toBe(200);
    expect(await mailMessages(down)).toBe(0);
    expect(await mailMessages(server.deps)).toBe(1);
    expect((await applicant.call('GET', '/api/messages')).body.messages[0].title.zh).toBe('请补正申报材料');
  });
});

describe('what comes after submission', () => {
  it('is a dated addition that goes to the province and changes nothing frozen [A2.1, E6]', async () => {
    const before = (await province.call('GET', `/api/cases/${id}`)).body.dossier.digest;
    const added = await applicant.call('POST', `/api/applications/${id}/addenda`, {
      kind: 'newFact',
      day: '2020-06-18',
      text: '收到环保部门限期整改通知。',
    });
    expect(added.status, JSON.stringify(added.body)).toBe(201);
    const again = await applicant.call('POST', `/api/applications/${id}/addenda`, {
      kind: 'newFact',
      day: '2020-06-18',
      text: '收到环保部门限期整改通知。',
      files: [],
    });
    expect(again.body, 'the same words sent twice are one addition').toEqual(added.body);
    const own = (await applicant.call('GET', `/api/applications/${id}`)).body;
    expect(own.addenda).toMatchObject({
      denial: null,
      filed: [{ id: added.body.task, day: '2020-06-18', read: false }],
    });
    const seen = (await province.call('GET', `/api/cases/${id}`)).body;
    expect(seen.dossier.digest).toBe(before);
    expect(seen.tasks.find((task: any) => task.kind === 'addendum')).toMatchObject({ state: 'arrived' });
    const read = (person: Person) => person.call('PUT', `/api/cases/${id}/addenda/${added.body.task}`);
    expect((await read(handler)).status).toBe(403);
    expect((await read(province)).body).toEqual({ state: 'read' });
    const [listed] = (await applicant.call('GET', '/api/applications')).body;
    expect(listed.addenda).toEqual({ filed: 1, open: true });
    expect((await applicant.call('GET', `/api/applications/${id}`)).body.addenda.filed[0].read).toBe(true);
  });
});

describe('a record of interference', () => {
  it('is filed by anyone with an account and read by supervision only; the tables hold neither words nor name', async () => {
    const record = { who: '某单位负责人', when: '2020-06-18 上午', what: '电话询问并要求关照。' };
    expect((await applicant.call('POST', '/api/interference', { ...name, record })).status).toBe(201);
    expect((await server.stranger().call('POST', '/api/interference', { ...name, record })).status).toBe(401);
    for (const person of [province, handler, applicant])
      expect((await person.call('GET', `/api/interference?${query}`)).status).toBe(404);
    const { body } = await supervisor.call('GET', `/api/interference?${query}`);
    expect(body).toMatchObject([record]);
    const { rows } = await server.database.pool.query(`select * from audit_event where kind = 'interference-filed'`);
    expect(JSON.stringify(rows)).not.toContain(applicant.email);
    expect(rows[0].actor_id).toBe('withheld');
  });
});

describe('the overview', () => {
  it('counts channels by states within what one may see', async () => {
    const all = (await province.call('GET', `/api/overview?${query}`)).body;
    expect(all.tallies).toEqual([
      { channel: 'zhenjiang', class: 'organisation', state: 'correcting', count: 1, overdue: 0 },
    ]);
    expect(all.channels.length).toBeGreaterThan(13);
    const own = (await handler.call('GET', `/api/overview?${query}`)).body;
    expect(own.channels.map((one: any) => one.id)).toEqual(['zhenjiang']);
    expect((await applicant.call('GET', `/api/overview?${query}`)).status).toBe(404);
  });
});
