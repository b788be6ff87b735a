import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealAudit } from '#src/services/seal-audit.ts';
import { apiServer, type ApiServer, type Person } from '#tests/support/api-server.ts';
import { pageOf, sealed, submit } from '#tests/support/dossier-steps.ts';
import { routesOf } from '#tests/support/routes.ts';
import { decisionProbes } from './decision-probes.ts';
import { probes } from './probes.ts';
import { sampleApplication } from '../edition/individual-sample.ts';

const absentId = '00000000-0000-7000-8000-000000000000';

/** What an owner's submitted application answers on each of its routes; a stranger and a visitor are told nothing on any. */
const ofApplication: Readonly<
  Record<string, { readonly owner: number; readonly path?: string; readonly body?: unknown; readonly type?: string }>
> = {
  'GET /api/applications/:id': { owner: 200 },
  'GET /api/applications/:id/findings': { owner: 200 },
  'GET /api/applications/:id/differences': { owner: 200, path: '?from=1&to=1' },
  'POST /api/applications/:id/files': {
    owner: 400,
    path: '?name=a.pdf',
    body: 'no pdf',
    type: 'application/octet-stream',
  },
  'GET /api/applications/:id/files/:sha256': { owner: 200 },
  'POST /api/applications/:id/actions/finalise': { owner: 409 },
  'POST /api/applications/:id/actions/unlock': { owner: 409 },
  'POST /api/applications/:id/actions/withdraw': { owner: 200 },
  'POST /api/applications/:id/actions/send-precheck': { owner: 409, body: { digest: 'f'.repeat(64) } },
  'POST /api/applications/:id/actions/recall': { owner: 409 },
  'GET /api/applications/:id/former-values': { owner: 200 },
  'GET /api/applications/:id/reprint-list': { owner: 200 },
  'POST /api/applications/:id/actions/submit': { owner: 409, body: { digest: 'f'.repeat(64) } },
  'POST /api/applications/:id/answers': {
    owner: 409,
    body: { sheet: 'personal', changes: [{ path: 'name', value: 'x', seen: 0 }] },
  },
  'GET /api/applications/:id/history': { owner: 200, path: '?sheet=personal&path=name' },
  'POST /api/applications/:id/reports/:report/inspect': { owner: 404, body: { file: 'f'.repeat(64) } },
  'GET /api/applications/:id/receipts/:revision.pdf': { owner: 200 },
  'GET /api/applications/:id/receipts/:revision/proof': { owner: 200 },
  'GET /api/applications/:id/leaves/:leaf.pdf': { owner: 200 },
  'PUT /api/applications/:id/leaves/:leaf': { owner: 409, body: { file: 'f'.repeat(64) } },
  'DELETE /api/applications/:id/leaves/:leaf': { owner: 409 },
  'GET /api/applications/:id/preview/:sheet': { owner: 200 },
  'GET /api/applications/:id/documents/:name': { owner: 200 },
  'GET /api/applications/:id/conflict-claims': { owner: 200 },
  'POST /api/applications/:id/conflict-claims': { owner: 400, body: { reason: 'x' } },
  'GET /api/applications/:id/feedback': { owner: 404 },
  'GET /api/applications/:id/feedback/:format': { owner: 404 },
  'PUT /api/applications/:id/feedback/answer': { owner: 404, body: { clear: 4, useful: 4, words: '' } },
  'GET /api/applications/:id/practice': { owner: 409 },
  'PUT /api/applications/:id/practice/:part': {
    owner: 409,
    body: { title: '七步法', body: '从班组做起，把质量目标分解到每一道工序，天天核对。', noSecret: true },
  },
  'DELETE /api/applications/:id/practice/:part': { owner: 409 },
};

/** Addresses of the offices that name a case: the walk asks them as every role; here a stranger and a visitor ask. */
const ofCase = Object.entries(probes)
  .filter(([route]) => !Object.hasOwn(ofApplication, route) && /(?:cases|applications)\/:id/u.test(route))
  .map(([route, probe]) => [route, { ...probe, values: { action: 'accept', ...probe.values } }] as const);

const term = { available: true, from: null, until: null, load: null, version: 0 };
const somebody = {
  name: 'x',
  active: true,
  profile: {
    industries: [],
    categories: [],
    employer: '',
    formerEmployers: [],
    bodies: [],
    qualifications: [],
    city: null,
    years: null,
  },
};
/** Routes of the offices that name no case: what a visitor and somebody without a seat get, of whatever it names. */
const edition = 'programme=jiangsu-quality-award&edition=2020';
const ofStage = '/api/judging/:programme/:edition/:class/:stage';
/** The judging, asked by somebody without a seat: there is nothing. Its own tests ask as every role. */
const judgingProbes: Readonly<
  Record<string, { readonly user: number; readonly body?: object; readonly path?: string }>
