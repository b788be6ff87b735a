import type { Transaction } from 'kysely';
import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import {
  answerWords,
  itemOf,
  nextItemState,
  refuseAnswer,
  type AnswerKind,
  type AnswerWay,
  type ItemState,
} from '#src/domain/workflow/consultation.ts';
import { dayOf } from '#src/domain/workflow/time.ts';
import { findReplyScan, insertReply } from '#src/store/consultation-replies.ts';
import { findConsultation, type LetterItem } from '#src/store/consultations.ts';
import type { DB } from '#src/store/schema.ts';
import { changeItem, finishLetter, noLetter, onLetter, type HeldLetter } from './consult-letter.ts';
import { isStillAsked, subjectOf } from './consulted.ts';
import type { Deps } from './deps.ts';
import { actorId } from './open-application.ts';
import { tellDepartment } from './tell-department.ts';

export interface GivenAnswer {
  readonly item: string;
  readonly answer: AnswerKind;
  readonly facts?: string | undefined;
}
export interface GivenReply {
  readonly number?: string | undefined;
  readonly dated?: string | undefined;
  readonly scan?: string | undefined;
  readonly signedBy?: string | undefined;
}
export interface AnswerConsultation {
  readonly id: string;
  readonly reply: GivenReply;
  readonly answers: readonly GivenAnswer[];
}
export interface AnsweredItem {
  readonly item: string;
  readonly state: ItemState | null;
  readonly denial: Denial | null;
}

/**
 * Records what a department says of many applicants at once: a handler of the channel from a reply letter, whose number and
 * day are needed, or the department itself. Each answer is decided by itself; one given twice is refused with what stands.
 */
export async function answerConsultation(
  deps: Deps,
  actor: Actor,
  { id, reply, answers }: AnswerConsultation,
): Promise<readonly AnsweredItem[] | Denial> {
  const letter = await findConsultation(deps.db, id);
  const own = letter !== null && whyNot(actor, 'consultation.answer', subjectOf(letter)) === null;
  return await onLetter(deps, actor, id, own ? 'consultation.answer' : 'consultation.manage', async (trx, held, at) => {
    const refusal =
      (own ? null : refuseReply(reply, dayOf(at, zoneOf(deps, held)))) ?? (await unknownScan(trx, id, reply));
    if (refusal !== null) return refusal;
    return await recordAnswers(deps, trx, actor, held, { way: own ? 'account' : 'letter', reply, answers, at });
  });
}

const zoneOf = (deps: Deps, { letter }: HeldLetter): string =>
  deps.editions.byDigest(letter.processDigest).file.timeZone;

function refuseReply({ number, dated }: GivenReply, today: string): Denial | null {
  if (number === undefined || dated === undefined)
    return deny('invalid', '登记复函须填写复函的文号和日期。', 'A reply is recorded with its number and its day.');
  return dated > today
    ? deny('invalid', '复函日期不能晚于今天。', 'The day of a reply cannot be later than today.')
    : null;
}

async function unknownScan(trx: Transaction<DB>, letter: string, { scan }: GivenReply): Promise<Denial | null> {
  return scan === undefined || (await findReplyScan(trx, letter, scan)) !== null
    ? null
    : deny('invalid', '没有这个扫描件，请先上传。', 'There is no such scan; upload it first.');
}

export interface Recording {
  readonly way: AnswerWay;
  readonly reply: GivenReply;
  readonly answers: readonly GivenAnswer[];
  readonly at: Date;
}

/** The same on a held letter: the reply once, then each answer that may be, and a message where it did not come by letter. */
export async function recordAnswers(
  deps: Deps,
  trx: Transaction<DB>,
  actor: Actor,
  held: HeldLetter,
  { way, reply, answers, at }: Recording,
): Promise<readonly AnsweredItem[] | Denial> {
  if (held.letter.sentAt === null)
    return way === 'letter'
      ? deny('wrong-state', '这封征求意见函还没有发出。', 'This letter has not been sent yet.')
      : noLetter;
  const replyId = deps.ids.next();
  const results: AnsweredItem[] = [];
  for (const given of answers) {
    const item = held.items.find((one) => one.id === given.item);
    const state = item === undefined ? noItem : decideAnswer(deps, item, given, way);
    if (isDenial(state) || item === undefined) {
      results.push({ item: given.item, state: null, denial: isDenial(state) ? state : noItem });
      continue;
    }
    if (results.every((one) => one.denial !== null))
      await insertReply(trx, {
        id: replyId,
        letter: held.letter.id,
        way,
        number: reply.number ?? null,
        dated: reply.dated ?? null,
        file: reply.scan ?? null,
        signedBy: reply.signedBy ?? null,
        by: actorId(actor),
        at,
      });
    const answer = {
      kind: given.answer,
      facts: given.facts?.trim() ?? null,
      reply: replyId,
      way,
      by: actorId(actor),
      at: at.toISOString(),
      late: item.state === 'overdue',
      why: null,
    };
    await changeItem(trx, actor, held, item, { state, at, answer });
    results.push({ item: given.item, state, denial: null });
  }
  const recorded = results.filter((one) => one.denial === null).length;
  if (recorded === 0) return results;
  await finishLetter(trx, actor, held, { act: 'answer', at, details: { reply: replyId, way, items: recorded } });
  if (way !== 'letter') await tellDepartment(deps, trx, held.letter, 'answered', recorded, at);
  return results;
}

const noItem = deny('absent', '函中没有这个申报对象。', 'The letter holds no such applicant.');

function decideAnswer(deps: Deps, item: LetterItem, given: GivenAnswer, way: AnswerWay): ItemState | Denial {
  const state = nextItemState(item.state as ItemState, 'answer', way === 'letter' ? 'channel' : 'department');
  if (isDenial(state)) return item.state === 'answered' ? already(item, way) : state;
  if (!isStillAsked(deps, item))
    return deny(
      'wrong-state',
      '这个申报对象已撤回或不再办理，不需要答复。',
      'This applicant has withdrawn or ended; no answer is needed.',
    );
  return refuseAnswer(given.answer, given.facts) ?? state;
}

/** Refuses a second answer, with the one that stands. */
function already(item: LetterItem, way: AnswerWay): Denial {
  const { answer } = itemOf(item);
  if (answer === null) throw new Error(`item ${item.id} is answered without an answer`);
  const words = answerWords[answer.kind];
  const [zh, en] =
    way === 'letter'
      ? ['更正请使用“更正答复”并说明理由。', 'To change it, correct the answer and say why.']
      : ['需要更正请联系征求意见的单位。', 'To change it, turn to the office that asked.'];
  return deny(
    'conflict',
    `已经答复“${words.zh}”，不再重复登记。${zh}`,
    `“${words.en}” has been answered already. ${en}`,
    { recorded: { answer: answer.kind, facts: answer.facts, at: answer.at } },
  );
}
