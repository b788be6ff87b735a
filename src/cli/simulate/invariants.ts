import { EventProof, chainFaults, proofFaults, ProvenReceipt } from '#src/domain/audit/proof.ts';
import { AuditRoot } from '#src/domain/audit/root.ts';
import { z } from 'zod';
import { ApiError } from '../api-client.ts';
import type { Ended, SeenList } from './collect.ts';
import { timesDone } from './pages.ts';
import { isThere, type World } from './world.ts';

/** What must hold at the end of a run: how often it was looked at, and where it does not hold. */
export interface Invariant {
  readonly name: string;
  readonly looked: number;
  readonly broken: readonly string[];
}
const invariant = (name: string, looked: number, broken: readonly string[]): Invariant => ({ name, looked, broken });

/** Every application is where the plan wants it. */
export const outcomesReached = (world: World): Invariant =>
  invariant(
    'every planned outcome is reached',
    world.applicants.length,
    world.applicants
      .filter((one) => !isThere(world, one))
      .map((one) => `${one.key}: '${world.progress(one).state}', planned '${one.course.until}'`),
  );

export const noFailures = ({ ledger }: World): Invariant =>
  invariant(
    'nothing failed that the plan did not foresee',
    ledger.calls.length,
    ledger.failures.map(({ who, request, answer }) => `${who} ${request}: ${answer}`.slice(0, 500)),
  );

/** What a server said is done stands in the history; no more than that, unless answers were lost. */
export function actsInHistory({ ledger }: World, ended: readonly Ended[]): Invariant {
  const said = new Map<string, number>();
  for (const { id, action } of ledger.acts) said.set(`${id} ${action}`, (said.get(`${id} ${action}`) ?? 0) + 1);
  const cases = new Map(ended.flatMap(({ seen }) => (seen === null ? [] : [[seen.id, seen] as const])));
  const broken = [...said].flatMap(([key, count]) => {
    const [id = '', action = ''] = key.split(' ');
    const page = cases.get(id);
    if (page === undefined) return [];
    const stands = timesDone(page, action);
    const exact = ledger.disturbances === 0 ? stands === count : stands >= count;
    return exact ? [] : [`${key}: ${count} acknowledged, ${stands} in the history`];
  });
  return invariant('every acknowledged act is in the history', ledger.acts.length, broken);
}

/** Every value whose saving was acknowledged is there. */
export function valuesThere(world: World, ended: readonly Ended[]): Invariant {
  let looked = 0;
  const broken: string[] = [];
  for (const { applicant, own } of ended)
    for (const [store, values] of world.progress(applicant).written)
      for (const [path, value] of values) {
        looked += 1;
        const is = own.stores[store]?.values[path];
        if (JSON.stringify(is) !== JSON.stringify(value) && !(is === undefined && value === ''))
          broken.push(`${applicant.key} ${store} ${path}: ${JSON.stringify(is)?.slice(0, 80)}`);
      }
  return invariant('every acknowledged value is there', looked, broken);
}

/** Lists hold what the plan has: each authority its own channel's cases, the province all, with the counts they state. */
export function listsHoldPlan(
  world: World,
  ended: readonly Ended[],
  lists: readonly SeenList[],
  province: string,
): Invariant {
  const handedIn = ended.filter(({ seen }) => seen !== null);
  const broken = lists.flatMap(({ authority, all, counted }) => {
    const should = handedIn
      .filter(({ applicant }) => authority === province || applicant.channel === authority)
      .map(({ own, applicant }) => `${own.id} ${world.progress(applicant).state}`);
    const ours = new Set(handedIn.map(({ own }) => own.id));
    const is = all.filter((row) => ours.has(row.id)).map((row) => `${row.id} ${row.state.id}`);
    const [missing, more] = [should.filter((one) => !is.includes(one)), is.filter((one) => !should.includes(one))];
    return [
      ...missing.map((one) => `${authority} lacks ${one}`),
      ...more.map((one) => `${authority} has ${one}`),
      ...(counted === all.length ? [] : [`${authority} counts ${counted}, lists ${all.length}`]),
    ];
  });
  return invariant('lists and counts are those of the plan', lists.length, broken);
}

/** A case waits for one authority or for none, and stands in that one's list of what waits. */
export function oneOwner(ended: readonly Ended[], lists: readonly SeenList[]): Invariant {
  const broken = ended.flatMap(({ own, seen }) => {
    if (seen === null) return [];
    const waitsAt = lists.filter(({ waiting }) => waiting.some((row) => row.id === own.id)).map((one) => one.authority);
    const known = lists.some(({ authority }) => authority === seen.turn?.id);
    const should = seen.turn !== null && known ? [seen.turn.id] : [];
    return waitsAt.join() === should.join()
      ? []
      : [`${own.id} waits at ${waitsAt.join(', ')}, its turn is ${should.join()}`];
  });
  return invariant('each case has one owner', ended.length, broken);
}

/** No channel's office sees a case of another: not in its lists, not by its address. */
export async function nobodySeesOthers(
  world: World,
  ended: readonly Ended[],
  lists: readonly SeenList[],
  province: string,
): Promise<Invariant> {
  const broken: string[] = [];
  let looked = 0;
  for (const { authority, all } of lists.filter((one) => one.authority !== province)) {
    for (const row of all) if (row.channel.id !== authority) broken.push(`${authority} lists ${row.id}`);
    const handler = await world.officials(authority, 'handler');
    const others = ended.filter(({ applicant, seen }) => seen !== null && applicant.channel !== authority).slice(0, 10);
    for (const { own } of others) {
      looked += 1;
      if (!(await isRefused(handler.get(`/api/cases/${own.id}`)))) broken.push(`${authority} reads ${own.id}`);
    }
  }
  return invariant('nobody saw another channel’s case', looked, broken);
}

async function isRefused(asked: Promise<unknown>): Promise<boolean> {
  try {
    await asked;
    return false;
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return true;
    throw error;
  }
}

/** Numbers of acceptance are given once each. */
export function numbersOnce(ended: readonly Ended[]): Invariant {
  const numbers = ended.flatMap(({ seen }) => seen?.number ?? []);
  const twice = numbers.filter((one, i) => numbers.indexOf(one) !== i);
  return invariant('no number is given twice', numbers.length, twice);
}

const RootPage = z.object({ roots: z.array(AuditRoot), next: z.int().nullable() });

/** Every receipt that stands is proved by its act under a published root. */
export async function receiptsVerify(world: World, ended: readonly Ended[]): Promise<Invariant> {
  const roots = await publishedRoots(world);
  const broken: string[] = [];
  let looked = 0;
  for (const { applicant, own } of ended)
    for (const receipt of own.receipts.slice(-1)) {
      looked += 1;
      const { client } = world.progress(applicant);
      const proof = EventProof.parse(
        await client?.get(`/api/applications/${own.id}/receipts/${receipt.revision}/proof`),
      );
      const said = ProvenReceipt.parse(receipt.body);
      for (const fault of [...proofFaults(said, proof), ...chainFaults(roots, proof, said)])
        broken.push(`${receipt.number}: ${fault}`);
    }
  return invariant('receipts verify', looked, broken);
}

async function publishedRoots(world: World): Promise<AuditRoot[]> {
  const { programme, id } = world.edition.file;
  const client = world.client('anybody');
  const roots: AuditRoot[] = [];
  for (let after = 0; ;) {
    const page = RootPage.parse(
      await client.get(`/api/public/audit-roots?programme=${programme}&edition=${id}&after=${after}`),
    );
    roots.push(...page.roots);
    if (page.next === null) return roots;
    after = page.next;
  }
}
