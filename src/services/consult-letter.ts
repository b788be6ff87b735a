import type { Transaction } from 'kysely';
import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { isClosed, itemOf, type ConsultationItem, type ItemState } from '#src/domain/workflow/consultation.ts';
import { lockApplications, type Application } from '#src/store/applications.ts';
import {
  findConsultation,
  lockConsultation,
  readItems,
  recordLetter,
  type Consultation,
  type LetterItem,
} from '#src/store/consultations.ts';
import type { DB } from '#src/store/schema.ts';
import { changeTask } from './change-task.ts';
import { subjectOf } from './consulted.ts';
import type { Deps } from './deps.ts';
import { actorId } from './open-application.ts';

/** A letter under lock with its items and their cases: nothing of it changes but by who holds it. */
export interface HeldLetter {
  letter: Consultation;
  items: LetterItem[];
  readonly applications: Map<string, Application>;
}

export const noLetter = deny(
  'absent',
  '没有这封征求意见函，或您无权查看。',
  'There is no such consultation, or you may not see it.',
);

/** Locks the cases of a letter in their order, then the letter, for somebody who may act on it. */
export async function holdLetter(
  trx: Transaction<DB>,
  id: string,
  why: (letter: Consultation | null) => Denial | null,
): Promise<HeldLetter | Denial> {
  const seen = await findConsultation(trx, id);
  const denial = why(seen);
  if (denial !== null || seen === null) return denial ?? noLetter;
  const before = (await readItems(trx, [id])).map((item) => item.applicationId);
  const applications = new Map(await lockApplications(trx, before));
  const letter = await lockConsultation(trx, id);
  const items = await readItems(trx, [id]);
  if (letter === null || items.some((item) => !applications.has(item.applicationId)))
    return deny(
      'conflict',
      '这封征求意见函刚刚有变动，请刷新后再办理。',
      'This letter has just changed; reload the page first.',
    );
  return { letter, items, applications };
}

/** The reason why an actor may not do something with a letter; what they may not see does not exist. */
export const whyNotLetter =
  (actor: Actor, action: 'consultation.read' | 'consultation.manage' | 'consultation.answer') =>
  (letter: Consultation | null): Denial | null => {
    const subject = letter === null ? null : subjectOf(letter);
    const unseen = whyNot(actor, 'consultation.read', subject);
    if (unseen !== null) return unseen.code === 'absent' ? noLetter : unseen;
    const denial = whyNot(actor, action, subject);
    return denial === null || denial.code !== 'absent'
      ? denial
      : deny('not-allowed', '这封函不由您办理。', 'This letter is not yours to deal with.');
  };

/** Changes one item of a held letter, with its event. */
export async function changeItem(
  trx: Transaction<DB>,
  actor: Actor,
  held: HeldLetter,
  item: LetterItem,
  {
    state,
    due,
    at,
    ...body
  }: { readonly state: ItemState; readonly due?: Date | null; readonly at: Date } & Partial<ConsultationItem>,
): Promise<void> {
  const application = held.applications.get(item.applicationId);
  if (application === undefined) throw new Error(`the case of item ${item.id} is not locked`);
  const change = {
    state,
    body: { ...itemOf(item), ...body },
    ...(due === undefined ? {} : { due }),
    ...(isClosed(state) && item.closedAt === null ? { closedAt: at } : {}),
  };
  const changed = await changeTask(trx, actor, { draft: { application }, tasks: [] }, item, change, at);
  held.applications.set(application.id, changed.draft.application);
  const next = { ...item, ...change, version: item.version + 1 };
  held.items = held.items.map((one) => (one.id === item.id ? next : one));
}

/** Closes a sent letter once none of its items is open, or opens nothing anew; then writes what was done. */
export async function finishLetter(
  trx: Transaction<DB>,
  actor: Actor,
  held: HeldLetter,
  done: { readonly act: string; readonly at: Date; readonly details?: object },
): Promise<Consultation> {
  const settled = held.letter.state !== 'closed' && held.items.every((item) => isClosed(item.state as ItemState));
  held.letter = await recordLetter(trx, held.letter, settled ? { state: 'closed', closedAt: done.at } : {}, {
    ...done,
    actorId: actorId(actor),
  });
  return held.letter;
}

/** Runs an act on a held letter in one transaction. */
export async function onLetter<T>(
  deps: Deps,
  actor: Actor,
  id: string,
  action: 'consultation.manage' | 'consultation.answer',
  act: (trx: Transaction<DB>, held: HeldLetter, at: Date) => Promise<T | Denial>,
): Promise<T | Denial> {
  const at = await deps.clock.now();
  return await deps.db.transaction().execute(async (trx) => {
    const held = await holdLetter(trx, id, whyNotLetter(actor, action));
    return isDenial(held) ? held : await act(trx, held, at);
  });
}
