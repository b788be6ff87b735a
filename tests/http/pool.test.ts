import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Profile } from '#src/domain/pool/profile.ts';
import { examineDatabase } from '#src/services/examine-database.ts';
import { refreshConflicts } from '#src/services/pool/refresh-conflicts.ts';
import { bars, barred, readConflicts } from '#src/store/conflicts.ts';
import { apiServer, type ApiServer, type Official, type Person } from '#tests/support/api-server.ts';
import { sealed, submit } from '#tests/support/dossier-steps.ts';
import { sampleApplication } from '../edition/individual-sample.ts';

const programme = 'jiangsu-quality-award';
const pool = `/api/pool/${programme}`;
const edition = `${pool}/editions/2020`;
const own = `/api/assessor/${programme}/2020`;
const nobody: Profile = {
  industries: ['C34'],
  categories: ['制造业'],
  employer: '云栖大学',
  formerEmployers: [],
  bodies: [],
  qualifications: ['注册审核员'],
  city: '320500',
  years: 12,
};
const words = (name: string, profile: Partial<Profile> = {}) => ({
  name,
  active: true,
  profile: { ...nobody, ...profile },
});

let server: ApiServer;
let handler: Official;
let leader: Official;
let supervision: Official;
let channel: Official;
let expert: Official;
let owner: Person;
let application = '';
beforeAll(async () => {
  server = await apiServer({ quick: true });
  const seat = (authority: string, role: 'handler' | 'leader') =>
    server.official(`${authority}-${role}`, [{ authority, role }]);
  handler = await seat('province', 'handler');
  leader = await seat('province', 'leader');
  supervision = await seat('supervision', 'handler');
  channel = await seat('nanjing', 'handler');
  expert = await seat('assessors', 'handler');
  owner = await server.person('owner');
  const { id, digest } = await sealed(server, owner, sampleApplication());
  expect((await submit(owner, id, digest)).status).toBe(200);
  application = id;
}, 120_000);
afterAll(async () => expect(await server.close()).toEqual([]));

async function add(name: string, profile: Partial<Profile> = {}): Promise<string> {
  const { status, body } = await handler.call('POST', `${pool}/assessors`, words(name, profile));
  expect(status, JSON.stringify(body)).toBe(201);
  return body.id as string;
}
const conflictsOf = async (id: string, by: Person = handler): Promise<any[]> =>
  (await by.call('GET', `/api/cases/${application}/conflicts`)).body.conflicts.filter(
    (one: any) => one.assessor.id === id,
  );

describe('[A2.2] the pool of assessors', () => {
  it('lists, finds and pages by name', async () => {
    const ids = [await add('安一'), await add('白二', { employer: '苏北检测院' }), await add('常三')];
    const first = await handler.call('GET', `${pool}/assessors?limit=2&edition=2020`);
    expect(first.body).toMatchObject({ count: 3, assessors: [{ name: '安一', pledged: false }, { name: '白二' }] });
    const next = await handler.call('GET', `${pool}/assessors?limit=2&after=${encodeURIComponent(first.body.next)}`);
    expect(next.body).toMatchObject({ next: null, assessors: [{ id: ids[2] }] });
    const found = await supervision.call('GET', `${pool}/assessors?q=${encodeURIComponent('检测')}`);
    expect(found.body).toMatchObject({ count: 1, assessors: [{ id: ids[1] }] });
  });

  it('refuses codes that no list has', async () => {
    for (const profile of [{ city: '999999' }, { industries: ['XX'] }])
      expect((await handler.call('POST', `${pool}/assessors`, words('丁四', profile))).status).toBe(400);
  });

  it('shows what another saved meanwhile, and overwrites nothing', async () => {
    const id = await add('段五');
    const save = (by: Person, version: number, profile: Partial<Profile>) =>
      by.call('PUT', `${pool}/assessors/${id}`, { ...words('段五', profile), version });
    expect((await save(handler, 1, { years: 13 })).body).toEqual({ id, version: 2 });
    const late = await save(handler, 1, { employer: '别处' });
    expect(late.status).toBe(409);
    expect(late.body.detail).toMatchObject({
      version: 2,
      differences: [
        { part: 'employer', was: '云栖大学', is: '别处' },
        { part: 'years', was: '13', is: '12' },
      ],
    });
    // The very same words are no change, whatever was open.
    expect((await save(handler, 1, { years: 13 })).body).toEqual({ id, version: 2 });
    expect((await save(handler, 2, { employer: '别处' })).body).toEqual({ id, version: 3 });
  });

  it('is kept by the handlers of the province, read by it and supervision, and unknown to all others', async () => {
    for (const [person, read, write] of [
      [leader, 200, 404],
      [supervision, 200, 404],
      [channel, 404, 404],
      [expert, 404, 404],
      [owner, 404, 404],
      [server.stranger(), 401, 401],
    ] as const) {
      expect((await person.call('GET', `${pool}/assessors`)).status).toBe(read);
      expect((await person.call('POST', `${pool}/assessors`, words('某'))).status).toBe(write);
    }
  });
});

