import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Duty } from '#src/definition/authority.ts';
import { overlap, whyNotHandOn, whyNotSeat, type Days, type WantedSeat } from '#src/domain/people/seat-rules.ts';

const day = fc.integer({ min: 0, max: 20 }).map((n) => `2020-05-${String(n + 1).padStart(2, '0')}`);
const days = fc
  .record({ from: fc.option(day), until: fc.option(day) })
  .filter(({ from, until }) => from === null || until === null || from <= until);
const administrator = fc.tuple(days, fc.constantFrom(...Duty.options)).map(([held, duty]): WantedSeat => ({
  ...held,
  programme: 'p',
  authority: `${duty}Administration`,
  side: 'administration',
  duty,
  role: 'handler',
}));
const on = ({ from, until }: Days, one: string): boolean =>
  (from === null || from <= one) && (until === null || one <= until);

describe('seats side by side', () => {
  it('overlap where some day has both', () => {
    fc.assert(
      fc.property(days, days, (a, b) => {
        const some = [
          '2020-04-01',
          ...Array.from({ length: 21 }, (_, n) => `2020-05-${String(n + 1).padStart(2, '0')}`),
          '2020-07-01',
        ];
        expect(overlap(a, b)).toBe(some.some((one) => on(a, one) && on(b, one)));
      }),
    );
  });

  it('on no day does anybody hold two of the three offices, whatever is asked for in whatever order', () => {
    fc.assert(
      fc.property(fc.array(administrator, { maxLength: 8 }), (wanted) => {
        const held: WantedSeat[] = [];
        for (const seat of wanted) if (whyNotSeat(seat, held) === null) held.push(seat);
        for (const a of held) for (const b of held) if (a.duty !== b.duty) expect(overlap(a, b)).toBe(false);
      }),
    );
  });
});

describe('what is handed on', () => {
  it('stays within the days of the seat it came from', () => {
    fc.assert(
      fc.property(days, day, day, (seat, from, until) => {
        const refused = whyNotHandOn({ ...seat, role: 'leader', delegatedBy: null }, { from, until });
        expect(refused === null).toBe(from <= until && on(seat, from) && on(seat, until));
      }),
    );
  });
});
