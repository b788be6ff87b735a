import type { Text } from '#src/definition/text.ts';

/** A refusal is a value: what is refused and why. `absent` says no more than that there is no such thing. */
export interface Denial {
  readonly denied: true;
  readonly code:
    | 'absent'
    | 'signed-out'
    | 'not-allowed'
    | 'factor'
    | 'wrong-state'
    | 'out-of-time'
    | 'findings'
    | 'seals'
    | 'conflict'
    | 'invalid'
    | 'too-large';
  readonly reason: Text;
  readonly detail?: unknown;
}

export function deny(code: Denial['code'], zh: string, en: string, detail?: unknown): Denial {
  return { denied: true, code, reason: { zh, en }, ...(detail === undefined ? {} : { detail }) };
}

export function isDenial(value: unknown): value is Denial {
  return typeof value === 'object' && value !== null && (value as { denied?: unknown }).denied === true;
}
