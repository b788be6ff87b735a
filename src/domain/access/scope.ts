import { seatsFor, type Action, type Actor } from './why-not.ts';

/** The cases of one channel of a programme, or of all its channels. */
export interface ScopePart {
  readonly programme: string;
  readonly channel: string | null;
}

/** Which applications an actor's lists may hold; the store turns it into SQL and has no other way to read many. */
export type Scope =
  | { readonly see: 'none' }
  | { readonly see: 'owned'; readonly ownerId: string }
  | { readonly see: 'cases'; readonly parts: readonly ScopePart[] }
  | { readonly see: 'all' };

/** The same answer as asking `whyNot(actor, 'application.read', …)` of each application, one by one. */
export function scopeFor(actor: Actor): Scope {
  if (actor.kind === 'visitor') return { see: 'none' };
  return actor.kind === 'system' ? { see: 'all' } : { see: 'owned', ownerId: actor.id };
}

/** The same answer as asking `whyNot(actor, action, …)` of each case, one by one; for what only offices may. */
export function caseScopeFor(actor: Actor, action: Extract<Action, 'case.read' | 'case.export' | 'batch.read'>): Scope {
  const parts = seatsFor(actor, action).flatMap((seat): ScopePart[] => {
    const above = seat.side === 'province' || seat.side === 'supervision';
    return above || seat.channel !== null ? [{ programme: seat.programme, channel: above ? null : seat.channel }] : [];
  });
  return parts.length === 0 ? { see: 'none' } : { see: 'cases', parts };
}

/** Consultations of a programme: of one channel, of one department once sent, or of all. */
export interface ConsultationPart {
  readonly programme: string;
  readonly channel: string | null;
  readonly authority: string | null;
}

/** The same answer as asking `whyNot(actor, 'consultation.read', …)` of each consultation, one by one. */
export const consultationScopeFor = (actor: Actor): readonly ConsultationPart[] =>
  seatsFor(actor, 'consultation.read').flatMap(({ side, programme, authority, channel }): ConsultationPart[] => {
    if (side === 'consulted') return [{ programme, channel: null, authority }];
    if (side === 'province' || side === 'supervision') return [{ programme, channel: null, authority: null }];
    return channel === null ? [] : [{ programme, channel, authority: null }];
  });
