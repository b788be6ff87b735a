import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInForce, whyNotSettled } from '#src/domain/decision/recusal.ts';
import {
  eligibleFor,
  hasQuorum,
  questionsOf,
  votersFor,
  whyNotQuorate,
  withRecusal,
} from '#src/domain/decision/roll.ts';
import { questions, rolls, shares } from './arbitrary.ts';

const aside = (roll: { recused: Readonly<Record<string, readonly string[]>> }, question: string, id: string) =>
  roll.recused[question]?.includes(id) === true;

describe('recusal per case [N4]', () => {
  it('takes a member from roll, from who is there and from the questions of that one case only', () => {
    fc.assert(
      fc.property(rolls, fc.constantFrom(...questions), fc.nat(8), (roll, question, n) => {
        const member = roll.members[n % roll.members.length]!.id;
        const after = withRecusal(roll, question, member);
        const was = aside(roll, question, member);
        expect(eligibleFor(after, question)).toHaveLength(eligibleFor(roll, question).length - (was ? 0 : 1));
        const there = roll.present.includes(member) && !was;
        expect(votersFor(after, question)).toHaveLength(votersFor(roll, question).length - (there ? 1 : 0));
        expect(questionsOf(after, questions, member)).not.toContain(question);
        for (const other of questions.filter((one) => one !== question))
          expect(votersFor(after, other)).toEqual(votersFor(roll, other));
        expect(withRecusal(after, question, member)).toBe(after);
      }),
    );
  });

  it('counts at once where a member declares it, and after a second person where the office finds it', () => {
    expect(isInForce({ source: 'declared', state: 'said' })).toBe(true);
    expect(isInForce({ source: 'found', state: 'said' })).toBe(false);
    expect(isInForce({ source: 'found', state: 'confirmed' })).toBe(true);
    expect(isInForce({ source: 'declared', state: 'rejected' })).toBe(false);
    const said = { source: 'found', state: 'said', saidBy: 'a' } as const;
    expect(whyNotSettled(said, { by: 'a', verdict: 'confirm', why: null })?.code).toBe('not-allowed');
    expect(whyNotSettled(said, { by: 'b', verdict: 'reject', why: null })?.code).toBe('invalid');
    expect(whyNotSettled(said, { by: 'b', verdict: 'confirm', why: null })).toBe(null);
  });
});

describe('the quorum', () => {
  it('is the share of those who may vote on the very question', () => {
    fc.assert(
      fc.property(rolls, shares, fc.constantFrom(...questions), (roll, share, question) => {
        const [may, there] = [eligibleFor(roll, question).length, votersFor(roll, question).length];
        expect(hasQuorum(share, roll, question)).toBe(may > 0 && there / may >= share.of / share.in - 1e-12);
      }),
    );
  });

  it('is never one of nobody: where everybody stands aside the refusal says what can be done', () => {
    fc.assert(
      fc.property(rolls, shares, (roll, share) => {
        const all = { ...roll, recused: { q1: roll.members.map(({ id }) => id) } };
        const denial = whyNotQuorate(share, all, ['q1']);
        expect(denial?.code).toBe('conflict');
        expect(denial?.reason.zh).toContain('增补不需回避的委员');
      }),
    );
  });

  it('of a motion is that of each question, and its refusal names them by place, not by name', () => {
    const members = ['a', 'b', 'c'].map((id) => ({ id, name: id, userId: null, chair: false }));
    const roll = { members, present: ['a'], recused: { q2: ['b', 'c'] } };
    expect(whyNotQuorate({ of: 2, in: 3 }, roll, ['q1', 'q2', 'q3'])?.reason.zh).toContain('第1、3项');
    expect(whyNotQuorate({ of: 2, in: 3 }, roll, ['q2'])).toBe(null);
  });
});
