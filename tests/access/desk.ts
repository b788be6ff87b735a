import { insertClash } from '#src/store/clashes.ts';
import type { ApiServer } from '#tests/support/api-server.ts';
import type { AccessPage } from './access-page.ts';
import type { Account } from './accounts.ts';
import { absentId, allows, inUse, type WalkedCase, type World } from './walk.ts';

/** A batch that was not sent, a clash that nobody decided and a later day: what the desk's addresses are asked about. */
export interface OnTheDesk {
  readonly batch: string;
  readonly clash: string;
  readonly extension: string;
  readonly letter: string;
  /** The case whose channel the batch is of. */
  readonly of: WalkedCase;
}

/** Puts a batch of one case on the desk, and a clash of two that have ended so that nothing is stopped by it. */
export async function layOnDesk(
  { server }: World,
  handler: Account,
  leader: Account,
  of: WalkedCase,
  ended: readonly [WalkedCase, WalkedCase],
): Promise<OnTheDesk> {
  const { body } = await handler.person.call('POST', '/api/batches', { cases: [of.id] });
  const clash = server.deps.ids.next();
  const [first = '', second = ''] = ended.map((one) => one.id).toSorted();
  const { programme, id: edition } = editionOf(server).file;
  await server.database.db
    .transaction()
    .execute((trx) =>
      insertClash(trx, { id: clash, programme, edition, pair: 'samePerson', first, second, foundAt: new Date() }),
    );
  const granted = await leader.person.call('POST', '/api/extensions', { ...later, channel: 'suzhou' });
  const drafted = await handler.person.call('POST', '/api/consultations', { cases: [of.id] });
  const letter = drafted.body.letters[0] as string;
  return { batch: body.id as string, letter, clash, extension: granted.body.id as string, of };
}

const editionOf = (server: ApiServer) => {
  const edition = server.deps.editions.all().at(-1);
  if (edition === undefined) throw new Error('there is no edition');
  return edition;
};

interface DeskProbe {
  readonly method: 'GET' | 'PUT' | 'POST';
  /** `:id` stands for what is asked about, or for an id that never was. */
  readonly path: string;
  readonly id?: 'batch' | 'clash' | 'letter';
  readonly action: string;
  readonly body?: object;
  /** What is answered to whoever may. */
  readonly may: number;
  /** Roles that see less of it than the line says: of a batch that was not sent, all but its channel. */
  readonly only?: RegExp;
}

const edition = 'programme=jiangsu-quality-award&edition=2020';
const pool = '/api/pool/jiangsu-quality-award';
/** Somebody of a city that is none: refused after access was decided. */
const nowhere = {
  name: 'x',
  active: true,
  profile: {
    industries: [],
    categories: [],
    employer: '',
    formerEmployers: [],
    bodies: [],
    qualifications: [],
    city: 'nowhere',
    years: null,
  },
};
const later = {
  programme: 'jiangsu-quality-award',
  edition: '2020',
  until: '2020-12-01',
  reason: 'x',
  number: '1',
  kind: 'submission',
  channel: null,
  applicationId: null,
};
const probesOfDesk: readonly DeskProbe[] = [
  { method: 'GET', path: '/api/cases', action: 'office.read', may: 200 },
  { method: 'GET', path: '/api/clashes', action: 'office.read', may: 200 },
  { method: 'GET', path: `/api/extensions?${edition}`, action: 'office.read', may: 200 },
  {
    method: 'POST',
    path: '/api/extensions',
    action: 'extension.grant',
    body: later,
    may: 400,
  },
  { method: 'GET', path: `/api/supervision?${edition}`, action: 'supervision.read', may: 200 },
  { method: 'GET', path: `/api/interference?${edition}`, action: 'interference.read', may: 200 },
  {
    method: 'POST',
    path: '/api/clashes/:id/decision',
    id: 'clash',
    action: 'clash.decide',
    body: { keep: 'first', reason: 'x' },
    may: 400,
  },
  { method: 'GET', path: '/api/batches/:id', id: 'batch', action: 'batch.read', may: 200, only: /^channel\./u },
  {
    method: 'PUT',
    path: '/api/batches/:id',
    id: 'batch',
    action: 'batch.manage',
    body: { version: 0, cases: ['x'] },
    may: 409,
  },
  { method: 'GET', path: '/api/consultations', action: 'office.read', may: 200 },
  { method: 'GET', path: '/api/consultations/:id', id: 'letter', action: 'consultation.read', may: 200 },
  {
    method: 'GET',
    path: `/api/consultations/:id/files/${'f'.repeat(64)}`,
    id: 'letter',
    action: 'consultation.read',
    may: 404,
  },
  {
    method: 'POST',
    path: '/api/cases/export',
    action: 'case.export',
    body: { programme: 'jiangsu-quality-award', edition: '2020', reason: 'walk', q: '鳯鸞' },
    may: 200,
  },
  { method: 'GET', path: `${pool}/assessors`, action: 'pool.read', may: 200 },
  { method: 'GET', path: `${pool}/accounts`, action: 'pool.manage', may: 200 },
  { method: 'POST', path: `${pool}/assessors`, action: 'pool.manage', body: nowhere, may: 400 },
  { method: 'POST', path: '/api/batches/:id/send', id: 'batch', action: 'batch.manage', may: 400 },
];

