import type { ApiClient } from '../api-client.ts';
import type { CaseConsultations } from './consult-case.ts';
import { answerLate, answersFor, type Letter, type LetterItem } from './consult-answers.ts';
import { documentNumber } from './desk.ts';
import type { CaseRow } from './pages.ts';
import { applicantOf, attempt, type World } from './world.ts';

/** Consults the departments about a channel's cases: once all have come, one letter each; then what they say is recorded, judged and closed. */
export async function consultRound(
  world: World,
  channel: string,
  rows: readonly CaseRow[],
  allHere: boolean,
): Promise<boolean> {
  const handler = await world.officials(channel, 'handler');
  let did = false;
  const toAsk: string[] = [];
  for (const { id } of rows) {
    const consulted = await handler.get<CaseConsultations>(`/api/cases/${id}/consultations`);
    if (!consulted.open || waits(world, id)) continue;
    if (consulted.departments.some((one) => one.required === 'yes' && one.item === null)) toAsk.push(id);
    did = (await settle(world, channel, handler, id, consulted)) || did;
  }
  if (toAsk.length > 0 && allHere) did = (await ask(world, channel, handler, toAsk)) || did;
  return (await answerLetters(world, channel, handler)) || did;
}

/** Nobody asks about a case that is to leave here. */
const waits = (world: World, id: string): boolean => applicantOf(world, id)?.course.leaves === 'accepted';

interface Drafted {
  readonly results: readonly {
    readonly id: string;
    readonly denial: { readonly reason: { readonly en: string } } | null;
  }[];
}

async function ask(world: World, channel: string, handler: ApiClient, cases: readonly string[]): Promise<boolean> {
  return await attempt(world, `${channel}: consultation`, async () => {
    const { results } = await handler.post<Drafted>('/api/consultations', { cases });
    for (const { id, denial } of results)
      if (denial !== null) world.ledger.fail({ who: channel, request: `consult ${id}`, answer: denial.reason.en });
    for (const { id } of (await handler.get<{ letters: Letter[] }>('/api/consultations?state=draft&limit=200')).letters)
      await handler.post(`/api/consultations/${id}/send`, { number: documentNumber(world, '征函', id) });
  });
}

/** Answers every letter as far as the plan has its department answer now. */
async function answerLetters(world: World, channel: string, handler: ApiClient): Promise<boolean> {
  let did = false;
  const { letters } = await handler.get<{ letters: Letter[] }>('/api/consultations?state=sent&limit=200');
  for (const { id } of letters) {
    const went = await attempt(world, `${channel}: letter`, async () => {
      const letter = await handler.get<Letter & { items: LetterItem[] }>(`/api/consultations/${id}`);
      did = (await answersFor({ world, channel, handler, letter })) || did;
    });
    did = did || !went;
  }
  return did;
}

/** Judges adverse answers; when the time is over, records what comes late and leaves out, with a reason, who says nothing. */
async function settle(
  world: World,
  channel: string,
  handler: ApiClient,
  id: string,
  { departments }: CaseConsultations,
): Promise<boolean> {
  let did = false;
  for (const { authority, letter, item } of departments) {
    const adverse = item?.answer?.kind === 'adverse' && item.judged === null;
    const silent = item?.state === 'overdue' && world.clock() !== 'open';
    if (!adverse && !silent) continue;
    const late = applicantOf(world, id)?.course.consultation?.answer === 'late';
    const went = await attempt(world, `${channel}: ${authority.id}`, async () => {
      if (adverse)
        await handler.put(`/api/cases/${id}/consultations/${item.item}/judgement`, {
          note: '所涉事项已整改并结案，不影响申报条件。',
        });
      else if (late && letter !== null) await answerLate(world, handler, letter.id, item.item);
      else
        await handler.post(`/api/cases/${id}/consultations/left-out`, {
          authority: authority.id,
          reason: '经催办仍未答复，已通过信用信息平台核查无异常。',
        });
    });
    did = did || went;
  }
  return did;
}
