import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#src/domain/access/why-not.ts';
import { situation } from '#src/services/facts.ts';
import { readCase } from '#src/services/read-case.ts';
import { apiServer, type ApiServer, type Official, type Person } from '#tests/support/api-server.ts';
import { acceptedCase, lettersOf, letterTo as newestLetterTo } from '#tests/support/consultation-steps.ts';

let server: ApiServer;
let applicant: Person;
let handler: Official;
let leader: Official;
let tax: Official;
let customs: Official;
let province: Official;
let supervision: Official;
let government: Official;
let stranger: Official;
const cases: string[] = [];
const names = ['江苏澄砾机械有限公司', '江苏漪岚仪器有限公司'];

beforeAll(async () => {
  server = await apiServer({ quick: true });
  applicant = await server.person('applicant');
  const seat = (authority: string, role: 'handler' | 'leader' | 'viewer' = 'handler') => [{ authority, role }] as const;
  handler = await server.official('handler', seat('zhenjiang'));
  leader = await server.official('leader', seat('zhenjiang', 'leader'));
  tax = await server.official('tax', seat('zhenjiang.tax'));
  customs = await server.official('customs', seat('zhenjiang.customs'));
  province = await server.official('province', seat('province'));
  supervision = await server.official('supervision', seat('supervision', 'viewer'));
  government = await server.official('government', seat('zhenjiang.government'));
  stranger = await server.official('stranger', seat('suzhou'));
  for (const [i, name] of names.entries())
    cases.push(await acceptedCase(server, applicant, name, { exporter: i === 0 ? 'yes' : '' }));
});
afterAll(async () => expect(await server.close()).toEqual([]));

/** What the workflow's guard says of the consultations of a case: true, or the reason in Chinese. */
async function guard(id: string): Promise<true | string> {
  const actor = { kind: 'system' } as const;
  const whole = await readCase(server.deps, await actorOf('zhenjiang'), id);
  if ('denied' in whole) throw new Error(whole.reason.en);
  const at = await server.deps.clock.now();
  const fact = situation(server.deps, { ...whole, actor, draft: whole, at }).facts['consultations-closed'];
  return fact === true || fact.zh;
}

const actorOf = async (authority: string): Promise<Actor> => ({
  kind: 'user',
  id: handler.id,
  name: 'handler',
  email: handler.email,
  factor: true,
  seats: [{ programme: 'jiangsu-quality-award', authority, side: 'channel', channel: authority, role: 'handler' }],
});

const post = (who: Person, path: string, body?: object) => who.call('POST', path, body);
const panel = async (who: Person, id = cases[0]) => (await who.call('GET', `/api/cases/${id}/consultations`)).body;
const of = (body: any, authority: string) => body.departments.find((one: any) => one.authority.id === authority);
const letterTo = (authority: string) => newestLetterTo(handler, authority);
const whole = async (who: Person, id: string) => (await who.call('GET', `/api/consultations/${id}`)).body;

describe('who is asked [R2]', () => {
  it('follows the conditions of the edition', async () => {
    const asked = async (id: string) =>
      (await panel(handler, id)).departments
        .filter((one: any) => one.required === 'yes')
        .map((one: any) => one.authority.id.split('.')[1]);
    const always = [
      'tax',
      'humanResources',
      'emergency',
      'environment',
      'health',
      'publicSecurity',
      'creditInformation',
    ];
    expect(await asked(cases[0] ?? '')).toEqual([...always, 'customs']);
    expect(await asked(cases[1] ?? '')).toEqual(always);
  });

  it('is nobody’s to read but the channel’s and of those above', async () => {
    for (const who of [handler, leader, province, supervision])
      expect((await who.call('GET', `/api/cases/${cases[0]}/consultations`)).status).toBe(200);
    for (const who of [tax, government, stranger, applicant])
      expect((await who.call('GET', `/api/cases/${cases[0]}/consultations`)).status).toBe(404);
    expect((await post(leader, '/api/consultations', { cases })).body.results[0].denial.code).toBe('absent');
    expect((await post(stranger, '/api/consultations', { cases })).body.results[0].denial.code).toBe('absent');
  });

  it('opens no way past the opinion while a department has not been asked, and names it', async () => {
    const { body } = await leader.call('GET', `/api/cases/${cases[0]}`);
    expect((await post(leader, `/api/cases/${cases[0]}/actions/sign-opinion`, {})).status).toBe(422);
    expect(await guard(cases[0] ?? '')).toMatch(/^还没有征求镇江市税务局、.*镇江市海关的意见。$/u);
    expect(await guard(cases[1] ?? '')).not.toContain('海关');
    expect(body.consultations).toEqual({ asked: 0, answered: 0, overdue: 0, adverse: 0, unjudged: 0 });
  });
});

