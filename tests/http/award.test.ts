import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertPanel } from '#src/store/panels.ts';
import { apiServer, type ApiServer, type Person } from '#tests/support/api-server.ts';
import {
  approve,
  award,
  awardPath,
  confer,
  decidedAward,
  publish,
  uploadScan,
  type DecidedAward,
} from '#tests/support/award-steps.ts';

let server: ApiServer;
let decided: DecidedAward;

beforeAll(async () => {
  server = await apiServer({ quick: true });
  decided = await decidedAward(server);
  server.setTime('2020-08-17T10:00:00+08:00');
}, 180_000);
afterAll(async () => expect(await server.close()).toEqual([]));

const post = (person: Person, path: string, body: object = {}) => person.call('POST', `${awardPath}${path}`, body);
const read = async (person: Person) => (await person.call('GET', awardPath)).body;
const page = async (path: string) => (await server.app.inject({ method: 'GET', url: path })).body;

/** What the owner of an application reads of its outcome. */
const outcomeOf = async (id: string) =>
  (await decided.people.applicant.call('GET', `/api/applications/${id}`)).body.outcome;
/** The same, as the home page lists it. */
const listedOutcomeOf = async (id: string) =>
  (await decided.people.applicant.call('GET', '/api/applications')).body.find((one: any) => one.id === id).outcome;

/** A published panel of an application, as a stage leaves one. */
async function judged(id: string): Promise<void> {
  const { db, editions } = server.deps;
  const edition = editions.current(award.programme, award.edition);
  const panel = { ...award, id: `panel-${id}`, class: 'individual', stage: 'desk', applicationId: id, salt: 'salt' };
  await db.transaction().execute(async (trx) => {
    await insertPanel(trx, { ...panel, processDigest: edition?.digest ?? '' });
    await trx
      .updateTable('panel')
      .set({ published_at: await server.deps.clock.now() })
      .where('id', '=', panel.id)
      .execute();
  });
}

describe('an award after its decision', () => {
  it('[R6] is published by the leader alone, from the next day on for the working days of the edition', async () => {
    const { people } = decided;
    for (const [person, status] of [
      [server.stranger(), 401],
      [people.applicant, 404],
      [people.channel, 404],
      [people.committee, 404],
      [people.supervision, 404],
      [people.handler, 404],
    ] as const)
      expect((await post(person, '/notice')).status).toBe(status);
    expect((await read(people.handler)).state).toBe('decided');
    await judged(decided.lost);
    expect(await outcomeOf(decided.lost)).toBeNull();
    expect(await listedOutcomeOf(decided.won[0]!)).toBeNull();
    await publish(people);
    const shown = await read(people.handler);
    expect(shown).toMatchObject({
      state: 'noticed',
      notice: { from: '2020-08-18', until: '2020-08-26', over: false },
    });
    expect(shown.outcomes.filter((one: any) => one.publishedAt !== null)).toHaveLength(2);
    expect((await post(people.leader, '/notice')).status).toBe(409);
    expect(await outcomeOf(decided.won[0]!)).toMatchObject({ state: 'published', prize: { zh: expect.any(String) } });
    expect(await outcomeOf(decided.lost)).toMatchObject({ state: 'none', prize: null, certificate: null });
    expect(await listedOutcomeOf(decided.won[0]!)).toEqual(await outcomeOf(decided.won[0]!));
    expect(await page('/notice/jiangsu-quality-award/2020')).toContain('今天起还有7个工作日');
  });

  it('[X7] is approved after the notice only, by one person who records and another who confirms', async () => {
    const { people } = decided;
    const scan = await uploadScan(people.handler);
    const approval = { number: '苏政复〔2020〕8号', date: '2020-08-27', scan };
    expect((await post(people.handler, '/approval', { ...approval, date: '2020-08-17' })).body.code).toBe(
      'wrong-state',
    );
    server.setTime('2020-08-28T10:00:00+08:00');
    expect((await post(people.handler, '/approval', { ...approval, date: '2020-09-30' })).status).toBe(400);
    expect((await post(people.handler, '/approval', { ...approval, scan: 'none' })).status).toBe(400);
    expect((await post(people.handler, '/approval', approval)).status).toBe(200);
    expect((await post(people.handler, '/approval', approval)).status).toBe(409);
    expect((await post(people.handler, '/approval/confirmation', { verdict: 'confirm' })).body.code).toBe('conflict');
    const rejection = { verdict: 'reject', reason: '文号有误' };
    expect((await post(people.reviewer, '/approval/confirmation', rejection)).status).toBe(200);
    expect((await read(people.leader)).approval).toBeNull();
    await approve(people, '2020-08-27');
    const shown = await read(people.supervision);
    expect(shown).toMatchObject({ state: 'approved', approval: { number: '苏政复〔2020〕9号' } });
    expect((await people.supervision.call('GET', `${awardPath}/files/${shown.approval.scan}`)).status).toBe(200);
    expect((await people.applicant.call('GET', `${awardPath}/files/${shown.approval.scan}`)).status).toBe(404);
  });

  it('is conferred by the leader, each prize with its number, and every certificate can be checked', async () => {
    const { people } = decided;
    expect((await post(people.handler, '/conferment')).status).toBe(404);
    expect((await post(people.leader, '/conferment', { date: '2020-08-20' })).status).toBe(400);
    await confer(people);
    const shown = await read(people.leader);
    expect(shown).toMatchObject({ state: 'conferred', conferred: '2020-08-28' });
    expect(shown.outcomes.map((one: any) => one.certificate).toSorted()).toEqual(['SZJ-2020-001', 'SZJ-2020-002']);
    expect(await page('/certificates/szj-2020-001')).toContain('证书有效');
    expect(await page('/winners/jiangsu-quality-award/2020')).toContain('SZJ-2020-002');
  });

  it('may be revoked in one prize with reason and number; the check and the list say so', async () => {
    const { people, won } = decided;
    const path = `/outcomes/${won[1]}/revocation`;
    const why = { reason: '提供虚假材料', number: '苏质委〔2020〕3号' };
    expect((await post(people.handler, path, why)).status).toBe(404);
    expect((await post(people.leader, `/outcomes/${decided.lost}/revocation`, why)).status).toBe(409);
    expect((await post(people.leader, path, why)).status).toBe(200);
    expect((await post(people.leader, path, why)).status).toBe(409);
    const check = await page('/certificates/SZJ-2020-002');
    for (const said of ['证书已撤销', '2020-08-28', '提供虚假材料']) expect(check).toContain(said);
    expect(check).not.toContain('证书有效');
    expect(await page('/winners/jiangsu-quality-award/2020')).toContain('已于2020-08-28撤销');
    expect((await read(people.supervision)).course.map((one: any) => one.act)).toEqual([
      'decided',
      'publish',
      'record-approval',
      'reject-approval',
      'record-approval',
      'confirm-approval',
      'confer',
      'revoke',
    ]);
  });
});
