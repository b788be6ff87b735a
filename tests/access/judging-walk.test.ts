import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessTable, type Action } from '#src/domain/access/why-not.ts';
import { apiServer, type ApiServer, type Person } from '#tests/support/api-server.ts';
import {
  assessorOf,
  declare,
  pointedProgrammes,
  scoreAll,
  seatPanel,
  stagePath,
  type Assessor,
} from '#tests/support/judging-steps.ts';
import { anotherPerson, carryTo, done, officePeople } from '#tests/support/office-steps.ts';
import { readAccessPage } from './access-page.ts';
import { whileGranted } from './mutate.ts';

const page = readAccessPage();
const desk = stagePath('individual', 'desk');
const place = '/api/judging/jiangsu-quality-award/2020';

let folder: string;
let server: ApiServer;
let owner: Person;
/** Everybody by what they are; `lead`, `member`, `aside` and `other` are of or beside the one panel that is in consensus. */
let people: Record<string, Person>;
let panel: string;
let sheets: { lead: string; consensus: string };

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'laurel-judging-walk-'));
  server = await apiServer({ quick: true, programmes: pointedProgrammes(folder) });
  const offices = await officePeople(server, 'nanjing');
  owner = await server.person('owner');
  const application = await carryTo(server, offices, owner, 'admitted', anotherPerson(0));
  const seat = (authority: string, role: 'handler' | 'reviewer' | 'leader' | 'viewer') =>
    server.official(`${authority}-${role}-walk`, [{ authority, role }]);
  const experts: Assessor[] = [];
  for (const name of ['温书衡', '顾行简', '梁知白', '孟远山', '方既白']) experts.push(await assessorOf(server, name));
  const [lead, second, third, aside, other] = experts as [Assessor, Assessor, Assessor, Assessor, Assessor];
  people = {
    'channel.handler': offices.handler,
    'channel.leader': offices.leader,
    'government.leader': offices.government,
    'province.handler': offices.province.handler,
    'province.reviewer': offices.province.reviewer,
    'province.leader': offices.province.leader,
    'province.viewer': await seat('province', 'viewer'),
    'supervision.handler': await seat('supervision', 'handler'),
    'committee.handler': await seat('committee', 'handler'),
    'committee.leader': await seat('committee', 'leader'),
    lead,
    member: second,
    aside,
    other,
    owner,
  };
  const { handler } = offices.province;
  await done('panel', seatPanel(handler, desk, application, [lead, second, aside]));
  await done('publication', handler.call('POST', `${desk}/publication`));
  const { panels } = await done('board', handler.call('GET', desk));
  panel = panels[0].id;
  await done('aside', declare(aside, panel, '曾任该申报人顾问'));
  await done('filled', seatPanel(handler, desk, application, [lead, second, third], '补足人员'));
  for (const one of [lead, second, third]) await done('declare', declare(one, panel));
  const review = await done('review', lead.call('GET', `/api/panels/${panel}/review`));
  for (const one of [lead, second, third])
    await done(
      'scores',
      scoreAll(one, panel, () => 50),
    );
  const room = await done('room', lead.call('GET', `/api/panels/${panel}/consensus`));
  sheets = { lead: review.sheet.id, consensus: room.sheet.id };
}, 180_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  expect(await server.close()).toEqual([]);
});

const digest = '0'.repeat(64);
const office = ['province.handler', 'province.reviewer'];
const province = [...office, 'province.leader', 'province.viewer'];
const watching = [...province, 'supervision.handler'];
interface Probe {
  readonly action: Action;
  readonly ask: () => readonly [method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object];
  /** Who is answered by the matter itself, whatever that is: it works, or it cannot be done now. */
  readonly may: readonly string[];
}
const of = (action: Action, may: readonly string[], ask: Probe['ask']): Probe => ({ action, may, ask });
const round = { source: '网站', knownFrom: '2030-01-01T00:00:00.000Z', revealBy: '2030-01-02T00:00:00.000Z' };

