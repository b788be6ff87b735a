import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiServer, type ApiServer, type Person } from '#tests/support/api-server.ts';
import {
  all,
  attend,
  committee,
  drafted,
  place,
  proposed,
  put,
  vote,
  type CommitteePeople,
} from '#tests/support/decision-steps.ts';
import { done } from '#tests/support/office-steps.ts';

let server: ApiServer;
let owner: Person;
let people: CommitteePeople;
let cases: string[] = [];
const names = ['江苏澄砾机械有限公司', '江苏漪岚仪器有限公司', '江苏墨衡轴承有限公司'];
const everybody = ['chair', 'm1', 'm2', 'm3', 'm4', 'm5', 'guest'];
const query = `programme=${place.programme}&edition=${place.edition}`;

beforeAll(async () => {
  server = await apiServer({ quick: true });
  owner = await server.person('owner');
  people = await committee(server);
  cases = await proposed(server, owner, [
    { name: names[0]!, class: 'organisation', total: '712.50' },
    { name: names[1]!, class: 'organisation', total: '688.00' },
    { name: names[2]!, class: 'organisation', total: '655.25' },
    { name: '闻人清越', class: 'individual' },
  ]);
}, 60_000);
afterAll(async () => expect(await server.close()).toEqual([]));

const read = async (who: Person, id: string) => (await who.call('GET', `/api/motions/${id}`)).body;
const overview = (who: Person) => who.call('GET', `/api/decision?${query}`);
const member = (n: number) => people.members[n - 1]!;
const outcomes = () => server.deps.db.selectFrom('outcome').selectAll().orderBy('application_id').execute();
let meeting = '';
let motion = '';

describe('a member who stands aside [N4]', () => {
  it('declares it with a reason, and the case leaves their screen at once', async () => {
    const said = await done(
      'recusal',
      member(1).call('POST', '/api/recusals', { ...place, application: cases[0], reason: '本人任职单位' }),
    );
    expect(said).toMatchObject({ source: 'declared', state: 'said', inForce: true });
    const { body } = await overview(member(1));
    expect(body.candidates.map((one: any) => one.application)).toEqual(cases.slice(1));
    expect(body.hidden).toBe(1);
    const seen = (await overview(people.handler)).body;
    expect(seen.candidates).toHaveLength(4);
    expect(seen.recusals).toHaveLength(1);
    expect((await overview(member(2))).body.recusals).toEqual([]);
  });

  it('found by the office counts once a second person has confirmed it', async () => {
    const finding = { ...place, application: cases[1], member: people.roll['guest'], reason: '近亲属为其高管' };
    const found = await done('found', people.handler.call('POST', '/api/recusals/found', finding));
    expect(found.inForce).toBe(false);
    const confirm = (who: Person) => who.call('POST', `/api/recusals/${found.id}`, { verdict: 'confirm' });
    expect((await confirm(people.handler)).status).toBe(403);
    expect((await confirm(people.second)).body).toMatchObject({ state: 'confirmed', inForce: true });
    expect((await confirm(people.second)).status).toBe(409);
  });
});

describe('an open vote', () => {
  it('is not put without a session that has begun, nor without its quorum', async () => {
    const called = people.handler.call('POST', '/api/meetings', { ...place, day: '2020-09-01', place: '第一会议室' });
    meeting = (await done('meeting', called)).id;
    motion = await drafted(people, meeting, {});
    expect((await put(people, motion)).body.reason.zh).toContain('会议还没有开始');
    await attend(people, meeting, ['chair', 'm1', 'm2', 'm3']);
    await done('begin', people.chair.call('POST', `/api/meetings/${meeting}/chair/begin`, {}));
    const missed = await put(people, motion);
    expect(missed.status).toBe(409);
    expect(missed.body.reason.zh).toContain('不足3分之2');
    await attend(people, meeting, everybody);
    expect((await put(people, motion)).body.state).toBe('open');
  });

  it('takes the case out of the base and off the screen of who stands aside', async () => {
    const office = await read(people.handler, motion);
    expect(office.questions.map((one: any) => [one.place, one.eligible, one.voters])).toEqual([
      [1, 6, 6],
      [2, 6, 6],
      [3, 7, 7],
      [4, 7, 7],
    ]);
    const theirs = await member(1).call('GET', `/api/motions/${motion}`);
    expect(JSON.stringify(theirs.body)).not.toContain(names[0]);
    expect(JSON.stringify(theirs.body)).not.toContain(cases[0]);
    expect(JSON.stringify(theirs.body)).not.toContain('712.50');
    expect(theirs.body.questions.filter((one: any) => one.recused)).toHaveLength(1);
    expect(theirs.body.toVote).toHaveLength(3);
    expect((await vote(member(1), motion, all(cases, 'for'))).status).toBe(403);
  });

  it('is cast by each member from their own session, and hidden until it is closed', async () => {
    expect((await vote(people.chair, motion, { [cases[0]!]: 'for' })).status).toBe(400);
    await done('vote', vote(people.chair, motion, { ...all(cases, 'for'), [cases[2]!]: 'against' }));
    await done('vote', vote(member(1), motion, { ...all(cases.slice(1), 'for'), [cases[2]!]: 'against' }));
    for (const n of [2, 3, 4])
      await done('vote', vote(member(n), motion, { ...all(cases, 'for'), [cases[2]!]: 'abstain' }));
    const seen = await read(people.chair, motion);
    expect(seen.voted).toHaveLength(5);
    expect([seen.votes, (await read(people.handler, motion)).votes]).toEqual([[], []]);
    expect(seen.mine[cases[2]!]).toBe('against');
    expect((await people.handler.call('PUT', `/api/motions/${motion}/vote`, { choices: {} })).status).toBe(404);
  });

  it('of a member without account is recorded by one and confirmed by another [X7]', async () => {
    const guest = people.roll['guest']!;
    const { toVote } = { toVote: cases.filter((id) => id !== cases[1]) };
    const path = `/api/motions/${motion}/votes/${guest}`;
    expect((await people.handler.call('PUT', path, { choices: all(cases, 'for') })).status).toBe(403);
    expect((await people.handler.call('PUT', path, { choices: all(toVote, 'for') })).body.cast).toBe(false);
    expect((await people.chair.call('POST', `/api/motions/${motion}/close`, {})).body.reason.zh).toContain('复核');
    expect((await people.handler.call('POST', path, { verdict: 'confirm' })).status).toBe(403);
    expect((await read(people.second, motion)).pending).toHaveLength(1);
    expect((await read(people.chair, motion)).pending).toEqual([]);
    expect((await people.second.call('POST', path, { verdict: 'confirm' })).body.cast).toBe(true);
    expect((await people.handler.call('PUT', path, { choices: all(toVote, 'against') })).status).toBe(409);
  });

  it('closes with who has not voted only for a reason; prizes are written, and nothing is published', async () => {
    expect((await people.handler.call('POST', `/api/motions/${motion}/close`, {})).status).toBe(404);
    const early = await people.chair.call('POST', `/api/motions/${motion}/close`, {});
    expect(early.body.reason.zh).toContain('还有1名到会委员没有表决');
    const closed = await people.chair.call('POST', `/api/motions/${motion}/close`, { why: '委员五临时离席' });
    expect(closed.body.state).toBe('decided');
    const seen = await read(people.handler, motion);
    const results = seen.questions.map((one: any) => [one.candidate.application, one.result.outcome, one.result.for]);
    expect(Object.fromEntries(results.map(([id, outcome]: string[]) => [id, outcome]))).toEqual({
      [cases[0]!]: 'in',
      [cases[1]!]: 'in',
      [cases[2]!]: 'out',
      [cases[3]!]: 'in',
    });
    expect((await read(member(2), motion)).votes).toHaveLength(6);
    expect(JSON.stringify(await read(member(1), motion))).not.toContain(cases[0]);
    const written = await outcomes();
    expect(written).toHaveLength(3);
    expect(written.every((one) => one.state === 'decided' && one.published_at === null)).toBe(true);
    expect((await vote(people.chair, motion, all(cases, 'for'))).status).toBe(409);
  });
});

