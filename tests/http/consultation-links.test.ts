import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiServer, type ApiServer, type Official, type Person } from '#tests/support/api-server.ts';
import { acceptedCase, letterTo as newestLetterTo } from '#tests/support/consultation-steps.ts';

let server: ApiServer;
let handler: Official;
let tax: Official;
const cases: string[] = [];
const names = ['江苏澄砾机械有限公司', '江苏漪岚仪器有限公司'];

beforeAll(async () => {
  server = await apiServer({ quick: true });
  const applicant = await server.person('applicant');
  handler = await server.official('handler', [{ authority: 'zhenjiang', role: 'handler' }]);
  tax = await server.official('tax', [{ authority: 'zhenjiang.tax', role: 'handler' }]);
  for (const name of names) cases.push(await acceptedCase(server, applicant, name));
  await post(handler, '/api/consultations', { cases });
});
afterAll(async () => expect(await server.close()).toEqual([]));

const post = (who: Person, path: string, body?: object) => who.call('POST', path, body);
const panel = async (who: Person, id = cases[0]) => (await who.call('GET', `/api/cases/${id}/consultations`)).body;
const of = (body: any, authority: string) => body.departments.find((one: any) => one.authority.id === authority);
const letterTo = (authority: string) => newestLetterTo(handler, authority);
const whole = async (who: Person, id: string) => (await who.call('GET', `/api/consultations/${id}`)).body;

describe('a one-time link', () => {
  const get = (path: string) => server.app.inject({ method: 'GET', url: path });
  const send = (path: string, fields: Record<string, string>) =>
    server.app.inject({
      method: 'POST',
      url: path,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields).toString(),
    });
  const pathOf = (url: string) => new URL(url).pathname;
  /** A page without what differs from request to request. */
  const told = (answer: { statusCode: number; body: string }) => [answer.statusCode, answer.body];
  let path = '';
  let items: string[] = [];

  it('opens the letter without account once it is sent; a newer link makes it void', async () => {
    const { id } = await letterTo('zhenjiang.humanResources');
    const first = (await post(handler, `/api/consultations/${id}/link`)).body;
    expect(first.qr).toContain('<svg');
    expect((await get(pathOf(first.url))).statusCode).toBe(404);
    await post(handler, `/api/consultations/${id}/send`, { number: '镇质办函〔2020〕9号' });
    expect((await get(pathOf(first.url))).statusCode).toBe(200);
    path = pathOf((await post(handler, `/api/consultations/${id}/link`)).body.url);
    const page = await get(path);
    expect(page.body).toContain(names[0]);
    expect(page.body).toContain('91321100750099062E');
    expect(page.body).not.toContain('<script');
    expect(page.headers['cache-control']).toBe('no-store');
    expect(told(await get(pathOf(first.url)))).toEqual(told(await get(`/c/${'x'.repeat(43)}`)));
    items = (await whole(handler, id)).items.map((one: any) => one.item);
    const kept = await server.deps.db.selectFrom('consultation_link').selectAll().execute();
    expect(JSON.stringify(kept)).not.toContain(path.slice(3));
    expect((await post(tax, `/api/consultations/${id}/link`)).status).toBe(404);
  });

  it('takes the whole slip or nothing of it', async () => {
    const half = await send(path, { [`answer-${items[0]}`]: 'none', signedBy: '梁某' });
    expect(half.statusCode).toBe(422);
    expect(half.body).toContain('还有1个申报对象没有选择答复');
    const noFacts = await send(path, {
      [`answer-${items[0]}`]: 'none',
      [`answer-${items[1]}`]: 'adverse',
      signedBy: '梁某',
    });
    expect(noFacts.statusCode).toBe(422);
    expect(noFacts.body).toContain('须写明事实');
    expect((await send(path, { [`answer-${items[0]}`]: 'none', [`answer-${items[1]}`]: 'none' })).statusCode).toBe(422);
    expect((await letterTo('zhenjiang.humanResources')).counts).toMatchObject({ answered: 0, open: 2 });
  });

  it('is used once; used, wrong and foreign links say the very same', async () => {
    const answers = {
      [`answer-${items[0]}`]: 'none',
      [`answer-${items[1]}`]: 'adverse',
      [`facts-${items[1]}`]: '<b>2018年拖欠工资</b>，已结清',
      signedBy: '梁某',
    };
    const both = await Promise.all([send(path, answers), send(path, answers)]);
    expect(both.map((one) => one.statusCode).toSorted()).toEqual([200, 404]);
    expect(both.find((one) => one.statusCode === 200)?.body).toContain('&lt;b&gt;2018年拖欠工资');
    const dead = told(await get(`/c/${'y'.repeat(43)}`));
    expect(told(await get(path))).toEqual(dead);
    expect(told(await send(path, answers))).toEqual(dead);
    expect(told(await send(`/c/${'y'.repeat(43)}`, answers))).toEqual(dead);
    expect(of(await panel(handler, cases[1]), 'zhenjiang.humanResources').item).toMatchObject({
      answer: { kind: 'adverse', way: 'link' },
      reply: { signedBy: '梁某' },
    });
  });

  it('is over after its days', async () => {
    const { id } = await letterTo('zhenjiang.publicSecurity');
    await post(handler, `/api/consultations/${id}/send`, {});
    const { url, expiresAt } = (await post(handler, `/api/consultations/${id}/link`)).body;
    expect((await get(pathOf(url))).statusCode).toBe(200);
    server.setTime(expiresAt);
    expect(told(await get(pathOf(url)))).toEqual(told(await get(`/c/${'z'.repeat(43)}`)));
  });
});