describe('an assessor with an account', () => {
  let id = '';
  it('is linked by the office, once, and only with a seat in the pool', async () => {
    id = await add('范六');
    expect((await expert.call('GET', own)).status).toBe(409);
    const link = (of: string, userId: string | null) =>
      handler.call('PUT', `${pool}/assessors/${of}/account`, { userId });
    expect((await link(id, channel.id)).status).toBe(400);
    expect((await link(id, expert.id)).status).toBe(200);
    expect((await link(await add('葛七'), expert.id)).status).toBe(409);
    const { body } = await handler.call('GET', `${pool}/accounts`);
    expect(body).toMatchObject([{ userId: expert.id, assessorId: id }]);
  });

  it('agrees to the pledge as it reads, says their days, and another cannot write over these', async () => {
    const { body } = await expert.call('GET', own);
    expect(body).toMatchObject({ name: '范六', pledge: { agreed: false }, term: { version: 0 } });
    expect(body.pledge.text.length).toBeGreaterThan(0);
    expect((await expert.call('POST', `${own}/pledge`, { digest: 'f'.repeat(64) })).status).toBe(409);
    const agreed = await expert.call('POST', `${own}/pledge`, { digest: body.pledge.digest });
    expect(agreed.body).toMatchObject({ version: 1, pledgedAt: expect.any(String) });
    expect((await expert.call('POST', `${own}/pledge`, { digest: body.pledge.digest })).body).toEqual(agreed.body);
    const term = { available: true, from: '2020-06-20', until: '2020-07-10', load: 4, version: 1 };
    expect((await expert.call('PUT', `${own}/term`, term)).body).toMatchObject({ load: 4, version: 2 });
    const late = await handler.call('PUT', `${edition}/assessors/${id}/term`, { ...term, load: 9 });
    expect(late).toMatchObject({ status: 409, body: { detail: { load: 4 } } });
    const back = { ...term, from: '2020-08-01', version: 2 };
    expect((await handler.call('PUT', `${edition}/assessors/${id}/term`, back)).status).toBe(400);
    const seen = await handler.call('GET', `${edition}/assessors/${id}`);
    expect(seen.body).toMatchObject({ pledged: true, load: [], term: { until: '2020-07-10', version: 2 } });
  });
});

