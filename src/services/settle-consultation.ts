import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import {
  consultationKind,
  itemOf,
  nextItemState,
  refuseAnswer,
  type AnswerKind,
  type ConsultationItem,
  type ItemState,
} from '#src/domain/workflow/consultation.ts';
import { lockApplication } from '#src/store/applications.ts';
import type { Consultation, LetterItem } from '#src/store/consultations.ts';
import { readTasks } from '#src/store/tasks.ts';
import { changeTask } from './change-task.ts';
import { changeItem, finishLetter, onLetter } from './consult-letter.ts';
import type { Deps } from './deps.ts';
import { actorId } from './open-application.ts';
import { lastDayOf } from './tell.ts';
import { tellDepartment } from './tell-department.ts';

const noItem = deny('absent', '函中没有这个申报对象。', 'The letter holds no such applicant.');
const find = (items: readonly LetterItem[], id: string): LetterItem | undefined => items.find((one) => one.id === id);

export interface CorrectAnswer {
  readonly id: string;
  readonly item: string;
  readonly answer: AnswerKind;
  readonly facts?: string | undefined;
  readonly reason: string;
}

/** A handler of the channel corrects what was recorded; the earlier answer is kept, and a judgement of it is void. */
export async function correctAnswer(
  deps: Deps,
  actor: Actor,
  { id, item: wanted, answer: kind, facts, reason }: CorrectAnswer,
): Promise<Consultation | Denial> {
  return await onLetter(deps, actor, id, 'consultation.manage', async (trx, held, at) => {
    const item = find(held.items, wanted);
    if (item === undefined) return noItem;
    const state = nextItemState(item.state as ItemState, 'correct', 'channel');
    const refusal = isDenial(state) ? state : refuseAnswer(kind, facts);
    const { answer, earlier } = itemOf(item);
    if (isDenial(state) || refusal !== null || answer === null) return refusal ?? noItem;
    await changeItem(trx, actor, held, item, {
      state,
      at,
      answer: { ...answer, kind, facts: facts?.trim() ?? null, by: actorId(actor), at: at.toISOString(), why: reason },
      earlier: [...earlier, answer],
      judged: null,
    });
    return await finishLetter(trx, actor, held, { act: 'correct', at, details: { item: item.id, reason } });
  });
}

/** After the day it was due, closes what has not been answered as 逾期未复. Refused before. */
export async function closeOverdue(deps: Deps, actor: Actor, id: string): Promise<Consultation | Denial> {
  return await onLetter(deps, actor, id, 'consultation.manage', async (trx, held, at) => {
    const { letter } = held;
    if (letter.state !== 'sent' || letter.due === null)
      return deny(
        'wrong-state',
        '只有已发出、还没有收齐的函可以按逾期结束。',
        'Only a letter that is sent and still open can be closed as overdue.',
      );
    if (at < letter.due) {
      const day = lastDayOf(letter.due, deps.editions.byDigest(letter.processDigest).file.timeZone);
      return deny(
        'out-of-time',
        `答复期限到${day}，还没有逾期。`,
        `The department has until ${day}; it is not overdue yet.`,
      );
    }
    const open = held.items.filter((one) => one.state === 'asked');
    for (const item of open) await changeItem(trx, actor, held, item, { state: 'overdue', at });
    return await finishLetter(trx, actor, held, { act: 'close-overdue', at, details: { items: open.length } });
  });
}

export interface Reminded {
  readonly letter: Consultation;
  /** The message as it was written, to be copied or read out. */
  readonly text: { readonly zh: string; readonly en: string };
}

/** Reminds a department of what it has not answered: a message, logged, with its words to be copied (X14). */
export async function remindDepartment(deps: Deps, actor: Actor, id: string): Promise<Reminded | Denial> {
  return await onLetter(deps, actor, id, 'consultation.manage', async (trx, held, at) => {
    const open = held.items.filter((one) => one.state === 'asked' || one.state === 'overdue').length;
    if (held.letter.sentAt === null || open === 0)
      return deny(
        'wrong-state',
        '这封函没有等待答复的申报对象，不需要催办。',
        'Nothing of this letter waits for an answer; there is nothing to remind of.',
      );
    const text = await tellDepartment(deps, trx, held.letter, 'reminder', open, at);
    return { letter: await finishLetter(trx, actor, held, { act: 'remind', at, details: { items: open } }), text };
  });
}

/** Writes down how an adverse record was judged; who may keep notes of the case may do so, and write it anew. */
export async function judgeAnswer(
  deps: Deps,
  actor: Actor,
  {
    applicationId,
    item: wanted,
    note,
  }: { readonly applicationId: string; readonly item: string; readonly note: string },
): Promise<ConsultationItem | Denial> {
  const at = await deps.clock.now();
  return await deps.db.transaction().execute(async (trx) => {
    const application = await lockApplication(trx, applicationId);
    const denial = whyNot(actor, 'case.note', application);
    if (denial !== null || application === null) return denial ?? noItem;
    const task = (await readTasks(trx, applicationId, consultationKind)).find((one) => one.id === wanted);
    if (task === undefined) return noItem;
    const state = nextItemState(task.state as ItemState, 'judge', 'channel');
    if (isDenial(state)) return state;
    if (itemOf(task).answer?.kind !== 'adverse')
      return deny('invalid', '只有“有不良记录”的答复需要研判意见。', 'Only an adverse record is judged.');
    const body = { ...itemOf(task), judged: { note, by: actorId(actor), at: at.toISOString() } };
    await changeTask(trx, actor, { draft: { application }, tasks: [] }, task, { body }, at);
    return body;
  });
}
