import { newestEdition } from '../../scripts/write-rules.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActorRole, WorkflowAction } from '#src/definition/workflow.ts';
import { accessTable, type Action } from '#src/domain/access/why-not.ts';
import { apiServer, type ApiServer } from '#tests/support/api-server.ts';
import { routesOf } from '#tests/support/routes.ts';
import { ways } from '#tests/support/office-steps.ts';
import { readAccessPage } from './access-page.ts';
import { probes, ask } from './probes.ts';
import { layOnDesk, walkDesk, type OnTheDesk } from './desk.ts';
import { whileActing, whileGranted } from './mutate.ts';
import { castOf, type Cast } from './world.ts';
import {
  absentId,
  actsAsked,
  actsOf,
  besides,
  allows,
  offeredBy,
  ownAddress,
  step,
  walk,
  type WalkedCase,
  type World,
} from './walk.ts';

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

let laid: Promise<OnTheDesk> | undefined;
const onDesk = (): Promise<OnTheDesk> => {
  laid ??= (async () => {
    const [of, refused, withdrawn] = await Promise.all(
      ['accepted', 'refused', 'withdrawn'].map((state) => cast.caseIn(state)),
    );
    if (of === undefined || refused === undefined || withdrawn === undefined) throw new Error('no cases');
    return await layOnDesk(world, cast.account('own channel handler'), cast.account('province leader'), of, [
      refused,
      withdrawn,
    ]);
  })();
  return laid;
};

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
  beforeAll(async () => void (await everyCase()), 180_000);

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
      const found = body.flatMap((one: any) => one.cases).some((one: any) => one.id === forwarded.id);
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
        const { code, reason } = JSON.parse(Buffer.from(single.body, 'latin1').toString('utf8'));
        expect(row.denial, account.name).toEqual({ code, reason });
      }
    }
  });
});

