import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ballotTools as tools } from '#src/adapters/ballot-signing.ts';
import { newCustodianKey } from '#src/domain/ballot/custodian.ts';
import { shareText } from '#src/domain/ballot/share.ts';
import { apiServer, type ApiServer, type Official } from '#tests/support/api-server.ts';
import { cast, sealedFor, tokenOf } from '#tests/support/ballot-steps.ts';
import {
  all,
  committee,
  drafted,
  place,
  proposed,
  put,
  session,
  type CommitteePeople,
} from '#tests/support/decision-steps.ts';
import { done } from '#tests/support/office-steps.ts';

let server: ApiServer;
let people: CommitteePeople;
let cases: string[] = [];
let meeting = '';
const accounts = ['chair', 'm1', 'm2', 'm3', 'm4', 'm5'];

beforeAll(async () => {
  server = await apiServer({ quick: true });
  const owner = await server.person('owner');
  people = await committee(server);
  const standing = [1, 2, 3, 4, 5].map((n) => ({ name: `江苏候选${n}有限公司`, class: 'organisation' as const }));
  cases = await proposed(server, owner, standing);
  await done('recusal', aside(people.members[0]!, 0));
  meeting = await session(people, accounts);
}, 90_000);
afterAll(async () => expect(await server.close()).toEqual([]));

const aside = (member: Official, n: number) =>
  member.call('POST', '/api/recusals', { ...place, application: cases[n], reason: '曾任职于该单位' });
const read = async (who: Official, id: string) => (await who.call('GET', `/api/motions/${id}`)).body;
const stateOf = async (id: string): Promise<string> =>
  (await people.handler.call('GET', `/api/ballots/${id}`)).body.state;
const voters = () => [people.chair, ...people.members];

/** A motion that was put, with its ballots prepared, keyed and opened; gives the shares of each. */
async function opened(candidates: readonly string[]) {
  const motion = await drafted(people, meeting, { way: 'secret', candidates });
  await done('put', put(people, motion));
  const custodians = [people.head.id, people.supervision.id];
  const made = await people.handler.call('POST', `/api/motions/${motion}/ballots`, { custodians });
  expect(made.status).toBe(201);
  const ballots: { id: string; shares: string[] }[] = [];
  for (const { id } of made.body.ballots) {
    const shares: string[] = [];
    for (const keeper of [people.head, people.supervision]) {
      const key = await newCustodianKey(tools.subtle);
      await done('key', keeper.call('POST', `/api/ballots/${id}/key`, { key: key.publicKey }));
      shares.push(shareText(key.share));
    }
    await done('open', people.handler.call('POST', `/api/ballots/${id}/open`, { recused: [] }));
    ballots.push({ id, shares });
  }
  return { motion, ballots };
}

describe('a motion put to a secret electronic vote', () => {
  it('prepares a ballot for each set of questions, hides it from who stands aside, and takes the counted results', async () => {
    const { motion, ballots } = await opened(cases.slice(0, 3));
    const [alone, rest] = ballots;
    expect(ballots).toHaveLength(2);
    const again = await people.handler.call('POST', `/api/motions/${motion}/ballots`, {
      custodians: [people.head.id, people.supervision.id],
    });
    expect(again.status).toBe(409);
    const [recused = people.chair] = people.members;
    expect((await recused.call('GET', `/api/ballots/${alone!.id}`)).status).toBe(403);
    const seen = await recused.call('GET', `/api/ballots?programme=${place.programme}&edition=${place.edition}`);
    expect(seen.body.ballots.map(({ id }: any) => id)).toEqual([rest!.id]);
    for (const { id } of ballots)
      for (const [n, who] of voters().entries()) {
        if (id === alone!.id && who === recused) continue;
        const questions = id === alone!.id ? cases.slice(0, 1) : cases.slice(1, 3);
        const choices = all(questions, n < 2 && id === alone!.id ? 'against' : 'for');
        const sealed = await sealedFor(people.handler, id, await tokenOf(who, id), choices);
        expect((await cast(server, id, sealed)).status).toBe(200);
      }
    const early = await people.chair.call('POST', `/api/motions/${motion}/close`, {});
    expect(early.body.reason.zh).toContain('还有2个票箱');
    for (const { id, shares } of ballots) {
      await done('close', people.handler.call('POST', `/api/ballots/${id}/close`));
      await done('share', people.head.call('POST', `/api/ballots/${id}/share`, { share: shares[0] }));
      await done('share', people.supervision.call('POST', `/api/ballots/${id}/share`, { share: shares[1] }));
    }
    expect((await read(people.handler, motion)).ballots.map(({ counted }: any) => counted)).toEqual([true, true]);
    expect((await done('decide', people.chair.call('POST', `/api/motions/${motion}/close`, {}))).state).toBe('decided');
    const { questions } = await read(people.handler, motion);
    expect(questions.map(({ result }: any) => [result.for, result.against, result.outcome])).toEqual([
      [4, 1, 'in'],
      [6, 0, 'in'],
      [6, 0, 'in'],
    ]);
    expect(JSON.stringify(await read(recused, motion))).not.toContain(cases[0]);
  });

  it('is void with every ballot of it that is under way, whichever is made void first', async () => {
    const one = await opened([cases[3]!]);
    await tokenOf(people.chair, one.ballots[0]!.id);
    await done('void', people.handler.call('POST', `/api/ballots/${one.ballots[0]!.id}/void`, { reason: '份额丢失' }));
    expect((await read(people.handler, one.motion)).state).toBe('void');
    const two = await putAgain(one.motion);
    await done('void', people.chair.call('POST', `/api/motions/${two.motion}/void`, { reason: '重新表决' }));
    expect(await stateOf(two.ballot)).toBe('void');
  });

  it('is void with its ballots where a voter stands aside once they are out', async () => {
    const { motion, ballots } = await opened([cases[4]!]);
    await done('recusal', aside(people.members[1]!, 4));
    expect((await read(people.handler, motion)).state).toBe('void');
    expect(await stateOf(ballots[0]!.id)).toBe('void');
  });

  it('asks for paper or an open vote where fewer than three vote on a question', async () => {
    for (const n of [1, 2, 3, 4]) await done('recusal', aside(people.members[n]!, 3));
    const { motions } = (await people.handler.call('GET', `/api/decision?programme=${place.programme}&edition=2020`))
      .body;
    const former = motions.findLast(
      (one: any) => one.state === 'void' && one.questions === 1 && one.former !== null,
    ).id;
    const motion = await drafted(people, meeting, { way: 'secret', candidates: [cases[3]], former });
    const few = await put(people, motion);
    expect(few.status).toBe(400);
    expect(few.body.reason.zh).toContain('改用纸质投票或记名表决');
    await done('withdraw', people.handler.call('POST', `/api/motions/${motion}/withdraw`, { reason: '改用纸质' }));
  });
});

/** The same candidate put again after its motion was void, with its ballot prepared only. */
async function putAgain(former: string): Promise<{ motion: string; ballot: string }> {
  const motion = await drafted(people, meeting, { way: 'secret', candidates: [cases[3]], former });
  await done('put', put(people, motion));
  const wrong = await people.handler.call('POST', `/api/motions/${motion}/ballots`, {
    custodians: [people.head.id, people.head.id],
  });
  expect(wrong.status).toBe(400);
  const custodians = [people.head.id, people.supervision.id];
  const made = await people.handler.call('POST', `/api/motions/${motion}/ballots`, { custodians });
  return { motion, ballot: made.body.ballots[0].id };
}