> = {
  [`GET ${ofStage}`]: { user: 404 },
  [`PUT ${ofStage}/panels/:application`]: { user: 404, body: { members: [] } },
  [`GET ${ofStage}/proposal`]: { user: 404 },
  [`POST ${ofStage}/proposal`]: { user: 404 },
  [`POST ${ofStage}/carried-panels`]: { user: 404 },
  [`POST ${ofStage}/publication`]: { user: 404 },
  [`POST ${ofStage}/count`]: { user: 404 },
  [`POST ${ofStage}/reopening`]: { user: 404, body: { reason: 'none' } },
  [`POST ${ofStage}/confirmation`]: { user: 404, body: { digest: '0'.repeat(64) } },
  [`GET ${ofStage}/panels/:application/choices`]: { user: 404 },
  [`POST ${ofStage}/what-if`]: { user: 404, body: {} },
  [`GET ${ofStage}/severity`]: { user: 404 },
  [`GET ${ofStage}/draws`]: { user: 404 },
  [`POST ${ofStage}/draws`]: {
    user: 404,
    body: {
      purpose: 'tie',
      source: 'none',
      knownFrom: '2020-07-01T00:00:00.000Z',
      revealBy: '2020-07-02T00:00:00.000Z',
    },
  },
  [`GET ${ofStage}/timetable`]: { user: 404 },
  [`PUT ${ofStage}/timetable`]: { user: 404, body: { firstDay: '2020-07-01' } },
  'GET /api/draws/:id': { user: 404 },
  'GET /api/draws/:id/sheet': { user: 404 },
  'POST /api/draws/:id/acts': { user: 404, body: { act: 'draw' } },
  'GET /api/judging/:programme/:edition/feedback': { user: 404 },
  'GET /api/judging/:programme/:edition/numbers': { user: 404 },
  'POST /api/judging/:programme/:edition/numbers/export': {
    user: 404,
    body: { format: 'xlsx', reason: 'none' },
  },
  'GET /api/judging/:programme/:edition/final-report/:format': { user: 404 },
  'GET /api/panels/:id/feedback': { user: 404 },
  'PUT /api/panels/:id/feedback': { user: 404, body: { summary: '', seen: 0 } },
  'POST /api/panels/:id/feedback/release': { user: 404, body: { seen: 0 } },
  'POST /api/panels/:id/reopening': { user: 404, body: { reason: 'none' } },
  'GET /api/panels': { user: 404 },
  'POST /api/panels/:id/declaration': { user: 404, body: { reason: null } },
  'GET /api/panels/:id/review': { user: 404 },
  'GET /api/panels/:id/dossier': { user: 404 },
  'GET /api/panels/:id/files/:sha256': { user: 404 },
  'GET /api/panels/:id/consensus': { user: 404 },
  'POST /api/panels/:id/closing': { user: 404, body: { reason: 'none' } },
  'POST /api/panels/:id/agreement': { user: 404, body: { seen: 0 } },
  'POST /api/panels/:id/files': { user: 404, path: '?name=a.pdf', body: {} },
  'GET /api/panels/:id/kept-files/:sha256': { user: 404 },
  'GET /api/panels/:id/visit': { user: 404 },
  'GET /api/panels/:id/visit/:format': { user: 404 },
  'PUT /api/panels/:id/signature': { user: 404, body: { scan: '0'.repeat(64), digest: '0'.repeat(64) } },
  'POST /api/score-sheets/:id/values': { user: 404, body: { changes: [{ path: 'notes', value: [], seen: 0 }] } },
  'POST /api/score-sheets/:id/submission': { user: 404, body: { seen: 0 } },
  'DELETE /api/score-sheets/:id/submission': { user: 404 },
  'GET /api/score-sheets/:id/sheet/:format': { user: 404 },
  'GET /api/panels/:id/record/:format': { user: 404 },
  'GET /api/score-sheets/:id/workbook.xlsx': { user: 404 },
  'GET /api/score-sheets/:id/workbook.docx': { user: 404 },
  'POST /api/score-sheets/:id/workbook': { user: 404, path: '?name=a.xlsx', body: {} },
};

