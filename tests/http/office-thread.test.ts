import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiServer, type ApiServer, type Official, type Person } from '#tests/support/api-server.ts';
import { sealedScan } from '#src/cli/sealed-scan.ts';
import { consultAll } from '#tests/support/consultation-steps.ts';
import { attachScans, sealed, submit } from '#tests/support/dossier-steps.ts';
import { bookAll } from '#tests/support/paper.ts';
import { sampleOrganisation } from '../edition/sample-organisation.ts';

let server: ApiServer;
let applicant: Person;
let handler: Official;
let leader: Official;
let other: Official;
let id: string;
beforeAll(async () => {
  server = await apiServer({ quick: true });
  applicant = await server.person('applicant');
  handler = await server.official('handler', [{ authority: 'zhenjiang', role: 'handler' }]);
  leader = await server.official('leader', [{ authority: 'zhenjiang', role: 'leader' }]);
  other = await server.official('other', [{ authority: 'suzhou', role: 'handler' }]);
  const made = await sealed(server, applicant, sampleOrganisation());
  id = made.id;
  const submitted = await submit(applicant, id, made.digest);
  expect(submitted.status, JSON.stringify(submitted.body)).toBe(200);
});
afterAll(async () => expect(await server.close()).toEqual([]));

const act = (person: Person, action: string, body: object = {}) =>
  person.call('POST', `/api/cases/${id}/actions/${action}`, body);

const tickAll = async (person: Official) => {
  const { body } = await person.call('GET', `/api/cases/${id}`);
  for (const row of body.checks.filter((one: any) => one.kind === 'person'))
    expect((await person.call('PUT', `/api/cases/${id}/checks/${row.row}`, { verdict: 'fine' })).status).toBe(200);
};

describe('a submitted dossier', () => {
  it('waits in the list of its channel, with since and due, and is unknown to another city [R2, X15]', async () => {
    const { body } = await handler.call('GET', '/api/cases?view=waiting');
    expect(body.cases).toMatchObject([
      { id, channel: { id: 'zhenjiang' }, state: { id: 'submitted' }, turn: { id: 'zhenjiang' } },
    ]);
    expect(body.cases[0].due).not.toBeNull();
    expect((await other.call('GET', '/api/cases?view=all')).body.cases).toEqual([]);
    expect((await other.call('GET', `/api/cases/${id}`)).status).toBe(404);
    expect((await act(other, 'accept')).status).toBe(404);
  });

  it('is found by two characters of its name', async () => {
    const { body: all } = await handler.call('GET', '/api/cases?view=all');
    const name: string = all.cases[0].applicant;
    for (const q of [name.slice(2, 4), name.slice(0, 6)])
      expect((await handler.call('GET', `/api/cases?view=all&q=${encodeURIComponent(q)}`)).body.cases).toHaveLength(1);
    expect((await handler.call('GET', `/api/cases?view=all&q=${encodeURIComponent('鳯鸞')}`)).body.cases).toEqual([]);
  });

  it('shows the office the handed-in dossier and what may be done', async () => {
    const { status, body } = await handler.call('GET', `/api/cases/${id}`);
    expect(status).toBe(200);
    expect(body.actions.map((one: any) => one.id)).toContain('accept');
    expect(body.dossier.volumes.length).toBeGreaterThan(2);
    const { body: dossier } = await handler.call('GET', `/api/cases/${id}/dossier`);
    expect(dossier.stores.basic.values.name).toBeTruthy();
    expect(dossier.state.editable).toBe(false);
  });
});

