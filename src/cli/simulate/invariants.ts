import type { Ended, SeenList } from './collect.ts';
import { invariant, type Invariant } from './invariant.ts';
import { timesDone } from './pages.ts';
import { isThere, type World } from './world.ts';

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
        const is = own?.stores[store]?.values[path];
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
      .map(({ id, applicant }) => `${id} ${world.progress(applicant).state}`);
    const ours = new Set(handedIn.map(({ id }) => id));
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
  const broken = ended.flatMap(({ id, seen }) => {
    if (seen === null) return [];
    const waitsAt = lists.filter(({ waiting }) => waiting.some((row) => row.id === id)).map((one) => one.authority);
    const known = lists.some(({ authority }) => authority === seen.turn?.id);
    const should = seen.turn !== null && known ? [seen.turn.id] : [];
    return waitsAt.join() === should.join()
      ? []
      : [`${id} waits at ${waitsAt.join(', ')}, its turn is ${should.join()}`];
  });
  return invariant('each case has one owner', ended.length, broken);
}

/** Numbers of acceptance are given once each. */
export function numbersOnce(ended: readonly Ended[]): Invariant {
  const numbers = ended.flatMap(({ seen }) => seen?.number ?? []);
  const twice = numbers.filter((one, i) => numbers.indexOf(one) !== i);
  return invariant('no number is given twice', numbers.length, twice);
}
