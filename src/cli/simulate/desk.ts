import { ApiError, type ApiClient } from '../api-client.ts';
import type { PlannedCorrection } from './course.ts';
import { timesDone, type CaseListPage, type CasePage, type CaseRow } from './pages.ts';
import { applicantOf, attempt, type Applicant, type World } from './world.ts';

/** A case on an official's desk, with whom it belongs to in the play. */
export interface OnDesk {
  readonly applicant: Applicant;
  readonly page: CasePage;
}

/** Every case of the run that somebody may see, as the list gives them; the state of each is noted. */
export async function casesSeen(world: World, client: ApiClient): Promise<{ applicant: Applicant; row: CaseRow }[]> {
  const seen: { applicant: Applicant; row: CaseRow }[] = [];
  for (let after = ''; ;) {
    const list = await client.get<CaseListPage>(`/api/cases?view=all&order=name&limit=200${after}`);
    for (const row of list.cases) {
      const applicant = applicantOf(world, row.id);
      if (applicant === null) continue;
      world.progress(applicant).state = row.state.id;
      seen.push({ applicant, row });
    }
    if (list.next === null) return seen;
    after = `&after=${encodeURIComponent(list.next)}`;
  }
}

export const readCase = async (client: ApiClient, id: string): Promise<CasePage> =>
  await client.get<CasePage>(`/api/cases/${id}`);

export const act = async (client: ApiClient, id: string, action: string, input: object = {}): Promise<unknown> =>
  await client.post(`/api/cases/${id}/actions/${action}`, input);

/** Days from a day of the award: 2020-05-20 and 7 give 2020-05-27. */
export const daysAfter = (instant: string, days: number): string =>
  new Date(Date.parse(instant) + days * 86_400_000).toISOString().slice(0, 10);

/** The number of a document in the year of the edition: 政发〔…〕12号. About a thing it is the same each time, of at most three digits. */
export function documentNumber({ edition }: World, word: string, about: string | number): string {
  const number = typeof about === 'number' ? about : 1 + (Number.parseInt(about.slice(-6), 16) % 899);
  return `${word}〔${edition.file.demoClock.slice(0, 4)}〕${number}号`;
}

interface CorrectionBody {
  readonly items: readonly { readonly id: string; readonly solvedBy: string | null }[];
}

/** Looks at every item that the applicant has answered; whether there was one. */
export async function settleItems(client: ApiClient, { id, tasks }: CasePage): Promise<boolean> {
  const open = tasks
    .filter((task) => task.kind === 'correction' && task.closedAt === null && task.state === 'answered')
    .flatMap((task) => (task.body as CorrectionBody).items)
    .filter((item) => item.solvedBy === null);
  for (const item of open) await client.put(`/api/cases/${id}/corrections/${item.id}`, { solved: true });
  return open.length > 0;
}

/** The correction that the plan has next in the state a case is in; null where there is none. */
export function nextCorrection({ applicant, page }: OnDesk): PlannedCorrection | null {
  const next = applicant.course.corrections[timesDone(page, 'ask-correction')];
  return next !== undefined && next.at === page.state.id ? next : null;
}

/** Asks for a correction as planned: fields that may be corrected, in turn, the first item of evidence, a report's words. */
export async function askCorrection(
  { edition }: World,
  client: ApiClient,
  { applicant, page }: OnDesk,
  { fields, evidence, report }: PlannedCorrection,
): Promise<void> {
  const from = timesDone(page, 'ask-correction');
  const places = Array.from({ length: fields }, (_, i) => {
    const [sheet = '', path = ''] = applicant.correctable[(from + i) % applicant.correctable.length]?.split('.') ?? [];
    return { kind: 'field', sheet, path };
  });
  const reports = edition.classes[applicant.class]?.reports ?? [];
  const items = [
    ...places.map((place) => ({ place, reason: '号码无人应答', asked: '请核对后改正' })),
    ...(evidence ? [{ place: { kind: 'evidence' }, reason: '编号与复印件不一致', asked: '请核对编号' }] : []),
    ...(report && reports[0] !== undefined
      ? [{ place: { kind: 'report', report: reports[0].id }, reason: '数据来源不清', asked: '请说明数据来源' }]
      : []),
  ];
  await act(client, page.id, 'ask-correction', { due: daysAfter(page.now, 7), items });
}

