import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiServer, type ApiServer, type Official, type Person } from '#tests/support/api-server.ts';
import { anotherPerson, carryTo, done, officePeople, type OfficePeople } from '#tests/support/office-steps.ts';
import { absentId } from './walk.ts';

let server: ApiServer;
let nanjing: OfficePeople;
let suzhou: OfficePeople;
let applicant: Person;
let id: string;
beforeAll(async () => {
  server = await apiServer({ quick: true });
  nanjing = await officePeople(server, 'nanjing');
  suzhou = await officePeople(server, 'suzhou');
  applicant = await server.person('applicant');
  id = await carryTo(server, nanjing, applicant, 'accepted', anotherPerson(1));
}, 120_000);
afterAll(async () => expect(await server.close()).toEqual([]));

const everywhere = '?view=all&limit=200';
const listed = async (person: Official, query = everywhere) => (await person.call('GET', `/api/cases${query}`)).body;

describe('city A cannot learn that an application of city B exists [X15]', () => {
  it('by a search for its name, code, number or id, or by a filter', async () => {
    const [mine] = (await listed(nanjing.handler)).cases;
    expect(mine.id).toBe(id);
    const words = [mine.applicant, mine.applicant.slice(0, 2), '320106', id, '南京'];
    for (const word of words) {
      const found = await listed(suzhou.handler, `${everywhere}&q=${encodeURIComponent(word)}`);
      expect([found.cases, found.count, found.counted, found.next], word).toEqual([[], 0, 0, null]);
    }
    for (const filter of [
      'channel=nanjing',
      'state=accepted',
      'class=individual',
      `after=${encodeURIComponent(`|${id}`)}&order=name`,
    ])
      expect((await listed(suzhou.handler, `${everywhere}&${filter}`)).count, filter).toBe(0);
  });

  it('by the overview or the lists of batches, clashes and messages', async () => {
    const name = '?programme=jiangsu-quality-award&edition=2020';
    const { body } = await suzhou.handler.call('GET', `/api/overview${name}`);
    expect(body.tallies).toEqual([]);
    expect(body.channels.map((one: any) => one.id)).toEqual(['suzhou']);
    await done('batch', nanjing.handler.call('POST', '/api/batches', { cases: [id] }));
    for (const path of ['/api/batches', '/api/clashes', `/api/extensions${name}`])
      expect((await suzhou.handler.call('GET', path)).body, path).toEqual([]);
    expect((await suzhou.handler.call('GET', '/api/messages')).body.messages).toEqual([]);
  });

  it('by putting it into a batch of its own, or among acts on many', async () => {
    const batch = (cases: string[]) => suzhou.handler.call('POST', '/api/batches', { cases });
    expect(await batch([id])).toEqual(await batch([absentId]));
    const many = await suzhou.handler.call('POST', '/api/cases/actions/accept', {
      cases: [{ id }, { id: absentId }],
      input: {},
    });
    const [theirs, absent] = many.body.results;
    expect({ ...theirs, id: '' }).toEqual({ ...absent, id: '' });
  });

  it('by messages about it: told of one is answered as of one that never was', async () => {
    const { body } = await nanjing.handler.call('GET', `/api/cases/${id}/messages`);
    const told = (message: string, person: Official) => person.call('POST', `/api/messages/${message}/told`, {});
    const [first] = body;
    expect(first).toBeDefined();
    expect(await told(first.id, suzhou.handler)).toEqual(await told(absentId, suzhou.handler));
    const department = await server.official('tax', [{ authority: 'nanjing.tax', role: 'handler' }]);
    expect(await told(first.id, department)).toEqual(await told(absentId, department));
    expect((await told(first.id, nanjing.handler)).status).toBe(200);
  });

  it('by numbers in sequence: receipts are numbered by lot', async () => {
    const numbers: number[] = [];
    for (const n of [2, 3]) {
      const one = await carryTo(server, nanjing, applicant, 'submitted', anotherPerson(n));
      const [receipt] = (await nanjing.handler.call('GET', `/api/cases/${one}`)).body.receipts;
      numbers.push(Number(receipt.number.split('-')[1]));
    }
    expect(Math.abs((numbers[1] ?? 0) - (numbers[0] ?? 0))).toBeGreaterThan(1);
    expect(Math.min(...numbers)).toBeGreaterThan(9_999_999);
  }, 60_000);
});

describe('a seat', () => {
  const change = (person: Official, set: object) =>
    server.database.db.updateTable('member').set(set).where('user_id', '=', person.id).execute();

  it('that ended yesterday by the clock of the award gives nothing, and one that ends today still does', async () => {
    const person = await server.official('until', [{ authority: 'nanjing', role: 'handler' }]);
    const status = async () => (await person.call('GET', `/api/cases/${id}`)).status;
    await change(person, { until_day: '2020-05-20' });
    expect(await status()).toBe(200);
    await change(person, { until_day: '2020-05-19' });
    expect(await status()).toBe(404);
    await change(person, { until_day: null, from_day: '2020-05-21' });
    expect(await status()).toBe(404);
  });

  it('that was closed gives nothing, not even to an act on its way', async () => {
    const person = await server.official('closed', [{ authority: 'nanjing', role: 'handler' }]);
    await change(person, { closed_at: new Date() });
    expect(await person.call('GET', `/api/cases/${id}`)).toEqual(await person.call('GET', `/api/cases/${absentId}`));
    expect((await person.call('GET', '/api/cases')).status).toBe(404);
    expect((await person.call('POST', `/api/cases/${id}/actions/ask-correction`, {})).status).toBe(404);
  });

  it('to look only does nothing: no act, note, file, batch or act on behalf', async () => {
    const viewer = await server.official('viewer', [{ authority: 'nanjing', role: 'viewer' }]);
    for (const [method, path, body] of [
      ['POST', `/api/cases/${id}/actions/ask-correction`, {}],
      ['PUT', `/api/cases/${id}/checks/E1`, { verdict: 'fine' }],
      ['PUT', `/api/cases/${id}/corrections/x`, { solved: true }],
      ['POST', `/api/cases/${id}/behalf/x`, { verdict: 'confirm' }],
    ] as const)
      expect((await viewer.call(method, path, body)).status, path).toBe(403);
    expect((await viewer.upload(id, 'a.pdf', Buffer.from('x'))).status).toBe(403);
    expect((await viewer.call('POST', '/api/batches', { cases: [id] })).status).toBe(404);
  });

  it('without a second factor shows no message of the authority to whoever would deal with it', async () => {
    const person = await server.officialWithoutFactor('late', [{ authority: 'nanjing', role: 'handler' }]);
    expect((await person.call('GET', '/api/messages')).body.messages).toEqual([]);
    expect((await nanjing.handler.call('GET', '/api/messages')).body.messages).not.toEqual([]);
  });
});
