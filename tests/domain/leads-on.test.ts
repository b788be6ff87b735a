import { expect, it } from 'vitest';
import { newestEdition } from '#src/cli/editions.ts';
import { leadsOn } from '#src/domain/workflow/decide.ts';

const { workflow } = newestEdition();
const on = (state: string, action: string, origin: string | null = null): boolean =>
  leadsOn(workflow, { state, origin }, action);

it('an act leads on towards the offices, never back to the draft nor to an end', () => {
  expect(on('draft', 'finalise')).toBe(true);
  expect(on('sealed', 'submit')).toBe(true);
  expect(on('sealed', 'unlock')).toBe(false);
  expect(on('submitted', 'accept')).toBe(true);
  expect(on('submitted', 'withdraw')).toBe(false);
  expect(on('submitted', 'ask-correction')).toBe(false);
  expect(on('submitted', 'refuse')).toBe(false);
  expect(on('submitted', 'withdraw-case')).toBe(false);
});

it('a correction leads back to where it was asked for', () => {
  expect(on('correcting', 'finalise', 'accepted')).toBe(true);
  expect(on('correctionSealed', 'submit', 'accepted')).toBe(true);
  expect(on('correctionSealed', 'unlock', 'accepted')).toBe(false);
});