/** Asks the desk's addresses as one account; gives every answer that is not what the page says. */
export async function walkDesk(
  { page }: World,
  account: Account,
  desk: OnTheDesk,
  only: (action: string) => boolean = () => true,
): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const probe of probesOfDesk.filter(({ action }) => only(action))) {
    const ask = (id: string) => account.person.call(probe.method, probe.path.replace(':id', id), probe.body);
    const reply = await ask(probe.id === undefined ? '' : desk[probe.id]);
    const status = expectedStatus(page, account, desk, probe);
    const said = `${account.name}: ${probe.method} ${probe.path}: ${reply.status} ${JSON.stringify(reply.body).slice(0, 200)}`;
    if (reply.status !== status) wrong.push(`${said}: ${status} expected`);
    else if (
      status === 404 &&
      probe.may !== 404 &&
      probe.id !== undefined &&
      JSON.stringify(await ask(absentId)) !== JSON.stringify(reply)
    )
      wrong.push(`${said}: not what is answered of an id that never was`);
  }
  if (only('clash.read')) wrong.push(...(await listed(page, account, desk, 'clash')));
  if (only('extension.read')) wrong.push(...(await listed(page, account, desk, 'extension')));
  return wrong;
}

/** Whether a line names an account of something that is no case: those who enter the desk need no case that concerns them. */
function names(page: AccessPage, account: Account, desk: OnTheDesk, action: string): boolean {
  const line = page.actions.get(action);
  const enters =
    (action === 'office.read' || action === 'case.export') &&
    account.role !== null &&
    line?.roles.has(account.role) === true;
  return enters || allows(line, account, desk.of);
}

function expectedStatus(page: AccessPage, account: Account, desk: OnTheDesk, probe: DeskProbe): number {
  if (account.kind === 'visitor') return 401;
  if (!names(page, account, desk, probe.action)) return 404;
  if (!inUse(page.actions.get(probe.action), account)) return 403;
  return probe.only === undefined || probe.only.test(account.role ?? '') ? probe.may : 404;
}

/** A clash or a later day is listed for those who may read it, and for nobody else. */
async function listed(
  page: AccessPage,
  account: Account,
  desk: OnTheDesk,
  what: 'clash' | 'extension',
): Promise<readonly string[]> {
  const path = what === 'clash' ? '/api/clashes' : `/api/extensions?${edition}`;
  const { status, body } = await account.person.call('GET', path);
  const found = status === 200 && body.some((one: any) => one.id === desk[what]);
  const line = page.actions.get(`${what}.read`);
  const wanted = allows(line, account, desk.of) && inUse(line, account);
  return found === wanted ? [] : [`${account.name}: the ${what} is ${found ? '' : 'not '}listed`];
}
