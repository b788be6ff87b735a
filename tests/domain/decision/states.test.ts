import { describe, expect, it } from 'vitest';
import { meetingActs, meetingStates, meetingTable, nextMeeting } from '#src/domain/decision/meeting.ts';
import {
  motionActs,
  motionStates,
  motionTable,
  Way,
  whyNotAgain,
  whyNotMotion,
  type MotionState,
} from '#src/domain/decision/motion.ts';
import { isDenial } from '#src/domain/denial.ts';

describe('the states of sessions and motions', () => {
  it('are led to and on from by the table alone', () => {
    for (const state of meetingStates)
      for (const act of meetingActs) {
        const { from, to } = meetingTable[act];
        const next = nextMeeting(state, act);
        expect(isDenial(next) ? null : next).toBe(from.includes(state) ? (to ?? state) : null);
      }
    for (const state of motionStates)
      for (const act of motionActs)
        for (const way of Way.options) {
          const { from, ways } = motionTable[act];
          const may = state === from && (ways?.includes(way) ?? true);
          expect(whyNotMotion({ state, way }, act) === null, `${state} ${act} ${way}`).toBe(may);
        }
  });

  it('have no end in sight but those meant: every other state leads on', () => {
    const leads = new Set(Object.values(motionTable).map(({ from }) => from));
    const ends = motionStates.filter((state) => !leads.has(state));
    expect(ends).toEqual(['decided', 'undecided', 'rejected', 'void', 'withdrawn']);
  });
});

describe('a candidate who was not given the prize', () => {
  const motion = (id: string, state: MotionState, candidates: string[]) => ({ id, prize: 'award', state, candidates });
  const ask = (motions: Parameters<typeof whyNotAgain>[0], former: string | null, candidates = ['a']) =>
    whyNotAgain(motions, { prize: 'award', candidates, former })?.code ?? null;

  it('stands again only by naming the last motion they stood in, and in one at a time', () => {
    for (const state of ['rejected', 'void', 'undecided', 'decided'] as const) {
      expect(ask([motion('1', state, ['a', 'b'])], null)).toBe('conflict');
      expect(ask([motion('1', state, ['a', 'b'])], '1')).toBe(null);
      expect(ask([motion('1', state, ['a']), motion('2', 'void', ['a'])], '1')).toBe('conflict');
    }
    expect(ask([motion('1', 'withdrawn', ['a'])], null)).toBe(null);
    expect(ask([motion('1', 'open', ['a'])], '1')).toBe('conflict');
    expect(ask([motion('1', 'void', ['b'])], '1')).toBe('invalid');
    expect(whyNotAgain([motion('1', 'open', ['a'])], { prize: 'nomination', candidates: ['a'], former: null })).toBe(
      null,
    );
  });
});
