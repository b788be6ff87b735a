import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commitmentOf, currentTerms } from '#src/domain/draw/derive.ts';
import { verifyDraw } from '#src/domain/draw/verify.ts';
import { apiServer, type ApiServer, type Official } from '#tests/support/api-server.ts';
import {
  agreeOn,
  assessorOf,
  declare,
  pointedProgrammes,
  scoreAll,
  seatPanel,
  stagePath,
  type Assessor,
} from '#tests/support/judging-steps.ts';
import { anotherPerson, carryTo, done, officePeople, type OfficePeople } from '#tests/support/office-steps.ts';

const desk = stagePath('individual', 'desk');
const defence = stagePath('individual', 'defence');
let folder: string;
let server: ApiServer;
let people: OfficePeople;
let supervisor: Official;
let experts: Assessor[];
let cases: string[];

/** Two cases of the very same points at a line of one: only a draw can part them. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'laurel-draws-'));
  const programmes = pointedProgrammes(folder, (individual) => {
    const [first, second] = individual.stages;
    individual.stages = [
      { ...first, weight: '100', signed: false, panel: { size: 1, least: 1 }, shortlist: { top: 1, ties: 'draw' } },
      { ...second, weight: '0', signed: false, panel: { size: 1, least: 1 }, shortlist: undefined },
    ];
  });
  server = await apiServer({ quick: true, programmes, time: '2020-07-01T09:00:00+08:00' });
  server.setTime('2020-05-14T10:00:00+08:00');
  people = await officePeople(server, 'nanjing');
  supervisor = await server.official('supervisor', [{ authority: 'supervision', role: 'handler' }]);
  experts = [await assessorOf(server, '温书衡')];
  cases = [];
  for (const n of [0, 1]) {
    const applicant = await server.person(`applicant-${n}`);
    cases.push(await carryTo(server, people, applicant, 'admitted', anotherPerson(n)));
  }
  const { handler } = people.province;
  for (const id of cases) await done('panel', seatPanel(handler, desk, id, experts));
  await done('publication', handler.call('POST', `${desk}/publication`));
  const { panels } = await done('board', handler.call('GET', desk));
  for (const { id } of panels) {
    await done('declare', declare(experts[0]!, id));
    await done(
      'scores',
      scoreAll(experts[0]!, id, () => 60),
    );
    await done(
      'agreed',
      agreeOn(experts[0]!, [], id, (_, proposed) => proposed ?? 0),
    );
  }
  await done('count', handler.call('POST', `${desk}/count`));
}, 120_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  expect(await server.close()).toEqual([]);
});

const round = { source: '证券交易所网站', knownFrom: '2020-05-15T07:00:00.000Z', revealBy: '2020-05-18T09:00:00.000Z' };
const acts = (person: Official, id: string, body: object) => person.call('POST', `/api/draws/${id}/acts`, body);
const seeds = { province: '11'.repeat(32), supervision: '22'.repeat(32) };

describe('an exact tie at the line is settled by a draw that anybody can verify', () => {
  let id: string;
  it('the leader cannot confirm before, and the order of a defence cannot be drawn yet', async () => {
    const { handler, leader } = people.province;
    const { result } = await done('board', handler.call('GET', desk));
    expect(result.waiting.toSorted()).toEqual(cases.toSorted());
    expect((await leader.call('POST', `${desk}/confirmation`, { digest: result.digest })).body.code).toBe(
      'wrong-state',
    );
    expect((await handler.call('POST', `${desk}/draws`, { purpose: 'defence-order', ...round })).body.code).toBe(
      'invalid',
    );
    const made = await handler.call('POST', `${desk}/draws`, { purpose: 'tie', ...round });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    id = made.body.id;
    expect(JSON.stringify(made.body.record)).not.toContain(cases[0]);
    expect((await handler.call('POST', `${desk}/draws`, { purpose: 'tie', ...round })).body.code).toBe('conflict');
  });

  it('each party commits for itself, reveals only after the value is known, and the list is counted again', async () => {
    const { handler, leader } = people.province;
    const { record } = await done('draw', handler.call('GET', `/api/draws/${id}`));
    const terms = currentTerms(record);
    expect((await acts(handler, id, { act: 'commit', commitment: 'a'.repeat(64) })).status).toBe(404);
    await done(
      'commit',
      acts(leader, id, { act: 'commit', commitment: commitmentOf(terms, 'province', seeds.province) }),
    );
    await done(
      'commit',
      acts(supervisor, id, { act: 'commit', commitment: commitmentOf(terms, 'supervision', seeds.supervision) }),
    );
    expect((await acts(leader, id, { act: 'reveal', seed: seeds.province })).body.code).toBe('wrong-state');
    server.setTime('2020-05-15T16:00:00+08:00');
    await done('value', acts(handler, id, { act: 'enter-value', value: '2868.46' }));
    await done('reveal', acts(leader, id, { act: 'reveal', seed: seeds.province }));
    await done('reveal', acts(supervisor, id, { act: 'reveal', seed: seeds.supervision }));
    const witnesses = [{ role: { zh: '监督', en: 'Supervision' }, name: '邵知白' }];
    await done('witnesses', acts(handler, id, { act: 'witness', witnesses }));
    await done('draw', acts(handler, id, { act: 'draw' }));
    const { result } = await done('board', handler.call('GET', desk));
    expect(result.waiting).toEqual([]);
    expect(result.entries.map((entry: any) => [entry.rank, entry.tied, entry.in])).toEqual([
      [1, false, true],
      [2, false, false],
    ]);
    const disclosed = await done('disclose', acts(handler, id, { act: 'disclose' }));
    expect(verifyDraw(disclosed.record)).toEqual([]);
    const first = disclosed.record.openings.find((one: any) => one.entry === disclosed.record.order[0]);
    expect(result.entries[0].application).toBe(first.application);
    const sheet = await handler.call('GET', `/api/draws/${id}/sheet`);
    expect(sheet.status).toBe(200);
    await done('confirm', leader.call('POST', `${desk}/confirmation`, { digest: result.digest }));
  });

  it('the panels go on to the defence, whose only hearing needs no draw', async () => {
    const { handler } = people.province;
    expect((await handler.call('POST', `${defence}/carried-panels`)).body).toEqual({ panels: 1 });
    const slots = await done('timetable', handler.call('PUT', `${defence}/timetable`, { firstDay: '2020-05-25' }));
    expect(slots).toEqual([expect.objectContaining({ place: 1, room: 1, from: '2020-05-25T01:00:00.000Z' })]);
    await done('publication', handler.call('POST', `${defence}/publication`));
    const [own] = (await done('own', experts[0]!.call('GET', '/api/panels'))).filter(
      (one: any) => one.stage.id === 'defence',
    );
    expect(own.declared).toBe(true);
    expect((await scoreAll(experts[0]!, own.id, () => 75)).body).toMatchObject({ consensus: true });
    await done('count', handler.call('POST', `${defence}/count`));
  });
});