describe('a letter', () => {
  it('goes to one department about many applicants', async () => {
    const { status, body } = await post(handler, '/api/consultations', { cases });
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body.results.map((one: any) => [one.asked.length, one.denial])).toEqual([
      [8, null],
      [7, null],
    ]);
    expect(await lettersOf(handler)).toHaveLength(8);
    expect((await letterTo('zhenjiang.tax')).counts).toMatchObject({ items: 2, open: 2 });
    expect((await letterTo('zhenjiang.customs')).counts).toMatchObject({ items: 1 });
    const again = (await post(handler, '/api/consultations', { cases })).body;
    expect(again.results.map((one: any) => one.denial.code)).toEqual(['conflict', 'conflict']);
  });

  it('takes a reason for a department that the edition does not ask', async () => {
    const body = { cases: [cases[1]], departments: ['zhenjiang.stateAssets'] };
    expect((await post(handler, '/api/consultations', body)).body.results[0].denial.code).toBe('invalid');
    const added = await post(handler, '/api/consultations', { ...body, reason: '有国有股东' });
    expect(added.body.results[0].asked).toEqual(['zhenjiang.stateAssets']);
    expect(of(await panel(supervision, cases[1]), 'zhenjiang.stateAssets').item.added).toBe('有国有股东');
    const strange = await post(handler, '/api/consultations', { cases, departments: ['suzhou.tax'] });
    expect(strange.body.results[0].denial.code).toBe('invalid');
  });

  it('is unknown to the department until it is sent', async () => {
    const { id } = await letterTo('zhenjiang.tax');
    expect(await lettersOf(tax)).toEqual([]);
    expect((await tax.call('GET', `/api/consultations/${id}`)).status).toBe(404);
    const sent = await post(handler, `/api/consultations/${id}/send`, { number: '镇质办函〔2020〕3号' });
    expect(sent.body).toMatchObject({ state: 'sent', number: '镇质办函〔2020〕3号' });
    // Ten working days after 2020-05-20, to the end of the day.
    expect(sent.body.due).toBe('2020-06-03T16:00:00.000Z');
    expect((await post(handler, `/api/consultations/${id}/send`, {})).status).toBe(409);
    expect(await lettersOf(tax)).toHaveLength(1);
    expect(await lettersOf(customs)).toEqual([]);
    expect((await customs.call('GET', `/api/consultations/${id}`)).body).toEqual(
      (await customs.call('GET', '/api/consultations/none')).body,
    );
    const message = await server.deps.db
      .selectFrom('message')
      .selectAll()
      .where('to_authority', '=', 'zhenjiang.tax')
      .executeTakeFirstOrThrow();
    expect(message.template).toBe('consultationAsked');
    for (const name of names) expect(JSON.stringify(message)).not.toContain(name);
  });

  it('keeps its number open until it is typed', async () => {
    const { id } = await letterTo('zhenjiang.customs');
    expect((await post(handler, `/api/consultations/${id}/send`, {})).body.number).toBeNull();
    const typed = await handler.call('PUT', `/api/consultations/${id}`, { number: '镇质办函〔2020〕4号' });
    expect(typed.body.number).toBe('镇质办函〔2020〕4号');
    expect((await customs.call('PUT', `/api/consultations/${id}`, { number: 'x' })).status).toBe(403);
  });

  it('can be called off, with a reason once it is sent, and its applicants asked anew', async () => {
    const { id } = await letterTo('zhenjiang.health');
    const item = (await whole(handler, id)).items[1].item;
    expect((await post(handler, `/api/consultations/${id}/call-off`, { items: [item] })).body.state).toBe('draft');
    expect((await whole(handler, id)).items).toHaveLength(1);
    await post(handler, `/api/consultations/${id}/send`, {});
    expect((await post(handler, `/api/consultations/${id}/call-off`, {})).status).toBe(400);
    const off = await post(handler, `/api/consultations/${id}/call-off`, { reason: '函件有误' });
    expect(off.body.state).toBe('closed');
    const again = await post(handler, '/api/consultations', { cases });
    expect(again.body.results.map((one: any) => one.asked)).toEqual([['zhenjiang.health'], ['zhenjiang.health']]);
  });
});

