import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Side, SeatRole } from '#src/definition/workflow.ts';
import { caseScopeFor } from '#src/domain/access/scope.ts';
import type { Seat } from '#src/domain/access/seat.ts';
import { accessTable, actingSeats, whyNot, type Action, type User } from '#src/domain/access/why-not.ts';

const actions = Object.keys(accessTable) as Action[];
const seat = fc.record({
  programme: fc.constant('p'),
  authority: fc.constantFrom('nanjing', 'wuxi', 'province'),
  side: fc.constantFrom(...Side.options),
  channel: fc.constantFrom('nanjing', 'wuxi', null),
  role: fc.constantFrom(...SeatRole.options),
});
const subject = fc.constantFrom(
  { ownerId: 'owner', programme: 'p', channel: 'nanjing', state: 'submitted' },
  { programme: 'p', authority: 'wuxi' },
  null,
);
const user = (seats: readonly Seat[], factor: boolean): User => ({
  kind: 'user',
  id: 'u',
  name: 'U',
  email: 'u@laurel.example',
  seats,
  factor,
});

describe('without the second factor', () => {
  it('nobody may more than with it, and what is missing is said only to whom the factor would help', () => {
    fc.assert(
      fc.property(fc.array(seat, { maxLength: 4 }), fc.constantFrom(...actions), subject, (seats, action, of) => {
        const [without, shown] = [whyNot(user(seats, false), action, of), whyNot(user(seats, true), action, of)];
        if (without === null) expect(shown).toBeNull();
        expect(without?.code === 'factor').toBe(without !== null && shown === null);
      }),
    );
  });

  it('only those who sign or look may do anything by a seat, and only look', () => {
    const allowed = Side.options.flatMap((side) =>
      SeatRole.options.flatMap((role) =>
        actions
          .filter((action) => !accessTable[action].includes('user'))
          .filter((action) => {
            const held = { programme: 'p', authority: 'nanjing', side, channel: 'nanjing', role };
            return [
              null,
              { ownerId: 'owner', programme: 'p', channel: 'nanjing', state: 'submitted' },
              { programme: 'p', authority: 'nanjing' },
            ].some((of) => whyNot(user([held], false), action, of) === null);
          })
          .map((action) => `${role} ${action}`),
      ),
    );
    for (const one of allowed) expect(one).toMatch(/^(?:leader|viewer) [a-z]+\.read$/u);
    for (const role of ['leader', 'viewer'])
      for (const action of ['case.read', 'file.read', 'member.read', 'office.read'])
        expect(allowed).toContain(`${role} ${action}`);
  });

  it('no seat acts in the workflow, and lists hold what may be read one by one', () => {
    fc.assert(
      fc.property(fc.array(seat, { maxLength: 4 }), (seats) => {
        expect(actingSeats(user(seats, false))).toEqual([]);
        const scope = caseScopeFor(user(seats, false), 'case.read');
        for (const channel of ['nanjing', 'wuxi']) {
          const one = { ownerId: 'owner', programme: 'p', channel, state: 'submitted' };
          const listed =
            scope.see === 'cases' && scope.parts.some((part) => part.channel === null || part.channel === channel);
          expect(listed).toBe(whyNot(user(seats, false), 'case.read', one) === null);
        }
      }),
    );
  });
});
