import type { Text } from '#src/definition/text.ts';
import type { Halt } from './transport.ts';

/** How saving stands. Only `saved` says that the server holds everything that was typed. */
export type SaveStatus =
  | { readonly kind: 'saved'; readonly at: string | null }
  | { readonly kind: 'saving' }
  | { readonly kind: 'offline'; readonly waiting: number; readonly reason: Text }
  | { readonly kind: 'signed-out'; readonly waiting: number }
  | { readonly kind: 'locked'; readonly waiting: number; readonly reason: Text }
  | { readonly kind: 'conflict'; readonly clashes: number }
  | { readonly kind: 'refused'; readonly refused: number };

export interface SaveFacts {
  readonly waiting: number;
  readonly halt: Halt | null;
  readonly clashes: number;
  readonly refused: number;
  readonly savedAt: string | null;
}

export function statusOf({ waiting, halt, clashes, refused, savedAt }: SaveFacts): SaveStatus {
  if (halt?.kind === 'signed-out') return { kind: 'signed-out', waiting };
  if (waiting > 0 && halt !== null)
    return { kind: halt.kind === 'locked' ? 'locked' : 'offline', waiting, reason: halt.reason };
  if (waiting > 0) return { kind: 'saving' };
  if (clashes > 0) return { kind: 'conflict', clashes };
  return refused > 0 ? { kind: 'refused', refused } : { kind: 'saved', at: savedAt };
}
