import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { awardWithin, type Carried } from '#src/domain/decision/award-within.ts';
import { closeMotion } from '#src/domain/decision/close.ts';
import { whyNotAward, type Decided, type Prize } from '#src/domain/decision/quota.ts';
import { isDenial } from '#src/domain/denial.ts';
import { questions, rolls, shares } from './arbitrary.ts';

const name = { zh: '质量奖', en: 'award' };
const classes = ['organisation', 'individual'];
const prizes: fc.Arbitrary<Prize> = fc.record({
  id: fc.constant('award'),
  name: fc.constant(name),
  quota: fc.integer({ min: 0, max: 6 }),
  counts: fc.constantFrom('together', 'each'),
  atMost: fc.oneof(fc.constant({}), fc.record({ individual: fc.integer({ min: 0, max: 4 }) })),
});
const carried: fc.Arbitrary<Carried[]> = fc
  .array(fc.record({ class: fc.constantFrom(...classes), votes: fc.integer({ min: 1, max: 5 }) }), { maxLength: 12 })
  .map((all) => all.map((one, n) => ({ ...one, application: `a${n}` })));
const given = (all: readonly Carried[], ids: readonly string[]): Decided[] =>
  all.filter((one) => ids.includes(one.application)).map((one) => ({ ...one, prize: 'award' }));

/** Every way of settling the ties that keeps the quota, by brute force over subsets. */
function* subsets<T>(all: readonly T[]): Generator<T[]> {
  for (let bits = 0; bits < 1 << all.length; bits += 1) yield all.filter((_, n) => (bits >> n) & 1);
}

describe('places of a prize [N2]', () => {
  it('are never given beyond the quota, its limit of a class, or twice', () => {
    fc.assert(
      fc.property(prizes, carried, fc.nat(12), (prize, all, cut) => {
        const [before, now] = [
          given(
            all.slice(0, cut),
            all.map((one) => one.application),
          ),
          all.slice(cut),
        ];
        fc.pre(whyNotAward([prize], before) === null);
        const awarded = awardWithin(prize, before, now);
        expect(whyNotAward([prize], [...before, ...given(now, awarded.in)])).toBe(null);
        const everybody = [...awarded.in, ...awarded.tied, ...awarded.over].toSorted();
        expect(everybody).toEqual(now.map((one) => one.application).toSorted());
      }),
    );
  });

  it('go to those with most votes: nobody of the class is left out or tied who has more than one that got it', () => {
    fc.assert(
      fc.property(prizes, carried, (prize, all) => {
        const awarded = awardWithin(prize, [], all);
        const votes = (id: string) => all.find((one) => one.application === id)!;
        for (const won of awarded.in)
          for (const other of [...awarded.tied, ...awarded.over])
            if (votes(won).class === votes(other).class) expect(votes(won).votes).toBeGreaterThan(votes(other).votes);
      }),
    );
  });

  it('are left undecided between equals only where a place is left, and not enough for all of them', () => {
    fc.assert(
      fc.property(prizes, carried, (prize, all) => {
        const { in: won, tied } = awardWithin(prize, [], all);
        if (tied.length === 0) return;
        const keeps = (some: readonly string[]) => whyNotAward([prize], given(all, [...won, ...some])) === null;
        expect(keeps(tied)).toBe(false);
        const best = Math.max(...[...subsets(tied)].filter(keeps).map((some) => some.length));
        expect(best).toBeGreaterThan(0);
        for (const id of tied) expect(keeps([id])).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('are all given where nobody is tied or left without one', () => {
    fc.assert(
      fc.property(prizes, carried, (prize, all) => {
        fc.pre(
          whyNotAward(
            [prize],
            given(
              all,
              all.map((one) => one.application),
            ),
          ) === null,
        );
        expect(awardWithin(prize, [], all)).toEqual({
          in: expect.arrayContaining(all.map((one) => one.application)),
          tied: [],
          over: [],
        });
      }),
    );
  });

  it('may stay empty, and nobody gets two prizes or one the edition does not have', () => {
    const prize: Prize = { id: 'award', name, quota: 1, counts: 'together' };
    const second: Prize = { ...prize, id: 'nomination' };
    const one = { application: 'a', class: 'organisation', prize: 'award' };
    expect(whyNotAward([prize, second], [])).toBe(null);
    expect(whyNotAward([prize, second], [one, { ...one, prize: 'nomination' }])?.code).toBe('conflict');
    expect(whyNotAward([prize], [{ ...one, prize: 'nomination' }])?.code).toBe('invalid');
    expect(whyNotAward([prize], [one, { ...one, application: 'b' }])?.reason.zh).toContain('不超过1个');
    const limited: Prize = { ...prize, quota: 3, atMost: { individual: 0 } };
    expect(whyNotAward([limited], [{ ...one, class: 'individual' }])?.code).toBe('conflict');
  });
});

describe('a motion that is closed', () => {
  const votesOf = (count: number) => fc.record({ for: fc.nat(count), against: fc.nat(3), abstain: fc.nat(3) });

  it('gives prizes within the quota, to what carried, and refuses where a question has no quorum', () => {
    const rule = fc.record({ base: fc.constantFrom('roll', 'present', 'cast'), atLeast: fc.boolean() });
    fc.assert(
      fc.property(
        rolls,
        shares,
        shares,
        rule,
        prizes,
        fc.array(votesOf(9), { minLength: 4, maxLength: 4 }),
        (...all) => {
          const [roll, quorum, majority, how, prize, votes] = all;
          const closed = closeMotion({
            rules: { way: 'open', quorum, majority: { ...majority, ...how } },
            roll,
            candidates: questions.map((application, n) => ({ application, class: classes[n % 2]! })),
            votes: votes.map((one, n) => ({ ...one, question: questions[n]!, spoiled: 0 })),
            prizes: [prize],
            prize: 'award',
            before: [],
          });
          if (isDenial(closed)) {
            expect(['wrong-state', 'conflict']).toContain(closed.code);
            return;
          }
          const outcomes = closed.result.questions;
          const won = outcomes.filter((one) => one.outcome === 'in');
          expect(won.every((one) => one.carried)).toBe(true);
          expect(outcomes.filter((one) => !one.carried).every((one) => one.outcome === 'out')).toBe(true);
          const decided = won.map((one) => ({
            application: one.question,
            class: classes[questions.indexOf(one.question as 'q1') % 2]!,
            prize: 'award',
          }));
          expect(whyNotAward([prize], decided)).toBe(null);
          const tied = outcomes.some((one) => one.outcome === 'tied');
          expect(closed.state).toBe(won.length > 0 ? 'decided' : tied ? 'undecided' : 'rejected');
        },
      ),
    );
  });

  it('cannot be closed where it would give somebody a second prize', () => {
    const members = ['a', 'b', 'c'].map((id) => ({ id, name: id, userId: null, chair: false }));
    const closed = closeMotion({
      rules: { way: 'open', quorum: { of: 2, in: 3 }, majority: { of: 1, in: 2, base: 'present', atLeast: false } },
      roll: { members, present: ['a', 'b', 'c'], recused: {} },
      candidates: [{ application: 'q1', class: 'organisation' }],
      votes: [{ question: 'q1', for: 3, against: 0, abstain: 0, spoiled: 0 }],
      prizes: [
        { id: 'award', name, quota: 1, counts: 'together' },
        { id: 'nomination', name, quota: 1, counts: 'together' },
      ],
      prize: 'nomination',
      before: [{ application: 'q1', class: 'organisation', prize: 'award' }],
    });
    expect(isDenial(closed) && closed.reason.zh).toContain('不能同时获得两个奖项');
  });
});
