import { ApiError, type ApiClient } from '../../api-client.ts';
import { clientOf as applicantClient } from '../applicant.ts';
import { placeOf, type Court } from './court.ts';

/** What somebody outside is shown at an address, without what changes with every day; the status where they are refused. */
async function shown(client: ApiClient, path: string): Promise<string> {
  try {
    return JSON.stringify(await client.get<unknown>(path)).replaceAll(/\d+/gu, '');
  } catch (error) {
    if (error instanceof ApiError) return `refused with ${error.status}`;
    throw error;
  }
}

/** What applicants, offices of channels and visitors are shown everywhere an outcome could stand. */
export async function seenOutside(court: Court): Promise<ReadonlyMap<string, string>> {
  const { world } = court;
  const { programme, edition } = placeOf(court);
  const query = `programme=${programme}&edition=${encodeURIComponent(edition)}`;
  const guarded = [
    `/api/awards/${programme}/${edition}`,
    `/api/awards/${programme}/${edition}/objections`,
    `/api/judging/${programme}/${edition}`,
    `/api/decision?${query}`,
    '/api/panels',
    `/api/pool/${programme}/assessors`,
  ];
  const open = [
    '/',
    `/notice/${programme}/${edition}`,
    `/notice/${programme}/${edition}/objection`,
    `/winners/${programme}/${edition}`,
    '/certificates',
  ];
  const seen = new Map<string, string>();
  const look = async (who: string, client: ApiClient, paths: readonly string[]): Promise<void> => {
    for (const path of paths) seen.set(`${who} ${path}`, await shown(client, path));
  };
  await look('visitor', world.client('visitor'), [...guarded, ...open]);
  const admitted = world.applicants
    .filter((one) => !one.course.paperOnly && world.progress(one).state === 'admitted')
    .slice(0, 5);
  for (const one of admitted) {
    const client = await applicantClient(world, one);
    const { id } = world.progress(one);
    if (client !== null)
      await look(one.key, client, [...guarded, `/api/applications/${id ?? ''}`, '/api/applications']);
  }
  const channel = admitted[0]?.channel ?? '';
  const office = await world.officials(channel, 'handler');
  const cases = admitted
    .filter((one) => one.channel === channel)
    .map((one) => `/api/cases/${world.progress(one).id ?? ''}`);
  await look(channel, office, [...guarded, '/api/cases?view=all&order=name&limit=200', ...cases]);
  return seen;
}

/** Notes where somebody outside is shown anything that they were not shown before. */
export async function noteEmbargo(court: Court, when: string, before: ReadonlyMap<string, string>): Promise<void> {
  const now = await seenOutside(court);
  for (const [place, was] of before) {
    const is = now.get(place) ?? '';
    court.record.probes.push({ name: `embargo ${when}: ${place} ${firstUnlike(was, is)}`, leaked: is !== was });
  }
}

/** The words around the first place at which two texts part. */
function firstUnlike(was: string, is: string): string {
  const at = [...is].findIndex((sign, index) => sign !== was[index]);
  return at < 0 ? '' : `…${is.slice(Math.max(0, at - 80), at + 80)}…`;
}
