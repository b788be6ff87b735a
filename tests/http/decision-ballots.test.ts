import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isDenial } from '#src/domain/denial.ts';
import { attachSecretResult } from '#src/services/decision/secret-result.ts';
import { findMotion } from '#src/store/motions.ts';
import { apiServer, type ApiServer, type Person } from '#tests/support/api-server.ts';
import { picture } from '#tests/support/complete-application.ts';
import {
  all,
  attend,
  committee,
  drafted,
  place,
  proposed,
  put,
  session,
  vote,
  type CommitteePeople,
} from '#tests/support/decision-steps.ts';
import { done } from '#tests/support/office-steps.ts';
import { wordText } from '../documents/read-back.ts';

let server: ApiServer;
let people: CommitteePeople;
let cases: string[] = [];
let meeting = '';
const accounts = ['chair', 'm1', 'm2', 'm3', 'm4', 'm5'];

beforeAll(async () => {
  server = await apiServer();
  const owner = await server.person('owner');
  people = await committee(server);
  const standing = Array.from({ length: 14 }, (_, n) => ({
    name: `江苏候选${String.fromCodePoint(0x7532 + (n % 3))}${n + 1}有限公司`,
    class: 'organisation' as const,
    total: `${700 - n}.00`,
  }));
  cases = await proposed(server, owner, standing);
  meeting = await session(people, accounts);
}, 90_000);
afterAll(async () => expect(await server.close()).toEqual([]));

const read = async (who: Person, id: string) => (await who.call('GET', `/api/motions/${id}`)).body;
const close = (id: string, why?: string) =>
  people.chair.call('POST', `/api/motions/${id}/close`, why === undefined ? {} : { why });
const outcomesOf = async (id: string) =>
  (await read(people.handler, id)).questions.map((one: any) => one.result.outcome);
const awarded = (prize: string) =>
  server.deps.db.selectFrom('outcome').selectAll().where('prize', '=', prize).execute();
const voters = () => [people.chair, ...people.members];

describe('two motions at once', () => {
  it('cannot give somebody two prizes: the second does not close [N2]', async () => {
    const one = cases[13]!;
    const [nomination, award] = [
      await drafted(people, meeting, { prize: 'nomination', candidates: [one] }),
      await drafted(people, meeting, { candidates: [one] }),
    ];
    for (const motion of [nomination, award]) {
      await done('put', put(people, motion));
      for (const who of voters()) await done('vote', vote(who, motion, { [one]: 'for' }));
    }
    expect((await close(nomination)).body.state).toBe('decided');
    const second = await close(award);
    expect(second.status).toBe(409);
    expect(second.body.reason.zh).toContain('不能同时获得两个奖项');
    await done('void', people.chair.call('POST', `/api/motions/${award}/void`, { reason: '已审定提名奖' }));
    expect((await awarded('nomination')).length).toBe(1);
    expect(await awarded('award')).toEqual([]);
  });
});

describe('more than the quota [N2]', () => {
  let first = '';

  it('gives the places to those with most votes, and leaves equals at the last places undecided', async () => {
    first = await drafted(people, meeting, { candidates: cases.slice(0, 13) });
    await done('put', put(people, first));
    for (const [n, who] of voters().entries()) {
      const choices = { ...all(cases.slice(0, 8), 'for'), ...all(cases.slice(8, 13), n === 0 ? 'against' : 'for') };
      await done('vote', vote(who, first, choices));
    }
    expect((await close(first)).body.state).toBe('decided');
    expect(await outcomesOf(first)).toEqual([...Array(8).fill('in'), ...Array(5).fill('tied')]);
    expect(await awarded('award')).toHaveLength(8);
  });

  it('asks for a reason where a tie is left, and is settled by a further motion that names it', async () => {
    const conclude = await people.chair.call('POST', '/api/decision/conclude', { ...place });
    expect(conclude.body.reason.zh).toContain('还有5个申报对象票数相同');
    const next = await drafted(people, meeting, { candidates: cases.slice(8, 13), former: first });
    await done('put', put(people, next));
    for (const [n, who] of voters().entries()) {
      const choices = { ...all(cases.slice(8, 10), 'for'), ...all(cases.slice(10, 13), n === 0 ? 'abstain' : 'for') };
      await done('vote', vote(who, next, choices));
    }
    expect((await close(next)).body.state).toBe('decided');
    expect(await outcomesOf(next)).toEqual(['in', 'in', 'over', 'over', 'over']);
    expect(await awarded('award')).toHaveLength(10);
  });
});