describe('[A2.2] conflicts of interest of a submitted application', () => {
  it('are computed when somebody comes into the pool, with the place they stand in', async () => {
    const id = await add('韩八', { employer: '南京澄岳仪表（集团）有限公司' });
    expect(await conflictsOf(id)).toMatchObject([
      { source: 'employer', weight: 'hard', state: 'found', detail: { reasons: [{ exact: true }] } },
    ]);
  });

  it('are computed anew when a profile changes: what is no longer so is gone, not deleted', async () => {
    const id = await add('霍九', { employer: '南京澄岳仪表有限公司', city: '320100' });
    expect((await conflictsOf(id)).map((one) => `${one.source} ${one.weight}`)).toEqual([
      'employer hard',
      'ownCity soft',
    ]);
    await handler.call('PUT', `${pool}/assessors/${id}`, { ...words('霍九', { city: null }), version: 1 });
    expect((await conflictsOf(id)).map((one) => one.state)).toEqual(['gone', 'gone']);
    await handler.call('PUT', `${pool}/assessors/${id}`, { ...words('霍九', { city: '320100' }), version: 2 });
    expect((await conflictsOf(id)).map((one) => one.state)).toEqual(['gone', 'found']);
  });

  it('are computed anew when the applicant adds to the disclosure of coaching', async () => {
    const id = await add('纪十云');
    expect(await conflictsOf(id)).toEqual([]);
    const addendum = { kind: 'coaching', day: '2020-05-20', text: '聘请纪十云作卓越绩效培训。' };
    expect((await owner.call('POST', `/api/applications/${application}/addenda`, addendum)).status).toBe(201);
    expect(await conflictsOf(id)).toMatchObject([{ source: 'coaching', weight: 'soft', state: 'found' }]);
    // One who comes later is compared with the addition too.
    const later = await add('纪十云', { employer: '另一单位' });
    expect(await conflictsOf(later)).toMatchObject([{ source: 'coaching' }]);
  });

  it('are written once: looking again changes nothing', async () => {
    const look = () => handler.call('POST', `${edition}/conflicts`);
    expect((await look()).body).toEqual({ changed: 0 });
    const changed = await server.deps.db
      .transaction()
      .execute((trx) => refreshConflicts(server.deps, trx, { programme, application }, new Date()));
    expect(changed).toBe(0);
  });

  it('bar where they are hard; the leader alone lifts these, with a reason, and supervision is told', async () => {
    const id = await add('蒋一一', { employer: '南京澄岳仪表有限公司' });
    const [conflict] = await conflictsOf(id);
    const decide = (by: Person, body: object) =>
      by.call('PUT', `/api/cases/${application}/conflicts/${conflict.id}`, body);
    const barredNow = async (): Promise<boolean> =>
      barred(await readConflicts(server.deps.db, [application], [id])).has(`${application} ${id}`);
    expect(await barredNow()).toBe(true);
    const lift = { state: 'dismissed', reason: '同名不同单位' };
    expect((await decide(handler, lift)).status).toBe(403);
    expect((await decide(handler, { state: 'confirmed', weight: 'soft', reason: 'x' })).status).toBe(403);
    expect((await decide(supervision, lift)).status).toBe(404);
    expect((await decide(channel, lift)).status).toBe(404);
    expect((await decide(handler, { state: 'confirmed', reason: '已核实' })).status).toBe(200);
    expect((await decide(leader, lift)).status).toBe(200);
    expect(await barredNow()).toBe(false);
    expect(await conflictsOf(id, supervision)).toMatchObject([{ state: 'dismissed', reason: '同名不同单位' }]);
    const { body } = await supervision.call('GET', `/api/supervision?programme=${programme}&edition=2020`);
    expect(body.acts).toContainEqual(expect.objectContaining({ action: 'conflict-dismissed' }));
    // Computed again it stays dismissed, until there is more to it.
    await handler.call('POST', `${edition}/conflicts`);
    expect(await conflictsOf(id)).toMatchObject([{ state: 'dismissed' }]);
  });

  it('that only warn are confirmed or dismissed by a handler, and can be weighed as hard', async () => {
    const id = await add('康二二', { formerEmployers: ['南京澄岳仪表有限公司'] });
    const [conflict] = await conflictsOf(id);
    expect(conflict).toMatchObject({ source: 'formerEmployer', weight: 'soft' });
    const path = `/api/cases/${application}/conflicts/${conflict.id}`;
    await handler.call('PUT', path, { state: 'confirmed', weight: 'hard', reason: '上月刚离职' });
    const [row] = await readConflicts(server.deps.db, [application], [id]);
    expect(row !== undefined && bars(row)).toBe(true);
  });
});

