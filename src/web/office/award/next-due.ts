import type { ObjectionLine } from './types.ts';

/** What of an objection is due next: taking it up, then the answer; null where nothing waits any more. */
export function nextDue(
  one: Pick<ObjectionLine, 'state' | 'receiveDue' | 'answerDue' | 'closedAt'>,
): { readonly kind: 'receive' | 'answer'; readonly at: string } | null {
  if (one.closedAt !== null) return null;
  if (one.state === 'arrived' || one.state === 'confirmed')
    return one.receiveDue === null ? null : { kind: 'receive', at: one.receiveDue };
  return one.answerDue === null ? null : { kind: 'answer', at: one.answerDue };
}