const desk: Readonly<
  Record<
    string,
    {
      readonly user: number;
      readonly path?: string;
      readonly body?: unknown;
      readonly type?: string;
      readonly values?: Readonly<Record<string, string>>;
    }
  >
> = {
  'GET /api/cases': { user: 404 },
  'POST /api/cases/actions/:action': { user: 404, body: { cases: [{ id: absentId }], input: {} } },
  'POST /api/cases/export': {
    user: 404,
    body: { programme: 'jiangsu-quality-award', edition: '2020', reason: 'an export' },
  },
  'GET /api/batches': { user: 200 },
  'POST /api/batches': { user: 404, body: { cases: [absentId] } },
  'GET /api/batches/:id': { user: 404 },
  'PUT /api/batches/:id': { user: 404, body: { version: 1, cases: [absentId] } },
  'POST /api/batches/:id/send': { user: 404 },
  'GET /api/batches/:id/letter/:format': { user: 404 },
  'GET /api/batches/:id/summary/:format': { user: 404, values: { format: 'pdf' } },
  'GET /api/clashes': { user: 404 },
  'POST /api/clashes/:id/decision': { user: 404, body: { keep: 'both', reason: 'none' } },
  'GET /api/consultations': { user: 404 },
  'POST /api/consultations': { user: 404, body: { cases: [absentId] } },
  'GET /api/consultations/:id': { user: 404 },
  'GET /api/consultations/:id/letter/:format': { user: 404 },
  'PUT /api/consultations/:id': { user: 404, body: { number: '1' } },
  'GET /api/consultations/:id/files/:sha256': { user: 404 },
  'POST /api/consultations/:id/send': { user: 404, body: {} },
  'POST /api/consultations/:id/link': { user: 404, body: {} },
  'GET /api/ballots': { user: 200, path: `?${edition}` },
  'POST /api/ballots': {
    user: 404,
    body: {
      programme: 'jiangsu-quality-award',
      edition: '2020',
      committee: 'x',
      title: { zh: '表决', en: 'A vote' },
      form: {
        options: [
          { id: 'a', zh: '同意', en: 'For' },
          { id: 'b', zh: '反对', en: 'Against' },
        ],
        questions: [{ id: 'q', zh: '甲', en: 'A', options: ['a', 'b'] }],
      },
      fewest: 3,
      custodians: ['x', 'y'],
    },
  },
  'GET /api/ballots/:id': { user: 404 },
  'GET /api/ballots/:id/box': { user: 404 },
  'POST /api/ballots/:id/open': { user: 404, body: { recused: [] } },
  'POST /api/ballots/:id/token': { user: 404, body: { blinded: 'ab'.repeat(256) } },
  'POST /api/ballots/:id/close': { user: 404 },
  'POST /api/ballots/:id/void': { user: 404, body: { reason: 'none' } },
  'POST /api/ballots/:id/members/:user/remove': { user: 404, body: { reason: 'none' }, values: { user: 'x' } },
  'GET /api/overview': { user: 404, path: `?${edition}` },
  'GET /api/overview/daily/:format': { user: 404, path: `?${edition}` },
  'GET /api/extensions': { user: 404, path: `?${edition}` },
  'POST /api/extensions': {
    user: 404,
    body: {
      programme: 'jiangsu-quality-award',
      edition: '2020',
      kind: 'submission',
      channel: 'nanjing',
      applicationId: null,
      until: '2020-06-30',
      reason: 'none',
      number: '1',
    },
  },
  'GET /api/supervision': { user: 404, path: `?${edition}` },
  'GET /api/interference': { user: 404, path: `?${edition}` },
  'POST /api/interference': {
    user: 201,
    body: { programme: 'jiangsu-quality-award', edition: '2020', record: { who: 'a', when: 'b', what: 'c' } },
  },
  'GET /api/judging/:programme/:edition': { user: 404 },
  'GET /api/judging/:programme/:edition/replay': { user: 404 },
  'GET /api/judging/:programme/:edition/replay/sheet': { user: 404 },
  ...judgingProbes,
  'GET /api/awards/:programme/:edition': { user: 404 },
  'POST /api/awards/:programme/:edition/notice': { user: 404 },
  'POST /api/awards/:programme/:edition/approval': {
    user: 404,
    body: { number: '1', date: '2020-06-30', scan: absentId },
  },
  'POST /api/awards/:programme/:edition/approval/confirmation': { user: 404, body: { verdict: 'confirm' } },
  'POST /api/awards/:programme/:edition/conferment': { user: 404, body: {} },
  'POST /api/awards/:programme/:edition/outcomes/:application/revocation': {
    user: 404,
    body: { reason: 'none', number: '1' },
  },
  'GET /api/awards/:programme/:edition/files/:id': { user: 404 },
  'POST /api/awards/:programme/:edition/files': { user: 404, path: '?name=a.pdf', body: {} },
  'GET /api/awards/:programme/:edition/letters/:letter/:format': { user: 404, values: { letter: 'notice' } },
  'PUT /api/awards/:programme/:edition/letters/:letter/number': {
    user: 404,
    values: { letter: 'notice' },
    body: { number: '1' },
  },
  'GET /api/awards/:programme/:edition/certificates.pdf': { user: 404 },
  'GET /api/awards/:programme/:edition/objections': { user: 404 },
  'GET /api/awards/:programme/:edition/practice': { user: 404 },
  'POST /api/awards/:programme/:edition/practice/:application/:part': {
    user: 404,
    body: { version: 1, publish: true },
  },
  'GET /api/objections/:id': { user: 404 },
  'GET /api/objections/:id/files/:sha256': { user: 404 },
  'POST /api/objections/:id/acts': { user: 404, body: { act: 'take-up' } },
  'GET /api/messages': { user: 200 },
  'POST /api/messages/read': { user: 200, body: { ids: [absentId] } },
  'POST /api/messages/:id/told': { user: 404, body: {} },
  'GET /api/pool/:programme/assessors': { user: 404 },
  'POST /api/pool/:programme/assessors': { user: 404, body: somebody },
  'PUT /api/pool/:programme/assessors/:id': { user: 404, body: { ...somebody, version: 1 } },
  'GET /api/pool/:programme/accounts': { user: 404 },
  'PUT /api/pool/:programme/assessors/:id/account': { user: 404, body: { userId: null } },
  'GET /api/pool/:programme/template': { user: 404 },
  'GET /api/pool/:programme/export': { user: 404 },
  'POST /api/pool/:programme/imports': {
    user: 404,
    path: '?name=a.xlsx',
    body: 'none',
    type: 'application/octet-stream',
  },
  'POST /api/pool/:programme/imports/:digest/confirm': { user: 404, body: { report: 'f'.repeat(64) } },
  'GET /api/pool/:programme/editions/:edition/assessors/:id': { user: 404 },
  'PUT /api/pool/:programme/editions/:edition/assessors/:id/term': { user: 404, body: term },
  'POST /api/pool/:programme/editions/:edition/conflicts': { user: 404 },
  'GET /api/assessor/:programme/:edition': { user: 404 },
  'POST /api/assessor/:programme/:edition/pledge': { user: 404, body: { digest: 'f'.repeat(64) } },
  'PUT /api/assessor/:programme/:edition/term': { user: 404, body: term },
};
/** What of a letter to a department asks for more than an id, the links on its paper, and the counters: their own tests ask them as strangers. */
const ofLetters =
  /^(?:POST|PUT) \/api\/consultations\/:id\/(?:files|answers|call-off|close-overdue|remind|items)|\/c\/:token$|\/objections\/:token|POST \/notice|\/api\/paper|\/api\/batches\/:id\/paper/u;