describe('a correction [R2]', () => {
  let items: any[];
  it('names its places and unlocks just these', async () => {
    const asked = await act(handler, 'ask-correction', {
      due: '2020-06-02',
      items: [
        { place: { kind: 'field', sheet: 'basic', path: 'contactFax' }, reason: '传真缺区号', asked: '补区号' },
        { place: { kind: 'evidence' }, reason: '营业执照不清楚', asked: '重新扫描' },
      ],
    });
    expect(asked.body).toMatchObject({ state: 'correcting' });
    const page = (await applicant.call('GET', `/api/applications/${id}`)).body;
    expect(page.state).toMatchObject({ id: 'correcting', editable: true });
    const save = (sheet: string, path: string, value: string) =>
      applicant.call('POST', `/api/applications/${id}/answers`, {
        sheet,
        changes: [{ path, value, seen: page.stores[sheet].marks[path] ?? 0 }],
      });
    expect((await save('basic', 'contactFax', '0511-65550000')).status).toBe(200);
    const locked = await save('basic', 'name', '别的名称');
    expect(locked.status).toBe(409);
    expect(locked.body.reason.zh).toContain('不在本次补正范围内');
    items = page.corrections.flatMap((one: any) => one.items);
    expect(items).toHaveLength(2);
  });

  it('comes back to where it was asked, and is settled item by item', async () => {
    for (const item of items)
      expect(
        (await applicant.call('PUT', `/api/applications/${id}/corrections/${item.id}/answer`, { answer: '已改' }))
          .status,
      ).toBe(200);
    const asked = await applicant.call('POST', `/api/applications/${id}/actions/finalise`);
    expect(asked.status, JSON.stringify(asked.body)).toBe(200);
    await server.runJobs();
    await attachScans(applicant, id);
    const { body } = await applicant.call('GET', `/api/applications/${id}`);
    expect(body.state.id).toBe('correctionSealed');
    const done = await submit(applicant, id, body.dossier.digest);
    expect(done.status, JSON.stringify(done.body)).toBe(200);
    expect((await act(handler, 'accept')).body.reason.zh).toContain('核对清单');
    await tickAll(handler);
    expect((await act(handler, 'accept')).body.reason.zh).toContain('补正');
    for (const item of items)
      expect((await handler.call('PUT', `/api/cases/${id}/corrections/${item.id}`, { solved: true })).status).toBe(200);
    expect((await act(handler, 'accept')).body).toMatchObject({ state: 'accepted' });
  });

  it('of two handlers who decide at once only the first does', async () => {
    const { body } = await handler.call('GET', `/api/cases/${id}`);
    const seen = body.acts;
    const results = await Promise.all([
      act(leader, 'refuse', { seen, rule: '评审办法', reason: '不符合条件' }),
      act(leader, 'refuse', { seen, rule: '评审办法', reason: '不符合条件' }),
    ]);
    expect(results.map((one) => one.status).toSorted()).toEqual([200, 409]);
    expect((await act(leader, 'reopen', { number: '苏质发办〔2020〕7号', reason: '复核后恢复' })).body).toMatchObject({
      state: 'accepted',
    });
  });
});

describe('the preliminary review and the recommendation [R2, R3, X3, X7]', () => {
  const sealOffice = async (person: Official, leaf: string) => {
    const printed = await person.call('GET', `/api/applications/${id}/preview/${leaf}`);
    const file = await person.upload(id, `${leaf}.jpg`, await sealedScan(printed.body.pages[0]));
    expect(file.status, JSON.stringify(file.body)).toBe(200);
    const done = await person.call('PUT', `/api/cases/${id}/leaves/${leaf}`, { file: file.body.sha256 });
    expect(done.status, JSON.stringify(done.body)).toBe(200);
    return file.body.sha256 as string;
  };

  it('wait for the checklist, the opinion on its leaf and the leader', async () => {
    expect((await act(leader, 'sign-opinion')).body.reason.zh).toContain('还没有征求镇江市税务局');
    await consultAll(handler, id, '2020-05-20');
    expect((await act(leader, 'sign-opinion')).body.code).toBe('seals');
    const saved = await handler.call('POST', `/api/cases/${id}/opinions`, {
      sheet: 'preliminaryOpinion',
      changes: [{ path: 'opinion', value: '经初审，符合申报条件。', seen: 0 }],
    });
    expect(saved.status, JSON.stringify(saved.body)).toBe(200);
    await sealOffice(handler, 'preliminaryOpinion');
    expect((await act(handler, 'sign-opinion')).status).toBe(403);
    expect((await act(leader, 'sign-opinion')).body).toMatchObject({ state: 'reviewed' });
  });

  it('are recorded on behalf of the city government, and count once a second person confirms', async () => {
    const scan = await sealOffice(handler, 'recommendation');
    expect((await act(leader, 'recommend', { number: '镇政发〔2020〕12号' })).body.code).toBe('not-allowed');
    const recorded = await handler.call('POST', `/api/cases/${id}/behalf`, {
      party: 'zhenjiang.government',
      action: 'recommend',
      number: '镇政发〔2020〕12号',
      date: '2020-06-08',
      scan,
    });
    expect(recorded.status, JSON.stringify(recorded.body)).toBe(201);
    const confirm = (person: Official) =>
      person.call('POST', `/api/cases/${id}/behalf/${recorded.body.task}`, { verdict: 'confirm' });
    expect((await confirm(handler)).body.code).toBe('not-allowed');
    const second = await server.official('second', [{ authority: 'zhenjiang', role: 'reviewer' }]);
    expect((await confirm(second)).body).toMatchObject({ state: 'recommended' });
    expect((await confirm(second)).body.code).toBe('wrong-state');
    const { body } = await handler.call('GET', `/api/cases/${id}`);
    expect(body.history.at(-1)).toMatchObject({ action: { id: 'recommend' }, behalf: true });
  });

  it('are forwarded as a batch, once, and the province sees them then in its queue [R4]', async () => {
    const made = await handler.call('POST', '/api/batches', { cases: [id] });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    const send = () => handler.call('POST', `/api/batches/${made.body.id}/send`);
    expect((await send()).body.code).toBe('invalid');
    const numbered = { version: made.body.version, cases: [id], number: '镇质发〔2020〕3号' };
    expect((await handler.call('PUT', `/api/batches/${made.body.id}`, numbered)).status).toBe(200);
    expect((await send()).body).toMatchObject({ batch: { state: 'sent' }, results: [{ id, state: 'forwarded' }] });
    expect((await send()).body.code).toBe('wrong-state');
  });
});

