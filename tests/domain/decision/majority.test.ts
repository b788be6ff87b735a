import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { basesOf, carries } from '#src/domain/decision/majority.ts';
import { countOpen, missingVoters, whyNotVote } from '#src/domain/decision/open-vote.ts';
import { questionsOf, votersFor } from '#src/domain/decision/roll.ts';
import { questions, rolls, shares } from './arbitrary.ts';

const choice = fc.constantFrom('for', 'against', 'abstain');
const bases = fc.constantFrom('roll', 'present', 'cast');

describe('the majority', () => {
  it('is more than, or at least, the share of the base that the edition names', () => {
    fc.assert(
      fc.property(shares, bases, fc.boolean(), fc.nat(30), fc.nat(30), fc.nat(30), (share, base, atLeast, a, b, c) => {
        const [roll, present, cast] = [a + b + c, a + b, a];
        const inFavour = a;
        const size = { roll, present, cast }[base];
        const fraction = size === 0 ? 0 : inFavour / size;
        const line = share.of / share.in;
        const near = Math.abs(fraction - line) < 1e-12;
        const expected = size > 0 && (near ? atLeast : fraction > line);
        expect(carries({ ...share, base, atLeast }, { roll, present, cast }, inFavour)).toBe(expected);
      }),
    );
  });

  it('of two thirds, at least, is met by exactly two of three and not by half of four', () => {
    const rule = { of: 2, in: 3, base: 'present', atLeast: true } as const;
    expect(carries(rule, { roll: 9, present: 6, cast: 6 }, 4)).toBe(true);
    expect(carries({ ...rule, atLeast: false }, { roll: 9, present: 6, cast: 6 }, 4)).toBe(false);
    expect(carries(rule, { roll: 9, present: 7, cast: 4 }, 4)).toBe(false);
    expect(carries({ ...rule, base: 'cast' }, { roll: 9, present: 7, cast: 6 }, 4)).toBe(true);
  });

  it('takes its bases from who may vote, who of them is there and what was cast', () => {
    fc.assert(
      fc.property(rolls, fc.array(choice, { minLength: 9, maxLength: 9 }), (roll, choices) => {
        const cast = roll.present.map((member, n) => ({
          member,
          choices: Object.fromEntries(questions.map((question) => [question, choices[n] as 'for'])),
        }));
        for (const votes of countOpen(roll, questions, cast)) {
          const base = basesOf(roll, votes);
          expect(base.cast).toBe(votersFor(roll, votes.question).length);
          expect(base.present).toBe(base.cast);
          expect(base.present).toBeLessThanOrEqual(base.roll);
          expect(votes.for + votes.against + votes.abstain).toBe(base.cast);
        }
      }),
    );
  });
});

describe('an open vote', () => {
  it('is taken whole: just the questions that are the member’s', () => {
    fc.assert(
      fc.property(rolls, fc.nat(8), (roll, n) => {
        const member = roll.members[n % roll.members.length]!.id;
        const own = questionsOf(roll, questions, member);
        const choices = Object.fromEntries(own.map((question) => [question, 'for' as const]));
        const denial = whyNotVote(roll, questions, { member, choices });
        expect(denial === null).toBe(own.length > 0);
        const foreign = questions.find((question) => !own.includes(question));
        if (own.length > 0 && foreign !== undefined)
          expect(whyNotVote(roll, questions, { member, choices: { ...choices, [foreign]: 'for' } })?.code).toBe(
            'not-allowed',
          );
        if (own.length > 0) expect(whyNotVote(roll, questions, { member, choices: {} })?.code).toBe('invalid');
      }),
    );
  });

  it('misses those who are there, have something to vote on, and have not', () => {
    fc.assert(
      fc.property(rolls, (roll) => {
        const missing = missingVoters(roll, questions, []);
        expect(missing).toEqual(roll.present.filter((one) => questionsOf(roll, questions, one).length > 0));
        expect(
          missingVoters(
            roll,
            questions,
            missing.map((member) => ({ member, choices: {} })),
          ),
        ).toEqual([]);
      }),
    );
  });
});