describe('paper ballots', () => {
  let motion = '';
  const counted = (inFavour: number, change: object = {}) => ({
    counts: [
      {
        question: cases[10],
        issued: 6,
        returned: 6,
        missing: 0,
        for: inFavour,
        against: 6 - inFavour,
        abstain: 0,
        spoiled: 0,
        ...change,
      },
    ],
  });
  const count = (who: Person, body: object) => who.call('PUT', `/api/motions/${motion}/count`, body);

  it('are counted by two tellers, each for themselves; where they differ both counts are set aside', async () => {
    motion = await drafted(people, meeting, { prize: 'nomination', way: 'paper', candidates: [cases[10]] });
    await done('put', put(people, motion));
    expect((await vote(people.chair, motion, { [cases[10]!]: 'for' })).status).toBe(409);
    expect((await count(people.handler, counted(5, { issued: 7 }))).status).toBe(400);
    expect((await count(people.handler, counted(5))).body).toEqual({ state: 'waiting' });
    expect((await read(people.second, motion)).count).toBe(null);
    const differ = await count(people.second, counted(4));
    expect(differ.status).toBe(409);
    expect(differ.body.reason.zh).toContain('都已作废');
    expect(JSON.stringify(differ.body)).not.toContain('"for"');
    expect((await read(people.second, motion)).counts).toBe(0);
  });

  it('are one teller’s no matter how often they enter it', async () => {
    await done('count', count(people.second, counted(4)));
    expect((await count(people.second, counted(5))).body).toEqual({ state: 'waiting' });
    expect((await close(motion)).body.reason.zh).toContain('两名计票人');
    expect((await count(people.handler, counted(5))).body).toEqual({ state: 'agreed' });
    expect((await count(people.handler, counted(5))).status).toBe(409);
  });

  it('close with the scan of the sheet and two different names under it', async () => {
    const sheet = (body: object) => people.handler.call('PUT', `/api/motions/${motion}/count/sheet`, body);
    expect((await close(motion)).body.reason.zh).toContain('扫描件');
    const path = `/api/motions/${motion}/files?name=${encodeURIComponent('计票单.jpg')}`;
    const send = async (who: Person, bytes: Uint8Array) =>
      await server.app.inject({
        method: 'POST',
        url: path,
        headers: { origin: server.url, cookie: who.cookie, 'content-type': 'application/octet-stream' },
        payload: Buffer.from(bytes),
      });
    expect((await send(people.chair, await picture(620, 877, 90))).statusCode).toBe(404);
    expect((await send(people.handler, Buffer.from('no scan'))).statusCode).toBe(400);
    const { sha256 } = JSON.parse((await send(people.handler, await picture(620, 877, 90))).body);
    expect((await sheet({ scan: 'f'.repeat(64), signedBy: ['甲', '乙'] })).status).toBe(400);
    expect((await sheet({ scan: sha256, signedBy: ['甲', '甲'] })).status).toBe(400);
    await done('sheet', sheet({ scan: sha256, signedBy: ['林计票', '周监票'] }));
    const file = `/api/motions/${motion}/files/${sha256}`;
    expect((await people.chair.call('GET', file)).status).toBe(404);
    expect((await close(motion)).body.state).toBe('decided');
    expect((await people.chair.call('GET', file)).status).toBe(200);
    expect((await server.stranger().call('GET', file)).status).toBe(401);
  });

  it('are void where a member stands aside after they were given out', async () => {
    const next = await drafted(people, meeting, { prize: 'nomination', way: 'paper', candidates: [cases[11]] });
    await done('put', put(people, next));
    const said = { ...place, application: cases[11], reason: '亲属任职' };
    await done('recusal', people.members[4]!.call('POST', '/api/recusals', said));
    expect((await read(people.handler, next)).state).toBe('void');
    expect((await close(next)).status).toBe(409);
  });
});

