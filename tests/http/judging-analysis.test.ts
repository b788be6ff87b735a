import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiServer, type ApiServer, type Official } from '#tests/support/api-server.ts';
import {
  assessorOf,
  declare,
  pointedProgrammes,
  scoreAll,
  seatPanel,
  stagePath,
  type Assessor,
} from '#tests/support/judging-steps.ts';
import { anotherPerson, carryTo, done, officePeople, type OfficePeople } from '#tests/support/office-steps.ts';

/** One stage by the mean of three, whose line lies after the first two. */
const desk = stagePath('individual', 'desk');
let folder: string;
let server: ApiServer;
let people: OfficePeople;
let supervision: Official;
let experts: Assessor[];
let cases: string[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'laurel-analysis-'));
  const programmes = pointedProgrammes(folder, (individual, assessment) => {
    const [{ spread: _, ...first }] = individual.stages;
    individual.stages = [
      { ...first, combine: 'mean', signed: false, weight: '100', shortlist: { top: 2, ties: 'all' } },
    ];
    individual.overall.threshold = '500';
    assessment.severity = true;
  });
  server = await apiServer({ quick: true, programmes });
  people = await officePeople(server, 'nanjing');
  supervision = await server.official('监督', [{ authority: 'supervision', role: 'handler' }]);
  cases = [];
  for (const n of [0, 1, 2])
    cases.push(await carryTo(server, people, await server.person(`applicant-${n}`), 'admitted', anotherPerson(n)));
  experts = await Promise.all(['温书衡', '顾行简', '梁知白', '孟远山'].map((name) => assessorOf(server, name)));
}, 120_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  expect(await server.close()).toEqual([]);
});

describe('whom a panel can be given', () => {
  it('shows everybody with their load and what bars them, and finds by name', async () => {
    const { handler } = people.province;
    await done('panel', seatPanel(handler, desk, cases[0]!, experts.slice(0, 3)));
    const { choices, count } = await done('choices', handler.call('GET', `${desk}/panels/${cases[1]}/choices`));
    expect(count).toBe(4);
    const loads = new Map(choices.map((one: any) => [one.name, one.load]));
    expect([loads.get('温书衡'), loads.get('孟远山')]).toEqual([1, 0]);
    expect(choices[0].name).toBe('孟远山');
    expect(choices[0]).toMatchObject({ available: true, leads: true, conflicts: [] });
    const found = await handler.call('GET', `${desk}/panels/${cases[1]}/choices?q=${encodeURIComponent('行简')}`);
    expect(found.body.choices.map((one: any) => one.name)).toEqual(['顾行简']);
    expect((await supervision.call('GET', `${desk}/panels/${cases[1]}/choices`)).status).toBe(404);
  });
});

describe('before a stage is counted', () => {
  it('nobody is told how a ranking would be, or how severe anybody was', async () => {
    const { leader } = people.province;
    expect((await leader.call('POST', `${desk}/what-if`, {})).body.code).toBe('wrong-state');
    expect((await leader.call('GET', `${desk}/severity`)).body.code).toBe('wrong-state');
  });
});

