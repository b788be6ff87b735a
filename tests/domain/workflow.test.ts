import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Guard, WorkflowFile } from '#src/definition/edition.ts';
import { isDenial } from '#src/domain/denial.ts';
import { decide, offeredActions, type Facts, type Role } from '#src/domain/workflow/decide.ts';
import { readEditionFile } from '../edition/read.ts';

const workflow = readEditionFile('workflow.json', WorkflowFile);
const reason = { zh: '原因', en: 'a reason' };
const guards = Guard.options;
/** Facts in which every guard holds but those named. */
const allBut = (...failing: readonly Guard[]): Facts =>
  Object.fromEntries(guards.map((guard) => [guard, failing.includes(guard) ? reason : true])) as Facts;

const take = (state: string, action: string, role: Role, facts: Facts = allBut()) =>
  decide(workflow, state, action, role, facts);

describe('the way of a dossier [X1]', () => {
  test('goes from draft to receipt and back to a new draft', () => {
    const way: readonly (readonly [string, Role])[] = [
      ['finalise', 'owner'],
      ['freeze-done', 'system'],
      ['attach-leaf', 'owner'],
      ['seals-complete', 'system'],
      ['submit', 'owner'],
      ['withdraw', 'owner'],
    ];
    const states: string[] = [];
    let state = workflow.initial;
    for (const [action, role] of way) {
      const decided = take(state, action, role);
      if (isDenial(decided)) throw new Error(decided.reason.en);
      states.push((state = decided.next));
    }
    expect(states).toEqual(['freezing', 'final', 'final', 'sealed', 'submitted', 'draft']);
  });

  test('a failed rendering returns to the draft and unlocks it', () => {
    expect(take('freezing', 'freeze-failed', 'system', allBut('volumes-rendered'))).toEqual({
      next: 'draft',
      effects: ['unlock'],
    });
  });

  test('unlocking keeps the sealed leaves; the next freeze says which of them still hold', () => {
    for (const state of ['final', 'sealed'])
      expect(take(state, 'unlock', 'owner')).toEqual({ next: 'draft', effects: ['unlock'] });
    expect(take('freezing', 'freeze-done', 'system')).toEqual({
      next: 'final',
      effects: ['freeze', 'void-changed-leaves'],
    });
  });

  test('a leaf taken off a sealed dossier makes it incomplete, another attached to it does not [M14]', () => {
    expect(take('sealed', 'detach-leaf', 'owner')).toMatchObject({ next: 'final' });
    expect(take('sealed', 'attach-leaf', 'owner')).toMatchObject({ next: 'sealed' });
  });

  test.each([
    ['findings', 'draft', 'finalise', 'no-errors'],
    ['out-of-time', 'draft', 'finalise', 'in-window'],
    ['out-of-time', 'sealed', 'submit', 'in-window'],
    ['conflict', 'sealed', 'submit', 'digest-matches'],
    ['seals', 'sealed', 'submit', 'applicant-seals-complete'],
    ['findings', 'sealed', 'submit', 'no-errors'],
    ['out-of-time', 'submitted', 'withdraw', 'in-window'],
    ['out-of-time', 'submitted', 'withdraw', 'before-decision'],
  ] as const)('is refused with code %s: in %s, %s while not %s [N1, M14]', (code, state, action, guard) => {
    expect(take(state, action, 'owner', allBut(guard))).toEqual({ denied: true, code, reason });
  });

  test('pages are not complete while a seal is missing [M14]', () => {
    expect(take('final', 'seals-complete', 'system', allBut('applicant-seals-complete'))).toEqual({
      denied: true,
      code: 'seals',
      reason,
    });
  });

  test('only the job ends the job, and only the owner submits', () => {
    expect(take('freezing', 'freeze-done', 'owner')).toMatchObject({ denied: true, code: 'not-allowed' });
    for (const role of ['system', 'channel', 'province'] as const)
      expect(take('sealed', 'submit', role)).toMatchObject({ denied: true, code: 'not-allowed' });
  });

  test('a refusal names the state in the words of the edition', () => {
    expect(take('draft', 'submit', 'owner')).toMatchObject({
      code: 'wrong-state',
      reason: { zh: expect.stringContaining('草稿') as string },
    });
    expect(take('draft', 'vanish', 'owner')).toMatchObject({ denied: true, code: 'invalid' });
  });
});

