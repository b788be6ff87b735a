import type { Calendar, WorkflowFile, WorkflowState } from '#src/definition/workflow.ts';
import { stateOf } from './decide.ts';
import { dueOf } from './working-days.ts';

/** A clock that runs or stands still: which, its due instant, and since when it is paused. */
export interface RunningClock {
  readonly id: string;
  readonly due: string;
  readonly pausedAt?: string;
}

/** Whose turn a case is, since when and until when. */
export interface Placement {
  readonly turn: string | null;
  readonly turnSince: Date | null;
  readonly due: Date | null;
  readonly clock: RunningClock | null;
}

/** Authorities that the owners of states stand for in one case. */
export interface Owners {
  readonly channel: string | null;
  readonly government: string | null;
  readonly province: string | null;
}

export interface PlacementInput {
  readonly workflow: WorkflowFile;
  readonly calendar: Calendar;
  readonly timeZone: string;
  readonly owners: Owners;
  readonly before: Placement;
  readonly next: string;
  readonly at: Date;
  /** When what an applicant is asked for is due. */
  readonly asked?: Date | null;
}

/** Where a case stands after a transition. A clock goes on through states of its own, stands still where a state pauses it, and is then due later by as long. */
export function place(input: PlacementInput): Placement {
  const state = stateOf(input.workflow, input.next);
  if (state === undefined) return { turn: null, turnSince: null, due: null, clock: null };
  const turn = turnIn(state, input.owners);
  const clock = nextClock(state, input);
  const same = turn !== null && turn === input.before.turn;
  const due = state.pausesClock === true ? (input.asked === undefined ? input.before.due : input.asked) : dueIn(clock);
  return {
    turn,
    turnSince: same && due?.getTime() === input.before.due?.getTime() ? input.before.turnSince : input.at,
    due,
    clock,
  };
}

const dueIn = (clock: RunningClock | null): Date | null => (clock === null ? null : new Date(clock.due));

function turnIn({ owner, phase }: WorkflowState, owners: Owners): string | null {
  if (phase === 'ended' || owner === 'applicant' || owner === 'system') return null;
  return owners[owner];
}

function nextClock(state: WorkflowState, { before, at, calendar, timeZone }: PlacementInput): RunningClock | null {
  const { clock } = before;
  if (state.pausesClock === true)
    return clock === null || clock.pausedAt !== undefined ? clock : { ...clock, pausedAt: at.toISOString() };
  if (state.clock === undefined) return null;
  if (clock === null || clock.id !== state.clock.id)
    return { id: state.clock.id, due: dueOf(at, state.clock, calendar, timeZone).toISOString() };
  if (clock.pausedAt === undefined) return clock;
  const stood = at.getTime() - Date.parse(clock.pausedAt);
  return { id: clock.id, due: new Date(Date.parse(clock.due) + stood).toISOString() };
}