describe('what was not carried', () => {
  it('stands again only in a motion that names the former', async () => {
    const again = { meeting, prize: 'award', way: 'open', candidates: [cases[2]] };
    expect((await people.handler.call('POST', '/api/motions', again)).body.detail).toEqual({ former: motion });
    const next = await drafted(people, meeting, { candidates: [cases[2]], former: motion });
    await done('put', put(people, next));
    await done('void', people.chair.call('POST', `/api/motions/${next}/void`, { reason: '程序有误' }));
    expect((await read(people.handler, next)).state).toBe('void');
    const third = await drafted(people, meeting, { candidates: [cases[2]], former: next });
    expect((await people.handler.call('POST', '/api/motions', { ...again, former: next })).status).toBe(409);
    await done('withdraw', people.handler.call('POST', `/api/motions/${third}/withdraw`, { reason: '不再提出' }));
  });

  it('for which everybody stands aside is refused with what can be done', async () => {
    const sole = await drafted(people, meeting, { prize: 'nomination', candidates: [cases[2]] });
    const held: Record<string, string> = {};
    for (const [name, id] of Object.entries(people.roll)) {
      const finding = { ...place, application: cases[2], member: id, reason: '与申报对象有利害关系' };
      held[name] = (await done('found', people.handler.call('POST', '/api/recusals/found', finding))).id;
      await done('confirm', people.second.call('POST', `/api/recusals/${held[name]}`, { verdict: 'confirm' }));
    }
    const refused = await put(people, sole);
    expect(refused.status).toBe(409);
    expect(refused.body.reason.zh).toContain('增补不需回避的委员');
    await done('withdraw', people.handler.call('POST', `/api/motions/${sole}/withdraw`, { reason: '全部委员回避' }));
  });
});

describe('the decision as a whole', () => {
  it('is told to nobody outside', async () => {
    const city = await server.official('city', [{ authority: 'nanjing', role: 'leader' }]);
    for (const who of [owner, city]) {
      expect((await overview(who)).status).toBe(404);
      expect((await who.call('GET', `/api/motions/${motion}`)).status).toBe(404);
    }
    expect((await overview(server.stranger())).status).toBe(401);
    expect((await overview(people.supervision)).body.decided).toHaveLength(3);
  });

  it('is closed by the chair once every motion is settled; nothing changes after', async () => {
    const waiting = await drafted(people, meeting, { prize: 'nomination', candidates: [cases[2]] });
    const conclude = (who: Person) => who.call('POST', '/api/decision/conclude', { ...place });
    expect((await conclude(people.chair)).body.reason.zh).toContain('没有办结的议案');
    await done('withdraw', people.handler.call('POST', `/api/motions/${waiting}/withdraw`, { reason: '不再提出' }));
    expect((await conclude(people.handler)).status).toBe(404);
    await done('close', people.chair.call('POST', `/api/meetings/${meeting}/chair/close`, {}));
    expect((await conclude(people.chair)).body.state).toBe('decided');
    expect((await conclude(people.chair)).body.reason.zh).toContain('已经办结');
    const called = await people.handler.call('POST', '/api/meetings', { ...place, day: '2020-09-02', place: '会议室' });
    expect(called.status).toBe(409);
  });
});