describe('what is offered', () => {
  test('is exactly what decide allows, and the rest bears its reason', () => {
    fc.assert(
      fc.property(anyState(), anyRole(), anyFacts(), (state, role, facts) => {
        for (const offered of offeredActions(workflow, state, role, facts)) {
          const decided = decide(workflow, state, offered.id, role, facts);
          expect(offered.denial).toEqual(isDenial(decided) ? decided : null);
        }
        const ids = offeredActions(workflow, state, role, facts).map((offered) => offered.id);
        const open = workflow.actions
          .filter((action) => !isDenial(decide(workflow, state, action.id, role, facts)))
          .map((action) => action.id);
        expect(open.filter((id) => !ids.includes(id))).toEqual([]);
      }),
    );
  });

  test('to the owner of a draft with errors is finalising, with the reason why not yet', () => {
    expect(offeredActions(workflow, 'draft', 'owner', allBut('no-errors'))).toMatchObject([
      { id: 'finalise', denial: { code: 'findings', reason } },
    ]);
  });
});

const anyState = () => fc.constantFrom(...workflow.states.map((state) => state.id));
const anyRole = (): fc.Arbitrary<Role> => fc.constantFrom('owner', 'system', 'channel', 'province');
/** Guards hold more often than not, so that walks get far. */
const anyFacts = (): fc.Arbitrary<Facts> =>
  fc.record(
    Object.fromEntries(
      guards.map((guard) => [
        guard,
        fc.oneof({ weight: 4, arbitrary: fc.constant(true as const) }, { weight: 1, arbitrary: fc.constant(reason) }),
      ]),
    ),
  ) as fc.Arbitrary<Facts>;
/** A step wants any act in any role, or (more often) one that leaves the state in a role that has it. */
const anyStep = () =>
  fc.record({
    wild: fc.option(
      fc.record({ action: fc.constantFrom(...workflow.actions.map((action) => action.id)), role: anyRole() }),
      { freq: 1 },
    ),
    pick: fc.nat(999),
    facts: anyFacts(),
  });

function wanted(state: string, pick: number): { readonly action: string; readonly role: Role } {
  const leaving = workflow.actions.filter((action) => action.from.includes(state));
  const action = leaving[pick % leaving.length];
  if (action?.actors[0] === undefined) throw new Error(`nothing leaves ${state}`);
  return { action: action.id, role: action.actors[0] };
}

/** What the effects do to a dossier, kept apart from the state that decide knows. */
interface Dossier {
  readonly state: string;
  readonly locked: boolean;
  readonly frozen: boolean;
  readonly receipt: boolean;
}

function follow(before: Dossier, next: string, effects: readonly string[]): Dossier {
  const has = (effect: string): boolean => effects.includes(effect);
  return {
    state: next,
    locked: has('lock') || (before.locked && !has('unlock')),
    frozen: has('freeze') || (before.frozen && !has('unlock')),
    receipt: has('issue-receipt') || (before.receipt && !has('discard-receipt')),
  };
}

function holdTogether({ state, locked, frozen, receipt }: Dossier): void {
  const editable = workflow.states.find((one) => one.id === state)?.editable;
  expect(editable).toBe(!locked);
  expect(frozen && editable).toBe(false);
  expect(frozen).toBe(['final', 'sealed', 'submitted'].includes(state));
  expect(receipt).toBe(state === 'submitted');
}

describe('on any walk', () => {
  test('a frozen dossier is never editable, and a receipt stands for what is submitted and nothing else [X1]', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(fc.array(anyStep(), { minLength: 1, maxLength: 200 }), (steps) => {
        let dossier: Dossier = { state: workflow.initial, locked: false, frozen: false, receipt: false };
        for (const { wild, pick, facts } of steps) {
          const { action, role } = wild ?? wanted(dossier.state, pick);
          const decided = decide(workflow, dossier.state, action, role, facts);
          if (isDenial(decided)) continue;
          if (decided.next === 'submitted') {
            expect([action, role, dossier.state]).toEqual(['submit', 'owner', 'sealed']);
            expect([
              facts['in-window'],
              facts['digest-matches'],
              facts['applicant-seals-complete'],
              facts['no-errors'],
            ]).toEqual([true, true, true, true]);
          }
          dossier = follow(dossier, decided.next, decided.effects);
          reached.add(dossier.state);
          holdTogether(dossier);
        }
      }),
      { numRuns: 300, seed: 20200420 },
    );
    expect([...reached].toSorted()).toEqual(workflow.states.map((state) => state.id).toSorted());
  });
});
