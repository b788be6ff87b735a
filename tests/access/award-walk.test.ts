import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SeatRole } from '#src/definition/workflow.ts';
import { accessTable, looking, type Action } from '#src/domain/access/why-not.ts';
import { apiServer, type ApiServer, type Person } from '#tests/support/api-server.ts';
import { awardPath, decidedAward, publish } from '#tests/support/award-steps.ts';
import { object } from '#tests/support/objection-steps.ts';
import { readAccessPage } from './access-page.ts';
import { whileGranted } from './mutate.ts';

const page = readAccessPage();
const places = ['nanjing', 'nanjing.government', 'nanjing.tax', 'province', 'supervision', 'assessors', 'committee'];
const sides = ['channel', 'government', 'consulted', 'province', 'supervision', 'assessor', 'committee'];

interface Walker {
  readonly name: string;
  /** Side and role; null of an applicant. */
  readonly role: string | null;
  readonly factor: boolean;
  readonly person: Person;
}
interface Probe {
  readonly route: string;
  readonly action: Action;
  readonly path: (objection: string) => string;
  readonly body?: object;
  /** What is answered to whoever may: what changes nothing, or is refused after access was decided. */
  readonly may: number;
}
const at = '/api/awards/:programme/:edition';
const probes: readonly Probe[] = [
  { route: `GET ${at}`, action: 'award.read', path: () => awardPath, may: 200 },
  { route: `GET ${at}/practice`, action: 'award.read', path: () => `${awardPath}/practice`, may: 200 },
  { route: `GET ${at}/certificates.pdf`, action: 'award.read', path: () => `${awardPath}/certificates.pdf`, may: 409 },
  {
    route: `GET ${at}/letters/:letter/:format`,
    action: 'award.read',
    path: () => `${awardPath}/letters/winners/pdf`,
    may: 409,
  },
  { route: `POST ${at}/notice`, action: 'award.confirm', path: () => `${awardPath}/notice`, body: {}, may: 409 },
  {
    route: `POST ${at}/conferment`,
    action: 'award.confirm',
    path: () => `${awardPath}/conferment`,
    body: {},
    may: 409,
  },
  {
    route: `POST ${at}/outcomes/:application/revocation`,
    action: 'award.confirm',
    path: () => `${awardPath}/outcomes/none/revocation`,
    body: { reason: 'x', number: '1' },
    may: 409,
  },
  {
    route: `POST ${at}/approval`,
    action: 'award.manage',
    path: () => `${awardPath}/approval`,
    body: { number: '1', date: '2020-08-17', scan: 'none' },
    may: 409,
  },
  {
    route: `POST ${at}/approval/confirmation`,
    action: 'award.manage',
    path: () => `${awardPath}/approval/confirmation`,
    body: { verdict: 'confirm' },
    may: 409,
  },
  { route: `GET ${at}/objections`, action: 'objection.read', path: () => `${awardPath}/objections`, may: 200 },
  { route: 'GET /api/objections/:id', action: 'objection.read', path: (id) => `/api/objections/${id}`, may: 200 },
  {
    route: 'POST /api/objections/:id/acts',
    action: 'objection.manage',
    path: (id) => `/api/objections/${id}/acts`,
    body: { act: 'take-up' },
    may: 409,
  },
  {
    route: 'POST /api/objections/:id/acts',
    action: 'objection.decide',
    path: (id) => `/api/objections/${id}/acts`,
    body: { act: 'decide', result: 'rejected', effect: 'none', reason: 'x' },
    may: 409,
  },
];

let server: ApiServer;
let objection = '';
const walkers: Walker[] = [];

beforeAll(async () => {
  server = await apiServer({ quick: true });
  const { people, won } = await decidedAward(server);
  server.setTime('2020-08-17T10:00:00+08:00');
  await publish(people);
  await object(server, won[0] ?? '');
  objection = (await people.handler.call('GET', `${awardPath}/objections`)).body[0].id;
  walkers.push({ name: 'visitor', role: null, factor: false, person: server.stranger() });
  walkers.push({ name: 'applicant', role: null, factor: true, person: people.applicant });
  for (const [index, authority] of places.entries())
    for (const role of SeatRole.options) {
      const person = await server.official(`w${index}-${role}`, [{ authority, role }]);
      walkers.push({ name: `${authority} ${role}`, role: `${sides[index]}.${role}`, factor: true, person });
    }
  for (const role of SeatRole.options) {
    const person = await server.officialWithoutFactor(`bare-${role}`, [{ authority: 'province', role }]);
    walkers.push({ name: `province ${role} without factor`, role: `province.${role}`, factor: false, person });
  }
}, 300_000);
afterAll(async () => expect(await server.close()).toEqual([]));

/** What the page of access says that somebody is answered. */
function expected({ name, role, factor }: Walker, { action, may }: Probe): number {
  if (name === 'visitor') return 401;
  if (role === null || page.actions.get(action)?.roles.has(role) !== true) return 404;
  if (factor) return may;
  return looking.has(action) && /\.(?:leader|viewer)$/u.test(role) ? may : 403;
}

/** Every answer that is not what the page says. */
async function walk(which: (probe: Probe) => boolean = () => true): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const probe of probes.filter(which))
    for (const walker of walkers) {
      const [method = ''] = probe.route.split(' ');
      const { status } = await walker.person.call(method as 'GET' | 'POST', probe.path(objection), probe.body);
      const wanted = expected(walker, probe);
      if (status !== wanted) wrong.push(`${walker.name}: ${probe.route} (${probe.action}): ${status}, not ${wanted}`);
    }
  return wrong;
}

describe('the addresses of the award and of objections', () => {
  it('answer everybody as the page of access says', async () => {
    expect(await walk()).toEqual([]);
  }, 120_000);

  it.each([
    'award.read',
    'award.manage',
    'award.confirm',
    'objection.read',
    'objection.manage',
    'objection.decide',
  ] as const)(
    'are noticed where the line of %s names one more, or one less',
    async (action) => {
      const [first = ''] = accessTable[action];
      const mine = (probe: Probe): boolean => probe.action === action;
      expect(
        await whileGranted(
          action,
          (all) => all.filter((one) => one !== first),
          () => walk(mine),
        ),
      ).not.toEqual([]);
      expect(
        await whileGranted(
          action,
          (all) => [...all, 'channel.handler'],
          () => walk(mine),
        ),
      ).not.toEqual([]);
    },
    60_000,
  );
});