describe('the province [R5]', () => {
  it('admits after two formal checks by two people, with a number in the pattern of the edition', async () => {
    const [one, two] = [
      await server.official('one', [{ authority: 'province', role: 'handler' }]),
      await server.official('two', [{ authority: 'province', role: 'reviewer' }]),
    ];
    expect((await one.call('GET', '/api/cases?view=waiting')).body.cases.map((row: any) => row.id)).toEqual([id]);
    expect((await act(two, 'admit')).body.code).toBe('wrong-state');
    const pass = (person: Official) => person.call('PUT', `/api/cases/${id}/formal-check`, { verdict: 'pass' });
    await pass(one);
    await pass(one);
    expect((await act(two, 'admit')).body.code).toBe('wrong-state');
    expect((await pass(two)).body).toEqual({ checks: 2 });
    expect((await act(two, 'admit')).body.reason.zh).toContain('纸质材料不齐');
    await bookAll(one, id);
    expect((await act(two, 'admit')).body).toMatchObject({ state: 'admitted' });
    const { body } = await one.call('GET', `/api/cases/${id}`);
    expect(body.number).toBe('SZ-2020-0001');
    expect(body.actions).toEqual([]);
  });
});

describe('letters [X8, A5.1]', () => {
  const get = async (path: string, person: Person = handler) => {
    const answer = await server.app.inject({ method: 'GET', url: path, headers: { cookie: person.cookie } });
    return { status: answer.statusCode, type: String(answer.headers['content-type']), size: answer.rawPayload.length };
  };

  it.each(['acceptance', 'correction', 'refusal', 'opinion', 'recommendation', 'approval', 'admission', 'page'])(
    'the letter “%s” comes as Word and as PDF',
    async (letter) => {
      for (const format of ['docx', 'pdf']) {
        const got = await get(`/api/cases/${id}/letters/${letter}/${format}`);
        expect(got.status).toBe(200);
        expect(got.size).toBeGreaterThan(5000);
      }
      expect((await get(`/api/cases/${id}/letters/${letter}/pdf`, other)).status).toBe(404);
    },
  );

  it('the batch has its letter and its summary tables, the day its report, the list its export with a reason', async () => {
    const [batch] = (await handler.call('GET', '/api/batches')).body;
    expect((await get(`/api/batches/${batch.id}/letter/pdf`)).status).toBe(200);
    expect((await get(`/api/batches/${batch.id}/summary/xlsx`)).type).toContain('spreadsheetml');
    expect((await get(`/api/batches/${batch.id}/summary/pdf?class=organisation`)).status).toBe(200);
    expect((await get(`/api/batches/${batch.id}/letter/pdf`, other)).status).toBe(404);
    const name = { programme: 'jiangsu-quality-award', edition: '2020' };
    expect((await get(`/api/overview/daily/pdf?programme=${name.programme}&edition=2020`)).status).toBe(200);
    expect((await handler.call('POST', '/api/cases/export', { ...name, reason: '' })).status).toBe(400);
    expect((await handler.call('POST', '/api/cases/export', { ...name, reason: '核对名单' })).status).toBe(200);
    expect((await applicant.call('POST', '/api/cases/export', { ...name, reason: '核对名单' })).status).toBe(404);
  });

  it('an opinion is drafted from what was computed, for the office to change', async () => {
    const { body } = await handler.call('GET', `/api/cases/${id}/opinion-draft/opinion`);
    expect(body.text).toMatch(/已正常运营\d+年/u);
  });
});