/** Ticks every row of the checklist that is left to a person. */
export async function tickRows(client: ApiClient, { id, checks }: CasePage): Promise<void> {
  for (const { row, kind, tick } of checks)
    if (kind === 'person' && tick === null) await client.put(`/api/cases/${id}/checks/${row}`, { verdict: 'fine' });
}

/** Lays down the sealed scan of an office's leaf where it is missing; the scan, where one was made. */
export async function sealLeaf(
  world: World,
  client: ApiClient,
  { applicant, page }: OnDesk,
  sheet: string | undefined,
): Promise<void> {
  for (const { leaf, title } of page.checklist.filter((one) => one.sheet === sheet && one.scan === null))
    await client.put(`/api/cases/${page.id}/leaves/${leaf}`, {
      file: await uploadScan(world, client, { applicant, page }, leaf, title),
    });
}

export async function uploadScan(
  world: World,
  client: ApiClient,
  { applicant, page }: OnDesk,
  leaf: string,
  title: string,
): Promise<string> {
  const scan = await world.scans(client, page.id, leaf, applicant.example);
  const name = encodeURIComponent(`${title}（签章扫描件）.jpg`);
  const file = await client.upload<{ sha256: string }>(
    `/api/applications/${page.id}/files?name=${name}`,
    scan,
    'image/jpeg',
  );
  return file.sha256;
}

/** Writes what an office says on its leaf: into the last long text the leaf has. */
export async function writeOpinion(
  { edition }: World,
  client: ApiClient,
  { applicant, page }: OnDesk,
  sheet: string | undefined,
  value: string,
): Promise<void> {
  const fields = Object.entries(edition.classes[applicant.class]?.definitions[sheet ?? '']?.fields ?? {});
  const path = fields.findLast(([, field]) => field.type === 'longtext')?.[0];
  const written = page.opinions.find((one) => one.sheet === sheet);
  if (path === undefined || sheet === undefined || written?.values[path] === value) return;
  await client.post(`/api/cases/${page.id}/opinions`, {
    sheet,
    changes: [{ path, value, seen: written?.marks[path] ?? 0 }],
  });
}

/** Takes one case a step on; what happens to it afterwards is nobody's here. Whether something was done. */
export async function onCase(
  world: World,
  who: string,
  client: ApiClient,
  applicant: Applicant,
  id: string,
  step: (desk: OnDesk) => Promise<boolean>,
): Promise<boolean> {
  const progress = world.progress(applicant);
  if (progress.troubles >= mostTroubles) return false;
  const { disturbances } = world.ledger;
  let did = false;
  const went = await attempt(world, `${who}: ${applicant.key}`, async () => {
    const page = await caseIfSeen(client, id);
    if (page === null) return;
    try {
      did = await step({ applicant, page });
    } catch (error) {
      if (!(await hasMovedOn(client, page, error))) throw error;
      did = true;
    }
  });
  if (!went && world.ledger.disturbances === disturbances) progress.troubles += 1;
  return did || !went;
}

/** A case as somebody sees it; null once it is no longer for them to see, as when its applicant has taken it back. */
async function caseIfSeen(client: ApiClient, id: string): Promise<CasePage | null> {
  try {
    return await readCase(client, id);
  } catch (error) {
    if (error instanceof ApiError && error.code === 'absent') return null;
    throw error;
  }
}

/** Whether an act was refused because somebody else moved the case between the reading of its page and the act. */
async function hasMovedOn(client: ApiClient, { id, state }: CasePage, error: unknown): Promise<boolean> {
  if (!(error instanceof ApiError) || !['wrong-state', 'absent'].includes(error.code)) return false;
  const now = await caseIfSeen(client, id);
  return now?.state.id !== state.id;
}

/** Refusals in one case after which its offices give up on it. */
const mostTroubles = 5;
