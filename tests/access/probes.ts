import type { ApiServer, Person } from '#tests/support/api-server.ts';

/** What is sent to an address: it asks for what changes nothing, or is refused after access was decided. */
export interface Probe {
  readonly path?: string;
  readonly body?: unknown;
  readonly type?: string;
  /** What the address names beside the case. */
  readonly values?: Readonly<Record<string, string>>;
  /** What the act's refusal is, beside those of guards, for whoever may. */
  readonly may?: readonly number[];
  /** Of whom may, it would change the case: then only the page's list of acts is looked at. */
  readonly changes?: true;
}
const sha256 = 'f'.repeat(64);
const seen = 0;

/** A probe for every address that names a case, a batch or a clash. */
export const probes: Readonly<Record<string, Probe>> = {
  'GET /api/applications/:id': { may: [200] },
  'GET /api/applications/:id/findings': { may: [200] },
  'GET /api/applications/:id/differences': { path: '?from=1&to=1' },
  'GET /api/applications/:id/history': { path: '?sheet=personal&path=name', may: [200] },
  'POST /api/applications/:id/answers': {
    body: { sheet: 'personal', changes: [{ path: 'nothing/at/all', value: 'x', seen }] },
    may: [400, 409],
  },
  'POST /api/applications/:id/files': {
    path: '?name=a.pdf',
    body: 'no pdf',
    type: 'application/octet-stream',
    may: [400, 409],
  },
  'GET /api/applications/:id/files/:sha256': {},
  'POST /api/applications/:id/reports/:report/inspect': { body: { file: sha256 } },
  'GET /api/applications/:id/receipts/:revision.pdf': {},
  'GET /api/applications/:id/receipts/:revision/proof': {},
  'GET /api/applications/:id/leaves/:leaf.pdf': {},
  'GET /api/applications/:id/preview/:sheet': { may: [200] },
  'GET /api/applications/:id/documents/:name': { may: [200] },
  'PUT /api/applications/:id/leaves/:leaf': { body: { file: sha256 } },
  'DELETE /api/applications/:id/leaves/:leaf': {},
  'POST /api/applications/:id/actions/finalise': {},
  'POST /api/applications/:id/actions/unlock': { changes: true },
  'POST /api/applications/:id/actions/submit': { body: { digest: sha256 } },
  'POST /api/applications/:id/actions/withdraw': { changes: true },
  'POST /api/applications/:id/actions/send-precheck': { body: { digest: sha256 } },
  'POST /api/applications/:id/actions/recall': { changes: true },
  'GET /api/applications/:id/former-values': { may: [200] },
  'GET /api/applications/:id/reprint-list': { may: [200, 404] },
  'GET /api/applications/:id/reprint-list/:format': { values: { format: 'pdf' }, may: [200, 404, 409] },
  'PUT /api/applications/:id/corrections/:item/answer': { body: { answer: 'x' } },
  'GET /api/cases/:id': { may: [200] },
  'GET /api/cases/:id/dossier': { may: [200] },
  'GET /api/cases/:id/differences': { path: '?from=1&to=1' },
  'GET /api/cases/:id/messages': { may: [200] },
  'GET /api/cases/:id/consultations': { may: [200] },
  'POST /api/cases/:id/consultations/left-out': { body: { authority: 'nobody', reason: 'x' }, may: [400] },
  'PUT /api/cases/:id/consultations/:item/judgement': { body: { note: 'x' } },
  'GET /api/cases/:id/letters/:letter/:format': { values: { letter: 'admission', format: 'docx' }, may: [200, 409] },
  'GET /api/cases/:id/opinion-draft/:letter': { values: { letter: 'recommendation' }, may: [200] },
  'GET /api/paper/cases/:id': { may: [200] },
  'GET /api/paper/cases/:id/receipt/:format': { values: { format: 'pdf' }, may: [200, 409] },
  'POST /api/paper/cases/:id/arrivals': {
    body: { seen: 9999, counted: { volumes: {}, media: { disc: 0, usb: 0 } } },
    may: [400, 409],
  },
  'PUT /api/cases/:id/addenda/:task': {},
  'POST /api/applications/:id/addenda': {
    body: { kind: 'newFact', day: '2020-05-20', text: 'x', files: [sha256] },
    may: [400, 409],
  },
  'GET /api/applications/:id/conflict-claims': { may: [200] },
  'POST /api/applications/:id/conflict-claims': { body: { reason: 'x' }, may: [400] },
  'GET /api/cases/:id/conflicts': { may: [200] },
  'PUT /api/cases/:id/conflicts/:conflict': {
    body: { state: 'confirmed', reason: 'x' },
    values: { conflict: 'nothing' },
    may: [404],
  },
  'PUT /api/cases/:id/conflict-claims/:claim': {
    body: { upheld: false, assessorId: null, answer: 'x' },
    values: { claim: 'nothing' },
    may: [404],
  },
  'POST /api/cases/:id/actions/:action': { body: { seen } },
  'PUT /api/cases/:id/corrections/:item': { body: { solved: true } },
  'PUT /api/cases/:id/checks/:row': { body: { verdict: 'fine' } },
  'PUT /api/cases/:id/formal-check': { body: { verdict: 'fail' } },
  'POST /api/cases/:id/opinions': { body: { sheet: 'nothing', changes: [{ path: 'x', value: 'x', seen }] } },
  'PUT /api/cases/:id/leaves/:leaf': { body: { file: sha256 } },
  'DELETE /api/cases/:id/leaves/:leaf': {},
  'POST /api/cases/:id/notes': { body: { text: '便笺' }, may: [201] },
  'POST /api/cases/:id/behalf': {
    body: { party: 'nobody', action: 'recommend', number: '1', date: '2020-06-01', scan: sha256 },
    may: [400],
  },
  'POST /api/cases/:id/behalf/:task': { body: { verdict: 'confirm' } },
  // Nothing has been released to anybody: absent, also to whoever may read it.
  'GET /api/applications/:id/feedback': { may: [404] },
  'GET /api/applications/:id/feedback/:format': { values: { format: 'pdf' }, may: [404] },
  'PUT /api/applications/:id/feedback/answer': { body: { clear: 3, useful: 3, words: '' }, may: [404] },
  'GET /api/applications/:id/practice': { may: [409] },
  'PUT /api/applications/:id/practice/:part': {
    body: { title: '七步法', body: '从班组做起，把质量目标分解到每一道工序，天天核对。', noSecret: true },
    may: [409],
  },
  'DELETE /api/applications/:id/practice/:part': { may: [409] },
  'POST /api/batches': { body: { cases: [':id', ':id'] }, may: [400] },
};

