import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiServer, type ApiServer, type Person } from '#tests/support/api-server.ts';
import { change, filled, finalise, pageOf, sealed, submit } from '#tests/support/dossier-steps.ts';
import { rawRequest } from '#tests/support/raw-request.ts';
import { sampleApplication } from '../edition/individual-sample.ts';

const patience = 3_000;
/** The sample's channel is Nanjing, whose cut-off is the end of 2020-06-05; the window ends with 2020-06-20. */
const open = '2020-05-20T10:00:00+08:00';

let server: ApiServer;
let owner: Person;
let port = 0;
beforeAll(async () => {
  server = await apiServer({ quick: true, amended: false, bodyPatience: patience });
  await server.app.listen({ port: 0, host: '127.0.0.1' });
  port = (server.app.server.address() as AddressInfo).port;
  owner = await server.person('deadline');
});
afterAll(async () => expect(await server.close()).toEqual([]));

const withdraw = (id: string) => owner.call('POST', `/api/applications/${id}/actions/withdraw`);
const head = (id: string, length: number, type = 'application/json') => [
  `POST /api/applications/${id}/actions/submit HTTP/1.1`,
  'host: laurel.test',
  `cookie: ${owner.cookie}`,
  'origin: http://laurel.test',
  `content-type: ${type}`,
  `content-length: ${length}`,
];

describe('in time [N1]', () => {
  let id = '';
  let digest = '';
  beforeAll(async () => {
    ({ id, digest } = await sealed(server, owner, sampleApplication()));
  });

  it.each([
    ['before the window', '2020-04-14T23:59:50+08:00'],
    ['in the first seconds of the day after the cut-off of its channel', '2020-06-06T00:00:02+08:00'],
    ['after the window', '2020-06-21T00:00:00+08:00'],
  ])('nothing is submitted %s', async (_when, time) => {
    server.setTime(time);
    const refused = await submit(owner, id, digest);
    expect([refused.status, refused.body.code]).toEqual([409, 'out-of-time']);
    expect(refused.body.reason.zh).toMatch(/2020-/u);
  });

  it('a draft stays readable and printable after the window', async () => {
    server.setTime('2020-07-01T09:00:00+08:00');
    const page = await pageOf(owner, id);
    expect(page.actions.find((one: any) => one.id === 'submit').denial.code).toBe('out-of-time');
    expect((await owner.call('GET', `/api/applications/${id}/documents/form.pdf`)).status).toBe(200);
  });

  it.each([
    ['in the first minute of the window', '2020-04-15T00:00:02+08:00'],
    ['in the last second of the cut-off', '2020-06-05T23:59:57+08:00'],
  ])('is a submission %s', async (_when, time) => {
    server.setTime(time);
    const receipt = await submit(owner, id, digest);
    expect(receipt.status, JSON.stringify(receipt.body)).toBe(200);
    expect(Date.parse(receipt.body.submittedAt)).toBeGreaterThan(Date.parse(time) - 1_000);
    server.setTime(open);
    await withdraw(id);
    await finalise(server, owner, id);
  });

  it('of several channels each has its own cut-off, and none outlasts the window', async () => {
    server.setTime('2020-06-04T12:00:00+08:00');
    const other = await filled(server, owner, sampleApplication());
    await change(owner, other, 'eligibility', 'channel', 'xuzhou');
    const refused = await owner.call('POST', `/api/applications/${other}/actions/finalise`);
    expect([refused.status, refused.body.code]).toEqual([409, 'out-of-time']);
    expect((await pageOf(owner, other)).lastDay).toBe('2020-06-01');
    server.setTime(open);
  });

  it('is not withdrawn any more once the time is over', async () => {
    server.setTime(open);
    await submit(owner, id, digest);
    server.setTime('2020-06-06T00:00:01+08:00');
    expect((await withdraw(id)).body.code).toBe('out-of-time');
    server.setTime(open);
    expect((await withdraw(id)).status).toBe(200);
    await finalise(server, owner, id);
  });

  it('counts a request by its head, though its body comes after the deadline', async () => {
    server.setTime('2020-06-05T23:59:59.600+08:00');
    const body = JSON.stringify({ digest });
    const slow = rawRequest(port, head(id, body.length));
    slow.write(body.slice(0, 20));
    // What is left of error (the way of the database's answer) counts for the applicant: stay clear of it.
    await sleep(1_200);
    const late = await submit(owner, id, digest);
    expect(late.body.code).toBe('out-of-time');
    slow.write(body.slice(20));
    const answer = await slow.answer;
    slow.end();
    expect(answer.status, answer.body).toBe(200);
    const at = Date.parse((JSON.parse(answer.body) as { submittedAt: string }).submittedAt);
    expect(at).toBeLessThan(Date.parse('2020-06-06T00:00:00+08:00'));
    expect(at).toBeGreaterThan(Date.parse('2020-06-05T23:59:59+08:00'));
  });
});

describe('bodies at the door', () => {
  it('that are not whole in time are refused, and the connection ends', async () => {
    const slow = rawRequest(port, head('x', 100));
    slow.write('{"digest":"');
    const answer = await slow.answer;
    expect(answer.status).toBe(408);
    expect((JSON.parse(answer.body) as { reason: { zh: string } }).reason.zh).toContain('规定时间');
    await slow.closed;
  });

  it('of more than 16 KB are refused where a submission is small', async () => {
    const id = await owner.open('individual');
    const large = await owner.call('POST', `/api/applications/${id}/actions/submit`, {
      digest: 'f'.repeat(64),
      more: 'x'.repeat(17 * 1024),
    });
    expect(large.status).toBe(413);
    expect(
      (
        await owner.call('POST', '/api/auth/sign-in/email', {
          email: 'x@laurel.example',
          password: 'x'.repeat(17 * 1024),
        })
      ).status,
    ).toBe(413);
  });

  it.concurrent.each([
    ['a sign-in', 'POST /api/auth/sign-in/email HTTP/1.1'],
    ['an address that is not there', 'POST /api/nothing HTTP/1.1'],
    ['a page that takes no body', 'GET /healthz HTTP/1.1'],
    ['an upload', 'POST /api/applications/x/files?name=a HTTP/1.1'],
  ])('promised to %s and never sent do not end the process', async (_what, line) => {
    const slow = rawRequest(port, [line, 'host: laurel.test', 'content-type: application/json', 'content-length: 50']);
    await Promise.race([slow.closed, sleep(patience + 700)]);
    slow.end();
    expect((await server.app.inject('/healthz')).statusCode).toBe(200);
  });

  it('of another type than JSON are refused by name', async () => {
    const asked = rawRequest(port, head('x', 5, 'text/csv'));
    asked.write('a,b,c');
    expect((await asked.answer).status).toBe(415);
    asked.end();
  });
});
