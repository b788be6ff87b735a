import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkCertificate, publicAward } from '#src/services/award/public-award.ts';
import { publicDraws } from '#src/services/public-records.ts';
import { sealAudit } from '#src/services/seal-audit.ts';
import { insertDraw, recordDraw } from '#src/store/draws.ts';
import { apiServer, type ApiServer, type Person } from '#tests/support/api-server.ts';
import {
  admittedAward,
  approve,
  award,
  awardPath,
  confer,
  decide,
  publish,
  type DecidedAward,
} from '#tests/support/award-steps.ts';
import { disclosed, drawAfter } from '../domain/draw/sample-draws.ts';
import { getPage, objectionPath } from '#tests/support/objection-steps.ts';

let server: ApiServer;
let admitted: DecidedAward;

beforeAll(async () => {
  server = await apiServer({ quick: true });
  admitted = await admittedAward(server);
  server.setTime('2020-08-17T10:00:00+08:00');
}, 180_000);
afterAll(async () => expect(await server.close()).toEqual([]));

const of = `${award.programme}/${award.edition}`;
const page = async (url: string) => {
  const { statusCode, body, headers } = await getPage(server, url);
  return { statusCode, body, type: headers['content-type'] };
};
const publicPages = (winner: string): readonly string[] => [
  '/',
  '/?lang=en',
  `/call/${of}`,
  `/notice/${of}`,
  `/notice/${of}?lang=en`,
  objectionPath,
  `/winners/${of}`,
  '/certificates/SZJ-2020-001',
  '/certificates?number=SZJ-2020-001',
  `/practice/${of}`,
  `/practice/${of}/${winner}/practice`,
  `/records/${of}`,
  awardPath,
  `${awardPath}/letters/notice/docx`,
  `${awardPath}/certificates.pdf`,
  `${awardPath}/objections`,
  `${awardPath}/practice`,
];
const ownPages = (id: string): readonly string[] => [
  '/api/applications',
  `/api/applications/${id}`,
  `/api/applications/${id}/practice`,
  `/api/applications/${id}/findings`,
  '/api/messages',
  awardPath,
  `${awardPath}/letters/winners/pdf`,
  `${awardPath}/certificates.pdf?application=${id}`,
];
const channelPages = (id: string): readonly string[] => [
  `/api/cases?programme=${award.programme}&edition=${award.edition}`,
  `/api/cases/${id}`,
  `/api/cases/${id}/dossier`,
  `/api/overview?programme=${award.programme}&edition=${award.edition}`,
  '/api/messages',
  awardPath,
  `${awardPath}/objections`,
];

/** What everybody outside is answered, whatever they ask for. */
async function outside() {
  const { won, lost, people } = admitted;
  const pages = await Promise.all(publicPages(won[0] ?? '').map(page));
  const asked = async (person: Person, paths: readonly string[]) =>
    await Promise.all(paths.map(async (path) => withoutTime(await person.call('GET', path))));
  const own = await Promise.all([...won, lost].map((id) => asked(people.applicant, ownPages(id))));
  const channel = await Promise.all([...won, lost].map((id) => asked(people.channel, channelPages(id))));
  const exported = await people.channel.call('POST', '/api/cases/export', { ...award, reason: '核对名单' });
  return { pages, own, channel, exported: exported.status };
}
/** Moments of the answer itself say nothing of the award. */
const withoutTime = (answer: object): string =>
  JSON.stringify(answer).replaceAll(/"(?:now|at|serverTime|asOf)":"[^"]*"/gu, '"now":""');