describe('a department', () => {
  /** Everything the dossier says, but for what the department is shown. */
  async function secretsOf(id: string): Promise<string[]> {
    const { stores, files, dossier } = (await applicant.call('GET', `/api/applications/${id}`)).body;
    const shown = new Set(['basic/name', 'basic/uscc', 'cover/region', 'cover/name', 'eligibility/channel']);
    const texts = Object.entries<any>(stores).flatMap(([store, { values }]) =>
      Object.entries<string | string[]>(values).flatMap(([key, value]) => (shown.has(`${store}/${key}`) ? [] : value)),
    );
    const bytes = [
      ...Object.keys(files),
      ...Object.values<any>(files).map((file) => file.name),
      dossier.digest,
      applicant.email,
    ];
    return [...new Set([...texts, ...bytes])].filter(
      (text) => text.length >= 4 && !/^\d{4}-\d\d(-\d\d)?$/u.test(text) && !names.includes(text),
    );
  }

  it('sees its allow-list and nothing else of the dossier, in no reply [X15]', async () => {
    const { id } = await letterTo('zhenjiang.tax');
    const letter = await whole(tax, id);
    expect(letter.items.map((one: any) => Object.keys(one).toSorted())).toEqual(
      letter.items.map(() => ['answer', 'item', 'needed', 'shown']),
    );
    expect(letter.items[0].shown.map((one: any) => one.value)).toEqual([names[0], '91321100750099062E', '镇江市']);
    const secrets = await secretsOf(cases[0] ?? '');
    expect(secrets.length).toBeGreaterThan(60);
    const paths = [
      '/api/consultations',
      `/api/consultations/${id}`,
      `/api/consultations?state=sent&authority=zhenjiang.tax`,
      '/api/cases?view=all',
      `/api/cases?view=all&q=${encodeURIComponent(names[0] ?? '')}`,
      '/api/cases?view=waiting',
      `/api/cases/${cases[0]}`,
      `/api/cases/${cases[0]}/dossier`,
      `/api/cases/${cases[0]}/consultations`,
      `/api/applications/${cases[0]}`,
      '/api/applications',
    ];
    for (const path of paths) {
      const text = JSON.stringify((await tax.call('GET', path)).body);
      for (const secret of secrets) expect(text.includes(secret), `${secret} in ${path}`).toBe(false);
      expect(text.includes(cases[0] ?? ''), path).toBe(false);
    }
    const messages = await server.deps.db
      .selectFrom('message')
      .selectAll()
      .where('to_authority', '=', 'zhenjiang.tax')
      .execute();
    for (const secret of [...secrets, ...names]) expect(JSON.stringify(messages)).not.toContain(secret);
    expect((await tax.call('GET', '/api/cases?view=all')).body.count).toBe(0);
  });

  it('answers for many at once, once; what was recorded is said to who answers again', async () => {
    const { id } = await letterTo('zhenjiang.tax');
    const [first, second] = (await whole(tax, id)).items.map((one: any) => one.item);
    const answers = [
      { item: first, answer: 'adverse' },
      { item: second, answer: 'none' },
    ];
    const done = await post(tax, `/api/consultations/${id}/answers`, { reply: {}, answers });
    expect(done.body.results.map((one: any) => one.denial?.code ?? one.state)).toEqual(['invalid', 'answered']);
    const again = await post(tax, `/api/consultations/${id}/answers`, {
      reply: {},
      answers: [{ ...answers[0], facts: '2019年少缴税款，已补缴' }, answers[1]],
    });
    expect(again.body.results.map((one: any) => one.denial?.code ?? one.state)).toEqual(['answered', 'conflict']);
    expect(again.body.results[1].denial.detail.recorded).toMatchObject({ answer: 'none' });
    expect(await whole(tax, id)).toMatchObject({ state: 'closed', counts: { open: 0 } });
  });

  it('knows of no applicant of another letter', async () => {
    const [mine, theirs] = [await letterTo('zhenjiang.customs'), await letterTo('zhenjiang.tax')];
    const other = (await whole(handler, theirs.id)).items[1].item;
    const answer = (item: string) =>
      post(customs, `/api/consultations/${mine.id}/answers`, { reply: {}, answers: [{ item, answer: 'none' }] });
    expect((await answer(other)).body).toEqual({
      results: [{ ...(await answer('none')).body.results[0], item: other }],
    });
    const foreign = await post(customs, `/api/consultations/${theirs.id}/answers`, {
      reply: {},
      answers: [{ item: other, answer: 'none' }],
    });
    expect(foreign.status).toBe(404);
    expect(
      (
        await post(leader, `/api/consultations/${theirs.id}/answers`, {
          reply: {},
          answers: [{ item: other, answer: 'none' }],
        })
      ).status,
    ).toBe(403);
  });

  it('is reminded, in words that name no applicant [X14]', async () => {
    const { id } = await letterTo('zhenjiang.customs');
    const { body } = await post(handler, `/api/consultations/${id}/remind`);
    expect(body.text.zh).toContain('镇质办函〔2020〕4号');
    expect(body.text.zh).toContain('2020-06-03');
    for (const name of names) expect(body.text.zh).not.toContain(name);
    expect((await whole(handler, id)).history.map((one: any) => one.act)).toContain('remind');
    const done = await letterTo('zhenjiang.tax');
    expect((await post(handler, `/api/consultations/${done.id}/remind`)).status).toBe(409);
  });
});

