import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DemoJudging } from '#src/definition/demo-judging.ts';
import type { DemoPerson } from '#src/definition/demo.ts';
import { readSettings } from '#src/adapters/settings.ts';
import { apiClient, type ApiClient } from '#src/cli/api-client.ts';
import { seedDemo } from '#src/cli/seed-demo.ts';
import { start, type Running } from '#src/main.ts';
import { demoOnDisk } from '#src/services/load-editions.ts';
import { testDatabase, type TestDatabase } from '#tests/support/database.ts';
import { programmesWithPeople } from '#tests/support/demo-programmes.ts';

const clone = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'laurel-seed-'));
chmodSync(folder, 0o711);
const ids = ['individual', 'withdrawn', 'admitted', 'newcomer'];
const drafting: DemoPerson = {
  id: 'drafting',
  name: '样例人',
  email: 'drafting@demo.laurel.example',
  title: { zh: '起草人', en: 'Drafter' },
  state: { zh: '草稿', en: 'Draft' },
  example: 'individual',
  class: 'individual',
  stage: 'draft',
  without: ['reports'],
  changes: [{ store: 'personal', path: 'department', value: '质量＠' }],
};
const agreed: DemoPerson = {
  ...drafting,
  id: 'agreed',
  email: 'agreed@demo.laurel.example',
  stage: 'admitted',
  without: [],
  changes: [],
  varied: {
    firm: '镇江璞岚数控机床有限公司',
    code: '913211088121329147',
    person: '样例人',
    identity: '321117197909143389',
    channel: 'zhenjiang',
    region: '321100',
  },
};
const judge = (official: string, severity: number): DemoJudging['pool'][number] => ({
  official,
  severity,
  profile: {
    industries: ['C34'],
    categories: [],
    employer: `${official}研究所`,
    formerEmployers: [],
    bodies: [],
    qualifications: ['注册质量工程师'],
    city: null,
    years: 12,
  },
});
const judging: DemoJudging = {
  pool: [judge('assessor-01', 0), judge('assessor-02', 10), judge('assessor-03', -10), judge('assessor-04', 0)],
  panels: [
    {
      person: 'agreed',
      stage: 'desk',
      members: [
        { official: 'assessor-01', lead: true, progress: 'handedIn' },
        { official: 'assessor-02', lead: false, progress: 'handedIn' },
        { official: 'assessor-03', lead: false, progress: 'handedIn' },
      ],
    },
    {
      person: 'admitted',
      stage: 'desk',
      members: [
        { official: 'assessor-01', lead: true, progress: 'handedIn' },
        { official: 'assessor-02', lead: false, progress: 'asked' },
        { official: 'assessor-04', lead: false, progress: 'begun' },
      ],
    },
  ],
  session: { day: '2020-09-10', place: '第一会议室' },
};
const programmes = programmesWithPeople(folder, ids, {
  more: [drafting, agreed],
  judging,
  authorities: ['zhenjiang', 'xuzhou', 'province'],
});
const demo = demoOnDisk(programmes)?.demo;
if (demo === undefined) throw new Error('the edition has no demo');
const officials = demo.officials ?? [];
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface PanelOfTwo {
  readonly id: string;
  readonly state: string;
}

interface Listed {
  readonly id: string;
  readonly state: { readonly id: string };
}

const emailOf = (id: string): string | undefined => demo?.people.find((person) => person.id === id)?.email;

async function signedIn(url: string, id: string): Promise<ApiClient> {
  const client = apiClient(url);
  await client.post('/api/auth/sign-in/email', { email: emailOf(id), password: demo?.password });
  return client;
}

/** Applications of a person of the demo, by their states. */
async function statesOf(url: string, id: string): Promise<string[]> {
  const client = await signedIn(url, id);
  return (await client.get<Listed[]>('/api/applications')).map((one) => one.state.id);
}

const people = (url: string): Promise<{ id: string; state: { zh: string }; unfinished?: boolean }[]> =>
  apiClient(url).get('/demo/people');

