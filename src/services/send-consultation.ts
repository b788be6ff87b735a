import type { Actor } from '#src/domain/access/why-not.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { isClosed, nextItemState, type ItemState } from '#src/domain/workflow/consultation.ts';
import { dueOf } from '#src/domain/workflow/working-days.ts';
import { recordLetter, type Consultation } from '#src/store/consultations.ts';
import { changeItem, onLetter } from './consult-letter.ts';
import { isStillAsked, rulesOf } from './consulted.ts';
import type { Deps } from './deps.ts';
import { actorId } from './open-application.ts';
import { tellDepartment } from './tell-department.ts';

/** Sends a drafted letter: the time to answer begins, and the department is told. Refused while a case of it has ended. */
export async function sendConsultation(
  deps: Deps,
  actor: Actor,
  { id, number }: { readonly id: string; readonly number?: string | undefined },
): Promise<Consultation | Denial> {
  return await onLetter(deps, actor, id, 'consultation.manage', async (trx, held, at) => {
    if (held.letter.state !== 'draft')
      return deny('conflict', '这封征求意见函已经发出。', 'This letter has been sent already.');
    if (held.items.length === 0) return deny('invalid', '函中没有申报对象。', 'There is no applicant in this letter.');
    const ended = held.items.filter((item) => !isStillAsked(deps, item));
    if (ended.length > 0) return gone(ended.map((item) => item.applicant ?? item.applicationId));
    const process = deps.editions.byDigest(held.letter.processDigest);
    const due = dueOf(at, rulesOf(deps, held.letter).due, process.calendar, process.file.timeZone);
    for (const item of held.items) {
      const state = nextItemState(item.state as ItemState, 'send', 'channel');
      if (isDenial(state)) continue;
      await changeItem(trx, actor, held, item, { state, due, at });
    }
    held.letter = await recordLetter(
      trx,
      held.letter,
      { state: 'sent', sentAt: at, due, ...(number === undefined ? {} : { number }) },
      {
        act: 'send',
        actorId: actorId(actor),
        at,
        details: { items: held.items.length, number: number ?? held.letter.number },
      },
    );
    await tellDepartment(deps, trx, held.letter, 'asked', held.items.filter((one) => one.state === 'asked').length, at);
    return held.letter;
  });
}

const gone = (names: readonly string[]): Denial =>
  deny(
    'wrong-state',
    `${names.slice(0, 5).join('、')}等${names.length}个申报对象已撤回或不再办理，请先从函中撤下。`,
    `${names.length} applicants have withdrawn or ended (${names.slice(0, 5).join(', ')}); take them off the letter first.`,
  );

/** Types the number of a letter (文号), which stays open until then. */
export async function numberConsultation(
  deps: Deps,
  actor: Actor,
  { id, number }: { readonly id: string; readonly number: string },
): Promise<Consultation | Denial> {
  return await onLetter(deps, actor, id, 'consultation.manage', (trx, held, at) =>
    recordLetter(
      trx,
      held.letter,
      { number },
      { act: 'number', actorId: actorId(actor), at, details: { number, was: held.letter.number } },
    ),
  );
}

/** Takes applicants off a letter that is drafted or not answered for them; all of it where none is named. A sent one takes a reason. */
export async function callOffConsultation(
  deps: Deps,
  actor: Actor,
  {
    id,
    items,
    reason,
  }: { readonly id: string; readonly items?: readonly string[] | undefined; readonly reason?: string | undefined },
): Promise<Consultation | Denial> {
  return await onLetter(deps, actor, id, 'consultation.manage', async (trx, held, at) => {
    const { letter } = held;
    if (letter.state !== 'draft' && reason === undefined)
      return deny('invalid', '函已发出，撤回须说明理由。', 'The letter has been sent: give a reason to call it off.');
    const meant =
      items === undefined
        ? held.items.filter((one) => !isClosed(one.state as ItemState))
        : held.items.filter((one) => items.includes(one.id));
    if (meant.length === 0 || (items !== undefined && meant.length < new Set(items).size))
      return deny('absent', '函中没有所选的申报对象。', 'The letter holds no such applicants.');
    for (const item of meant) {
      const state = nextItemState(item.state as ItemState, 'call-off', 'channel');
      if (isDenial(state)) return state;
      await changeItem(trx, actor, held, item, { state, at, reason: reason ?? null });
    }
    const left = held.items.some((one) => !isClosed(one.state as ItemState));
    held.letter = await recordLetter(trx, letter, left ? {} : { state: 'closed', closedAt: at }, {
      act: 'call-off',
      actorId: actorId(actor),
      at,
      details: { items: meant.length, reason: reason ?? null },
    });
    return held.letter;
  });
}
