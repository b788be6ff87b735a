import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SeatRole } from '#src/definition/workflow.ts';
import { accessTable, type Action } from '#src/domain/access/why-not.ts';
import { routesOf } from '#tests/support/routes.ts';
import { apiServer, type ApiServer, type Official, type Person } from '#tests/support/api-server.ts';
import {
  all,
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
import { decisionRoutes } from '../../scripts/access-routes-decision.ts';
import { readAccessPage } from './access-page.ts';
import { decisionProbes } from './decision-probes.ts';
import { whileGranted } from './mutate.ts';

const page = readAccessPage();
const absentId = '00000000-0000-7000-8000-000000000000';
const places = ['nanjing', 'nanjing.government', 'nanjing.tax', 'province', 'supervision', 'assessors', 'committee'];
const sideOf: Readonly<Record<string, string>> = {
  nanjing: 'channel',
  'nanjing.government': 'government',
  'nanjing.tax': 'consulted',
  province: 'province',
  supervision: 'supervision',
  assessors: 'assessor',
  committee: 'committee',
};

interface Walker {
  readonly name: string;
  readonly role: string;
  readonly factor: boolean;
  readonly person: Person;
}
let server: ApiServer;
let owner: Person;
let walkers: Walker[] = [];

beforeAll(async () => {
  server = await apiServer({ quick: true });
  owner = await server.person('owner');
  for (const authority of places)
    for (const role of SeatRole.options) {
      const name = `${authority}-${role}`.replaceAll('.', '-');
      const person = await server.official(name, [{ authority, role }]);
      walkers.push({ name, role: `${sideOf[authority]}.${role}`, factor: true, person });
    }
  for (const [authority, role] of [
    ['committee', 'leader'],
    ['committee', 'handler'],
    ['province', 'handler'],
  ] as const) {
    const person = await server.officialWithoutFactor(`bare-${authority}-${role}`, [{ authority, role }]);
    walkers.push({ name: `${role} without factor`, role: `${sideOf[authority]}.${role}`, factor: false, person });
  }
}, 180_000);
afterAll(async () => expect(await server.close()).toEqual([]));

let asked = 0;
async function ask(person: Person, route: string, id = absentId) {
  const probe = decisionProbes[route];
  const [method = '', path = ''] = route.split(' ');
  const url = path.replaceAll(/:([a-z0-9]+)/giu, (_all, key: string) =>
    key === 'id' ? id : (probe?.values?.[key] ?? ''),
  );
  asked += 1;
  const answer = await server.app.inject({
    method: method as 'GET',
    url: url + (probe?.path ?? ''),
    remoteAddress: `10.9.${(asked >> 8) & 255}.${asked & 255}`,
    headers: {
      cookie: person.cookie,
      origin: server.url,
      ...(probe?.body === undefined ? {} : { 'content-type': probe.type ?? 'application/json' }),
    },
    ...(probe?.body === undefined
      ? {}
      : { payload: typeof probe.body === 'string' ? probe.body : JSON.stringify(probe.body) }),
  });
  return { status: answer.statusCode, body: answer.body };
}

/** What an account is answered that is not what the page says; 404 with the words of nobody's matter is a stranger's. */
async function wrongFor(route: string, { name, role, factor, person }: Walker): Promise<string[]> {
  const { status, body } = await ask(person, route);
  const action = page.routes.get(route)?.[0] ?? '';
  const line = page.actions.get(action);
  const may = line?.roles.has(role) === true;
  const looks = factor || (line?.looking === true && /\.(leader|viewer)$/u.test(role));
  const granted = decisionProbes[route]?.may ?? [];
  // Of an id that never was there is nothing to show a second factor for.
  const expected = !may || (!looks && granted.includes(404)) ? [404] : looks ? granted : [403];
  const asks = status !== 403 || body.includes('"factor"') || looks;
  return expected.includes(status) && asks ? [] : [`${name}: ${route}: ${status}: ${body.slice(0, 120)}`];
}

describe('the committee’s addresses', () => {
  it('are all on the page of access and probed here', () => {
    const own = routesOf(server.app).filter((route) =>
      /\/api\/(?:decision|committee|recusals|meetings|motions)\b/u.test(route),
    );
    const named = [...page.routes].flatMap(([route, asks]) =>
      asks[0]?.startsWith('decision.') === true ? [route] : [],
    );
    expect(named).toEqual(expect.arrayContaining(own.filter((route) => Object.hasOwn(decisionRoutes, route))));
    expect(Object.keys(decisionProbes).toSorted()).toEqual(Object.keys(decisionRoutes).toSorted());
    expect(own).toEqual(expect.arrayContaining(Object.keys(decisionRoutes)));
  });

  it.each(Object.keys(decisionProbes))('%s answers every role as the page says', async (route) => {
    expect((await ask(server.stranger(), route)).status).toBe(401);
    expect((await ask(owner, route)).status).toBe(404);
    const wrong = [];
    for (const walker of walkers) wrong.push(...(await wrongFor(route, walker)));
    expect(wrong).toEqual([]);
  });

  it.each(['decision.read', 'decision.manage', 'decision.vote', 'decision.chair'] as const satisfies readonly Action[])(
    'notice that %s is given to one more, or taken away',
    async (action) => {
      // Of what is told by more than a refusal: an address that answers otherwise than of an id that never was.
      const telling = Object.entries(decisionProbes).filter(
        ([route, { may }]) => page.routes.get(route)?.includes(action) === true && !may.includes(404),
      );
      const [route = ''] = telling.map(([one]) => one);
      const [first = ''] = accessTable[action];
      const fails = async (grant: string) => {
        const walker = walkers.find((one) => one.factor && (one.role === grant || one.role.startsWith(`${grant}.`)));
        return walker === undefined ? false : (await wrongFor(route, walker)).length > 0;
      };
      expect(
        await whileGranted(
          action,
          (grants) => grants.filter((one) => one !== first),
          () => fails(first),
        ),
      ).toBe(true);
      expect(
        await whileGranted(
          action,
          (grants) => [...grants, 'channel.leader'],
          () => fails('channel.leader'),
        ),
      ).toBe(true);
    },
  );
});

describe('the embargo on a decision', () => {
  let people: CommitteePeople;
  let secret = '';
  let motion = '';
  let meeting = '';
  const prize = 'nomination';

  beforeAll(async () => {
    people = await committee(server);
    [secret = ''] = await proposed(server, owner, [
      { name: '江苏封存机电有限公司', class: 'organisation', total: '699.99' },
    ]);
    meeting = await session(people, ['chair', 'm1', 'm2', 'm3', 'm4', 'm5']);
    motion = await drafted(people, meeting, { prize, candidates: [secret] });
    await done('put', put(people, motion));
    const voters: Official[] = [people.chair, ...people.members];
    for (const who of voters) await done('vote', vote(who, motion, all([secret], 'for')));
    await done('close', people.chair.call('POST', `/api/motions/${motion}/close`, {}));
  }, 60_000);

  it('holds for whoever is not of the committee, the province or supervision: not by any address that names it', async () => {
    const outside = walkers.filter(({ role }) => !/^(?:committee|province|supervision)\./u.test(role));
    for (const { person, name } of [...outside, { person: owner, name: 'the applicant' }])
      for (const [route, id] of [
        ['GET /api/motions/:id', motion],
        ['GET /api/meetings/:id/minutes/:format', meeting],
        ['GET /api/decision', absentId],
      ] as const) {
        const [theirs, absent] = [await ask(person, route, id), await ask(person, route)];
        expect(theirs, `${name} ${route}`).toEqual(absent);
        expect(theirs.status).toBe(404);
      }
  });

  it('asks for the second factor before anything is done, and before a handler reads', async () => {
    const bare = (role: string) => walkers.find((one) => !one.factor && one.role === role)!.person;
    const get = await ask(bare('committee.leader'), 'GET /api/motions/:id', motion);
    expect(get.status).toBe(200);
    for (const [role, route, id] of [
      ['committee.handler', 'GET /api/motions/:id', motion],
      ['committee.handler', 'PUT /api/motions/:id/vote', motion],
      ['committee.leader', 'POST /api/motions/:id/close', motion],
      ['province.handler', 'PUT /api/motions/:id/count', motion],
      ['province.handler', 'PUT /api/meetings/:id/document', meeting],
    ] as const) {
      const { status, body } = await ask(bare(role), route, id);
      expect([status, JSON.parse(body).code], route).toEqual([403, 'factor']);
    }
  });

  it('holds on the applicant’s own pages, in their mails and in lists', async () => {
    const pages = [
      `/api/applications/${secret}`,
      '/api/applications',
      '/api/messages',
      `/call/${place.programme}/2020`,
    ];
    for (const path of pages) {
      const { body } = await owner.call('GET', path);
      expect(JSON.stringify(body), path).not.toMatch(/699\.99|decided|nomination"|审定/u);
    }
    const mails = await server.mailbox.list(owner.email);
    expect(mails.map(({ text }) => text).join('\n')).not.toMatch(/审定|获奖/u);
  });

  it('is not broken by the address or the title of a document', async () => {
    const head = await server.app.inject({
      method: 'GET',
      url: `/api/meetings/${meeting}/minutes/docx`,
      headers: { cookie: owner.cookie },
    });
    expect(head.headers['content-disposition']).toBeUndefined();
    expect(head.body).not.toContain('封存');
  });
});
