import { concerns } from '#src/domain/access/seat.ts';
import { audienceOf } from '#src/domain/access/visible.ts';
import { seatsFor, whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { deny, type Denial } from '#src/domain/denial.ts';
import { messageWords, type MessageWords } from '#src/domain/workflow/message-words.ts';
import { takenBackAt } from '#src/domain/workflow/take-back.ts';
import { readActs } from '#src/store/acts.ts';
import { findApplication, type Application } from '#src/store/applications.ts';
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
  authorities: seatsFor(actor, 'office.read').map(({ programme, authority }) => ({ programme, authority })),
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
  if (denial !== null || application === null) return denial ?? deny('absent', '没有消息。', 'There are no messages.');
  const { workflow } = deps.editions.byDigest(application.processDigest);
  const back = takenBackAt(workflow, await readActs(deps.db, applicationId));
  const shown = (await listCaseMessages(deps.db, applicationId)).filter(
    (message) => (back === null || message.createdAt > back) && isShown(actor, application, message),
  );
  return shown.map((message) => worded(deps, message));
}

/** Whether somebody who deals with a case sees a message about it: to their own authority, or as readers of the case to the applicant; those above the channels see all. */
function isShown(actor: Actor, application: Application, { toUser, toAuthority }: Message): boolean {
  if (actor.kind !== 'user') return false;
  if (actor.seats.some((seat) => concerns(seat, application) && seat.authority === toAuthority)) return true;
  const audience = audienceOf(actor.seats, application);
  return audience === 'province' || audience === 'supervision' || (audience !== null && toUser !== null);
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
  const noMessage = deny('absent', '没有这条消息。', 'There is no such message.');
  if (denial !== null) return denial.code === 'absent' ? noMessage : denial;
  if (message === null || application === null || !isShown(actor, application, message)) return noMessage;
  const at = await deps.clock.now();
  await markTold(deps.db, id, actorId(actor), note ?? null, at);
  return { told: at.toISOString() };
}