describe('an adverse answer', () => {
  it('refuses nothing, is shown to reviewers, and waits for a note of how it was judged', async () => {
    const found = of(await panel(leader), 'zhenjiang.tax');
    expect(found.item.answer).toMatchObject({ kind: 'adverse', facts: '2019年少缴税款，已补缴', way: 'account' });
    expect((await handler.call('GET', `/api/cases/${cases[0]}`)).body.consultations).toMatchObject({
      answered: 1,
      adverse: 1,
      unjudged: 1,
    });
    expect(await guard(cases[0] ?? '')).toContain('镇江市税务局答复有不良记录，须先登记研判意见。');
    const path = `/api/cases/${cases[0]}/consultations/${found.item.item}/judgement`;
    expect((await tax.call('PUT', path, { note: 'x' })).status).toBe(404);
    expect((await leader.call('PUT', path, { note: '情节轻微，已整改，不影响推荐' })).status).toBe(200);
    expect((await panel(province)).counts).toMatchObject({ adverse: 1, unjudged: 0 });
    expect(await guard(cases[0] ?? '')).not.toContain('研判');
  });

  it('is corrected by the channel only, with a reason; the old answer is kept', async () => {
    const { id } = await letterTo('zhenjiang.tax');
    const { item } = (await whole(handler, id)).items[0];
    const path = `/api/consultations/${id}/items/${item}/answer`;
    const body = { answer: 'cannotSay', reason: '税务局来函更正' };
    expect((await tax.call('PUT', path, body)).status).toBe(403);
    expect((await handler.call('PUT', path, { answer: 'cannotSay' })).status).toBe(400);
    expect((await handler.call('PUT', path, body)).status).toBe(200);
    const after = (await whole(handler, id)).items[0];
    expect(after.answer).toMatchObject({ kind: 'cannotSay', facts: null, why: '税务局来函更正' });
    expect(after.earlier).toMatchObject([{ kind: 'adverse', facts: '2019年少缴税款，已补缴' }]);
    expect(after.judged).toBeNull();
  });

  it('is seen by no applicant, no government and no other department', async () => {
    const facts = '少缴税款';
    for (const path of [`/api/applications/${cases[0]}`, '/api/applications', `/api/applications/${cases[0]}/findings`])
      for (const word of [facts, 'consultation', '税务局', 'cannotSay'])
        expect(JSON.stringify((await applicant.call('GET', path)).body), `${word} in ${path}`).not.toContain(word);
    for (const who of [government, customs])
      for (const path of [`/api/cases/${cases[0]}`, '/api/cases?view=all', '/api/consultations'])
        for (const word of [facts, 'cannotSay', '"adverse":1', 'zhenjiang.tax'])
          expect(JSON.stringify((await who.call('GET', path)).body), `${word} in ${path}`).not.toContain(word);
    expect((await government.call('GET', `/api/cases/${cases[0]}`)).body.consultations).toBeNull();
  });
});