const values: Readonly<Record<string, string>> = {
  leaf: 'nothing',
  sheet: 'cover',
  name: 'form.pdf',
  report: 'nothing',
  revision: '1',
  item: 'nothing',
  row: 'nothing',
  task: 'nothing',
  part: 'nothing',
  sha256,
};

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}
let asked = 0;

/** Sends a probe about a case as somebody, from an address of its own so that no limit of requests is met. */
export async function ask(
  server: ApiServer,
  person: Person,
  route: string,
  id: string,
  action = 'nothing',
): Promise<Reply> {
  const probe = probes[route] ?? {};
  const [method = '', path = ''] = route.split(' ');
  const fill: Readonly<Record<string, string>> = { ...values, ...probe.values, id, action };
  const url = path.replaceAll(/:([a-z0-9]+)/giu, (_all, key: string) => encodeURIComponent(fill[key] ?? ''));
  const body = typeof probe.body === 'object' ? JSON.stringify(probe.body).replaceAll(':id', id) : probe.body;
  asked += 1;
  const answer = await server.app.inject({
    method: method as 'GET',
    url: url + (probe.path ?? ''),
    remoteAddress: `10.${(asked >> 16) & 255}.${(asked >> 8) & 255}.${asked & 255}`,
    headers: {
      cookie: person.cookie,
      origin: server.url,
      ...(body === undefined ? {} : { 'content-type': probe.type ?? 'application/json' }),
    },
    ...(body === undefined ? {} : { payload: body as string }),
  });
  const { date: _date, 'content-security-policy': _policy, ...headers } = answer.headers;
  return {
    status: answer.statusCode,
    headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith('x-ratelimit'))),
    body: answer.rawPayload.toString('latin1'),
  };
}
