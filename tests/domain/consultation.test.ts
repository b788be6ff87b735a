import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDenial } from '#src/domain/denial.ts';
import {
  consultationKind,
  consultationsClosed,
  countItems,
  isClosed,
  itemActs,
  itemStates,
  itemTable,
  nextItemState,
  refuseAnswer,
  type AnswerKind,
  type ItemState,
  type ItemTask,
} from '#src/domain/workflow/consultation.ts';

const step = fc.record({ act: fc.constantFrom(...itemActs), party: fc.constantFrom('channel', 'department') } as const);

describe('the states of one department’s opinion of one applicant [R2]', () => {
  it('are walked at random: an answer is never lost, nobody answers twice, a department does nothing but answer', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let state: ItemState = 'draft';
        let answers = 0;
        for (const { act, party } of steps) {
          const next = nextItemState(state, act, party);
          if (isDenial(next)) {
            expect(next.reason.zh).not.toBe('');
            continue;
          }
          if (party === 'department') expect(act).toBe('answer');
          if (act === 'answer') answers += 1;
          if (state === 'answered') expect(next).toBe('answered');
          if (state === 'draft') expect(['asked', 'leftOut', 'calledOff']).toContain(next);
          if (state === 'leftOut' || state === 'calledOff') expect.unreachable('a settled item went on');
          state = next;
        }
        expect(answers).toBeLessThanOrEqual(1);
        expect(state === 'answered').toBe(answers === 1);
      }),
    );
  });

  it('can all be reached, and all but the ended ones be left', () => {
    const reached = new Set<ItemState>(['draft']);
    for (let size = 0; size < reached.size;) {
      size = reached.size;
      for (const row of Object.values(itemTable)) if (row.from.some((one) => reached.has(one))) reached.add(row.to);
    }
    expect([...reached].toSorted()).toEqual([...itemStates].toSorted());
    for (const state of ['draft', 'asked', 'overdue'] as const)
      expect(Object.values(itemTable).some((row) => row.from.includes(state) && row.to !== state)).toBe(true);
  });

  it('say of a second answer that it is a conflict, whoever gives it', () => {
    for (const party of ['channel', 'department'] as const)
      expect(nextItemState('answered', 'answer', party)).toMatchObject({ code: 'conflict' });
    expect(nextItemState('overdue', 'answer', 'department')).toBe('answered');
  });

  it('want facts with an adverse record, and only there', () => {
    expect(refuseAnswer('adverse', ' ')).toMatchObject({ code: 'invalid' });
    expect(refuseAnswer('adverse', '事实')).toBeNull();
    expect(refuseAnswer('none', '事实')).toMatchObject({ code: 'invalid' });
    expect(refuseAnswer('cannotSay', '系统中没有')).toBeNull();
  });
});

describe('whether the consultations of a case are closed [R2]', () => {
  const departments = ['tax', 'customs', 'health'];
  const text = (id: string) => ({ zh: id, en: id });
  const kinds: readonly (AnswerKind | null)[] = ['none', 'adverse', 'cannotSay'];
  const task = fc
    .record({
      authority: fc.constantFrom(...departments),
      state: fc.constantFrom(...itemStates),
      kind: fc.constantFrom(...kinds),
      judged: fc.boolean(),
    })
    .map(({ authority, state, kind, judged }): ItemTask => ({
      kind: consultationKind,
      authority,
      state,
      body: {
        answer: state === 'answered' ? { kind } : null,
        judged: judged ? { note: 'x' } : null,
      },
    }));

  it('is true only where each that must be asked stands settled and each adverse record is judged', () => {
    fc.assert(
      fc.property(fc.array(task, { maxLength: 8 }), fc.subarray(departments), fc.boolean(), (tasks, must, counts) => {
        const closed = consultationsClosed(
          must.map((id) => ({ id, name: text(id) })),
          tasks,
          text,
          counts,
        );
        const last = (id: string) => tasks.findLast((one) => one.authority === id && one.state !== 'calledOff');
        const settled = departments.every((id) => {
          const one = last(id);
          if (one === undefined) return !must.includes(id);
          const body = one.body as { answer: { kind: string } | null; judged: object | null };
          if (one.state === 'overdue' && !counts) return false;
          return isClosed(one.state as ItemState) && (body.answer?.kind !== 'adverse' || body.judged !== null);
        });
        expect(closed === true).toBe(settled);
        if (closed !== true) for (const id of must) if (last(id) === undefined) expect(closed.zh).toContain(id);
      }),
    );
  });

  it('counts what was answered of what was asked, as 5/7', () => {
    const of = (authority: string, state: ItemState): ItemTask => ({
      kind: consultationKind,
      authority,
      state,
      body: { answer: null, judged: null },
    });
    const tasks = [
      ...['a', 'b', 'c', 'd', 'e'].map((id) => of(id, 'answered')),
      of('f', 'asked'),
      of('g', 'overdue'),
      of('h', 'leftOut'),
      of('i', 'draft'),
      of('a', 'calledOff'),
    ];
    expect(countItems(tasks)).toEqual({ asked: 7, answered: 5, overdue: 1, adverse: 0, unjudged: 0 });
  });
});
