import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lockAward, recordAward } from '#src/store/award.ts';
import { apiServer, type ApiServer, type Person } from '#tests/support/api-server.ts';
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
import { picture } from '#tests/support/complete-application.ts';
import { anotherPerson, carryTo, done, officePeople, type OfficePeople } from '#tests/support/office-steps.ts';

/** One stage only: the way from panel to ranking. */
const desk = stagePath('individual', 'desk');
let folder: string;
let server: ApiServer;
let people: OfficePeople;
let experts: Assessor[];
let cases: string[];
let panels: string[];
let applicants: Person[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'laurel-judging-'));
  const programmes = pointedProgrammes(folder, (individual) => {
    individual.stages = [{ ...individual.stages[0], weight: '100', shortlist: { top: 2, ties: 'all' } }];
    individual.overall.threshold = '500';
  });
  server = await apiServer({ quick: true, programmes });
  people = await officePeople(server, 'nanjing');
  cases = [];
  applicants = [];
  for (const n of [0, 1, 2]) {
    const applicant = await server.person(`applicant-${n}`);
    applicants.push(applicant);
    cases.push(await carryTo(server, people, applicant, 'admitted', anotherPerson(n)));
  }
  experts = await Promise.all(['温书衡', '顾行简', '梁知白', '孟远山'].map((name) => assessorOf(server, name)));
}, 120_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  expect(await server.close()).toEqual([]);
});

describe('panels by the optimiser', () => {
  it('are proposed with the prices that prove them, and a hand may change them with reason', async () => {
    const { handler, leader } = people.province;
    expect((await leader.call('POST', `${desk}/proposal`)).status).toBe(404);
    const proposal = await done('proposal', handler.call('POST', `${desk}/proposal`));
    expect(proposal.value).toBe(proposal.bound);
    expect(proposal.shortages).toEqual([]);
    expect(proposal.panels.map((panel: any) => [panel.members.length, panel.leads.length])).toEqual([
      [3, 1],
      [3, 1],
      [3, 1],
    ]);
    expect((await handler.call('GET', `${desk}/proposal`)).body).toEqual(proposal);
    expect((await handler.call('POST', `${desk}/proposal`)).body.code).toBe('conflict');
  });
});

