import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  differing,
  unlikeCounts,
  votesOfCount,
  whyNotCount,
  type QuestionCount,
} from '#src/domain/decision/paper-count.ts';
import { votersFor } from '#src/domain/decision/roll.ts';
import { planBallots, whyNotResult } from '#src/domain/decision/secret.ts';
import { isDenial } from '#src/domain/denial.ts';
import { questions, rolls } from './arbitrary.ts';

const ids = () => {
  let n = 0;
  return () => `b${(n += 1)}`;
};

describe('the ballots of a secret vote', () => {
  it('have each question once, and in each ballot every voter answers every question', () => {
    fc.assert(
      fc.property(rolls, (roll) => {
        const plans = planBallots(roll, questions, ids());
        const least = Math.min(...questions.map((question) => votersFor(roll, question).length));
        expect(isDenial(plans)).toBe(least < 3);
        if (isDenial(plans)) return;
        expect(plans.flatMap((plan) => plan.questions).toSorted()).toEqual([...questions]);
        for (const plan of plans)
          for (const question of plan.questions) expect(votersFor(roll, question)).toEqual(plan.voters);
        const sets = plans.map((plan) => plan.voters.map(({ id }) => id).join(' '));
        expect(new Set(sets).size).toBe(sets.length);
      }),
    );
  });

  it('are refused where a voter has no account, and where so few are left that nothing stays secret', () => {
    const members = ['a', 'b', 'c'].map((id) => ({ id, name: id, userId: id as string | null, chair: false }));
    const roll = { members, present: ['a', 'b', 'c'], recused: {} };
    expect(isDenial(planBallots(roll, ['q1'], ids()))).toBe(false);
    const few = planBallots({ ...roll, recused: { q2: ['c'] } }, ['q1', 'q2'], ids());
    expect(isDenial(few) && few.reason.zh).toContain('第2项');
    const paper = { ...roll, members: [...members.slice(0, 2), { ...members[2]!, userId: null }] };
    expect(isDenial(planBallots(paper, ['q1'], ids()))).toBe(true);
  });

  it('take a result only of the voters and questions they were opened with', () => {
    const members = ['a', 'b', 'c'].map((id) => ({ id, name: id, userId: id, chair: false }));
    const plans = planBallots({ members, present: ['a', 'b', 'c'], recused: {} }, ['q1'], ids());
    if (isDenial(plans)) throw new Error('no plan');
    const result = {
      ballotId: 'b1',
      roll: ['c', 'b', 'a'],
      recused: {},
      counts: [{ question: 'q1', for: 2, against: 0, abstain: 0, spoiled: 1 }],
    };
    expect(whyNotResult(plans[0]!, result)).toBe(null);
    expect(whyNotResult(plans[0]!, { ...result, roll: ['a', 'b'] })?.code).toBe('conflict');
    const more = [{ ...result.counts[0]!, for: 3 }];
    expect(whyNotResult(plans[0]!, { ...result, counts: more })?.code).toBe('conflict');
  });
});

describe('a count of paper ballots', () => {
  const members = ['a', 'b', 'c', 'd'].map((id) => ({ id, name: id, userId: null, chair: false }));
  const roll = { members, present: ['a', 'b', 'c', 'd'], recused: { q2: ['d'] } };
  const count = (question: string, change: Partial<QuestionCount> = {}): QuestionCount => ({
    question,
    issued: 3,
    returned: 3,
    missing: 0,
    for: 2,
    against: 1,
    abstain: 0,
    spoiled: 0,
    ...change,
  });

  it('adds up: given out is come back and missing; come back is what stands on the papers', () => {
    const refused = (...counts: QuestionCount[]) => whyNotCount(roll, ['q1', 'q2'], counts)?.reason.zh;
    expect(refused(count('q1'), count('q2'))).toBeUndefined();
    expect(refused(count('q1', { issued: 4, missing: 1 }), count('q2'))).toBeUndefined();
    expect(refused(count('q1'))).toContain('每一项都须计票');
    expect(refused(count('q1', { issued: 4 }), count('q2'))).toContain('第1项');
    expect(refused(count('q1'), count('q2', { for: 1 }))).toContain('第2项');
    const tooMany = count('q2', { issued: 4, returned: 4, for: 3 });
    expect(refused(count('q1'), tooMany)).toContain('须回避的不发票');
  });

  it('is that of two tellers, who are told where they differ but not by how much', () => {
    const one = [count('q1'), count('q2')];
    const other = [count('q1'), count('q2', { for: 1, against: 2 })];
    expect(differing(one, one)).toEqual([]);
    expect(differing(one, other)).toEqual(['q2']);
    const denial = unlikeCounts(['q1', 'q2'], differing(one, other));
    expect(denial.reason.zh).toContain('第2项');
    expect(JSON.stringify(denial)).not.toMatch(/for|against/u);
    expect(votesOfCount(one)[0]).toEqual({ question: 'q1', for: 2, against: 1, abstain: 0, spoiled: 0 });
  });
});
