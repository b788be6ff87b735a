import type { Text } from '#src/definition/text.ts';
import { deny, type Denial } from '../denial.ts';

export const meetingStates = ['called', 'open', 'closed', 'calledOff'] as const;
export type MeetingState = (typeof meetingStates)[number];
export const meetingActs = ['change', 'attend', 'begin', 'adjourn', 'close', 'call-off'] as const;
export type MeetingAct = (typeof meetingActs)[number];

interface Step {
  readonly from: readonly MeetingState[];
  /** Null where the state stays. */
  readonly to: MeetingState | null;
}

/** The small table of states of a session of the committee. What was adjourned is called anew. */
export const meetingTable: Readonly<Record<MeetingAct, Step>> = {
  change: { from: ['called', 'open'], to: null },
  attend: { from: ['called', 'open'], to: null },
  begin: { from: ['called'], to: 'open' },
  adjourn: { from: ['open'], to: 'called' },
  close: { from: ['open'], to: 'closed' },
  'call-off': { from: ['called'], to: 'calledOff' },
};

export const meetingWords: Readonly<Record<MeetingState, Text>> = {
  called: { zh: '已召集', en: 'called' },
  open: { zh: '会议中', en: 'in session' },
  closed: { zh: '已结束', en: 'closed' },
  calledOff: { zh: '已取消', en: 'called off' },
};

/** What becomes of a meeting by an act, or why it cannot be done now. */
export function nextMeeting(state: MeetingState, act: MeetingAct): MeetingState | Denial {
  const step = meetingTable[act];
  if (step.from.includes(state)) return step.to ?? state;
  const now = meetingWords[state];
  return deny(
    'wrong-state',
    `会议当前为“${now.zh}”，不能办理这一步。`,
    `The meeting is “${now.en}” now; this cannot be done.`,
  );
}