describe('an edition from acceptance to the ranking [N4][R6]', () => {
  it('panels are filled by hand and published whole', async () => {
    const { handler } = people.province;
    for (const id of cases) await done('panel', seatPanel(handler, desk, id, experts.slice(0, 2)));
    const short = await handler.call('POST', `${desk}/publication`);
    expect(short).toMatchObject({ status: 400, body: { code: 'invalid' } });
    await overload(handler);
    for (const id of cases) await done('panel', seatPanel(handler, desk, id, experts.slice(0, 3)));
    expect((await handler.call('POST', `${desk}/publication`)).body).toEqual({ panels: 3 });
    const board = await done('board', handler.call('GET', desk));
    panels = cases.map((id) => board.panels.find((panel: any) => panel.application === id).id);
    expect(board.stage.state).toBe('open');
  });

  /** Somebody with time for one panel is given a second only with reason, and stays where they are without. */
  async function overload(handler: Person): Promise<void> {
    const busy = experts[3]!;
    await server.deps.db
      .updateTable('assessor_term')
      .set({ load: 1 })
      .where('assessor_id', '=', busy.assessor)
      .execute();
    const [first, second] = cases as [string, string];
    const members = [experts[0]!, busy];
    await done('panel', seatPanel(handler, desk, first, members));
    const full = await seatPanel(handler, desk, second, members);
    expect(full).toMatchObject({
      status: 400,
      body: { reason: { zh: expect.stringContaining('已有1个评审组（最多1个）') } },
    });
    await done('again', seatPanel(handler, desk, first, members));
    await done('with reason', seatPanel(handler, desk, second, members, '专业对口'));
  }

  it('a member sees name and industry until they declare, and another’s panel not at all', async () => {
    const [first, , , stranger] = experts as [Assessor, Assessor, Assessor, Assessor];
    const own = await done('own', first.call('GET', '/api/panels'));
    expect(own).toHaveLength(3);
    expect(own[0]).toMatchObject({ declared: false, pledged: true, sheet: 'open' });
    expect((await first.call('GET', `/api/panels/${panels[0]}/review`)).status).toBe(404);
    expect((await stranger.call('GET', `/api/panels/${panels[0]}/review`)).status).toBe(404);
    expect((await declare(stranger, panels[0]!)).status).toBe(404);
    expect((await declare(first, panels[0]!)).body).toEqual({ state: 'clear' });
    expect((await first.call('GET', `/api/panels/${panels[0]}/review`)).body.items).toHaveLength(23);
  });

  it('a pledge whose words have changed since is asked for again before anybody declares', async () => {
    const [, second] = experts as [Assessor, Assessor];
    const { db } = server.deps;
    const term = db.updateTable('assessor_term').where('assessor_id', '=', second.assessor);
    const { pledge_digest: agreed } = await db
      .selectFrom('assessor_term')
      .select('pledge_digest')
      .where('assessor_id', '=', second.assessor)
      .executeTakeFirstOrThrow();
    await term.set({ pledge_digest: '0'.repeat(64) }).execute();
    expect((await done('own', second.call('GET', '/api/panels')))[0].pledged).toBe(false);
    expect(await declare(second, panels[0]!)).toMatchObject({ status: 409, body: { code: 'wrong-state' } });
    await term.set({ pledge_digest: agreed }).execute();
    expect((await done('own', second.call('GET', '/api/panels')))[0].pledged).toBe(true);
  });

  it('nobody sees anybody’s scores before all are in, and a percent off the scale is refused', async () => {
    const [lead, second, third] = experts as [Assessor, Assessor, Assessor];
    for (const panel of panels) for (const one of [lead, second, third]) await done('declare', declare(one, panel));
    const [panel] = panels as [string];
    const { sheet } = await done('review', lead.call('GET', `/api/panels/${panel}/review`));
    for (const wrong of ['101', '33', '-5', 'abc'])
      expect((await write(lead, sheet, { 'item/4.1.2/percent': wrong })).status, wrong).toBe(400);
    expect((await write(second, sheet, { 'item/4.1.2/percent': '50' })).status).toBe(404);
    const early = await lead.call('POST', `/api/score-sheets/${sheet.id}/submission`, { seen: 0 });
    expect(early).toMatchObject({ status: 422, body: { code: 'findings' } });
    expect((await scoreAll(lead, panel, () => 60)).body).toMatchObject({ state: 'submitted', consensus: false });
    expect((await scoreAll(second, panel, () => 60)).body.consensus).toBe(false);
    for (const one of [lead, second, people.province.handler])
      expect((await one.call('GET', `/api/panels/${panel}/consensus`)).status).toBe(404);
    expect((await scoreAll(third, panel, (clause) => (clause === '4.7.2' ? 20 : 60))).body.consensus).toBe(true);
    expect((await lead.call('GET', `/api/panels/${panel}/consensus`)).body.members).toHaveLength(3);
    expect((await write(lead, sheet, { 'item/4.1.2/percent': '50' })).status).toBe(409);
  });

  it('what lies too far apart is talked over, and an objection keeps the consensus open', async () => {
    const [lead, second, third] = experts as [Assessor, Assessor, Assessor];
    const [panel] = panels as [string];
    const room = await done('room', lead.call('GET', `/api/panels/${panel}/consensus`));
    expect(room.agreement.filter((item: any) => item.beyond).map((item: any) => item.clause)).toEqual(['4.7.2']);
    expect((await write(second, room.sheet, { 'item/4.7.2/percent': '50' })).status).toBe(403);
    const early = await lead.call('POST', `/api/panels/${panel}/agreement`, { seen: room.sheet.version });
    expect(early).toMatchObject({ status: 422, body: { detail: { proposed: ['4.7.2'], discussed: ['4.7.2'] } } });
    await done(
      'proposal',
      write(lead, room.sheet, {
        'item/4.7.2/percent': '40',
        notes: ['n1', 'n2'],
        'notes/n1/kind': 'strength',
        'notes/n1/item': '4.1.2',
        'notes/n1/text': '高层领导亲自主持质量例会，措施逐月跟踪。',
        'notes/n2/kind': 'opportunity',
        'notes/n2/item': '4.7.2',
        'notes/n2/text': '主要质量指标缺少与标杆的对比。',
      }),
    );
    const fresh = await done('room', third.call('GET', `/api/panels/${panel}/consensus`));
    await done('objection', write(third, fresh.sheet, { [`agree/4.7.2/${third.assessor}`]: 'no:20:缺少对比数据' }));
    // An objection names the percent held right; it stands until the member agrees to what is proposed.
    expect((await agreeOn(lead, [second, third], panel, (_, proposed) => proposed ?? 40)).body).toMatchObject({
      state: 'agreed',
    });
  });

  it('two who close a consensus at once close it once', async () => {
    const [lead, second, third] = experts as [Assessor, Assessor, Assessor];
    const [, panel, last] = panels as [string, string, string];
    for (const one of [lead, second, third])
      await done(
        'scores',
        scoreAll(one, panel, () => 70),
      );
    for (const one of [lead, second, third])
      await done(
        'scores',
        scoreAll(one, last, () => 40),
      );
    expect((await agreeOn(lead, [second, third], panel, (_, proposed) => proposed ?? 0)).status).toBe(200);
    const again = await lead.call('POST', `/api/panels/${panel}/agreement`, { seen: 99 });
    expect(again).toMatchObject({ status: 409, body: { code: 'wrong-state' } });
    const { handler } = people.province;
    expect((await handler.call('POST', `${desk}/count`)).body).toMatchObject({
      code: 'wrong-state',
      detail: { open: expect.arrayContaining([last]) },
    });
    expect((await agreeOn(lead, [second, third], last, (_, proposed) => proposed ?? 0)).status).toBe(200);
  });

  it('the signed sheet closes a panel: a scan, and the digest of just what was agreed', async () => {
    const [lead, second] = experts as [Assessor, Assessor];
    const { handler } = people.province;
    for (const panel of panels) {
      const { result } = await done('room', lead.call('GET', `/api/panels/${panel}/consensus`));
      const scan: any = await lead.client.upload(
        `/api/panels/${panel}/files?name=signed.jpg`,
        await picture(620, 877),
        'application/octet-stream',
      );
      const sign = (person: Assessor, body: object) => person.call('PUT', `/api/panels/${panel}/signature`, body);
      expect((await sign(second, { scan: scan.sha256, digest: result.digest })).status).toBe(404);
      expect((await sign(lead, { scan: scan.sha256, digest: 'f'.repeat(16) })).body.code).toBe('invalid');
      expect((await sign(lead, { scan: 'a'.repeat(64), digest: result.digest })).body.code).toBe('invalid');
      expect((await sign(lead, { scan: scan.sha256, digest: result.digest.slice(0, 16) })).body).toEqual({
        state: 'signed',
      });
      const answer = await handler.call('GET', `/api/panels/${panel}/kept-files/${scan.sha256}`);
      expect(answer.status).toBe(200);
    }
  });

  it('the stage is counted exactly, and the leader confirms just what was counted', async () => {
    const { handler, leader } = people.province;
    await done('count', handler.call('POST', `${desk}/count`));
    const { result } = await done('board', handler.call('GET', desk));
    expect(result.entries.map((entry: any) => [entry.application, entry.total, entry.rank, entry.in])).toEqual([
      [cases[1], '700', 1, true],
      [cases[0], '584', 2, true],
      [cases[2], '400', 3, false],
    ]);
    expect((await handler.call('POST', `${desk}/confirmation`, { digest: result.digest })).status).toBe(404);
    expect((await leader.call('POST', `${desk}/confirmation`, { digest: '0'.repeat(64) })).status).toBe(409);
    expect((await leader.call('POST', `${desk}/confirmation`, { digest: result.digest })).body).toEqual({
      state: 'confirmed',
    });
    const judging = await done('judging', handler.call('GET', '/api/judging/jiangsu-quality-award/2020'));
    const { overall } = judging.find((one: any) => one.class === 'individual');
    expect(overall.entries.map((entry: any) => [entry.total, entry.rank, entry.in])).toEqual([
      ['700', 1, true],
      ['584', 2, true],
    ]);
  });

  it('the lead releases a feedback report in the consensus words; its applicant reads it once results are published, and answers', async () => {
    const [lead, second] = experts as [Assessor, Assessor];
    const [panel] = panels as [string];
    const [application] = cases as [string];
    const owner = applicants[0]!;
    const at = `/api/panels/${panel}/feedback`;
    expect((await second.call('GET', at)).status).toBe(404);
    const draft = await done('draft', lead.call('PUT', at, { summary: '总体上方法系统、展开较好。', seen: 0 }));
    const item = (clause: string) => draft.report.items.find((one: any) => one.clause === clause);
    expect(item('4.1.2')).toMatchObject({ strengths: ['高层领导亲自主持质量例会，措施逐月跟踪。'], points: null });
    expect(item('4.7.2')).toMatchObject({ band: { number: 3, of: 6, percents: { from: 30, to: 45 } } });
    expect(draft.report.total).toBeNull();
    expect((await lead.call('POST', `${at}/release`, { seen: 0 })).body.code).toBe('conflict');
    await done('release', lead.call('POST', `${at}/release`, { seen: draft.version }));
    expect((await lead.call('PUT', at, { summary: '改', seen: draft.version + 1 })).body.code).toBe('wrong-state');
    const own = `/api/applications/${application}/feedback`;
    expect((await owner.call('GET', own)).status).toBe(404);
    expect((await people.province.handler.call('GET', own)).status).toBe(200);
    const place = { programme: 'jiangsu-quality-award', edition: '2020' };
    await server.deps.db.transaction().execute(async (trx) => {
      const award = await lockAward(trx, place, { state: 'judging', salt: 's' });
      await recordAward(trx, award, { state: 'noticed' }, { act: 'publish', actorId: 'test', at: new Date() });
    });
    const read = await done('feedback', owner.call('GET', own));
    expect(JSON.stringify(read)).not.toMatch(/温书衡|顾行简|梁知白/u);
    expect((await owner.call('PUT', `${own}/answer`, { clear: 6, useful: 1, words: '' })).status).toBe(400);
    await done('answer', owner.call('PUT', `${own}/answer`, { clear: 5, useful: 4, words: '已列入改进计划。' }));
    expect((await owner.call('GET', own)).body.answer).toEqual({ clear: 5, useful: 4, words: '已列入改进计划。' });
    const printed = await owner.call('GET', `${own}/pdf`);
    expect(printed.status).toBe(200);
  });
});
