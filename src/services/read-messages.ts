import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { deny, type Denial } from '#src/domain/denial.ts';
import { messageWords, type MessageWords } from '#src/domain/workflow/message-words.ts';
import { findApplication } from '#src/store/applications.ts';
import {
  countUnread,
  findMessage,
  listCaseMessages,
  listMessages as list,
  markRead as mark,
  markTold,
  type Addressee,
  type Message,
} from '#src/store/messages.ts';
import type { Deps } from './deps.ts';
import { actorId } from './open-application.ts';

export interface WordedMessage extends Message {
  readonly words: MessageWords;
}
export interface Inbox {
  readonly messages: readonly WordedMessage[];
  /** Counted no further than `mostUnread`. */
  readonly unread: number;
}
export const mostUnread = 1000;
const perPage = 50;

const addressee = (actor: Extract<Actor, { kind: 'user' }>): Addressee => ({
  userId: actor.id,
  authorities: actor.seats.map(({ programme, authority }) => ({ programme, authority })),
});

/** What somebody was told, and what their authorities were; newest first. */
export async function readInbox(deps: Deps, actor: Actor, before?: Date): Promise<Inbox | Denial> {
  if (actor.kind !== 'user')
    return whyNot(actor, 'application.open', null) ?? deny('absent', '没有消息。', 'There are no messages.');
  const to = addressee(actor);
  const until = before ?? new Date((await deps.clock.now()).getTime() + 1);
  return {
    messages: (await list(deps.db, to, until, perPage)).map((message) => worded(deps, message)),
    unread: await countUnread(deps.db, to, mostUnread + 1),
  };
}

/** A message in words: of the programme's current edition that knows its template. */
export function worded(deps: Deps, message: Message): WordedMessage {
  const template = deps.editions
    .known()
    .filter((edition) => edition.file.programme === message.programme)
    .flatMap((edition) => edition.messages)
    .findLast((one) => one.id === message.template);
  const plain = { zh: message.template, en: message.template };
  return {
    ...message,
    words: template === undefined ? { title: plain, text: plain } : messageWords(template, message.params),
  };
}

export async function markRead(deps: Deps, actor: Actor, ids: readonly string[]): Promise<{ read: number } | Denial> {
  if (actor.kind !== 'user')
    return whyNot(actor, 'application.open', null) ?? deny('absent', '没有消息。', 'There are no messages.');
  return { read: await mark(deps.db, addressee(actor), ids, await deps.clock.now()) };
}

/** Every message about a case, for the office that deals with it: who was told what, and how. */
export async function readCaseMessages(
  deps: Deps,
  actor: Actor,
  applicationId: string,
): Promise<readonly WordedMessage[] | Denial> {
  const application = await findApplication(deps.db, applicationId);
  const denial = whyNot(actor, 'case.read', application);
  if (denial !== null) return denial;
  const seats = actor.kind === 'user' ? actor.seats.map((seat) => seat.authority) : [];
  const above =
    actor.kind === 'user' && actor.seats.some((seat) => seat.side === 'province' || seat.side === 'supervision');
  const shown = (await listCaseMessages(deps.db, applicationId)).filter(
    (message) => above || message.toUser !== null || seats.includes(message.toAuthority ?? ''),
  );
  return shown.map((message) => worded(deps, message));
}

export interface TellMessage {
  readonly id: string;
  readonly note?: string | undefined;
}

/** A handler has told it by telephone: who, when, and a note stand with the message (X14). */
export async function tellMessage(
  deps: Deps,
  actor: Actor,
  { id, note }: TellMessage,
): Promise<{ told: string } | Denial> {
  const message = await findMessage(deps.db, id);
  const application = message?.applicationId == null ? null : await findApplication(deps.db, message.applicationId);
  const denial = whyNot(actor, 'message.manage', application);
  if (denial !== null || message === null)
    return denial ?? deny('absent', '没有这条消息。', 'There is no such message.');
  const at = await deps.clock.now();
  await markTold(deps.db, id, actorId(actor), note ?? null, at);
  return { told: at.toISOString() };
}