describe('a secret electronic ballot', () => {
  it('is refused where somebody present has no account, and taken in one ballot for each set of voters', async () => {
    const motion = await drafted(people, meeting, { prize: 'nomination', way: 'secret', candidates: [cases[12]] });
    await attend(people, meeting, [...accounts, 'guest']);
    expect((await put(people, motion)).body.reason.zh).toContain('没有账号');
    await attend(people, meeting, accounts);
    await done('put', put(people, motion));
    const [ballot] = (await read(people.chair, motion)).ballots;
    expect(ballot).toMatchObject({ questions: [cases[12]], voters: 6, mine: true, counted: false });
    expect((await read(people.handler, motion)).ballots[0].mine).toBe(false);
    expect((await close(motion)).body.reason.zh).toContain('还有1个票箱');
    const row = await findMotion(server.deps.db, motion);
    const result = {
      ballotId: ballot.ballotId,
      roll: row!.body.ballots[0]!.voters.map(({ id }) => id),
      recused: {},
      counts: [{ question: cases[12]!, for: 5, against: 1, abstain: 0, spoiled: 0 }],
    };
    const attach = (change: object) =>
      server.deps.db
        .transaction()
        .execute((trx) =>
          attachSecretResult(trx, { motion, result: { ...result, ...change }, actorId: 'system', at: new Date() }),
        );
    const wrong = await attach({ roll: result.roll.slice(1) });
    expect(isDenial(wrong) && wrong.code).toBe('conflict');
    expect(isDenial(await attach({}))).toBe(false);
    const twice = await attach({});
    expect(isDenial(twice) && twice.code).toBe('conflict');
    expect((await close(motion)).body.state).toBe('decided');
    expect((await read(people.handler, motion)).votes).toEqual([]);
  });
});

describe('minutes and decision [X8]', () => {
  const docx = async (who: Person, path: string) =>
    await server.app.inject({ method: 'GET', url: path, headers: { cookie: who.cookie } });
  const query = `programme=${place.programme}&edition=${place.edition}`;

  it('tell the session from its record, with a number once it is typed back', async () => {
    await done(
      'number',
      people.handler.call('PUT', `/api/meetings/${meeting}/document`, { document: '苏质奖评纪〔2020〕1号' }),
    );
    const got = await docx(people.handler, `/api/meetings/${meeting}/minutes/docx`);
    expect(got.statusCode).toBe(200);
    const text = wordText(got.rawPayload);
    for (const words of ['苏质奖评纪〔2020〕1号', '第1次会议纪要', '三分之二', '林计票、周监票', '票数相同', '实到6名'])
      expect(text).toContain(words);
    expect((await docx(people.handler, `/api/meetings/${meeting}/minutes/pdf`)).headers['content-type']).toBe(
      'application/pdf',
    );
    expect((await docx(people.supervision, `/api/meetings/${meeting}/minutes/docx`)).statusCode).toBe(200);
  });

  it('are kept from a member who stands aside from a case in them, and from everybody outside', async () => {
    const owner = await server.person('reader');
    expect((await docx(people.members[4]!, `/api/meetings/${meeting}/minutes/docx`)).statusCode).toBe(403);
    expect((await docx(owner, `/api/meetings/${meeting}/minutes/docx`)).statusCode).toBe(404);
    expect((await docx(owner, `/api/decision/letter/docx?${query}`)).statusCode).toBe(404);
  });

  it('name every prize and the places that stay empty, once the decision is closed', async () => {
    const path = `/api/decision/letter/docx?${query}`;
    expect((await docx(people.handler, path)).statusCode).toBe(409);
    await done('conclude', people.chair.call('POST', '/api/decision/conclude', { ...place }));
    const numbered = { ...place, number: '苏质奖评〔2020〕1号' };
    await done('number', people.handler.call('PUT', '/api/decision/number', numbered));
    const text = wordText((await docx(people.handler, path)).rawPayload);
    for (const words of ['苏质奖评〔2020〕1号', '江苏省省长质量奖10家（名）', '提名奖尚余7个名额', '不对外提供'])
      expect(text).toContain(words);
    const sheets = await server.deps.db.selectFrom('outcome').selectAll().execute();
    expect(sheets.every((one) => one.published_at === null)).toBe(true);
  });
});
