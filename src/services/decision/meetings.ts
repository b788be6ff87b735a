import type { Actor } from '#src/domain/access/why-not.ts';
import { nextMeeting, type MeetingAct } from '#src/domain/decision/meeting.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { readRoll } from '#src/store/committee.ts';
import { insertMeeting, recordMeeting, type Meeting, type MeetingChange } from '#src/store/meetings.ts';
import { readMotions } from '#src/store/motions.ts';
import type { Deps } from '../deps.ts';
import { atMeeting, deciding, type AtMeeting, type EditionPlace } from './deciding.ts';

export interface CallMeeting extends EditionPlace {
  readonly day: string;
  readonly place: string;
}

/** Calls a session of the committee (会议); sessions of an edition are numbered. */
export async function callMeeting(deps: Deps, actor: Actor, input: CallMeeting): Promise<Meeting | Denial> {
  return await deciding(deps, actor, 'decision.manage', input, async ({ trx, user, at }) => {
    const called = await insertMeeting(trx, { ...input, id: deps.ids.next(), salt: deps.ids.secret() }, user.id, at);
    const details = { number: called.number, day: input.day, place: input.place };
    return await recordMeeting(trx, called, {}, { act: 'call', actorId: user.id, at, details });
  });
}

export interface ChangeMeeting {
  readonly id: string;
  readonly day?: string | undefined;
  readonly place?: string | undefined;
  /** Motions of this session, each once, in the order in which they are taken. */
  readonly agenda?: readonly string[] | undefined;
}

/** Day, place or the order of the agenda. */
export async function changeMeeting(deps: Deps, actor: Actor, input: ChangeMeeting): Promise<Meeting | Denial> {
  return await atMeeting(deps, actor, 'decision.manage', input.id, async (one) => {
    const { meeting } = one;
    const agenda = input.agenda ?? meeting.agenda;
    const same = agenda.length === meeting.agenda.length && meeting.agenda.every((motion) => agenda.includes(motion));
    if (!same)
      return deny(
        'invalid',
        '议程应含本次会议的全部议案，各一次。',
        'The agenda holds every motion of this session, each once.',
      );
    const change = { day: input.day ?? meeting.day, place: input.place ?? meeting.place, agenda };
    return await act(one, 'change', change, change);
  });
}

/** Writes down who is there; motions that are being voted on keep those who were there as they were put. */
export async function takeAttendance(
  deps: Deps,
  actor: Actor,
  { id, present }: { readonly id: string; readonly present: readonly string[] },
): Promise<Meeting | Denial> {
  return await atMeeting(deps, actor, 'decision.manage', id, async (one) => {
    const roll = await readRoll(one.trx, one.meeting.programme, one.meeting.edition);
    const there = [...new Set(present)];
    if (there.some((member) => roll.every((known) => known.id !== member)))
      return deny('invalid', '登记到会的人中有人不在委员名单中。', 'Somebody recorded as present is not on the roll.');
    return await act(one, 'attend', { present: there }, { present: there });
  });
}

/** 文号 of the minutes, typed back once they are signed; also after everything is closed. */
export async function numberMinutes(
  deps: Deps,
  actor: Actor,
  { id, document }: { readonly id: string; readonly document: string },
): Promise<Meeting | Denial> {
  return await atMeeting(
    deps,
    actor,
    'decision.manage',
    id,
    async ({ trx, user, at, meeting }) =>
      await recordMeeting(trx, meeting, { document }, { act: 'number', actorId: user.id, at, details: { document } }),
    'go-on',
  );
}

/** Calls a session off before it has begun. */
export const callOffMeeting = (deps: Deps, actor: Actor, id: string, reason: string): Promise<Meeting | Denial> =>
  atMeeting(deps, actor, 'decision.manage', id, async (one) => {
    const waiting = (await readMotions(one.trx, one.meeting.programme, one.meeting.edition)).some(
      (motion) => motion.meeting === id && motion.state === 'draft',
    );
    return waiting ? unsettled : await act(one, 'call-off', {}, { reason });
  });

export type ChairAct = Extract<MeetingAct, 'begin' | 'adjourn' | 'close'>;

/** The chair begins, adjourns or closes a session; no vote may be going on when it ends. */
export async function chairMeeting(
  deps: Deps,
  actor: Actor,
  { id, act: asked, reason }: { readonly id: string; readonly act: ChairAct; readonly reason?: string | undefined },
): Promise<Meeting | Denial> {
  return await atMeeting(deps, actor, 'decision.chair', id, async (one) => {
    const { meeting, trx, at } = one;
    const own = (await readMotions(trx, meeting.programme, meeting.edition)).filter((motion) => motion.meeting === id);
    if (asked !== 'begin' && own.some((motion) => motion.state === 'open'))
      return deny(
        'wrong-state',
        '有议案正在表决，请先宣布结果或作废。',
        'A motion is being voted on; close it or void it first.',
      );
    if (asked === 'close' && own.some((motion) => motion.state === 'draft')) return unsettled;
    if (asked === 'adjourn' && reason === undefined)
      return deny('invalid', '请写明休会理由。', 'Say why the session is adjourned.');
    const change =
      asked === 'begin' ? { openedAt: meeting.openedAt ?? at } : asked === 'close' ? { closedAt: at } : { present: [] };
    return await act(one, asked, change, reason === undefined ? {} : { reason });
  });
}

const unsettled = deny(
  'wrong-state',
  '会议还有未表决的议案，请先提交表决或撤回。',
  'The session has motions that were not put; put them or withdraw them first.',
);

async function act(
  { trx, user, at, meeting }: AtMeeting,
  asked: MeetingAct,
  change: MeetingChange,
  details: object,
): Promise<Meeting | Denial> {
  const state = nextMeeting(meeting.state, asked);
  if (isDenial(state)) return state;
  return await recordMeeting(trx, meeting, { ...change, state }, { act: asked, actorId: user.id, at, details });
}