/** What wants a key or a share that is one, and where ballots are cast without a session: tests/http/ballots.test.ts asks them. */
const ofBallots = /^POST \/api\/ballots\/:id\/(?:key|share|cast)$/u;

/** Routes that name no application: what a visitor and a signed-in person get. */
const others: Readonly<
  Record<string, { readonly visitor: number; readonly user: number; readonly path?: string; readonly body?: unknown }>
> = {
  'GET /': { visitor: 200, user: 200 },
  'GET /api/applications': { visitor: 401, user: 200 },
  'POST /api/applications': { visitor: 401, user: 400, body: { programme: 'x', edition: 'x', class: 'constructor' } },
  'GET /api/session': { visitor: 200, user: 200 },
  'GET /api/editions/:digest/:class': { visitor: 200, user: 200 },
  'GET /api/glyphs/:glyphs': { visitor: 200, user: 200 },
  'GET /api/public/audit-roots': { visitor: 200, user: 200, path: '?programme=x&edition=x' },
  'GET /api/openapi.json': { visitor: 200, user: 200 },
  'GET /healthz': { visitor: 200, user: 200 },
  'GET /readyz': { visitor: 200, user: 200 },
  'GET /public.css': { visitor: 200, user: 200 },
  'GET /public-icon.svg': { visitor: 200, user: 200 },
  'GET /call': { visitor: 302, user: 302 },
  'GET /call/:programme/:edition': { visitor: 200, user: 200 },
  'GET /call/:programme/:edition/workflow': { visitor: 200, user: 200 },
  'GET /call/:programme/:edition/workflow.svg': { visitor: 200, user: 200 },
  'GET /call/:programme/:edition/:file': { visitor: 404, user: 404 },
  'GET /notice': { visitor: 302, user: 302 },
  'GET /notice/:programme/:edition': { visitor: 200, user: 200 },
  'GET /notice/:programme/:edition/objection': { visitor: 404, user: 404 },
  'GET /winners': { visitor: 302, user: 302 },
  'GET /winners/:programme/:edition': { visitor: 200, user: 200 },
  'GET /certificates': { visitor: 200, user: 200 },
  'GET /certificates/:number': { visitor: 404, user: 404 },
  'GET /practice/:programme/:edition': { visitor: 200, user: 200 },
  'GET /practice/:programme/:edition/:application/:part': { visitor: 404, user: 404 },
  'GET /records/:programme/:edition': { visitor: 200, user: 200 },
  'GET /records/:programme/:edition/draws/:file': { visitor: 404, user: 404 },
  // A person without seats learns nothing of the people of authorities.
  'GET /api/members': { visitor: 401, user: 404, path: '?programme=jiangsu-quality-award' },
  'GET /api/members/log': { visitor: 401, user: 404, path: '?programme=jiangsu-quality-award' },
  'POST /api/members/invitations': {
    visitor: 401,
    user: 404,
    body: { programme: 'jiangsu-quality-award', name: 'x', email: null },
  },
  'POST /api/members/invitations/:id/withdraw': { visitor: 401, user: 404 },
  'POST /api/members/seats': {
    visitor: 401,
    user: 404,
    body: {
      programme: 'jiangsu-quality-award',
      authority: 'nanjing',
      userId: 'x',
      role: 'handler',
      from: null,
      until: null,
    },
  },
  'POST /api/members/seats/:id/end': { visitor: 401, user: 404 },
  'POST /api/members/seats/:id/delegate': {
    visitor: 401,
    user: 404,
    body: { userId: 'x', from: '2020-05-20', until: '2020-05-21' },
  },
  'POST /api/members/accounts/:id/close': { visitor: 401, user: 404, body: { programme: 'jiangsu-quality-award' } },
  'POST /api/members/accounts/:id/reset-factor': {
    visitor: 401,
    user: 404,
    body: { programme: 'jiangsu-quality-award' },
  },
  'POST /api/invitations/read': { visitor: 404, user: 404, body: { secret: 'AAAA-BBBB-CCCC' } },
  'POST /api/invitations/accept': { visitor: 404, user: 404, body: { secret: 'AAAA-BBBB-CCCC' } },
  'GET /api/session/card': { visitor: 401, user: 200 },
  'POST /api/session/others/:id/end': { visitor: 401, user: 404 },
  'POST /api/session/lock': { visitor: 401, user: 200 },
  'POST /api/session/unlock': { visitor: 401, user: 200, body: { password: 'a-password-of-tests' } },
};

