import type { ApiServer } from '#tests/support/api-server.ts';
import type { AccessPage, ActionLine, ActLine, Named } from './access-page.ts';
import type { Account } from './accounts.ts';
import { ask, probes, type Reply } from './probes.ts';

/** A case of the walk as the page knows it. */
export interface WalkedCase {
  readonly id: string;
  readonly state: string;
  readonly origin: string | null;
  readonly handedIn: boolean;
}
export interface World {
  readonly server: ApiServer;
  readonly page: AccessPage;
}
export const absentId = '00000000-0000-7000-8000-000000000000';

/** Whether a line of the page names an account, of a case. */
export function allows(line: Named | undefined, account: Account, one: WalkedCase): boolean {
  if (line === undefined || account.kind === 'visitor') return false;
  if (line.anybody || (line.owner && account.kind === 'owner')) return true;
  return account.role !== null && account.concerned && one.handedIn && line.roles.has(account.role);
}

/** Whether an account's session may use what a line of actions gives it: by the second factor, or because it only looks. */
export const inUse = (line: ActionLine | undefined, { factor, kind, role }: Account): boolean =>
  factor || kind !== 'official' || (line?.looking === true && /\.(leader|viewer)$/u.test(role ?? ''));

type Outcome = 'factor' | 'done' | 'absent' | 'signed-out' | 'not-theirs' | 'wrong-state';

/** What the page says an address answers. */
function expected({ page }: World, account: Account, one: WalkedCase, route: string, action: string): Outcome {
  if (account.kind === 'visitor') return 'signed-out';
  const asked = page.routes.get(route) ?? [];
  const acts = asked.filter((each) => each.startsWith('act:'));
  const actions = acts.length > 0 ? ['application.decide'] : asked;
  const given = actions.map((each) => page.actions.get(each)).filter((line) => allows(line, account, one));
  if (given.length === 0) {
    const read = page.actions.get('case.read');
    const sees = allows(read, account, one) && inUse(read, account);
    return sees && actions.some((each) => page.actions.get(each)?.told === true) ? 'not-theirs' : 'absent';
  }
  if (!given.some((line) => inUse(line, account))) return 'factor';
  return acts.length === 0 ? 'done' : ofAct(page, account, one, action);
}

/** What the table of the case's state says of an act. */
function ofAct(page: AccessPage, account: Account, one: WalkedCase, act: string): Outcome {
  const here = leaving(page, one).filter((line) => line.act === act);
  if (here.some((line) => allows(line, account, one))) return 'done';
  if (here.length > 0) return 'not-theirs';
  const elsewhere = [...page.states.values()].flat().filter((line) => line.act === act);
  return elsewhere.some((line) => allows(line, account, one)) ? 'wrong-state' : 'not-theirs';
}

const leaving = (page: AccessPage, { state, origin }: WalkedCase): readonly ActLine[] =>
  (page.states.get(state) ?? []).filter((line) => line.origin === null || line.origin === origin);

/** Every act that the page knows. */
export const actsOf = (page: AccessPage): readonly string[] => [
  ...new Set([...page.states.values()].flat().map((line) => line.act)),
];
/** Acts with an address of their own; the general one refuses them to everybody alike. */
export const ownAddress = (page: AccessPage): ReadonlySet<string> =>
  new Set([...page.routes.values()].flat().flatMap((asked) => (asked.startsWith('act:') ? [asked.slice(4)] : [])));

const parsed = (reply: Reply): { code?: string; reason?: { en?: string } } => {
  try {
    return JSON.parse(reply.body) as { code?: string };
  } catch {
    return {};
  }
};

/** What an address did answer; `absent` only where it is to the letter what it answers of an id that never was. */
function outcomeOf(reply: Reply, ofAbsent: Reply): Outcome | 'another refusal' {
  const { code, reason } = parsed(reply);
  if (reply.status === 401) return 'signed-out';
  if (code === 'factor') return 'factor';
  if (JSON.stringify(reply) === JSON.stringify(ofAbsent)) return 'absent';
  // Whether it is the authority's own turn is a condition of the act, not of the role.
  const ownTurn = /authority's to deal with now/u.test(reason?.en ?? '');
  if (code === 'not-allowed') return ownTurn ? 'done' : 'not-theirs';
  if (code === 'wrong-state' && /is not possible while the dossier is/u.test(reason?.en ?? '')) return 'wrong-state';
  return reply.status === 403 || reply.status === 429 || reply.status >= 500 ? 'another refusal' : 'done';
}