/** Each address of the judging in a panel's consensus: who is let through the door. */
const probes: Readonly<Record<string, Probe>> = {
  'the overview': of('judging.read', watching, () => ['GET', place]),
  'a stage': of('judging.read', watching, () => ['GET', desk]),
  'a proposal': of('judging.read', watching, () => ['GET', `${desk}/proposal`]),
  'a timetable': of('judging.read', watching, () => ['GET', `${desk}/timetable`]),
  'the list of feedback': of('judging.read', watching, () => ['GET', `${place}/feedback`]),
  draws: of('draw.read', watching, () => ['GET', `${desk}/draws`]),
  'preparing a draw': of('draw.manage', office, () => [
    'POST',
    `${desk}/draws`,
    { purpose: 'defence-order', ...round },
  ]),
  'proposing panels': of('judging.manage', office, () => ['POST', `${desk}/proposal`]),
  'carrying panels': of('judging.manage', office, () => ['POST', `${desk}/carried-panels`]),
  publishing: of('judging.manage', office, () => ['POST', `${desk}/publication`]),
  counting: of('judging.manage', office, () => ['POST', `${desk}/count`]),
  'making a timetable': of('judging.manage', office, () => ['PUT', `${desk}/timetable`, { firstDay: '2020-07-01' }]),
  'reopening a panel': of('judging.manage', office, () => [
    'POST',
    `/api/panels/${panel}/reopening`,
    { reason: '核对' },
  ]),
  confirming: of('judging.confirm', ['province.leader'], () => ['POST', `${desk}/confirmation`, { digest }]),
  'own panels': of('assessor.self', ['lead', 'member', 'aside', 'other'], () => ['GET', '/api/panels']),
  'own sheet': of('review.read', ['lead', 'member'], () => ['GET', `/api/panels/${panel}/review`]),
  'what was handed in': of('review.read', ['lead', 'member'], () => ['GET', `/api/panels/${panel}/dossier`]),
  'the consensus': of('consensus.read', [...watching, 'lead', 'member'], () => [
    'GET',
    `/api/panels/${panel}/consensus`,
  ]),
  'closing the scoring': of('consensus.lead', ['lead'], () => [
    'POST',
    `/api/panels/${panel}/closing`,
    { reason: '到期' },
  ]),
  agreeing: of('consensus.lead', ['lead'], () => ['POST', `/api/panels/${panel}/agreement`, { seen: 0 }]),
  signing: of('consensus.lead', ['lead'], () => ['PUT', `/api/panels/${panel}/signature`, { scan: digest, digest }]),
  'handing in the lead’s sheet': of('review.write', ['lead'], () => [
    'POST',
    `/api/score-sheets/${sheets.lead}/submission`,
    { seen: 0 },
  ]),
  'writing on the lead’s sheet': of('review.write', ['lead'], () => [
    'POST',
    `/api/score-sheets/${sheets.lead}/values`,
    { changes: [{ path: 'item/4.1.2/percent', value: '50', seen: 99 }] },
  ]),
  'saying yes for the lead': of('consensus.write', ['lead', 'member'], () => [
    'POST',
    `/api/score-sheets/${sheets.consensus}/values`,
    { changes: [{ path: 'discussed/4.1.2', value: 'no', seen: 99 }] },
  ]),
};

async function wrongFor(name: string, probe: Probe): Promise<string[]> {
  const wrong: string[] = [];
  for (const [who, person] of Object.entries(people)) {
    const { status, body } = await person.call(...probe.ask());
    const let_in = status !== 404;
    if (let_in !== probe.may.includes(who))
      wrong.push(`${who}: ${name}: ${status} ${JSON.stringify(body).slice(0, 100)}`);
  }
  return wrong;
}

describe('the judging lets in whom the page of access names, and is not there for anybody else [X12]', () => {
  it.each(Object.entries(probes))('%s', async (name, probe) => {
    expect(await wrongFor(name, probe)).toEqual([]);
    const [method, path, body] = probe.ask();
    expect((await server.stranger().call(method, path, body)).status).toBe(401);
    // The page names the side; that an assessor's seat reaches only their own panel is what this walk sees.
    const sides = page.actions.get(probe.action)?.roles ?? new Set();
    for (const who of probe.may.filter((one) => one.includes('.'))) expect(sides.has(who), who).toBe(true);
  });

  it.each([...new Set(Object.values(probes).map((probe) => probe.action))])(
    'notices that %s is given to one more, or taken away',
    async (action) => {
      const asked = Object.entries(probes).filter(([, probe]) => probe.action === action);
      const noticed = async () => {
        for (const [name, probe] of asked) if ((await wrongFor(name, probe)).length > 0) return true;
        return false;
      };
      const [first = ''] = accessTable[action];
      expect(await whileGranted(action, (grants) => grants.filter((one) => one !== first), noticed)).toBe(true);
      if (!action.startsWith('review.') && !action.startsWith('consensus.'))
        expect(await whileGranted(action, (grants) => [...grants, 'committee.leader'], noticed)).toBe(true);
    },
  );

  it('one who stands aside is told no more of the panel than a stranger', async () => {
    const { aside, other } = people as { aside: Person; other: Person };
    for (const path of ['review', 'dossier', 'consensus'].map((one) => `/api/panels/${panel}/${one}`))
      expect((await aside.call('GET', path)).body).toEqual((await other.call('GET', path)).body);
    expect((await aside.call('GET', '/api/panels')).body).toEqual([]);
  });

  it('no list, case page, message or export shows an applicant or a channel anything of it', async () => {
    const seen = [];
    for (const who of ['owner', 'channel.handler', 'channel.leader', 'government.leader'])
      for (const path of ['/api/applications', '/api/cases', '/api/messages', '/api/editions'])
        seen.push(JSON.stringify((await people[who]!.call('GET', path)).body));
    expect(seen.join('\n')).not.toMatch(/温书衡|顾行简|梁知白|方既白|agreeing|合议|评审组/u);
  });
});