let server: ApiServer;
let owner: Person;
let other: Person;
let id = '';
const values: Record<string, string> = {
  leaf: 'cover',
  sheet: 'personal',
  name: 'form.pdf',
  report: 'nothing',
  revision: '1',
  action: 'accept',
  format: 'docx',
  item: 'nothing',
  row: 'nothing',
  task: 'nothing',
  part: 'nothing',
  number: 'nothing',
  application: absentId,
  class: 'individual',
  file: 'constructor.pdf',
};
beforeAll(async () => {
  server = await apiServer({ quick: true });
  [owner, other] = [await server.person('owner'), await server.person('other')];
  const made = await sealed(server, owner, sampleApplication());
  id = made.id;
  await submit(owner, id, made.digest);
  await sealAudit(server.deps);
  const [edition] = server.deps.editions.all();
  Object.assign(values, {
    sha256: Object.keys((await pageOf(owner, id)).files)[0],
    digest: edition?.digest,
    glyphs: server.deps.print.glyphs().digest,
    programme: edition?.file.programme,
    edition: edition?.file.id,
  });
});
afterAll(async () => expect(await server.close()).toEqual([]));

async function ask(
  cookie: string,
  route: string,
  about: {
    readonly path?: string;
    readonly body?: unknown;
    readonly type?: string;
    readonly values?: Readonly<Record<string, string>>;
  },
  application = id,
) {
  const [method = '', path = ''] = route.split(' ');
  const url =
    path
      .replace(':id', application)
      .replaceAll(/:([a-z0-9]+)/giu, (_all, key: string) =>
        encodeURIComponent(about.values?.[key] ?? values[key] ?? ''),
      ) + (about.path ?? '');
  const payload =
    about.body === undefined
      ? {}
      : {
          payload: typeof about.body === 'string' ? about.body : JSON.stringify(about.body),
          headers: { cookie, origin: server.url, 'content-type': about.type ?? 'application/json' },
        };
  const answer = await server.app.inject({
    method: method as 'GET' | 'POST' | 'PUT' | 'DELETE',
    url,
    headers: { cookie, origin: server.url },
    ...payload,
  });
  const { date: _date, 'content-security-policy': _policy, ...headers } = answer.headers;
  const kept = Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith('x-ratelimit')));
  return { status: answer.statusCode, headers: kept, body: answer.rawPayload.toString('latin1') };
}

