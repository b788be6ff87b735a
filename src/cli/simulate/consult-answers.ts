import type { ApiClient } from '../api-client.ts';
import { oddDepartment } from './consult-case.ts';
import { documentNumber } from './desk.ts';
import { applicantOf, type World } from './world.ts';

export interface Letter {
  readonly id: string;
  readonly authority: { readonly id: string };
  readonly state: string;
  readonly due: string | null;
  readonly now: string;
}
export interface LetterItem {
  readonly item: string;
  readonly case: string;
  readonly state: string;
  readonly needed: boolean;
}
interface Answering {
  readonly world: World;
  readonly channel: string;
  readonly handler: ApiClient;
  readonly letter: Letter & { readonly items: readonly LetterItem[] };
}
interface Answer {
  readonly item: string;
  readonly answer: 'none' | 'adverse' | 'cannotSay';
  readonly facts?: string;
}

const adverseFacts = '因固废台账不全被责令改正一次，已完成整改并结案。';

/** Brings a department's answers in, by its own account, by a one-time link, or by a letter that the handler records. Whether something was done. */
export async function answersFor(answering: Answering): Promise<boolean> {
  const { handler, letter } = answering;
  const open = letter.items.filter((one) => one.state === 'asked');
  const answers: Answer[] = [];
  for (const item of open) {
    const answer = await plannedAnswer(answering, item);
    if (answer !== null) answers.push(answer);
  }
  if (answers.length > 0) {
    await bring(answering, answers);
    return true;
  }
  if (open.length === 0 || letter.due === null || letter.now < letter.due) return false;
  await handler.post(`/api/consultations/${letter.id}/remind`);
  await handler.post(`/api/consultations/${letter.id}/close-overdue`);
  return true;
}

/** Null where the department says nothing in time. */
async function plannedAnswer({ world, handler, letter }: Answering, item: LetterItem): Promise<Answer | null> {
  const planned = applicantOf(world, item.case)?.course.consultation ?? null;
  const odd = planned !== null && (await oddDepartment(handler, item.case)) === letter.authority.id;
  if (!odd) return { item: item.item, answer: 'none' };
  if (planned.answer === 'late' || planned.answer === 'silent') return null;
  return planned.answer === 'adverse'
    ? { item: item.item, answer: 'adverse', facts: adverseFacts }
    : { item: item.item, answer: 'cannotSay' };
}

/** What a department says after its time is over, as the handler records it from its letter. */
export async function answerLate(world: World, handler: ApiClient, letter: string, item: string): Promise<void> {
  const { now } = await handler.get<Letter>(`/api/consultations/${letter}`);
  await handler.post(`/api/consultations/${letter}/answers`, {
    reply: { number: documentNumber(world, '补复函', letter), dated: now.slice(0, 10) },
    answers: [{ item, answer: 'none' }],
  });
}

async function bring(answering: Answering, answers: readonly Answer[]): Promise<void> {
  const { world, channel, handler, letter } = answering;
  const way = wayOf(world, channel, letter.authority.id);
  if (way === 'link') {
    const { url } = await handler.post<{ url: string }>(`/api/consultations/${letter.id}/link`);
    const form = new URLSearchParams([
      ['signedBy', '经办人'],
      ...answers.flatMap((one) => [
        [`answer-${one.item}`, one.answer],
        ...(one.facts === undefined ? [] : [[`facts-${one.item}`, one.facts]]),
      ]),
    ] as string[][]);
    const bytes = Buffer.from(form.toString());
    await handler.upload(new URL(url).pathname, bytes, 'application/x-www-form-urlencoded');
    return;
  }
  const by = way === 'account' ? await world.officials(letter.authority.id, 'handler') : handler;
  const reply =
    way === 'account' ? {} : { number: documentNumber(world, '复函', letter.id), dated: letter.now.slice(0, 10) };
  const { results } = await by.post<{ results: { item: string; denial: { reason: { en: string } } | null }[] }>(
    `/api/consultations/${letter.id}/answers`,
    { reply, answers },
  );
  for (const { item, denial } of results)
    if (denial !== null)
      world.ledger.fail({ who: letter.authority.id, request: `answer ${item}`, answer: denial.reason.en });
}

/** A department with an account answers by it; some of the others are sent a link on paper; most answer by letter. */
function wayOf(world: World, channel: string, authority: string): 'letter' | 'account' | 'link' {
  if (world.hasAccount(authority)) return 'account';
  return spreadOf(authority.slice(channel.length)) === 0 ? 'link' : 'letter';
}

/** A number from 0 to 4 for a word, so that what is done for some of many things is done for the same ones each time. */
export const spreadOf = (word: string): number =>
  [...word].reduce((total, sign) => total + (sign.codePointAt(0) ?? 0), 0) % 5;
