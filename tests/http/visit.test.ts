import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiServer, type ApiServer } from '#tests/support/api-server.ts';
import { picture } from '#tests/support/complete-application.ts';
import {
  agreeOn,
  assessorOf,
  declare,
  pointedProgrammes,
  scoreAll,
  seatPanel,
  stagePath,
  write,
  type Assessor,
} from '#tests/support/judging-steps.ts';
import { anotherPerson, carryTo, done, officePeople, type OfficePeople } from '#tests/support/office-steps.ts';

const defence = stagePath('individual', 'defence');
const site = stagePath('individual', 'site');
const anchor = JSON.stringify({ kind: 'field', sheet: 'recommendation', path: 'deeds' });
let folder: string;
let server: ApiServer;
let people: OfficePeople;
let experts: Assessor[];
let panel: string;

/** A defence that is talked over, then a visit of the same panel that begins from its result. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'laurel-visit-'));
  const programmes = pointedProgrammes(folder, (individual) => {
    const [desk, heard, visited] = individual.stages;
    const plain = { ...desk, signed: false, shortlist: { top: 2, ties: 'all' } };
    individual.stages = [
      { ...plain, id: 'defence', kind: 'defence', weight: '40', timetable: { ...heard.timetable, order: 'number' } },
      { ...visited, signed: false, weight: '60', panelOf: 'defence', startsFrom: 'defence' },
    ];
    individual.overall.threshold = '500';
  });
  server = await apiServer({ quick: true, programmes });
  people = await officePeople(server, 'nanjing');
  const { handler, leader } = people.province;
  const id = await carryTo(server, people, await server.person('applicant'), 'admitted', anotherPerson(0));
  experts = await Promise.all(['温书衡', '顾行简', '梁知白', '孟远山'].map((name) => assessorOf(server, name)));
  const [lead, second, third] = experts as [Assessor, Assessor, Assessor];
  await done('panel', seatPanel(handler, defence, id, [lead, second, third]));
  await done('timetable', handler.call('PUT', `${defence}/timetable`, { firstDay: '2020-06-18' }));
  await done('publication', handler.call('POST', `${defence}/publication`));
  const [{ id: heard, hearing }] = await done('panels', lead.call('GET', '/api/panels'));
  expect(hearing).toEqual({
    from: '2020-06-18T01:00:00.000Z',
    to: '2020-06-18T01:30:00.000Z',
    room: 1,
    place: 1,
  });
  for (const one of [lead, second, third]) await done('declaration', declare(one, heard));
  for (const one of [lead, second, third])
    await done(
      'scores',
      scoreAll(one, heard, () => 60),
    );
  const room = await done('room', lead.call('GET', `/api/panels/${heard}/consensus`));
  await done(
    'comment',
    write(lead, room.sheet, {
      notes: ['n1'],
      'notes/n1/kind': 'opportunity',
      'notes/n1/item': '4.7.2',
      'notes/n1/text': '主要质量指标缺少与标杆的对比。',
      'notes/n1/anchor': anchor,
    }),
  );
  await done(
    'agreement',
    agreeOn(lead, [second, third], heard, (_, proposed) => proposed ?? 60),
  );
  await done('count', handler.call('POST', `${defence}/count`));
  const { result } = await done('board', handler.call('GET', defence));
  await done('confirmation', leader.call('POST', `${defence}/confirmation`, { digest: result.digest }));
  await done('carried', handler.call('POST', `${site}/carried-panels`));
  await done('publication', handler.call('POST', `${site}/publication`));
  panel = (await done('board', handler.call('GET', site))).panels[0].id;
  for (const one of [lead, second, third]) await declare(one, panel);
}, 120_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  expect(await server.close()).toEqual([]);
});

const visitOf = (person: Assessor) => done('visit', person.call('GET', `/api/panels/${panel}/visit`));

describe('the record of a site visit [R6]', () => {
  it('every clear member writes it, and what two write of one place is shown, not overwritten', async () => {
    const [lead, second, , stranger] = experts as [Assessor, Assessor, Assessor, Assessor];
    const visit = await visitOf(lead);
    expect(visit.comments).toEqual([
      {
        id: 'n1',
        kind: 'opportunity',
        item: '4.7.2',
        text: '主要质量指标缺少与标杆的对比。',
        quote: '',
        anchor: JSON.parse(anchor),
      },
    ]);
    expect(visit).toMatchObject({ me: lead.assessor, lacks: ['opening', 'closing', 'report'], sheet: { body: {} } });
    const issue = { issues: ['i1'], 'issues/i1/from': ['n1'], 'issues/i1/item': '4.7.2', 'issues/i1/anchor': anchor };
    await done('issue', write(second, visit.sheet, { ...issue, 'issues/i1/verify': '查标杆数据来源' }));
    const late = await done(
      'late',
      write(lead, visit.sheet, { 'issues/i1/verify': '查年报', 'issues/i1/found': '有台账' }),
    );
    expect(late.conflicts).toMatchObject([{ path: 'issues/i1/verify', theirs: '查标杆数据来源' }]);
    expect((await visitOf(second)).sheet.body['issues/i1/found']).toBe('有台账');
    for (const who of [stranger, people.province.handler]) {
      expect((await who.call('GET', `/api/panels/${panel}/visit`)).status).toBe(404);
      expect((await who.call('GET', `/api/panels/${panel}/visit/pdf`)).status).toBe(404);
      expect((await write(who, visit.sheet, { 'opening/day': '2020-06-18' })).status).toBe(404);
    }
    expect((await write(lead, visit.sheet, { 'plan/p1/day': '2020-02-30' })).body.code).toBe('invalid');
  });

  it('what three write at the same moment is all kept, each under a version of its own [X7]', async () => {
    const members = experts.slice(0, 3);
    const { sheet } = await visitOf(members[0]!);
    const places = Array.from({ length: 24 }, (_, n) => `documents/d${n}/title`);
    const saves = places.map((path, n) =>
      members[n % 3]!.call('POST', `/api/score-sheets/${sheet.id}/values`, {
        changes: [{ path, value: `第${n}份文件`, seen: 0 }],
      }),
    );
    const versions = (await Promise.all(saves.map((save) => done('save', save)))).map(({ version }) => version);
    expect(versions.toSorted((a, b) => a - b)).toEqual(places.map((_, n) => sheet.version + 1 + n));
    const { body } = (await visitOf(members[1]!)).sheet;
    expect(places.map((path) => body[path])).toEqual(places.map((_, n) => `第${n}份文件`));
  });

  it('a photograph is laid in only with consent', async () => {
    const [, second] = experts as [Assessor, Assessor];
    const { sheet } = await visitOf(second);
    const photo: any = await second.client.upload(
      `/api/panels/${panel}/files?name=photo.jpg`,
      await picture(620, 877),
      'application/octet-stream',
    );
    const laid = { photos: ['p1'], 'photos/p1/file': photo.sha256 };
    expect((await write(second, sheet, laid)).body).toMatchObject({
      code: 'invalid',
      detail: { path: 'photos/p1/file' },
    });
    const consent = { 'photos/p1/consentBy': '生产部负责人', 'photos/p1/consentHow': 'spoken' };
    await done('photo', write(second, sheet, { ...laid, ...consent }));
    const fresh = await visitOf(second);
    expect((await write(second, fresh.sheet, { 'photos/p1/consentBy': '' })).body.code).toBe('invalid');
    expect(fresh.files.map((file: any) => file.sha256)).toEqual([photo.sha256]);
  });

  it('the panel closes with opening, closing and report on record; then the office reads and prints it, and nobody writes', async () => {
    const [lead, second, third] = experts as [Assessor, Assessor, Assessor];
    const close = () => agreeOn(lead, [second, third], panel, (_, proposed) => proposed ?? 60);
    expect(await close()).toMatchObject({ status: 422, body: { detail: { visit: ['opening', 'closing', 'report'] } } });
    const { sheet } = await visitOf(third);
    await done(
      'records',
      write(third, sheet, {
        'opening/day': '2020-06-18',
        'opening/present': '评审组全体，申报人及单位代表',
        'closing/day': '2020-06-18',
        'closing/present': '评审组全体，申报人及单位代表',
        'report/whole': '现场情况与申报材料一致。',
      }),
    );
    expect((await close()).body).toMatchObject({ state: 'agreed' });
    expect((await write(lead, sheet, { 'closing/remarks': '补记' })).status).toBe(409);
    const { handler } = people.province;
    const seen = await done('visit', handler.call('GET', `/api/panels/${panel}/visit`));
    expect(seen).toMatchObject({ me: null, lacks: [], sheet: { state: 'submitted' } });
    for (const format of ['pdf', 'docx'])
      expect((await handler.call('GET', `/api/panels/${panel}/visit/${format}`)).status, format).toBe(200);
    await done('reopening', handler.call('POST', `/api/panels/${panel}/reopening`, { reason: '补充记录' }));
    const again = await visitOf(lead);
    await done('remark', write(lead, again.sheet, { 'closing/remarks': '补记' }));
  });
});