describe('every route', () => {
  it('has its row here', () => {
    // better-auth answers below /api/auth for itself; the tree prints that wildcard without its way.
    const routes = routesOf(server.app).filter((route) => !route.endsWith('*'));
    const named = [
      ...Object.keys(ofApplication),
      ...ofCase.map(([route]) => route),
      ...Object.keys(desk),
      // The walk of the committee asks these as everybody.
      ...Object.keys(decisionProbes),
    ];
    expect(routes.filter((route) => !ofLetters.test(route) && !ofBallots.test(route))).toEqual(
      [...new Set([...named, ...Object.keys(others)])].filter((route) => !ofLetters.test(route)).toSorted(),
    );
  });

  it.each(Object.entries(ofApplication))(
    '%s tells a stranger exactly what it tells of an application that is not there',
    async (route, about) => {
      const [theirs, absent] = [await ask(other.cookie, route, about), await ask(other.cookie, route, about, absentId)];
      expect(theirs).toEqual(absent);
      expect(theirs.status).toBe(404);
      expect(theirs.body).not.toContain(id);
    },
  );

  it.each(Object.entries(ofApplication))(
    '%s asks a visitor to sign in, whether the application is there or not',
    async (route, about) => {
      const [theirs, absent] = [await ask('', route, about), await ask('', route, about, absentId)];
      expect(theirs).toEqual(absent);
      expect(theirs.status).toBe(401);
    },
  );

  it.each(ofCase)('%s is as absent to an applicant and a stranger as to a visitor', async (route, about) => {
    const [theirs, absent] = [await ask(other.cookie, route, about), await ask(other.cookie, route, about, absentId)];
    expect(theirs).toEqual(absent);
    expect(theirs.status).toBe(404);
    const [visited, missing] = [await ask('', route, about), await ask('', route, about, absentId)];
    expect(visited).toEqual(missing);
    expect(visited.status).toBe(401);
  });

  it.each(Object.entries(desk))('%s wants a seat', async (route, about) => {
    expect((await ask('', route, about, absentId)).status).toBe(401);
    expect((await ask(other.cookie, route, about, absentId)).status).toBe(about.user);
  });

  it.each(Object.entries(others))('%s', async (route, about) => {
    expect((await ask('', route, about)).status).toBe(about.visitor);
    expect((await ask(other.cookie, route, about)).status).toBe(about.user);
  });

  it.each(
    Object.entries(ofApplication).toSorted(
      ([a], [b]) => Number(a.includes('withdraw')) - Number(b.includes('withdraw')),
    ),
  )('%s answers its owner', async (route, about) => {
    const answer = await ask(owner.cookie, route, about);
    expect(answer.status, answer.body.slice(0, 300)).toBe(about.owner);
  });
});

describe('what belongs to another', () => {
  it('is no file to attach or prove with: files are known within their application only', async () => {
    const mine = await other.open('individual');
    const sha256 = values['sha256'] ?? '';
    expect((await other.call('GET', `/api/applications/${mine}/files/${sha256}`)).status).toBe(404);
    expect(
      (await other.call('POST', `/api/applications/${mine}/reports/selfReport/inspect`, { file: sha256 })).status,
    ).toBe(404);
  });
});
