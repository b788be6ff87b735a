import { ApiError } from '../api-client.ts';
import type { Ended, SeenList } from './collect.ts';
import { invariant, type Invariant } from './invariant.ts';
import { supervisionOf } from './sides.ts';
import type { World } from './world.ts';

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
    for (const { id } of others) {
      looked += 1;
      if (!(await isRefused(handler.get(`/api/cases/${id}`)))) broken.push(`${authority} reads ${id}`);
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

interface Supervision {
  readonly extensions: readonly object[];
  readonly acts: readonly { readonly applicationId: string; readonly seq: number; readonly at: string }[];
}

/** Supervision sees every act on behalf and every reopening, and each record of interference that was filed. */
export async function supervisionSeesAll(world: World, ended: readonly Ended[]): Promise<Invariant> {
  const { programme, id: edition } = world.edition.file;
  const query = `programme=${programme}&edition=${edition}`;
  const supervision = await world.officials(supervisionOf(world.edition), 'handler');
  const record = { who: '某单位人员', when: '5月下旬', what: '来电询问某申报人的办理进度，已告知按程序办理。' };
  const { id } = await supervision.post<{ id: string }>('/api/interference', { programme, edition, record });
  const filed = await supervision.get<{ id: string }[]>(`/api/interference?${query}`);
  const seen = new Set<string>();
  for (let before = ''; ;) {
    const page = await supervision.get<Supervision>(`/api/supervision?${query}${before}`);
    const known = seen.size;
    for (const act of page.acts) seen.add(`${act.applicationId} ${act.seq}`);
    const last = page.acts.at(-1);
    if (last === undefined || seen.size === known) break;
    before = `&before=${encodeURIComponent(last.at)}`;
  }
  const should = ended.flatMap(({ seen: page }) =>
    (page?.history ?? [])
      .filter((act) => act.behalf || act.action.id === 'reopen')
      .map((act) => `${page?.id ?? ''} ${act.seq}`),
  );
  return invariant('supervision sees acts on behalf, reopenings and records', should.length + 1, [
    ...should.filter((one) => !seen.has(one)).map((one) => `not on the page of supervision: ${one}`),
    ...(filed.some((one) => one.id === id) ? [] : [`not among the records: ${id}`]),
  ]);
}

interface Overview {
  readonly tallies: readonly {
    readonly channel: string;
    readonly class: string;
    readonly state: string;
    readonly count: number;
  }[];
}

/** The overview counts no fewer in each channel, class and state than the run has brought there. */
export async function overviewCounts(world: World, ended: readonly Ended[], province: string): Promise<Invariant> {
  const { programme, id } = world.edition.file;
  const handler = await world.officials(province, 'handler');
  const { tallies } = await handler.get<Overview>(`/api/overview?programme=${programme}&edition=${id}`);
  const counted = new Map(tallies.map((one) => [`${one.channel} ${one.class} ${one.state}`, one.count]));
  const brought = Map.groupBy(
    ended.filter(({ seen }) => seen !== null),
    ({ applicant, seen }) => `${applicant.channel} ${applicant.class} ${seen?.state.id ?? ''}`,
  );
  const broken = [...brought].flatMap(([key, list]) =>
    (counted.get(key) ?? 0) >= list.length ? [] : [`${key}: ${counted.get(key) ?? 0} counted, ${list.length} brought`],
  );
  return invariant('the overview counts them all', brought.size, broken);
}