describe('a reply letter', () => {
  it('is recorded once for many, with number, day and scan, and never lies among an applicant’s files', async () => {
    const { id } = await letterTo('zhenjiang.environment');
    await post(handler, `/api/consultations/${id}/send`, {});
    const items = (await whole(handler, id)).items.map((one: any) => one.item);
    const answers = items.map((item: string) => ({ item, answer: 'none' }));
    const reply = { number: '镇环函〔2020〕18号', dated: '2020-05-20' };
    expect((await post(handler, `/api/consultations/${id}/answers`, { reply: {}, answers })).status).toBe(400);
    const late = await post(handler, `/api/consultations/${id}/answers`, {
      reply: { ...reply, dated: '2020-05-21' },
      answers,
    });
    expect(late.body.reason.zh).toContain('不能晚于今天');
    const scan = await uploadScan(handler, id);
    expect(scan.status, JSON.stringify(scan.body)).toBe(200);
    const { sha256 } = scan.body;
    const wrong = await post(handler, `/api/consultations/${id}/answers`, {
      reply: { ...reply, scan: 'f'.repeat(64) },
      answers,
    });
    expect(wrong.status).toBe(400);
    const done = await post(handler, `/api/consultations/${id}/answers`, {
      reply: { ...reply, scan: sha256 },
      answers,
    });
    expect(done.body.results.map((one: any) => one.state)).toEqual(['answered', 'answered']);
    expect(of(await panel(handler), 'zhenjiang.environment').item.reply).toMatchObject({ ...reply, scan: sha256 });
    expect((await province.call('GET', `/api/consultations/${id}/files/${sha256}`)).status).toBe(200);
    for (const who of [applicant, tax, stranger])
      expect((await who.call('GET', `/api/consultations/${id}/files/${sha256}`)).status).toBe(404);
    expect((await applicant.call('GET', `/api/applications/${cases[0]}/files/${sha256}`)).status).toBe(404);
    expect(JSON.stringify((await applicant.call('GET', `/api/applications/${cases[0]}`)).body)).not.toContain(sha256);
  });

  it('may leave some open; nobody closes them before they are due', async () => {
    const { id } = await letterTo('zhenjiang.emergency');
    await post(handler, `/api/consultations/${id}/send`, {});
    const [first] = (await whole(handler, id)).items;
    const body = {
      reply: { number: '镇应急函〔2020〕2号', dated: '2020-05-20' },
      answers: [{ item: first.item, answer: 'none' }],
    };
    expect((await post(handler, `/api/consultations/${id}/answers`, body)).status).toBe(200);
    expect((await post(handler, `/api/consultations/${id}/close-overdue`)).body.code).toBe('out-of-time');
    expect(await letterTo('zhenjiang.emergency')).toMatchObject({ state: 'sent', counts: { open: 1, answered: 1 } });
  });
});

