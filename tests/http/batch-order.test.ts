import { afterAll, beforeAll, expect, it } from 'vitest';
import { creditCodeCheck, organisationCodeCheck } from '#src/definition/value/check-digit.ts';
import { commitment } from '#src/domain/audit/event.ts';
import { apiServer, type ApiServer, type Official } from '#tests/support/api-server.ts';

const edition = { programme: 'jiangsu-quality-award', edition: '2020' };
const names = ['镇江砚坪陶瓷有限公司', '镇江青麓仪表有限公司', '镇江澄江纺织有限公司'];
let server: ApiServer;
let handler: Official;
let supervisor: Official;
let cases: string[];
let batch: { id: string; version: number };
beforeAll(async () => {
  server = await apiServer({ quick: true });
  handler = await server.official('砚农', [{ authority: 'zhenjiang', role: 'handler' }]);
  supervisor = await server.official('supervisor', [{ authority: 'supervision', role: 'viewer' }]);
  cases = [];
  for (const [index, name] of names.entries()) {
    const body = `QWERT12${index}`;
    const whole = `91321100${body}${organisationCodeCheck(body)}`;
    const registered = await handler.call('POST', '/api/paper/applications', {
      ...edition,
      class: 'organisation',
      channel: 'zhenjiang',
      name,
      receivedOn: '2020-05-19',
      code: `${whole}${creditCodeCheck(whole)}`,
    });
    expect(registered.status, JSON.stringify(registered.body)).toBe(201);
    cases.push(registered.body.id);
  }
  batch = (await handler.call('POST', '/api/batches', { cases })).body;
});
afterAll(async () => expect(await server.close()).toEqual([]));

const change = async (body: object) => {
  const answer = await handler.call('PUT', `/api/batches/${batch.id}`, { version: batch.version, ...body });
  if (answer.status === 200) batch = answer.body;
  return answer;
};
const seen = async () =>
  (await supervisor.call('GET', `/api/supervision?programme=${edition.programme}&edition=${edition.edition}`)).body
    .reorders;

it('another order of a batch has its reason, which supervision reads with both orders', async () => {
  const [first = '', second = '', third = ''] = cases;
  const turned = [third, first, second];
  expect((await change({ cases: turned })).body).toMatchObject({ code: 'invalid' });
  expect((await change({ cases: turned, reason: ' ' })).status).toBe(400);
  expect(await seen()).toEqual([]);
  expect((await change({ cases: turned, reason: '按经济指标排序' })).status).toBe(200);
  expect(await seen()).toEqual([
    {
      batch: batch.id,
      channel: 'zhenjiang',
      number: null,
      by: '砚农',
      at: expect.any(String),
      reason: '按经济指标排序',
      before: names,
      after: [names[2], names[0], names[1]],
    },
  ]);
  const { rows } = await server.database.pool.query(`select body from audit_event where kind = 'batch-reordered'`);
  const words = commitment(batch.id, JSON.stringify(['按经济指标排序', cases, turned]));
  expect(rows).toEqual([{ body: { batch: batch.id, version: 2, words } }]);
});

it('taking a case out, or a number, is no other order', async () => {
  const [first = '', , third = ''] = cases;
  expect((await change({ cases: [third, first], number: '镇质发〔2020〕3号' })).status).toBe(200);
  expect((await seen()).length).toBe(1);
});
