import type { ApiClient } from '../api-client.ts';
import { recommenderOf } from '#src/services/seats.ts';
import { consultRound } from './consult.ts';
import type { CaseConsultations } from './consult-case.ts';
import {
  act,
  askCorrection,
  casesSeen,
  documentNumber,
  nextCorrection,
  onCase,
  sealLeaf,
  settleItems,
  tickRows,
  writeOpinion,
  type OnDesk,
} from './desk.ts';
import { timesDone, type CaseRow } from './pages.ts';
import { recommend } from './recommend.ts';
import { forwardBatch } from './forward.ts';
import { registerPaper } from './paper.ts';
import { attempt, isOnItsWay, isToRegister, type Applicant, type World } from './world.ts';

interface Office {
  readonly world: World;
  readonly channel: string;
}

/** One round of a channel's office: every case that waits for it a step on, then letters and a batch once all have come. Whether something was done. */
export async function channelRound(world: World, channel: string): Promise<boolean> {
  const office = { world, channel };
  const handler = await world.officials(channel, 'handler');
  let did = false;
  for (const one of world.applicants.filter((each) => each.channel === channel && isToRegister(world, each)))
    did = (await attempt(world, channel, async () => await registerPaper(world, handler, one))) || did;
  const seen = await casesSeen(world, handler);
  const [toConsult, toForward]: [CaseRow[], CaseRow[]] = [[], []];
  for (const { applicant, row } of seen) {
    const { until, consultation } = applicant.course;
    if (row.state.id === 'accepted' && (until !== 'accepted' || consultation !== null)) toConsult.push(row);
    if (until === row.state.id) continue;
    if (row.state.id === 'recommended') toForward.push(row);
    did = (await stepOf(office, applicant, row)) || did;
  }
  const onTheWay = world.applicants.filter((one) => one.channel === channel && isOnItsWay(world, one));
  const early = onTheWay.filter((one) => !['accepted', 'reviewed', 'recommended'].includes(stateOf(world, one)));
  did = (await consultRound(world, channel, toConsult, early.length === 0)) || did;
  const late = world.lateForwarding.has(channel) && world.clock() !== 'over';
  const others = onTheWay.filter((one) => stateOf(world, one) !== 'recommended');
  if (toForward.length > 0 && others.length === 0 && !late)
    did = (await forwardBatch(world, channel, toForward)) || did;
  return did;
}

const stateOf = (world: World, applicant: Applicant): string => world.progress(applicant).state;

async function stepOf(office: Office, applicant: Applicant, row: CaseRow): Promise<boolean> {
  const step = steps[row.state.id];
  if (step === undefined) return false;
  const { world, channel } = office;
  const handler = await world.officials(channel, 'handler');
  return await onCase(world, channel, handler, applicant, row.id, async (desk) =>
    desk.page.state.id === row.state.id ? await step(office, desk) : true,
  );
}

type Step = (office: Office, desk: OnDesk) => Promise<boolean>;

/** What is asked to be corrected, refused or waited for before anything else; null where the case goes on. */
async function beforeAll({ world, channel }: Office, desk: OnDesk): Promise<boolean | null> {
  const { applicant, page } = desk;
  const handler = await world.officials(channel, 'handler');
  const { course } = applicant;
  const state = page.state.id;
  if (course.leaves === state) return false;
  if (await settleItems(handler, page)) return true;
  const correction = nextCorrection(desk);
  if (correction !== null) {
    await askCorrection(world, handler, desk, correction);
    return true;
  }
  if (course.refusal?.at === state && timesDone(page, 'refuse') === 0) {
    const leader = await world.officials(channel, 'leader');
    await act(leader, page.id, 'refuse', { rule: '评审管理办法第十条', reason: '核查认定不符合申报基本条件。' });
    return true;
  }
  return null;
}

const steps: Readonly<Record<string, Step>> = {
  prechecking: async (office, desk) => {
    const first = await beforeAll(office, desk);
    if (first !== null) return first;
    await act(await office.world.officials(office.channel, 'handler'), desk.page.id, 'clear');
    return true;
  },
  submitted: async (office, desk) => {
    const { course } = desk.applicant;
    const { page } = desk;
    const { takenBack, decided } = office.world.progress(desk.applicant);
    if ((course.takenBack || course.until === 'takenBack') && !takenBack) return false;
    if (course.clash !== null && !decided) return false;
    const first = await beforeAll(office, desk);
    if (first !== null) return first;
    const handler = await office.world.officials(office.channel, 'handler');
    await tickRows(handler, page);
    await act(handler, page.id, 'accept');
    return true;
  },
  // Opinions are signed once the departments have answered: see consult.ts.
  accepted: async (office, desk) => (await beforeAll(office, desk)) ?? (await signOpinion(office, desk)),
  reviewed: async ({ world, channel }, desk) => {
    if (desk.applicant.course.leaves === 'reviewed') return false;
    const { office } = world.edition.classes[desk.applicant.class] ?? {};
    const handler = await world.officials(channel, 'handler');
    await writeOpinion(world, handler, desk, office?.recommendation, await draftOf(handler, desk, 'recommendation'));
    await sealLeaf(world, handler, desk, office?.recommendation);
    const by = recommenderOf(world.edition, channel);
    return await recommend(world, channel, desk, by?.id ?? channel);
  },
  refused: async ({ world, channel }, { applicant, page }) => {
    const { refusal } = applicant.course;
    if (refusal?.reopened !== true || refusal.at === 'forwarded' || timesDone(page, 'reopen') > 0) return false;
    const leader = await world.officials(channel, 'leader');
    const number = documentNumber(world, '质发', page.id);
    await act(leader, page.id, 'reopen', { number, reason: '申报人补充了原核查未见的材料，经复核恢复办理。' });
    return true;
  },
};

/** The preliminary opinion, once nothing stands against it: written, sealed and signed by the leader. */
async function signOpinion({ world, channel }: Office, desk: OnDesk): Promise<boolean> {
  const handler = await world.officials(channel, 'handler');
  const consulted = await handler.get<CaseConsultations>(`/api/cases/${desk.page.id}/consultations`);
  if (consulted.departments.some(isOpen)) return false;
  const { office } = world.edition.classes[desk.applicant.class] ?? {};
  await tickRows(handler, desk.page);
  await writeOpinion(world, handler, desk, office?.preliminary, await draftOf(handler, desk, 'opinion'));
  await sealLeaf(world, handler, desk, office?.preliminary);
  await act(await world.officials(channel, 'leader'), desk.page.id, 'sign-opinion');
  return true;
}

/** Whether a department is still to be asked, to answer, or to have its adverse record judged. */
function isOpen({ required, item }: CaseConsultations['departments'][number]): boolean {
  if (item === null) return required !== 'no';
  if (item.state !== 'answered') return item.state !== 'leftOut';
  return item.answer?.kind === 'adverse' && item.judged === null;
}

/** The text of an opinion as the product drafts it. */
const draftOf = async (handler: ApiClient, { page }: OnDesk, letter: 'opinion' | 'recommendation'): Promise<string> =>
  (await handler.get<{ text: string }>(`/api/cases/${page.id}/opinion-draft/${letter}`)).text;
