import { deny, type Denial } from '../denial.ts';

/** Who said that a member is in conflict: the member, or the office that found it. */
export type RecusalSource = 'declared' | 'found';
export type RecusalState = 'said' | 'confirmed' | 'rejected';

interface Said {
  readonly source: RecusalSource;
  readonly state: RecusalState;
}

/**
 * Whether a recusal takes the case from the member: what they declare does at once, until the office rejects it; what the
 * office finds does once a second person has confirmed it, so that nobody is kept from a vote by one hand.
 */
export const isInForce = ({ source, state }: Said): boolean =>
  state === 'confirmed' || (state === 'said' && source === 'declared');

/** Null where somebody of the office may settle a recusal that was said by another. */
export function whyNotSettled(
  recusal: Said & { readonly saidBy: string },
  { by, verdict, why }: { readonly by: string; readonly verdict: 'confirm' | 'reject'; readonly why: string | null },
): Denial | null {
  if (recusal.state !== 'said')
    return deny('wrong-state', '这项回避已经办结。', 'This recusal has been settled already.');
  if (recusal.saidBy === by)
    return deny('not-allowed', '回避须由另一人确认。', 'Somebody else than who said so must settle a recusal.');
  return verdict === 'reject' && why === null
    ? deny('invalid', '不予回避的，请写明理由。', 'Say why the member need not stand aside.')
    : null;
}
