import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiServer, type ApiServer } from '#tests/support/api-server.ts';
import { routesOf } from '#tests/support/routes.ts';
import { ways } from '#tests/support/office-steps.ts';
import { readAccessPage } from './access-page.ts';
import { probes, ask } from './probes.ts';
import { castOf, type Cast } from './world.ts';
import { absentId, actsOf, allows, offeredBy, ownAddress, walk, type WalkedCase, type World } from './walk.ts';

const page = readAccessPage();
let server: ApiServer;
let world: World;
let cast: Cast;
beforeAll(async () => {
  server = await apiServer({ quick: true });
  world = { server, page };
  cast = await castOf(server);
}, 180_000);
afterAll(async () => expect(await server.close()).toEqual([]));

const states = [...page.states.keys()];
const everyCase = (): Promise<readonly WalkedCase[]> => Promise.all(states.map((state) => cast.caseIn(state)));

describe('the page of access', () => {
  it('names every route of the server, and the walk has a probe for all that name a case', () => {
    const routes = routesOf(server.app).filter((route) => !route.endsWith('*'));
    expect([...page.routes.keys()].toSorted()).toEqual(routes);
    const named = routes.filter((route) => /^\S+ \/api\/(applications|cases)\/:id/u.test(route));
    expect(Object.keys(probes)).toEqual(expect.arrayContaining(named));
  });
  it('names every state that a case can be carried to', () => {
    expect(Object.keys(ways).toSorted()).toEqual(states.toSorted());
  });
});

describe.each(states)('in the state %s', (state) => {
  it('every address answers every account as the page says, and strangers as if there were no case', async () => {
    const one = await cast.caseIn(state);
    const wrong: string[] = [];
    for (const account of cast.accounts) wrong.push(...(await walk(world, account, one)));
    expect(wrong).toEqual([]);
  }, 120_000);

  it('the page of the case offers each account the acts that the page of access gives it', async () => {
    const one = await cast.caseIn(state);
    for (const account of cast.accounts) {
      const path = account.kind === 'owner' ? 'applications' : 'cases';
      const { status, body } = await account.person.call('GET', `/api/${path}/${one.id}`);
      const offered = status === 200 ? [...new Set(body.actions.map((act: any) => act.id))].toSorted() : [];
      expect(offered, account.name).toEqual(offeredBy(world, account, one));
    }
  });

  it('has not been left by all this', async () => {
    const one = await cast.caseIn(state);
    const { body } = await cast.account('owner').person.call('GET', `/api/applications/${one.id}`);
    expect(body.state.id).toBe(state);
  });
});

describe('lists', () => {
  it('of cases hold what each account may read, and what waits for its authority', async () => {
    const cases = await everyCase();
    for (const account of cast.accounts.filter((one) => one.kind === 'official' && one.factor)) {
      const read = page.actions.get('case.read');
      const mine = cases.filter((one) => allows(read, account, one)).map((one) => one.id);
      const listed = async (view: string) =>
        (await account.person.call('GET', `/api/cases?view=${view}&limit=200`)).body.cases;
      const all = await listed('all');
      expect(all.map((one: any) => one.id).toSorted(), account.name).toEqual(mine.toSorted());
      const waiting = all.filter((one: any) => one.turn?.id === account.authority).map((one: any) => one.id);
      expect((await listed('waiting')).map((one: any) => one.id).toSorted(), account.name).toEqual(waiting.toSorted());
    }
  });

  it('of batches hold what each account may read', async () => {
    const forwarded = await cast.caseIn('forwarded');
    for (const account of cast.accounts.filter((one) => one.kind !== 'visitor' && one.factor)) {
      const { body } = await account.person.call('GET', '/api/batches');
      const found = body.flatMap((one: any) => one.cases).includes(forwarded.id);
      expect(found, account.name).toBe(allows(page.actions.get('batch.read'), account, forwarded));
    }
  });

  it('and acts on many are refused row by row as each by itself', async () => {
    const ids = (await everyCase()).map((one) => one.id);
    for (const account of cast.accounts.filter((one) => one.kind === 'official' && one.factor)) {
      const many = await account.person.call('POST', '/api/cases/actions/accept', {
        cases: [...ids, absentId].map((id) => ({ id, seen: 0 })),
        input: {},
      });
      for (const row of many.body.results) {
        const single = await ask(server, account.person, 'POST /api/cases/:id/actions/:action', row.id, 'accept');
        const { code, reason } = JSON.parse(single.body);
        expect(row.denial, account.name).toEqual({ code, reason });
      }
    }
  });
});

describe('acts that are part of something else', () => {
  it('are refused at the general address to everybody alike, whether the case is there or not', async () => {
    const own = [...ownAddress(page), 'forward', 'refuse-duplicate'].filter((act) => act !== '*');
    expect(actsOf(page)).toEqual(expect.arrayContaining(own));
    const { id } = await cast.caseIn('recommended');
    for (const account of cast.accounts.filter((one) => one.kind !== 'visitor' && one.factor))
      for (const act of own) {
        const replies = await Promise.all(
          [id, absentId].map((one) => ask(server, account.person, 'POST /api/cases/:id/actions/:action', one, act)),
        );
        expect(replies[0]).toEqual(replies[1]);
        expect(replies[0]?.status).toBe(400);
      }
  });

  it('a batch is changed and sent by whom the page says, and is unknown to all who may not read it', async () => {
    const subject = await cast.caseIn('accepted');
    const handler = cast.account('own channel handler');
    const { body: batch } = await handler.person.call('POST', '/api/batches', { cases: [subject.id] });
    for (const account of cast.accounts.filter((one) => one.kind !== 'visitor' && one.factor)) {
      const manages = allows(page.actions.get('batch.manage'), account, subject);
      const reads = allows(page.actions.get('batch.read'), account, subject) && account.role?.startsWith('channel.');
      const change = { version: 0, cases: batch.cases };
      for (const [method, path, body, may] of [
        ['GET', '', undefined, reads],
        ['PUT', '', change, manages],
        ['POST', '/send', undefined, manages],
      ] as const) {
        const [theirs, absent] = [
          await account.person.call(method, `/api/batches/${batch.id}${path}`, body),
          await account.person.call(method, `/api/batches/${absentId}${path}`, body),
        ];
        if (may === true) expect(theirs.body.code ?? 'read', account.name).toMatch(/^(read|conflict|invalid)$/u);
        else expect(theirs, `${account.name} ${method}`).toEqual(absent);
      }
    }
  });
});