async function uploadScan(who: Person, letter: string): Promise<{ status: number; body: any }> {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const answer = await server.app.inject({
    method: 'POST',
    url: `/api/consultations/${letter}/files?name=${encodeURIComponent('复函.png')}`,
    headers: { origin: server.url, cookie: who.cookie, 'content-type': 'application/octet-stream' },
    payload: png,
  });
  return { status: answer.statusCode, body: JSON.parse(answer.body) };
}

describe('silence', () => {
  beforeAll(() => server.setTime('2020-06-10T10:00:00+08:00'));
  it('is closed as overdue after the day, and does not count as no objection unless the edition says so', async () => {
    const { id } = await letterTo('zhenjiang.emergency');
    const closed = await post(handler, `/api/consultations/${id}/close-overdue`);
    expect(closed.body, JSON.stringify(closed.body)).toMatchObject({ state: 'closed' });
    expect((await letterTo('zhenjiang.emergency')).counts).toMatchObject({ open: 0, overdue: 1 });
    const [item] = (await whole(handler, id)).items.filter((one: any) => one.state === 'overdue');
    expect(await guard(item.case)).toContain('镇江市应急管理局逾期未复，本届规定逾期不视为无异议');
    const late = await post(handler, `/api/consultations/${id}/answers`, {
      reply: { number: '镇应急函〔2020〕7号', dated: '2020-06-10' },
      answers: [{ item: item.item, answer: 'none' }],
    });
    expect(late.body.results).toMatchObject([{ state: 'answered' }]);
    expect((await whole(handler, id)).items.find((one: any) => one.item === item.item).answer).toMatchObject({
      late: true,
      kind: 'none',
    });
  });

  it('of a department ends when it is left out with a reason, which supervision reads', async () => {
    const left = { authority: 'zhenjiang.customs', reason: '海关机构合并，不再单独答复' };
    expect((await post(customs, `/api/cases/${cases[0]}/consultations/left-out`, left)).status).toBe(404);
    expect((await post(handler, `/api/cases/${cases[0]}/consultations/left-out`, left)).status).toBe(200);
    expect(of(await panel(supervision), 'zhenjiang.customs').item).toMatchObject({
      state: 'leftOut',
      reason: left.reason,
    });
    expect(
      (await post(handler, `/api/cases/${cases[0]}/consultations/left-out`, { ...left, authority: 'zhenjiang.tax' }))
        .status,
    ).toBe(409);
    expect(await letterTo('zhenjiang.customs')).toMatchObject({ state: 'closed' });
  });
});