describe('the embargo', () => {
  it('[R6] holds on every way out: nothing differs before, while and after the committee decides', async () => {
    const before = await outside();
    const [first = '', second = ''] = admitted.won;
    const mails = (await server.mailbox.list()).length;
    await decide(server, [
      [first, 'award'],
      [second, 'nomination'],
    ]);
    expect(await outside()).toEqual(before);
    expect((await server.mailbox.list()).length).toBe(mails);
    const [won, alsoWon, lost] = before.own.map((answers) => answers[2]);
    expect([won, alsoWon]).toEqual([lost, lost]);
    expect(before.pages.filter(({ statusCode }) => statusCode === 404 || statusCode === 401).length).toBeGreaterThan(5);
  });

  it('takes as many steps in the database for every edition, decided or not, and for every number', async () => {
    let steps = 0;
    const db = server.deps.db.withPlugin({
      transformQuery: ({ node }) => {
        steps += 1;
        return node;
      },
      transformResult: async ({ result }) => result,
    });
    const counted = async (run: (deps: typeof server.deps) => Promise<unknown>): Promise<number> => {
      steps = 0;
      expect(await run({ ...server.deps, db })).toBeNull();
      return steps;
    };
    expect(await counted((deps) => publicAward(deps, award))).toBe(2);
    expect(await counted((deps) => publicAward(deps, { programme: 'nothing', edition: '1999' }))).toBe(2);
    for (const number of ['SZJ-2020-001', 'SZJ-1999-001', 'x'])
      expect(await counted((deps) => checkCertificate(deps, number))).toBe(1);
  });

  it('ends with the notice, which names the winners with the days left and how to object', async () => {
    const { people } = admitted;
    for (const letter of ['notice', 'decision'])
      expect((await people.handler.call('GET', `${awardPath}/letters/${letter}/docx`)).status).toBe(200);
    expect((await people.handler.call('GET', `${awardPath}/letters/winners/pdf`)).status).toBe(409);
    await publish(people);
    const shown = await page(`/notice/${of}`);
    for (const said of [
      '2020-08-18',
      '2020-08-26',
      '南京市',
      '今天起还有7个工作日',
      '江苏省省长质量奖提名奖',
      '填写异议',
    ])
      expect(shown.body).toContain(said);
    expect(shown.body.match(/scope="row"/gu)).toHaveLength(2);
    expect((await page(`/notice/${of}?lang=en`)).body).toContain('7 working days left');
    expect((await page('/')).body).toContain('公示中');
    expect(shown.body).not.toContain('<script');
    for (const none of ['notice', 'winners', 'practice', 'records'])
      expect((await page(`/${none}/nothing/1999`)).statusCode).toBe(404);
    expect((await page(`/winners/${of}`)).body).toContain('尚未表彰');
  });
});

describe('the check of a certificate', () => {
  it('answers plainly and always the same that a forged number is none', async () => {
    server.setTime('2020-08-28T10:00:00+08:00');
    await approve(admitted.people, '2020-08-27');
    const before = await page('/certificates/SZJ-2020-001');
    await confer(admitted.people);
    const forged = ['SZJ-2020-999', 'SZJ-2020-0001', '<script>alert(1)</script>', "' or 1=1 --", '%00', '不存在'];
    for (const number of forged) expect(await page(`/certificates/${encodeURIComponent(number)}`)).toEqual(before);
    expect([before.statusCode, before.body.includes('没有这个编号的证书')]).toEqual([404, true]);
    const real = await page('/certificates/SZJ-2020-001');
    expect([real.statusCode, real.body.includes('证书有效')]).toEqual([200, true]);
    const asked = await getPage(server, '/certificates?number=SZJ-2020-001');
    expect([asked.statusCode, asked.headers['location']]).toEqual([302, '/certificates/SZJ-2020-001?lang=zh']);
  });

  it('stands as a QR on certificates that only the province prints, all or one', async () => {
    const { people, won } = admitted;
    const print = (person: Person, query = '') => person.call('GET', `${awardPath}/certificates.pdf${query}`);
    expect((await print(people.handler)).status).toBe(200);
    expect((await print(people.handler, `?application=${won[1]}&sample=1`)).status).toBe(200);
    expect((await print(people.handler, `?application=${admitted.lost}`)).status).toBe(404);
    expect((await print(people.applicant, `?application=${won[0]}`)).status).toBe(404);
    const number = { number: '苏质委〔2020〕3号' };
    expect((await people.handler.call('PUT', `${awardPath}/letters/decision/number`, number)).status).toBe(200);
    expect((await people.leader.call('GET', awardPath)).body.numbers).toEqual({ decision: number.number });
    expect((await people.handler.call('GET', `${awardPath}/letters/winners/pdf`)).status).toBe(200);
  });
});

