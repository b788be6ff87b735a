import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { submitObjection } from '#src/services/objection/submit-objection.ts';
import { apiServer, type ApiServer, type Person } from '#tests/support/api-server.ts';
import {
  award,
  awardPath,
  approve,
  decidedAward,
  publish,
  uploadScan,
  type DecidedAward,
} from '#tests/support/award-steps.ts';
import { picture } from '#tests/support/complete-application.ts';
import {
  freshToken,
  getPage,
  mailedCode,
  named,
  object,
  objectionPath,
  sendFile,
  sendForm,
} from '#tests/support/objection-steps.ts';

let server: ApiServer;
let decided: DecidedAward;

beforeAll(async () => {
  server = await apiServer({ quick: true });
  decided = await decidedAward(server);
  server.setTime('2020-08-17T10:00:00+08:00');
}, 180_000);
afterAll(async () => expect(await server.close()).toEqual([]));

const list = async (person: Person) => (await person.call('GET', `${awardPath}/objections`)).body;
const newest = async () => (await list(decided.people.handler))[0];
const act = (person: Person, id: string, body: object) => person.call('POST', `/api/objections/${id}/acts`, body);
const rows = () => server.deps.db.selectFrom('objection').selectAll().execute();

describe('an objection to the notice', () => {
  it('has no form before the notice, and answers as if there were nothing', async () => {
    const before = await getPage(server, objectionPath);
    const unknown = await getPage(server, '/notice/nothing/1999/objection');
    expect([before.statusCode, before.body]).toEqual([unknown.statusCode, unknown.body]);
    const sent = await sendForm(server, objectionPath, {
      ...named,
      token: 'x'.repeat(43),
      winner: decided.won[0] ?? '',
    });
    expect(sent.statusCode).toBe(404);
    expect(await rows()).toEqual([]);
    await publish(decided.people);
  });

  it('keeps what was typed where something is missing, and says what', async () => {
    const token = await freshToken(server);
    const facts = '<script>alert(1)</script>提供虚假材料';
    for (const [fields, said] of [
      [{ winner: 'nobody' }, '请选择公示名单中的异议对象'],
      [{ winner: decided.lost }, '请选择公示名单中的异议对象'],
      [{ winner: decided.won[0], contact: 'not a contact' }, '请填写可以联系到您的手机号'],
      [{ winner: decided.won[0], name: '1' }, '请填写真实姓名'],
      [{ winner: decided.won[0], facts: '太短' }, '请写明事实和理由'],
    ] as const) {
      const sent = await sendForm(server, objectionPath, { ...named, token, facts, ...fields } as Record<
        string,
        string
      >);
      expect([sent.statusCode, sent.body.includes(said)]).toEqual([422, true]);
      expect(sent.body).toContain(token);
      expect(sent.body).not.toContain('<script');
      if (!('facts' in fields)) expect(sent.body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;提供虚假材料');
    }
    expect(await rows()).toEqual([]);
  });

  it('[R6] gives a receipt with number, due days and a secret link; sent twice it is one', async () => {
    const token = await freshToken(server);
    const fields = { ...named, token, winner: decided.won[0] ?? '' };
    expect((await sendForm(server, objectionPath, fields)).statusCode).toBe(303);
    expect((await sendForm(server, objectionPath, fields)).headers['location']).toContain(`/objections/${token}`);
    expect(await rows()).toHaveLength(1);
    const page = await getPage(server, `/objections/${token}`);
    for (const said of ['2020-001', '已收到，待核实联系方式', '2020-08-20', '2020-09-07'])
      expect(page.body).toContain(said);
    expect(page.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    expect(JSON.stringify(await rows())).not.toContain(token);
    expect((await getPage(server, `/objections/${'x'.repeat(43)}`)).statusCode).toBe(404);
  });

  it('is confirmed by the code in the mail; five wrong ones void it, a new one holds', async () => {
    const own = await object(server, decided.won[0] ?? '', { contact: 'qian@example.cn' });
    const code = await mailedCode(server, 'qian@example.cn');
    const other = code === '000000' ? '000001' : '000000';
    for (const left of [4, 3, 2, 1])
      expect((await sendForm(server, `${own}/confirmation`, { code: other })).body).toContain(`还可以再试${left}次`);
    expect((await sendForm(server, `${own}/confirmation`, { code: other })).body).toContain('验证码已失效');
    expect((await sendForm(server, `${own}/confirmation`, { code })).statusCode).toBe(422);
    expect((await sendForm(server, `${own}/code`, {})).statusCode).toBe(303);
    const again = await mailedCode(server, 'qian@example.cn');
    expect((await sendForm(server, `${own}/confirmation`, { code: again })).statusCode).toBe(303);
    expect((await getPage(server, own)).body).toContain('联系方式已核实');
    expect((await sendForm(server, `${own}/confirmation`, { code: again })).body).toContain('联系方式已经核实过');
  });

  it('takes evidence by its content: no script, nothing beyond its room, and what was given stays', async () => {
    const own = await object(server, decided.won[0] ?? '', { contact: 'sun@example.cn' });
    const page = '<!doctype html><html><script>alert(1)</script></html>';
    const script = await sendFile(server, `${own}/files`, '处罚决定书.pdf', Buffer.from(page));
    expect([script.statusCode, script.body.includes('的内容是网页')]).toEqual([422, true]);
    const code = await sendFile(server, `${own}/files`, 'run.js', Buffer.from('alert(1)'));
    expect(code.statusCode).toBe(422);
    expect((await sendFile(server, `${own}/files`, '', Buffer.from(''))).body).toContain('请先选择一个文件');
    expect((await sendFile(server, `${own}/files`, '证据.jpg', await picture(400, 300, 70))).statusCode).toBe(303);
    expect((await sendFile(server, `${own}/files`, '证据.jpg', await picture(400, 300, 70))).statusCode).toBe(303);
    const huge = await sendFile(server, `${own}/files`, 'huge.pdf', Buffer.alloc(200 * 1024 * 1024, '%PDF-1.7 '));
    expect(huge.statusCode).toBe(413);
    expect(huge.body).toContain('合计不超过50 MB');
    expect(huge.body).toContain('证据.jpg');
    const { id } = await newest();
    const { files, facts } = (await decided.people.handler.call('GET', `/api/objections/${id}`)).body;
    expect([files.length, facts]).toEqual([1, named.facts]);
    const path = `/api/objections/${id}/files/${files[0].sha256}`;
    expect((await decided.people.supervision.call('GET', path)).status).toBe(200);
    for (const person of [decided.people.applicant, decided.people.committee, decided.people.channel])
      expect((await person.call('GET', path)).status).toBe(404);
    expect(await server.deps.files.list(id)).toHaveLength(1);
  }, 60_000);

  it('that is anonymous is kept as a lead without receipt where the edition records it', async () => {
    const token = await freshToken(server);
    const sent = await sendForm(server, objectionPath, {
      token,
      winner: decided.won[0] ?? '',
      facts: named.facts,
      name: '',
      contact: '',
    });
    expect([sent.statusCode, sent.body.includes('已作为线索记录')]).toEqual([200, true]);
    expect(await newest()).toMatchObject({ state: 'lead', objector: null, answerDue: null });
    expect((await getPage(server, `/objections/${token}`)).statusCode).toBe(404);
  });

  it('that is anonymous is refused, and nothing kept, where the edition says so', async () => {
    const { deps } = server;
    const edition = deps.editions.current(award.programme, award.edition);
    const assessment = edition?.assessment ?? expect.unreachable('the edition is judged');
    const refusing = {
      ...edition,
      assessment: { ...assessment, objection: { ...assessment.objection, anonymous: 'refused' } },
    };
    const strict = { ...deps, editions: { ...deps.editions, current: () => refusing as typeof edition } };
    const before = (await rows()).length;
    const input = {
      ...award,
      token: 'y'.repeat(43),
      name: '',
      contact: '',
      winner: decided.won[0] ?? '',
      facts: named.facts,
    };
    const refused = await submitObjection(strict, { ...input, arrived: await deps.clock.now() });
    expect(refused).toMatchObject({ code: 'invalid', detail: 'name' });
    expect(await rows()).toHaveLength(before);
  });

  it('is read by the province and supervision only; the objector is kept sealed and stands in no event', async () => {
    const { people } = decided;
    expect((await list(people.supervision))[0].id).toBe((await newest()).id);
    const { id } = await newest();
    for (const person of [people.applicant, people.committee, people.channel]) {
      expect((await person.call('GET', `${awardPath}/objections`)).status).toBe(404);
      expect((await person.call('GET', `/api/objections/${id}`)).status).toBe(404);
      expect((await act(person, id, { act: 'take-up' })).status).toBe(404);
    }
    const stored = JSON.stringify([
      await rows(),
      await server.deps.db.selectFrom('judging_act').selectAll().execute(),
      await server.deps.db.selectFrom('audit_event').selectAll().execute(),
    ]);
    expect(stored).not.toContain(named.name);
    expect(stored).not.toContain(named.contact);
  });

  it('goes from the telephone to the answer; upheld, the prize is withdrawn and nobody moves up', async () => {
    const { people, won } = decided;
    const own = await object(server, won[1] ?? '', { contact: '025-88000000' });
    expect((await getPage(server, own)).body).toContain('工作人员会拨打您填写的电话');
    const { id } = await newest();
    expect((await act(people.handler, id, { act: 'take-up' })).status).toBe(409);
    expect((await act(people.handler, id, { act: 'confirm', note: '已电话核实' })).body.state).toBe('confirmed');
    expect((await act(people.handler, id, { act: 'take-up' })).body.state).toBe('taken-up');
    const findings = { act: 'examine', findings: '查证属实，处罚决定书真实有效。', by: '王示例、李样本' };
    expect((await act(people.handler, id, findings)).body.state).toBe('examined');
    const decision = { act: 'decide', result: 'upheld', effect: 'withdrawn', reason: '不符合申报条件' };
    expect((await act(people.handler, id, decision)).status).toBe(404);
    expect((await act(people.leader, id, { ...decision, result: 'rejected' })).status).toBe(400);
    expect((await act(people.leader, id, decision)).body.state).toBe('decided');
    expect((await getPage(server, own)).body).not.toContain('查证属实');
    expect((await act(people.handler, id, { act: 'answer', answer: '经核查，异议成立。' })).body.state).toBe(
      'answered',
    );
    const page = (await getPage(server, own)).body;
    for (const said of ['异议成立', '已将异议对象撤出名单', '经核查，异议成立。']) expect(page).toContain(said);
    expect(page).not.toContain('查证属实');
    const outcomes = (await people.leader.call('GET', awardPath)).body.outcomes;
    expect(outcomes.map((one: any) => [one.application, one.state])).toEqual(
      [...won].toSorted().map((one) => [one, one === won[1] ? 'withdrawn' : 'decided']),
    );
    expect((await getPage(server, '/notice/jiangsu-quality-award/2020')).body).toContain('经异议处理，不再列入');
  });

  it('is told by telephone to whom left a number, in words that name nobody, and that is recorded once [X14]', async () => {
    const { people } = decided;
    const { id } = (await list(people.handler)).find((one: any) => one.state === 'answered');
    const read = async () => (await people.handler.call('GET', `/api/objections/${id}`)).body;
    const { toTell, number, acts, objector } = await read();
    expect([toTell.zh, acts]).toEqual([expect.stringContaining(number), ['tell']]);
    for (const secret of [objector.name, objector.contact]) expect(toTell.zh).not.toContain(secret);
    expect((await act(people.supervision, id, { act: 'tell', note: '已告知' })).status).toBe(404);
    expect((await act(people.handler, id, { act: 'tell', note: ' ' })).status).toBe(400);
    expect((await act(people.handler, id, { act: 'tell', note: '已告知本人' })).body.state).toBe('answered');
    const again = await act(people.handler, id, { act: 'tell', note: '已告知本人' });
    expect([again.status, again.body.reason.zh]).toEqual([409, '已经登记过电话告知，请刷新页面。']);
    expect(await read()).toMatchObject({ told: '已告知本人', acts: [] });
  });

  it('may extend the notice; nothing is approved while one is open', async () => {
    const { people, won } = decided;
    const { id } = (await list(people.handler)).find((one: any) => one.state === 'confirmed');
    await act(people.handler, id, { act: 'take-up' });
    await act(people.handler, id, { act: 'examine', findings: '尚需补充公示材料。', by: '王示例' });
    const decision = { act: 'decide', result: 'partly', effect: 'extended', reason: '延长公示' };
    expect((await act(people.leader, id, decision)).status).toBe(400);
    expect((await act(people.leader, id, { ...decision, days: 2 })).status).toBe(200);
    expect((await people.leader.call('GET', awardPath)).body.notice.until).toBe('2020-08-28');
    server.setTime('2020-08-31T09:00:00+08:00');
    const approval = { number: '苏政复〔2020〕9号', date: '2020-08-30', scan: await uploadScan(people.handler) };
    const refused = await people.handler.call('POST', `${awardPath}/approval`, approval);
    expect([refused.status, refused.body.reason.zh]).toEqual([409, expect.stringMatching(/^还有\d件异议/u)]);
    for (const one of await list(people.handler))
      if (['arrived', 'confirmed'].includes(one.state))
        expect((await act(people.handler, one.id, { act: 'not-take-up', reason: '联系不上' })).status).toBe(200);
    const byMail = (await list(people.handler)).find(
      (one: any) => one.state === 'not-taken-up' && one.objector?.way === 'email',
    );
    const mails = await server.mailbox.list(byMail.objector.contact);
    expect(mails.map((one) => one.subject)).toContain(`桂冠：异议 ${byMail.number} 不予受理`);
    const call = await act(people.handler, byMail.id, { act: 'tell', note: '已告知' });
    expect([call.status, call.body.reason.zh]).toEqual([409, '异议人没有留下电话号码，不必电话告知。']);
    await approve(people, '2020-08-30');
    expect(won).toHaveLength(2);
  });

  it('that comes after the notice is answered clearly and kept as late', async () => {
    const form = await getPage(server, objectionPath);
    expect(form.body).toContain('公示期已满');
    const own = await object(server, decided.won[0] ?? '', { contact: 'late@example.cn' });
    expect((await getPage(server, own)).body).toContain('不按异议办理');
    expect(await newest()).toMatchObject({ state: 'late', receiveDue: null, answerDue: null });
    expect(await server.mailbox.list('late@example.cn')).toEqual([]);
    expect((await act(decided.people.handler, (await newest()).id, { act: 'take-up' })).status).toBe(409);
  });

  it('is limited in number from one address, as links on paper are', async () => {
    const url = `/notice/${award.programme}/${award.edition}/objection`;
    const statuses: number[] = [];
    for (let i = 0; i < 12; i += 1)
      statuses.push((await server.app.inject({ method: 'POST', url, remoteAddress: '10.200.0.1' })).statusCode);
    expect(statuses.at(-1)).toBe(429);
  });
});
