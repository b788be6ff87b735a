import * as fc from 'fast-check';
import type { Member, MotionRoll } from '#src/domain/decision/roll.ts';

export const questions = ['q1', 'q2', 'q3', 'q4'] as const;

/** A committee of up to nine, of whom some are there, and some stand aside from some questions. */
export const rolls: fc.Arbitrary<MotionRoll> = fc.integer({ min: 1, max: 9 }).chain((size) => {
  const members = Array.from({ length: size }, (_, n): Member => ({
    id: `m${n}`,
    name: `委员${n}`,
    userId: `u${n}`,
    chair: n === 0,
  }));
  const some = fc.subarray(members.map(({ id }) => id));
  return fc.record({
    members: fc.constant(members),
    present: some,
    recused: fc.record(Object.fromEntries(questions.map((question) => [question, some]))),
  });
});

export const shares = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }))
  .map(([a, b]) => ({ of: Math.min(a, b), in: Math.max(a, b) }));