describe('filling the demo', () => {
  let database: TestDatabase;
  let running: Running;
  const dataFolder = join(folder, 'data');
  const errors: unknown[] = [];
  const log = { info: () => undefined, error: (fields: object) => void errors.push(fields) };
  const seed = async (): Promise<void> =>
    await seedDemo({ url: running.listening, programmes, dataFolder, log, signal: new AbortController().signal });

  beforeAll(async () => {
    database = await testDatabase();
    const read = readSettings(
      {
        PORT: '0',
        LAUREL_DATA: dataFolder,
        LAUREL_PROGRAMMES: programmes,
        DATABASE_URL: database.url.replace('@/', '@localhost/'),
        LAUREL_LOG: 'silent',
      },
      'demo',
      clone,
    );
    if (!read.ok) throw new Error(read.refusal.message);
    running = await start(read.settings, () => undefined);
  });
  afterAll(async () => {
    await running.stop();
    await database.close();
  });

  it('goes on where an earlier start was stopped, and says so of whom the clock keeps from their state', async () => {
    const [unconfirmed, begun] = demo.people;
    const client = apiClient(running.listening);
    await client.post('/api/auth/sign-up/email', {
      name: unconfirmed?.name,
      email: unconfirmed?.email,
      password: demo.password,
      callbackURL: '/home',
    });
    const other = apiClient(running.listening);
    await other.post('/api/auth/sign-up/email', {
      name: begun?.name,
      email: begun?.email,
      password: demo.password,
      callbackURL: '/home',
    });
    const [mail] = await other.get<{ text: string }[]>('/demo/mail');
    const link = new URL(/https?:\/\/\S+verify-email\S+/u.exec(mail?.text ?? '')?.[0] ?? '');
    await other.get(link.pathname + link.search);
    const [edition] = (await other.get<{ editions: { programme: string; edition: string }[] }>('/api/session'))
      .editions;
    await other.post('/api/applications', {
      programme: edition?.programme,
      edition: edition?.edition,
      class: begun?.class,
    });

    await client.post('/demo/clock', { now: '2020-06-25T10:00:00+08:00' });
    await seed();
    expect(errors).toEqual([]);
    expect((await people(running.listening)).map((person) => [person.id, person.unfinished ?? false])).toEqual([
      ['individual', true],
      ['withdrawn', true],
      ['admitted', true],
      ['newcomer', false],
      ['drafting', false],
      ['agreed', true],
      ...officials.map(({ id }) => [id, id.startsWith('assessor-')]),
    ]);
    expect((await people(running.listening))[0]?.state.zh).toBe('草稿（演示时钟不在申报期内，未继续）');
    expect(await statesOf(running.listening, 'individual')).toEqual(['draft']);
  }, 240_000);

  it('completes them at the next start, when the clock is back, with no application twice', async () => {
    await apiClient(running.listening).post('/demo/clock', { now: '2020-05-20T10:00:00+08:00' });
    await seed();
    expect(errors).toEqual([]);
    expect(await people(running.listening)).toEqual(
      [...demo.people, ...officials].map(({ id, name, email, title, state }) => ({
        id,
        group: expect.any(String),
        name,
        email,
        title,
        state,
      })),
    );
    expect(await statesOf(running.listening, 'individual')).toEqual(['submitted']);
    expect(await statesOf(running.listening, 'withdrawn')).toEqual(['draft']);
    expect(await statesOf(running.listening, 'newcomer')).toEqual([]);
  }, 240_000);

  it('leaves out and changes what the plan says', async () => {
    const client = await signedIn(running.listening, 'drafting');
    const [application] = await client.get<Listed[]>('/api/applications');
    const { stores } = await client.get<{ stores: Record<string, { values: Record<string, string> }> }>(
      `/api/applications/${application?.id}`,
    );
    expect(stores['personal']?.values['department']).toBe('质量＠');
    expect(stores['reports']?.values).toEqual({});
    expect(stores['evidence']?.values['items']?.length).toBeGreaterThan(1);
  });

  it('leaves everybody of the judging something to do', async () => {
    const as = async (id: string): Promise<ApiClient> => {
      const client = apiClient(running.listening);
      await client.post('/demo/switch', { id });
      return client;
    };
    const panelsOf = async (client: ApiClient): Promise<readonly PanelOfTwo[]> =>
      (await client.get<PanelOfTwo[]>('/api/panels')).toSorted((a, b) => a.state.localeCompare(b.state));

    const second = await panelsOf(await as('assessor-02'));
    expect(second).toMatchObject([
      { state: 'agreeing', declared: true, pledged: true, sheet: 'submitted' },
      { state: 'published', declared: false, pledged: true, sheet: 'open' },
    ]);
    const fourth = await as('assessor-04');
    const [begun] = await panelsOf(fourth);
    expect(begun).toMatchObject({ state: 'published', declared: true, lead: false, sheet: 'open' });
    const { items, sheet } = await fourth.get<{ items: unknown[]; sheet: { body: Record<string, unknown> } }>(
      `/api/panels/${begun?.id}/review`,
    );
    const given = Object.keys(sheet.body).filter((path) => path.endsWith('/percent')).length;
    expect(given).toBe(Math.ceil(items.length / 2));

    const lead = await as('assessor-01');
    const { agreement } = await lead.get<{
      agreement: { beyond: boolean; discussed: boolean; objections: unknown[]; open: unknown[] }[];
    }>(`/api/panels/${second[0]?.id}/consensus`);
    expect(agreement.filter((one) => one.objections.length > 0)).toHaveLength(1);
    expect(agreement.filter((one) => one.beyond && !one.discussed).length).toBeGreaterThan(0);

    const province = await as('office-province');
    const board = await province.get<{ stage: { state: string }; panels: unknown[] }>(
      '/api/judging/jiangsu-quality-award/2020/individual/desk',
    );
    expect(board.stage.state).toBe('open');
    expect(board.panels).toHaveLength(2);

    const member = await as('committee-1');
    const decision = await member.get<{ roll: unknown[]; meetings: { state: string; day: string }[] }>(
      '/api/decision?programme=jiangsu-quality-award&edition=2020',
    );
    expect(decision.meetings).toMatchObject([{ state: 'called', day: '2020-09-10' }]);
    expect(decision.roll).toHaveLength(officials.filter((one) => one.authority === 'committee').length);
  });

  it('leaves people who are ready as visitors have made them', async () => {
    const client = await signedIn(running.listening, 'individual');
    const [application] = await client.get<Listed[]>('/api/applications');
    await client.post(`/api/applications/${application?.id}/actions/withdraw`);
    await seed();
    expect(await statesOf(running.listening, 'individual')).toEqual(['draft']);
  });
});
