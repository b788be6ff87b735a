import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiClient, FileClient } from '../api-client.ts';
import { enter } from '../demo-account.ts';
import { answerItems } from './answer-items.ts';
import { daysAfter } from './desk.ts';
import { fillIn, applicationOf } from './fill-in.ts';
import type { ApplicantPage, LeafEntry } from './pages.ts';
import { allowLater } from './province.ts';
import { attempt, type Applicant, type World } from './world.ts';

/** How often somebody looks whether 定稿 is done, in milliseconds. */
const looking = 500;
/** Steps that in a row lead nowhere before somebody gives up. */
const mostIdle = 4;

/** What an applicant's turn ends with: it is another's, all is done as planned, or nothing leads on. */
export type TurnEnd = 'theirs' | 'done' | 'stuck';

/** Goes on with an application from wherever it stands, until it is somebody else's turn or where the plan leaves it. */
export async function applicantTurn(world: World, applicant: Applicant): Promise<TurnEnd> {
  const client = await clientOf(world, applicant);
  if (client === null) return 'stuck';
  const id = await applicationOf(world, applicant, client);
  let [idle, { disturbances }] = [0, world.ledger];
  for (let before = ''; ;) {
    const page = await settled(client, id);
    const progress = world.progress(applicant);
    progress.state = page.state.id;
    progress.takenBack = wasTakenBack(page);
    const end = endOf(world, page, applicant);
    if (end !== null) return end;
    const here = JSON.stringify([page.state.id, page.revision, page.receipts, page.checklist]);
    idle = here === before && disturbances === world.ledger.disturbances ? idle + 1 : 0;
    disturbances = world.ledger.disturbances;
    if (idle > mostIdle) return 'stuck';
    before = here;
    await attempt(world, applicant.key, async () => await step({ world, applicant, client, page }));
  }
}

/** The applicant at a browser, signed in; null where that failed. */
export async function clientOf(world: World, applicant: Applicant): Promise<FileClient | null> {
  const progress = world.progress(applicant);
  if (progress.client !== null) return progress.client;
  const client = world.client(applicant.key);
  for (let tries = 0; tries < mostIdle;) {
    const { disturbances } = world.ledger;
    const entered = await attempt(world, applicant.key, async () => await enter(client, applicant.account));
    if (entered) return (progress.client = client);
    if (world.ledger.disturbances === disturbances) tries += 1;
  }
  return null;
}

const wasTakenBack = ({ receipts }: ApplicantPage): boolean => receipts.some((one) => one.withdrawnAt !== null);
const offered = (page: ApplicantPage, ...ids: readonly string[]): string | null =>
  page.actions.find((one) => ids.includes(one.id) && one.denial === null)?.id ?? null;

/** Null while there is something for the applicant to do. */
function endOf(world: World, page: ApplicantPage, applicant: Applicant): TurnEnd | null {
  const { course } = applicant;
  const { id, phase } = page.state;
  const progress = world.progress(applicant);
  if (phase === 'ended') return 'done';
  if (course.until === 'takenBack' && phase === 'draft' && wasTakenBack(page)) return 'done';
  const typed = progress.filled || page.receipts.length > 0 || page.corrections.length > 0;
  if (course.until === id && (phase === 'final' || (phase === 'draft' && typed))) return 'done';
  if (phase !== 'office' && phase !== 'precheck') return null;
  if (course.leaves === id || mayTakeBack(page, applicant)) return null;
  if (addendumIsDue(world, page, applicant)) return null;
  return course.until === id ? 'done' : 'theirs';
}

const mayTakeBack = (page: ApplicantPage, { course }: Applicant): boolean =>
  (course.takenBack || course.until === 'takenBack') && !wasTakenBack(page) && offered(page, 'withdraw') !== null;

/** Additions are made once the dossier was handed in on paper and with receipt. */
const addendumIsDue = (world: World, page: ApplicantPage, applicant: Applicant): boolean =>
  applicant.course.addendum !== null &&
  !world.progress(applicant).added &&
  page.state.phase === 'office' &&
  page.receipts.length > 0;

interface Step {
  readonly world: World;
  readonly applicant: Applicant;
  readonly client: ApiClient;
  readonly page: ApplicantPage;
}

async function step(now: Step): Promise<void> {
  const { world, applicant, client, page } = now;
  const { id, state } = page;
  const act = (action: string, body?: unknown): Promise<unknown> =>
    client.post(`/api/applications/${id}/actions/${action}`, body);
  if (state.phase === 'draft') {
    if (page.corrections.some((one) => one.state === 'open')) await answerItems(world, applicant, client, page);
    else if (!world.progress(applicant).filled && page.receipts.length === 0)
      await fillIn(world, applicant, client, id);
    if (applicant.course.until === state.id) return;
    if (applicant.course.late)
      await allowLater(world, { kind: 'submission', channel: null, applicationId: id }, await lastDay(world, client));
    await act('finalise');
    return;
  }
  if (state.phase === 'final') {
    const onward = offered(page, 'send-precheck', 'submit');
    if (onward !== null) await act(onward, { digest: page.dossier?.digest ?? '' });
    else await attachScans(now);
    return;
  }
  if (mayTakeBack(page, applicant)) await act('withdraw');
  else if (addendumIsDue(world, page, applicant)) await addAddendum(now);
  else await client.post(`/api/cases/${id}/actions/withdraw-case`, { reason: '经研究，本单位本届不再申报。' });
}

/** The window's last day; where every channel goes on to it, some days from now. */
async function lastDay({ edition }: World, client: ApiClient): Promise<string> {
  const { now } = await client.get<{ now: string }>('/demo/clock');
  return [edition.file.window.to, daysAfter(now, 3)].toSorted().at(-1) ?? now;
}

async function attachScans({ world, applicant, client, page }: Step): Promise<void> {
  for (const entry of page.checklist)
    if (entry.side === 'applicant' && entry.scan === null) await attachScan(world, applicant, client, page.id, entry);
}

async function attachScan(
  world: World,
  { example }: Applicant,
  client: ApiClient,
  id: string,
  { leaf, title }: LeafEntry,
): Promise<void> {
  const scan = await world.scans(client, id, leaf, example);
  const file = await client.upload<{ sha256: string }>(
    `/api/applications/${id}/files?name=${encodeURIComponent(`${title}（签章扫描件）.jpg`)}`,
    scan,
    'image/jpeg',
  );
  await client.put(`/api/applications/${id}/leaves/${leaf}`, { file: file.sha256 });
}

async function addAddendum({ world, applicant, client, page }: Step): Promise<void> {
  const [day = ''] = (await client.get<{ now: string }>('/demo/clock')).now.split('T');
  const text =
    applicant.course.addendum === 'coaching'
      ? '补充披露：外聘专家到本单位讲授卓越绩效评价准则一次。'
      : '补充报告：一名顾客就交货期提出投诉，已于三日内办结。';
  await client.post(`/api/applications/${page.id}/addenda`, { kind: applicant.course.addendum, day, text, files: [] });
  world.progress(applicant).added = true;
}

/** The application once no job behind 定稿 is at work on it. */
async function settled(client: ApiClient, id: string): Promise<ApplicantPage> {
  for (;;) {
    const page = await client.get<ApplicantPage>(`/api/applications/${id}`);
    if (page.state.phase !== 'freezing') return page;
    await sleep(looking);
  }
}
