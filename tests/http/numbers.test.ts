import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPdf, wordText } from '#tests/documents/read-back.ts';
import { apiServer, type ApiServer } from '#tests/support/api-server.ts';
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

const desk = stagePath('individual', 'desk');
const place = '/api/judging/jiangsu-quality-award/2020';
let folder: string;
let server: ApiServer;
let people: OfficePeople;
let experts: Assessor[];
let cases: string[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'laurel-numbers-'));
  const programmes = pointedProgrammes(folder, (individual) => {
    const [first] = individual.stages;
    individual.stages = [
      {
        ...first,
        weight: '100',
        combine: 'mean',
        spread: undefined,
        signed: false,
        panel: { size: 2, least: 2 },
        shortlist: undefined,
      },
    ];
  });
  server = await apiServer({ quick: true, programmes });
  people = await officePeople(server, 'nanjing');
  cases = [];
  for (const n of [0, 1])
    cases.push(await carryTo(server, people, await server.person(`applicant-${n}`), 'admitted', anotherPerson(n)));
  experts = await Promise.all(['温书衡', '顾行简'].map((name) => assessorOf(server, name)));
}, 240_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  expect(await server.close()).toEqual([]);
});

describe('the numbers of an edition [X12]', () => {
  it('count accepted applications by channel, city and class, and every number opens its list', async () => {
    const { handler } = people.province;
    const numbers = await done('numbers', handler.call('GET', `${place}/numbers`));
    expect(numbers).toMatchObject({ accepted: 2, unread: 0, states: ['admitted'] });
    for (const one of ['channel', 'region', 'industry', 'class', 'category'] as const) {
      const sum = numbers.slices[one].reduce((all: number, slice: any) => all + slice.count, 0);
      expect(sum, one).toBe(2);
      const [{ code, count }] = numbers.slices[one];
      const listed = await done(
        'list',
        handler.call('GET', `/api/cases?view=all&state=admitted&${one}=${code ?? '-'}`),
      );
      expect(listed.cases, one).toHaveLength(count);
    }
    expect(numbers.slices.region[0].code).not.toBeNull();
    expect((await handler.call('GET', '/api/cases?view=all&region=none')).body.cases).toEqual([]);
    for (const stranger of [experts[0]!, people.handler])
      expect((await stranger.call('GET', `${place}/numbers`)).status).toBe(404);
  });

  it('tell how far panels are, and scores only once their stage is counted', async () => {
    const { handler } = people.province;
    const [one, two] = experts as [Assessor, Assessor];
    for (const id of cases) await done('panel', seatPanel(handler, desk, id, experts));
    await done('publication', handler.call('POST', `${desk}/publication`));
    const board = await done('board', handler.call('GET', desk));
    const panels: string[] = cases.map((id) => board.panels.find((panel: any) => panel.application === id).id);
    for (const panel of panels) for (const expert of experts) await done('declare', declare(expert, panel));
    const score = async (expert: Assessor, panel: string, percent: number) =>
      await done(
        'score',
        scoreAll(expert, panel, (clause) => (clause === '4.7.2' ? 20 : percent)),
      );
    await score(one, panels[0]!, 60);
    const read = async () =>
      (await done('numbers', handler.call('GET', `${place}/numbers`))).stages.find(
        (stage: any) => stage.class === 'individual',
      );
    const early = await read();
    expect(early.progress).toEqual({
      panels: 2,
      published: 2,
      members: 4,
      declared: 4,
      submitted: 1,
      agreed: 0,
      signed: 0,
    });
    expect(early.timeliness).toMatchObject({ inTime: 1, late: 0, open: 3 });
    expect(early.items).toBeNull();
    await score(two, panels[0]!, 90);
    await score(one, panels[1]!, 40);
    await score(two, panels[1]!, 40);
    expect((await read()).items).toBeNull();
    await done('count', handler.call('POST', `${desk}/count`));
    const counted = await read();
    expect(counted.progress).toMatchObject({ submitted: 4, agreed: 2 });
    const item = counted.items.find((each: any) => each.clause === '4.1.2');
    expect(item).toMatchObject({ panels: 2, mean: '57.5', lowest: '40', lower: '48.8', median: '57.5', highest: '75' });
    expect(item.spread).toEqual({ mean: '15', most: 30, beyond: 0 });
    expect(counted.panels.map((panel: any) => panel.items[0].percent).toSorted()).toEqual(['40', '75']);
  });

  it('are exported as Excel and PDF with a reason that is logged', async () => {
    const { handler, leader } = people.province;
    const ask = (body: object) => handler.call('POST', `${place}/numbers/export`, body);
    expect((await ask({ format: 'xlsx', reason: '' })).status).toBe(400);
    expect((await leader.call('POST', `${place}/numbers/export`, { format: 'pdf', reason: '年度总结' })).status).toBe(
      403,
    );
    for (const format of ['xlsx', 'pdf']) expect((await ask({ format, reason: '年度总结' })).status).toBe(200);
    const { rows } = await server.database.pool.query(
      `select count(*)::int as n from audit_event where kind = 'list-exported'`,
    );
    expect(rows[0].n).toBe(2);
  });

  it('and the final report tells what the record holds, with unconfirmed values named as such', async () => {
    const { handler } = people.province;
    const fetched = async (format: string): Promise<Uint8Array> => {
      const headers = { origin: server.url, cookie: handler.cookie };
      const answer = await server.app.inject({ method: 'GET', url: `${place}/final-report/${format}`, headers });
      expect(answer.statusCode).toBe(200);
      return answer.rawPayload;
    };
    const words = wordText(await fetched('docx'));
    const { text } = await readPdf(await fetched('pdf'));
    for (const part of ['阶段稿', '待主办单位确认', '苏质发委办函〔2020〕13号', '尚未公示', '收到异议0件'])
      for (const whole of [words, text]) expect(whole.replaceAll(/\s/gu, '')).toContain(part);
    expect((await experts[0]!.call('GET', `${place}/final-report/pdf`)).status).toBe(404);
  });
});