describe('acts that are part of something else', () => {
  it('are refused at the general address to everybody alike, whether the case is there or not', async () => {
    const own = [...ownAddress(page), ...besides].filter((act) => act !== '*');
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
});

describe('the desk', () => {
  it('answers every account as the page says, of batches and clashes as of what never was', async () => {
    const desk = await onDesk();
    const wrong: string[] = [];
    for (const account of cast.accounts) wrong.push(...(await walkDesk(world, account, desk)));
    expect(wrong).toEqual([]);
  }, 60_000);
});

/** Lines of the table that no address of a case or of the desk asks: accounts, seats and the judging, which have tests of their own. */
const ofPeople =
  /^(member|account|factor|seat|log|assessor|judging|conflict|review|consensus|result|severity|draw|decision|award|objection|feedback|ballot)\./u;
/** Lines that no address asks yet, or that say who may begin with a message or an application of their own. */
const unasked = new Set(['application.open', 'message.manage', 'consultation.answer', 'paper.register']);

describe('a mutation of one line of the table of access makes the walk fail', () => {
  const lines = (Object.keys(accessTable) as Action[]).filter(
    (action) => !ofPeople.test(action) && !unasked.has(action),
  );
  beforeAll(async () => void (await Promise.all([onDesk(), everyCase()])), 180_000);
  const someStates = ['submitted', 'accepted', 'forwarded', 'correcting'];

  /** The relevant part of the walk: addresses that ask the action, as the accounts of a grant, until an answer is wrong. */
  async function fails(action: Action, grant: string): Promise<boolean> {
    const concerned = cast.accounts.filter(
      (one) =>
        one.factor &&
        (grant === 'owner'
          ? one.kind === 'owner'
          : one.role?.startsWith(grant) === true && one.authority?.startsWith('suzhou') !== true),
    );
    const routes = Object.keys(probes).filter((route) => {
      const asked = page.routes.get(route) ?? [];
      return asked.includes(action) || (action === 'application.decide' && asked.some((one) => one.startsWith('act:')));
    });
    const desk = await onDesk();
    for (const account of concerned) {
      if ((await walkDesk(world, account, desk, (one) => one === action)).length > 0) return true;
      for (const state of someStates)
        if ((await walk(world, account, await cast.caseIn(state), routes)).length > 0) return true;
    }
    return false;
  }

  it('names the lines that nothing asks', () => {
    const asked = new Set([...page.routes.values()].flat());
    const never = Object.keys(accessTable).filter((action) => !asked.has(action) && action !== 'application.decide');
    expect(never.toSorted()).toEqual(['clash.read', 'extension.read']);
  });

  it.each(lines)('%s: taken away', async (action) => {
    const [first = ''] = accessTable[action].filter((grant) => grant !== 'system');
    expect(
      await whileGranted(
        action,
        (all) => all.filter((one) => one !== first),
        () => fails(action, first),
      ),
    ).toBe(true);
  });

  it.each(lines)('%s: given to one more', async (action) => {
    const free = ['supervision.viewer', 'province.viewer', 'government.reviewer', 'consulted.handler'];
    const named: readonly string[] = accessTable[action];
    const more = free.filter((grant) => !named.includes(grant) && !named.includes(grant.split('.')[0] ?? ''));
    if (more.length === 0) return expect(named).toHaveLength(6);
    // Some are answered alike with and without: supervision reads a case and is told that an act is not its own either way.
    let noticed = false;
    for (const grant of more)
      noticed ||= await whileGranted(
        action,
        (all) => [...all, grant],
        () => fails(action, grant),
      );
    expect(noticed).toBe(true);
  });
});

describe('a mutation of one row of the workflow makes the walk fail', () => {
  beforeAll(async () => void (await everyCase()), 180_000);

  /** What the walk asks about a row, in a state it leaves, as one role. */
  async function fails(row: WorkflowAction, role: ActorRole): Promise<boolean> {
    const account = cast.accounts.find((one) =>
      role === 'owner' ? one.kind === 'owner' : one.factor && one.concerned && one.role === role,
    );
    const one = await cast.caseIn(row.from[0] ?? '');
    if (account === undefined) throw new Error(`nobody is ${role}`);
    // What would really change the case under the mutation is looked for among the acts that are offered only.
    const routes = Object.keys(probes).filter(
      (route) => probes[route]?.changes !== true && actsAsked(page, route).includes(row.id),
    );
    for (const route of routes) if ((await step(world, account, one, route, row.id)) !== null) return true;
    const path = account.kind === 'owner' ? 'applications' : 'cases';
    const { body } = await account.person.call('GET', `/api/${path}/${one.id}`);
    const offered = new Set<string>((body.actions ?? []).map((act: any) => act.id));
    return JSON.stringify([...offered].toSorted()) !== JSON.stringify(offeredBy(world, account, one));
  }
  // Of rows that differ only in where a correction or a refusal began, the walk has the cases that began at intake.
  // Whoever applies on paper is registered before any office has the case: that act has tests of its own.
  const rows = newestEdition().workflow.actions.filter(
    (row) => (row.origin === undefined || row.origin === 'submitted') && !row.effects.includes('register-on-paper'),
  );
  const kept = (row: WorkflowAction): WorkflowAction => {
    const { workflow } = server.deps.editions.all().at(-1)!;
    return workflow.actions.find((one) => JSON.stringify(one) === JSON.stringify(row))!;
  };

  it.each(rows.map((row) => [row.id, row.from.join(' '), row] as const))('%s of %s', async (_id, _from, row) => {
    const [first] = row.actors;
    if (first !== undefined && first !== 'system')
      expect(await whileActing(server, kept(row), row.actors.slice(1), () => fails(row, first)), 'taken away').toBe(
        true,
      );
    const seen = row.from[0] !== undefined && (await cast.caseIn(row.from[0])).handedIn;
    const more = (seen ? (['government.reviewer', 'province.handler'] as const) : (['owner'] as const)).find(
      (role) => !row.actors.includes(role),
    );
    if (more !== undefined)
      expect(await whileActing(server, kept(row), [...row.actors, more], () => fails(row, more)), 'given').toBe(true);
  });
});
