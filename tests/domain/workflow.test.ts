import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Guard, WorkflowFile, type ActorRole } from '#src/definition/workflow.ts';
import { isDenial } from '#src/domain/denial.ts';
import {
  decide,
  leaves,
  offeredActions,
  stateOf,
  statesIn,
  type Facts,
  type Standing,
} from '#src/domain/workflow/decide.ts';
import { readEditionFile } from '../edition/read.ts';

const workflow = readEditionFile('workflow.json', WorkflowFile);
const reason = { zh: '原因', en: 'a reason' };
const guards = Guard.options;
/** Facts in which every guard holds but those named. */
const allBut = (...failing: readonly Guard[]): Facts =>
  Object.fromEntries(guards.map((guard) => [guard, failing.includes(guard) ? reason : true])) as Facts;

const at = (state: string, origin: string | null = null): Standing => ({ state, origin });
const take = (state: string, action: string, role: ActorRole, facts: Facts = allBut()) =>
  decide(workflow, at(state), action, [role], facts);

describe('the way of a dossier [X1]', () => {
  test('goes from draft to receipt and back to a new draft', () => {
    const way: readonly (readonly [string, ActorRole])[] = [
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
    expect(take('freezing', 'freeze-failed', 'system', allBut('volumes-rendered'))).toMatchObject({
      next: 'draft',
      effects: ['unlock'],
    });
  });

  test('unlocking keeps the sealed leaves; the next freeze says which of them still hold', () => {
    for (const state of ['final', 'sealed'])
      expect(take(state, 'unlock', 'owner')).toMatchObject({ next: 'draft', effects: ['unlock'] });
    expect(take('freezing', 'freeze-done', 'system')).toMatchObject({
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
    for (const role of ['system', 'channel.handler', 'province.leader'] as const)
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
      fc.property(anyStanding(), anyRole(), anyFacts(), (standing, role, facts) => {
        for (const offered of offeredActions(workflow, standing, [role], facts)) {
          const decided = decide(workflow, standing, offered.id, [role], facts);
          expect(offered.denial).toEqual(isDenial(decided) ? decided : null);
        }
        const ids = offeredActions(workflow, standing, [role], facts).map((offered) => offered.id);
        const open = workflow.actions
          .filter((action) => !isDenial(decide(workflow, standing, action.id, [role], facts)))
          .map((action) => action.id);
        expect(open.filter((id) => !ids.includes(id))).toEqual([]);
      }),
    );
  });

  test('to the owner of a draft with errors is finalising, with the reason why not yet', () => {
    expect(offeredActions(workflow, at('draft'), ['owner'], allBut('no-errors'))).toMatchObject([
      { id: 'finalise', denial: { code: 'findings', reason } },
    ]);
  });
});

const origins = [null, ...new Set(workflow.actions.flatMap((action) => action.origin ?? []))];
const roles = [...new Set(workflow.actions.flatMap((action) => action.actors))];
const anyStanding = (): fc.Arbitrary<Standing> =>
  fc.record({
    state: fc.constantFrom(...workflow.states.map((state) => state.id)),
    origin: fc.constantFrom(...origins),
  });
const anyRole = (): fc.Arbitrary<ActorRole> => fc.constantFrom(...roles);
/** Guards hold more often than not, so that walks get far. */
const anyFacts = (): fc.Arbitrary<Facts> =>
  fc.record(
    Object.fromEntries(
      guards.map((guard) => [
        guard,
        fc.oneof({ weight: 9, arbitrary: fc.constant(true as const) }, { weight: 1, arbitrary: fc.constant(reason) }),
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
    pick: fc.nat(9999),
    facts: anyFacts(),
  });

/** An act that leaves here, in a role that has it; the one that goes on by one step is wanted as often as all others together. */
function wanted(standing: Standing, pick: number): { readonly action: string; readonly role: ActorRole } {
  const leaving = workflow.actions.filter((action) => leaves(action, standing));
  const place = (id: string): number => workflow.states.findIndex((state) => state.id === id);
  const onward = leaving
    .filter((action) => place(action.to) > place(standing.state))
    .toSorted((a, b) => place(a.to) - place(b.to))
    .slice(0, 1);
  const some = pick % 2 === 0 && onward.length > 0 ? onward : leaving;
  const action = some[(pick >> 1) % some.length];
  if (action?.actors[0] === undefined) throw new Error(`nothing leaves ${standing.state}`);
  return { action: action.id, role: action.actors[0] };
}

/** What the effects do to a dossier, kept apart from the state that decide knows. */
interface Dossier extends Standing {
  readonly locked: boolean;
  readonly frozen: boolean;
  readonly receipt: boolean;
  readonly withOffice: boolean;
  /** Whether the case was recommended since it was last looked at by its channel. */
  readonly recommended: boolean;
}
const first: Dossier = {
  ...at(workflow.initial),
  locked: false,
  frozen: false,
  receipt: false,
  withOffice: false,
  recommended: false,
};

function follow(before: Dossier, next: string, effects: readonly string[], action: string): Dossier {
  const has = (effect: string): boolean => effects.includes(effect);
  return {
    state: next,
    origin: has('remember-origin') ? before.state : before.origin,
    locked: has('lock') || has('register-on-paper') || (before.locked && !has('unlock')),
    frozen:
      has('freeze') || (before.frozen && !has('unlock')) || (has('lock') && next !== 'freezing' && before.withOffice),
    // Of an application on paper the counter gives a receipt of its own.
    receipt: has('issue-receipt') || has('register-on-paper') || (before.receipt && !has('discard-receipt')),
    withOffice: has('hand-over') || (before.withOffice && !has('take-back')),
    recommended: action === 'recommend' || (before.recommended && !['accepted', 'submitted'].includes(next)),
  };
}

function holdTogether({ state, locked, receipt, withOffice, recommended }: Dossier): void {
  const { editable, phase, owner } = stateOf(workflow, state)!;
  expect(editable !== 'none', `${state} is editable exactly where nothing is locked`).toBe(!locked);
  if (phase === 'office') {
    expect(receipt, `${state} stands upon a receipt`).toBe(true);
    expect(withOffice).toBe(true);
    expect(['channel', 'government', 'province']).toContain(owner);
  }
  if (phase !== 'office' && phase !== 'ended' && editable === 'all') expect(receipt || withOffice).toBe(false);
  if (['recommended', 'forwarded', 'admitted'].includes(state))
    expect(recommended, `${state} is not reached past the recommendation`).toBe(true);
}

describe('on any walk', () => {
  test('a frozen dossier is never editable, nothing is forwarded past the recommendation, and what an office has was handed in [X1, R3]', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(fc.array(anyStep(), { minLength: 1, maxLength: 300 }), (steps) => {
        let dossier: Dossier = first;
        for (const { wild, pick, facts } of steps) {
          if (workflow.actions.every((action) => !leaves(action, dossier))) break;
          const { action, role } = wild ?? wanted(dossier, pick);
          const decided = decide(workflow, dossier, action, [role], facts);
          if (isDenial(decided)) continue;
          if (action === 'submit') {
            expect(role).toBe('owner');
            expect(statesIn(workflow, 'final')).toContain(dossier.state);
            expect([facts['digest-matches'], facts['applicant-seals-complete'], facts['no-errors']]).toEqual([
              true,
              true,
              true,
            ]);
          }
          dossier = follow(dossier, decided.next, decided.effects, action);
          reached.add(dossier.state);
          holdTogether(dossier);
        }
      }),
      { numRuns: 1500, seed: 20200420 },
    );
    expect([...reached].toSorted()).toEqual(workflow.states.map((state) => state.id).toSorted());
  });

  test('a correction comes back to where it was asked, and a refusal is reopened where it was refused', () => {
    for (const { id, from, effects } of workflow.actions.filter((row) => row.effects.includes('remember-origin')))
      for (const state of from) {
        const back = effects.includes('open-correction') ? 'submit' : 'reopen';
        const standing = at(id === 'ask-correction' ? 'correctionSealed' : 'refused', state);
        const ways = workflow.actions.filter((row) => row.id === back && leaves(row, standing));
        expect(
          ways.map((row) => row.to),
          `${id} from ${state}`,
        ).toEqual([state]);
      }
  });
});
