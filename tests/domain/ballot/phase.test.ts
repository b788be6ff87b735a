import { describe, expect, it } from 'vitest';
import { whyNotNow, type BallotAct, type BallotPhase } from '#src/domain/ballot/phase.ts';
import { decideCast, whyNotIssued } from '#src/domain/ballot/voting.ts';
import { isDenial } from '#src/domain/denial.ts';

const phases: readonly BallotPhase[] = ['prepared', 'open', 'closed', 'counted', 'void'];

describe('the phases of a ballot', () => {
  it('allow each act in these only', () => {
    const allowed = (act: BallotAct) => phases.filter((phase) => whyNotNow(phase, act) === null);
    expect(allowed('give-key')).toEqual(['prepared']);
    expect(allowed('open')).toEqual(['prepared']);
    expect(allowed('issue')).toEqual(['open']);
    expect(allowed('cast')).toEqual(['open']);
    expect(allowed('remove')).toEqual(['open', 'closed']);
    expect(allowed('close')).toEqual(['open']);
    expect(allowed('give-share')).toEqual(['closed']);
    expect(allowed('void')).toEqual(['prepared', 'open', 'closed']);
  });
});

describe('a token', () => {
  const line = { user: 'u', recused: false, removed: false, issued: null };

  it('is given once to who is on the roll, and for the same message again', () => {
    expect(whyNotIssued(line, 'h')).toBeNull();
    expect(whyNotIssued({ ...line, issued: 'h' }, 'h')).toBeNull();
    expect(whyNotIssued({ ...line, issued: 'g' }, 'h')?.code).toBe('conflict');
    expect(whyNotIssued({ ...line, recused: true }, 'h')?.code).toBe('not-allowed');
    expect(whyNotIssued({ ...line, removed: true, issued: 'h' }, 'h')?.code).toBe('not-allowed');
    expect(whyNotIssued(undefined, 'h')?.code).toBe('not-allowed');
  });

  it('counts once, and never more than were given', () => {
    const before = { signature: 's', ciphertext: 'c' };
    expect(decideCast(undefined, 'c', { cast: 1, issued: 2 })).toBe('put-in');
    expect(isDenial(decideCast(undefined, 'c', { cast: 2, issued: 2 }))).toBe(true);
    expect(decideCast(before, 'c', { cast: 2, issued: 2 })).toBe('is-in');
    expect(isDenial(decideCast(before, 'd', { cast: 1, issued: 2 }))).toBe(true);
  });
});