describe('the doctor', () => {
  it('finds a conflict, and a profile, that were changed by hand', async () => {
    const id = await add('马四四', { employer: '南京澄岳仪表有限公司' });
    const { pool: client } = server.database;
    const broken = async (): Promise<readonly string[]> =>
      (await examineDatabase(server.deps)).map(({ where }) => where);
    expect(await broken()).toEqual([]);
    const [conflict] = await readConflicts(server.deps.db, [application], [id]);
    await client.query(`update conflict set weight = 'soft' where id = $1`, [conflict?.id]);
    await client.query(`update assessor set name = '马五' where id = $1`, [id]);
    expect(await broken()).toEqual([`conflict ${conflict?.id}`, `assessor ${id}`]);
    await client.query(`update conflict set weight = 'hard' where id = $1`, [conflict?.id]);
    await client.query(`update assessor set name = '马四四' where id = $1`, [id]);
  });
});

describe('what the applicant claims', () => {
  const claims = () => `/api/applications/${application}/conflict-claims`;
  it('names somebody in words; the office finds whom it means and decides', async () => {
    const id = await add('林三三', { bodies: ['苏北卓越管理咨询有限公司'] });
    const claim = { person: '林三三', institution: '苏北卓越管理咨询公司', reason: '曾有合同纠纷' };
    expect((await owner.call('POST', claims(), { reason: 'x' })).status).toBe(400);
    const made = await owner.call('POST', claims(), claim);
    expect(made.status).toBe(201);
    expect((await owner.call('POST', claims(), claim)).body).toEqual(made.body);
    const seen = (await handler.call('GET', `/api/cases/${application}/conflicts`)).body.claims;
    expect(seen).toMatchObject([{ state: 'open', suggestions: [{ id, name: '林三三' }] }]);
    const path = `/api/cases/${application}/conflict-claims/${made.body.claim}`;
    const upheld = { upheld: true, assessorId: id, answer: '情况属实' };
    expect((await supervision.call('PUT', path, upheld)).status).toBe(404);
    expect((await handler.call('PUT', path, upheld)).body).toEqual({ state: 'upheld' });
    expect((await handler.call('PUT', path, upheld)).status).toBe(409);
    expect(await conflictsOf(id)).toMatchObject([
      { source: 'claimed', weight: 'soft', state: 'confirmed', detail: { said: '曾有合同纠纷' } },
    ]);
  });

  it('tells the applicant the answer, and nothing of the pool or of computed conflicts', async () => {
    const [claim] = (await owner.call('GET', claims())).body;
    expect(claim).toMatchObject({ state: 'upheld', answer: '情况属实' });
    expect(Object.keys(claim)).not.toContain('assessor');
    expect((await owner.call('GET', `/api/cases/${application}/conflicts`)).status).toBe(404);
    const page = JSON.stringify((await owner.call('GET', `/api/applications/${application}`)).body);
    for (const word of ['conflict', '韩八', '林三三', 'ownCity']) expect(page).not.toContain(word);
  });

  it('is taken from submission on, and not once the panels are published', async () => {
    const draft = await owner.open('individual');
    const claim = { person: '某', reason: '原因' };
    expect((await owner.call('POST', `/api/applications/${draft}/conflict-claims`, claim)).status).toBe(409);
    const digest = server.deps.editions.current(programme, '2020')?.digest ?? '';
    await server.database.pool.query(
      `insert into panel (id, programme, edition, class, stage, application_id, process_digest, state, salt, published_at)
       values ('p1', $1, '2020', 'individual', 'desk', $2, $3, 'open', '', now())`,
      [programme, application, digest],
    );
    const late = await owner.call('POST', claims(), claim);
    expect(late).toMatchObject({ status: 409, body: { code: 'out-of-time' } });
    await server.database.pool.query(`delete from panel where id = 'p1'`);
  });
});