describe('a case that has ended', () => {
  it('needs no answer, and leaves no letter with it', async () => {
    const { id } = await letterTo('zhenjiang.creditInformation');
    const sent = await letterTo('zhenjiang.humanResources');
    await post(handler, `/api/consultations/${sent.id}/send`, {});
    await server.deps.db
      .updateTable('application')
      .set({ state: 'withdrawn' })
      .where('id', '=', cases[1] ?? '')
      .execute();
    expect((await post(handler, `/api/consultations/${id}/send`, {})).body.reason.zh).toContain(names[1]);
    const items = (await whole(handler, id)).items;
    const gone = items.find((one: any) => !one.needed);
    await post(handler, `/api/consultations/${id}/call-off`, { items: [gone.item] });
    expect((await post(handler, `/api/consultations/${id}/send`, {})).body.state).toBe('sent');
    const police = await letterTo('zhenjiang.humanResources');
    const item = (await whole(handler, police.id)).items.find((one: any) => !one.needed).item;
    const answered = await post(handler, `/api/consultations/${police.id}/answers`, {
      reply: { number: '镇公函1号', dated: '2020-06-01' },
      answers: [{ item, answer: 'none' }],
    });
    expect(answered.body.results[0].denial.code).toBe('wrong-state');
    await server.deps.db
      .updateTable('application')
      .set({ state: 'accepted' })
      .where('id', '=', cases[1] ?? '')
      .execute();
  });
});

describe('two at once', () => {
  it('draft one letter and not two, and record one answer', async () => {
    const { id } = await letterTo('zhenjiang.creditInformation');
    const [item] = (await whole(handler, id)).items;
    const body = {
      reply: { number: '信用函1号', dated: '2020-06-01' },
      answers: [{ item: item.item, answer: 'none' }],
    };
    const both = await Promise.all([1, 2].map(() => post(handler, `/api/consultations/${id}/answers`, body)));
    expect(both.map((one) => one.body.results[0].state).toSorted()).toEqual(['answered', null]);
    const drafts = await Promise.all(cases.map((one) => post(handler, '/api/consultations', { cases: [one] })));
    expect(drafts.map((one) => one.status)).toEqual([200, 200]);
    const open = (await lettersOf(handler, '?state=draft')).map((one: any) => one.authority.id);
    expect(new Set(open).size).toBe(open.length);
  });
});

describe('the opinion', () => {
  it('can be signed once all have answered, were left out, or were judged', async () => {
    const id = cases[0] ?? '';
    for (const letter of await lettersOf(handler, '?state=draft'))
      await post(handler, `/api/consultations/${letter.id}/send`, {});
    expect(await guard(id)).toContain('的意见还没有收到或登记');
    for (const letter of await lettersOf(handler, '?state=sent'))
      for (const { item, state } of (await whole(handler, letter.id)).items)
        if (state === 'asked')
          await post(handler, `/api/consultations/${letter.id}/answers`, {
            reply: { number: '复函1号', dated: '2020-06-01' },
            answers: [{ item, answer: 'cannotSay', facts: '系统中没有该单位' }],
          });
    expect(await guard(id)).toBe(true);
  });
});

describe('the list of letters', () => {
  it('is for each what may be read one by one', async () => {
    const all = (await lettersOf(handler)).map((one: any) => one.id);
    for (const who of [handler, leader, province, supervision, tax, customs, government, stranger]) {
      const listed = new Set((await lettersOf(who)).map((one: any) => one.id));
      for (const id of all)
        expect((await who.call('GET', `/api/consultations/${id}`)).status === 200, `${who.email} ${id}`).toBe(
          listed.has(id),
        );
    }
    expect((await applicant.call('GET', '/api/consultations')).status).toBe(404);
    expect((await server.stranger().call('GET', '/api/consultations')).status).toBe(401);
    const first = (await handler.call('GET', '/api/consultations?limit=3')).body;
    const next = (await handler.call('GET', `/api/consultations?limit=200&after=${first.next}`)).body;
    expect([...first.letters, ...next.letters].map((one: any) => one.id)).toEqual(all);
  });

  it('and of cases shows how far the departments are', async () => {
    const { body } = await handler.call('GET', '/api/cases?view=all');
    const row = body.cases.find((one: any) => one.id === cases[0]);
    expect(row.consultations).toMatchObject({ asked: 7, answered: 7, overdue: 0 });
    expect((await government.call('GET', '/api/cases?view=all')).body.cases[0].consultations).toBeNull();
  });
});