describe('once it is counted [A4.1][R6]', () => {
  beforeAll(async () => {
    const { handler } = people.province;
    const [first, second, third, fourth] = experts as [Assessor, Assessor, Assessor, Assessor];
    const seats = [
      [first, second, third],
      [first, second, third],
      [first, second, fourth],
    ];
    for (const [index, id] of cases.entries()) await done('panel', seatPanel(handler, desk, id, seats[index]!));
    await done('publication', handler.call('POST', `${desk}/publication`));
    const board = await done('board', handler.call('GET', desk));
    const given = [
      [60, 60, 30],
      [55, 55, 40],
      [50, 50, 20],
    ];
    for (const [index, id] of cases.entries()) {
      const panel = board.panels.find((one: any) => one.application === id).id;
      for (const [at, one] of seats[index]!.entries()) {
        await done('declare', declare(one, panel));
        await done(
          'scores',
          scoreAll(one, panel, () => given[index]![at]!),
        );
      }
    }
    await done('count', handler.call('POST', `${desk}/count`));
  }, 60_000);

  it('the line is told with how firm it is, and everybody’s distance to it', async () => {
    const tried = await done('what-if', people.province.handler.call('POST', `${desk}/what-if`, {}));
    expect(tried.entries.map((one: any) => [one.application, one.total, one.rank, one.was, one.goes])).toEqual(
      [
        [cases[0], '500', 1, 1, 'in'],
        [cases[1], '500', 1, 1, 'in'],
        [cases[2], '400', 3, 3, 'out'],
      ].toSorted((a, b) => Number(b[1]) - Number(a[1]) || (String(a[0]) < String(b[0]) ? -1 : 1)),
    );
    expect(tried.line).toBe('500');
    expect(tried.entries.map((one: any) => one.distance)).toEqual(['0', '0', '-100']);
    expect(tried.within).toEqual([
      { points: 1, leave: 2, enter: 0 },
      { points: 5, leave: 2, enter: 0 },
      { points: 10, leave: 2, enter: 0 },
    ]);
    expect(tried.entries.every((one: any) => one.reason.zh.length > 0 && one.reason.en.length > 0)).toBe(true);
  });

  it('another supposition gives another ranking and changes nothing', async () => {
    const { handler, leader } = people.province;
    const before = await done('board', handler.call('GET', desk));
    const without = await done(
      'what-if',
      supervision.call('POST', `${desk}/what-if`, { without: experts[2]!.assessor }),
    );
    expect(without.entries.map((one: any) => [one.application, one.total, one.rank, one.was])).toEqual([
      [cases[0], '600', 1, 1],
      [cases[1], '550', 2, 1],
      [cases[2], '400', 3, 3],
    ]);
    const trimmed = await done('what-if', leader.call('POST', `${desk}/what-if`, { combine: { desk: 'trimmedMean' } }));
    expect(trimmed.entries.map((one: any) => one.total)).toEqual(['600', '550', '500']);
    const zero = await handler.call('POST', `${desk}/what-if`, { weights: { desk: '0' } });
    expect(zero.body.code).toBe('invalid');
    expect((await handler.call('POST', `${desk}/what-if`, { combine: { none: 'mean' } })).body.code).toBe('invalid');
    expect((await experts[0]!.call('POST', `${desk}/what-if`, {})).status).toBe(404);
    expect((await people.handler.call('POST', `${desk}/what-if`, {})).status).toBe(404);
    expect(await done('board', handler.call('GET', desk))).toEqual(before);
  });

  it('severity is for the head of office and supervision, with its errors, within what hangs together', async () => {
    const { handler, leader } = people.province;
    const { sets } = await done('severity', leader.call('GET', `${desk}/severity`));
    expect(sets).toHaveLength(1);
    const [set] = sets;
    expect(set).toMatchObject({ scores: 9, freedom: 3 });
    const values = new Map(set.assessors.map((one: any) => [one.name, one]));
    expect((values.get('梁知白') as any).value).toBeLessThan((values.get('温书衡') as any).value);
    expect((values.get('温书衡') as any).error).toBeGreaterThan(0);
    expect((values.get('孟远山') as any).scores).toBe(1);
    expect((await supervision.call('GET', `${desk}/severity`)).body).toEqual({ sets });
    for (const one of [handler, people.leader, experts[0]!])
      expect((await one.call('GET', `${desk}/severity`)).status).toBe(404);
    const other = await leader.call('GET', `${stagePath('organisation', 'desk')}/severity`);
    expect(other.body.code).toBe('wrong-state');
  });

  it('the overall evaluation can be tried with other weights once it is written', async () => {
    const { handler, leader } = people.province;
    const overall = stagePath('individual', 'overall');
    expect((await handler.call('POST', `${overall}/what-if`, {})).body.code).toBe('wrong-state');
    const { result } = await done('board', handler.call('GET', desk));
    await done('confirmation', leader.call('POST', `${desk}/confirmation`, { digest: result.digest }));
    const tried = await done('what-if', handler.call('POST', `${overall}/what-if`, { weights: { desk: '40' } }));
    expect(tried.entries.map((one: any) => [one.total, one.goes])).toEqual([
      ['500', 'in'],
      ['500', 'in'],
    ]);
    expect(tried.stages).toEqual([expect.objectContaining({ id: 'desk', weight: '100' })]);
  });
});