const absents = new WeakMap<ApiServer, Map<string, Reply>>();
/** What an address answers an account about an id that never was. */
async function absentFor({ server }: World, account: Account, route: string, action: string): Promise<Reply> {
  const known = absents.get(server) ?? new Map<string, Reply>();
  absents.set(server, known);
  const key = `${account.name} ${route} ${action}`;
  const reply = known.get(key) ?? (await ask(server, account.person, route, absentId, action));
  known.set(key, reply);
  return reply;
}

/** Asks one address about one case as one account; null where it answers what the page says, else how not. */
export async function step(
  world: World,
  account: Account,
  one: WalkedCase,
  route: string,
  action: string,
): Promise<string | null> {
  const wanted = expected(world, account, one, route, action);
  const probe = probes[route];
  if (wanted === 'done' && probe?.changes === true) return null;
  const reply = await ask(world.server, account.person, route, one.id, action);
  const ofAbsent = await absentFor(world, account, route, action);
  const told = (what: string): string =>
    `${one.state}: ${account.name}: ${route.replace(':action', action)}: ${what}: ${reply.status} ${reply.body.slice(0, 200)}`;
  // An absent thing within a case that may be seen is refused in its own words; to the letter as the case is only by chance.
  const found = outcomeOf(reply, ofAbsent);
  if (found !== wanted) return told(`${wanted} expected, ${found} found`);
  if (wanted === 'absent' && reply.status !== 404) return told('404 expected');
  if (wanted === 'done' && probe?.may !== undefined && !probe.may.includes(reply.status))
    return told(`${probe.may.join(' or ')} expected`);
  return null;
}

/** The act that an address stands for, by the page; `nothing` for addresses of no act. */
export function actsAsked(page: AccessPage, route: string): readonly string[] {
  const own = ownAddress(page);
  return (page.routes.get(route) ?? []).flatMap((asked) =>
    asked === 'act:*'
      ? actsOf(page).filter((act) => !own.has(act) && !besides.has(act))
      : asked.startsWith('act:')
        ? [asked.slice(4)]
        : ['nothing'],
  );
}
/** Acts that are done as a part of something else: a batch, a clash, the registration of an applicant on paper. */
export const besides: ReadonlySet<string> = new Set(['forward', 'refuse-duplicate', 'register-paper']);

/**
 * Whether a step is walked. Whatever the page allows is, and every act that leaves the state for all whom the case concerns;
 * of the many refusals beside, each is asked in a third of the states, another third for each account and address.
 */
function isWalked(world: World, account: Account, one: WalkedCase, route: string, action: string): boolean {
  if (expected(world, account, one, route, action) === 'done') return true;
  if (account.concerned && leaving(world.page, one).some((line) => line.act === action)) return true;
  const states = [...world.page.states.keys()];
  return (states.indexOf(one.state) + turnOf(account.name) + turnOf(`${route} ${action}`)) % 3 === 0;
}
const turnOf = (text: string): number => [...text].reduce((sum, sign) => sum + (sign.codePointAt(0) ?? 0), 0);

/** Walks addresses about one case as one account; gives every answer that is not what the page says. */
export async function walk(
  world: World,
  account: Account,
  one: WalkedCase,
  routes: readonly string[] = Object.keys(probes),
): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const route of routes)
    for (const action of new Set(actsAsked(world.page, route)))
      if (isWalked(world, account, one, route, action)) {
        const problem = await step(world, account, one, route, action);
        if (problem !== null) wrong.push(problem);
      }
  return wrong;
}

/** Acts that the page of a case offers an account, and those the page of access says. */
export function offeredBy({ page }: World, account: Account, one: WalkedCase): readonly string[] {
  if (!account.factor) return [];
  return [
    ...new Set(
      leaving(page, one)
        .filter((line) => allows(line, account, one))
        .map((line) => line.act),
    ),
  ].toSorted();
}
