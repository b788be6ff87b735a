import { createHash } from 'node:crypto';
import type { Actor } from '#src/domain/access/why-not.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { insertLink, letterOfLink, useUpLink } from '#src/store/consultation-replies.ts';
import {
  findConsultation,
  readItems,
  recordLetter,
  type Consultation,
  type LetterItem,
} from '#src/store/consultations.ts';
import { recordAnswers, type AnsweredItem, type GivenAnswer, type GivenReply } from './answer-consultation.ts';
import { holdLetter, noLetter, onLetter } from './consult-letter.ts';
import { isStillAsked, rulesOf } from './consulted.ts';
import type { Deps } from './deps.ts';
import { actorId } from './open-application.ts';

export interface IssuedLink {
  /** Where the link leads; the token is not kept and cannot be had again. */
  readonly path: string;
  readonly expiresAt: Date;
}

/** A one-time link for a department without account, to be printed on its letter; an earlier one is void. */
export async function issueLink(deps: Deps, actor: Actor, id: string): Promise<IssuedLink | Denial> {
  return await onLetter(deps, actor, id, 'consultation.manage', async (trx, held, at) => {
    if (held.letter.state === 'closed')
      return deny('wrong-state', '这封函已经结束，不再需要链接。', 'This letter is closed; it needs no link.');
    const token = deps.ids.secret();
    const expiresAt = new Date(at.getTime() + rulesOf(deps, held.letter).linkDays * day);
    await insertLink(trx, { hash: hashOf(token), letter: id, createdBy: actorId(actor), createdAt: at, expiresAt });
    await recordLetter(
      trx,
      held.letter,
      {},
      { act: 'link', actorId: actorId(actor), at, details: { until: expiresAt } },
    );
    return { path: `/c/${token}`, expiresAt };
  });
}

const day = 86_400_000;
const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** A letter as a live link opens it: with what is still to be answered. */
export interface Slip {
  readonly letter: Consultation;
  readonly open: readonly LetterItem[];
}

/** What a link opens; null for one that is wrong, used, void or over, for a draft, and where nothing is to be answered. */
export async function openSlip(deps: Deps, token: string): Promise<Slip | null> {
  const at = await deps.clock.now();
  const id = await letterOfLink(deps.db, hashOf(token), at);
  const letter = id === null ? null : await findConsultation(deps.db, id);
  if (letter === null || letter.sentAt === null) return null;
  const open = openItems(deps, await readItems(deps.db, [letter.id]));
  return open.length === 0 ? null : { letter, open };
}

const openItems = (deps: Deps, items: readonly LetterItem[]): readonly LetterItem[] =>
  items.filter((item) => (item.state === 'asked' || item.state === 'overdue') && isStillAsked(deps, item));

export interface AnswerSlip {
  readonly token: string;
  readonly reply: GivenReply;
  readonly answers: readonly GivenAnswer[];
}

/**
 * Answers all that a slip still asks, once: then the link is used up. A dead link is `absent`; where an answer is missing or
 * cannot be, nothing is recorded and the link still holds.
 */
export async function answerSlip(
  deps: Deps,
  { token, reply, answers }: AnswerSlip,
): Promise<readonly AnsweredItem[] | Denial> {
  const at = await deps.clock.now();
  const hash = hashOf(token);
  return await undone(() =>
    deps.db.transaction().execute(async (trx) => {
      const id = await letterOfLink(trx, hash, at);
      if (id === null) return noLetter;
      const held = await holdLetter(trx, id, (letter) => (letter?.sentAt ? null : noLetter));
      if (isDenial(held)) return held;
      const open = openItems(deps, held.items);
      const given = answers.filter((one) => open.some((item) => item.id === one.item));
      if (open.length === 0 || !(await useUpLink(trx, hash, at))) throw new Undone(noLetter);
      if (given.length < open.length) throw new Undone(incomplete(open.length - given.length));
      const results = await recordAnswers(deps, trx, { kind: 'system' }, held, {
        way: 'link',
        reply,
        answers: given,
        at,
      });
      if (isDenial(results)) throw new Undone(results);
      for (const { item, denial } of results) if (denial !== null) throw new Undone({ ...denial, detail: { item } });
      return results;
    }),
  );
}

const incomplete = (missing: number): Denial =>
  deny('invalid', `还有${missing}个申报对象没有选择答复。`, `${missing} applicants have no answer yet.`);

/** Undoes a transaction and carries why. */
class Undone extends Error {
  readonly denial: Denial;
  constructor(denial: Denial) {
    super('undone');
    this.denial = denial;
  }
}

async function undone<T>(act: () => Promise<T>): Promise<T | Denial> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof Undone) return error.denial;
    throw error;
  }
}
