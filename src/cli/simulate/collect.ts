import type { ApiClient } from '../api-client.ts';
import type { ApplicantPage, CaseListPage, CasePage, CaseRow } from './pages.ts';
import { supervisionOf } from './sides.ts';
import type { Applicant, World } from './world.ts';

/** One application at the end of a run: as its applicant sees it, and as supervision does, once an office has had it. */
export interface Ended {
  readonly applicant: Applicant;
  readonly id: string;
  readonly state: string;
  /** Null for one on paper only: nobody has an account for it. */
  readonly own: ApplicantPage | null;
  readonly seen: CasePage | null;
}
/** What an authority's list held at the end. */
export interface SeenList {
  readonly authority: string;
  readonly waiting: readonly CaseRow[];
  readonly all: readonly CaseRow[];
  readonly counted: number;
}

/** Reads every application of a run to its end, with its whole history. */
export async function collectCases(world: World): Promise<Ended[]> {
  const supervision = await world.officials(supervisionOf(world.edition), 'handler');
  const known = new Set((await wholeList(supervision, 'all')).rows.map((row) => row.id));
  const ended: Ended[] = [];
  for (const applicant of world.applicants) {
    const { id, client } = world.progress(applicant);
    if (id === null) continue;
    const own = (await client?.get<ApplicantPage>(`/api/applications/${id}`)) ?? null;
    const seen = known.has(id) ? await supervision.get<CasePage>(`/api/cases/${id}`) : null;
    ended.push({ applicant, id, state: own?.state.id ?? seen?.state.id ?? '', own, seen });
  }
  return ended;
}

/** The lists of every authority that was at work, and of the province. */
export async function collectLists(world: World, authorities: readonly string[]): Promise<SeenList[]> {
  const lists: SeenList[] = [];
  for (const authority of authorities) {
    const client = await world.officials(authority, 'handler');
    const { rows, count } = await wholeList(client, 'all');
    lists.push({ authority, waiting: (await wholeList(client, 'waiting')).rows, all: rows, counted: count });
  }
  return lists;
}

async function wholeList(client: ApiClient, view: 'all' | 'waiting'): Promise<{ rows: CaseRow[]; count: number }> {
  const rows: CaseRow[] = [];
  for (let after = ''; ;) {
    const page = await client.get<CaseListPage>(`/api/cases?view=${view}&order=name&limit=200${after}`);
    rows.push(...page.cases);
    if (page.next === null) return { rows, count: page.count };
    after = `&after=${encodeURIComponent(page.next)}`;
  }
}