describe('what winners share [R7]', () => {
  const text = {
    title: '一线质量管理的七步法',
    body: '<b>从</b>班组做起，把质量目标分解到每一道工序，天天核对。',
    noSecret: true,
  };

  it('is released by the owner of a conferred prize alone, who confirms that no trade secret is in it', async () => {
    const { people, won, lost } = admitted;
    const path = `/api/applications/${won[0]}/practice`;
    expect((await people.applicant.call('GET', path)).body.map((one: any) => one.part)).toEqual(['practice']);
    expect((await people.applicant.call('PUT', `${path}/practice`, { ...text, noSecret: false })).status).toBe(400);
    expect((await people.applicant.call('PUT', `${path}/nothing`, text)).status).toBe(404);
    expect((await people.applicant.call('PUT', `/api/applications/${lost}/practice/practice`, text)).status).toBe(409);
    expect((await people.channel.call('PUT', `${path}/practice`, text)).status).toBe(404);
    expect((await people.applicant.call('PUT', `${path}/practice`, text)).body).toMatchObject({
      state: 'released',
      version: 1,
    });
    expect((await page(`/practice/${of}`)).body).toContain('还没有公开的内容');
    expect((await page(`/practice/${of}/${won[0]}/practice`)).statusCode).toBe(404);
  });

  it('is published by the office in the version it read, and leaves the library when taken back', async () => {
    const { people, won } = admitted;
    const path = `${awardPath}/practice/${won[0]}/practice`;
    expect((await people.supervision.call('POST', path, { version: 1, publish: true })).status).toBe(404);
    await people.applicant.call('PUT', `/api/applications/${won[0]}/practice/practice`, { ...text, title: '七步法' });
    expect((await people.handler.call('POST', path, { version: 1, publish: true })).status).toBe(409);
    expect((await people.handler.call('POST', path, { version: 2, publish: true })).status).toBe(200);
    expect((await page(`/practice/${of}`)).body).toContain('七步法');
    const shown = (await page(`/practice/${of}/${won[0]}/practice`)).body;
    expect(shown).toContain('&lt;b&gt;从&lt;/b&gt;班组做起');
    expect((await people.applicant.call('DELETE', `/api/applications/${won[0]}/practice/practice`)).status).toBe(200);
    expect((await page(`/practice/${of}/${won[0]}/practice`)).statusCode).toBe(404);
    expect((await people.handler.call('GET', `${awardPath}/practice`)).body).toEqual([]);
  });
});

describe('records that anybody may verify', () => {
  it('are the draws that were disclosed, after the notice only, and the roots of the log', async () => {
    const { people } = admitted;
    const key = { ...award, class: 'individual', stage: 'defence' };
    const made = await server.deps.db.transaction().execute(async (trx) => {
      const record = { ...disclosed(drawAfter([])), ...award };
      const drawn = { ...key, id: 'one', record, salts: '', salt: 'ab' };
      const draw = await insertDraw(trx, drawn, { actorId: 'system', at: new Date() });
      return await recordDraw(trx, draw, record, {
        act: 'disclose',
        state: 'disclosed',
        actorId: 'system',
        at: new Date(),
      });
    });
    await sealAudit(server.deps);
    const shown = (await page(`/records/${of}`)).body;
    expect([shown.includes('问询答辩顺序'), /<code>[0-9a-f]{64}/u.test(shown)]).toEqual([true, true]);
    const path = `/records/${of}/draws/${made.record.id}.json`;
    expect(JSON.parse((await page(path)).body)).toEqual(made.record);
    expect((await page(`/records/${of}/draws/none.json`)).statusCode).toBe(404);
    expect(
      await publicDraws({ ...server.deps, editions: { ...server.deps.editions, current: () => null } }, award),
    ).toEqual([]);
    expect((await people.applicant.call('GET', awardPath)).status).toBe(404);
  });
});
