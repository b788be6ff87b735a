import type { Actor } from './why-not.ts';

/** Which applications an actor's lists may hold; the store turns it into SQL and has no other way to read many. */
export type Scope =
  | { readonly see: 'none' }
  | { readonly see: 'owned'; readonly ownerId: string }
  | { readonly see: 'all' };

/** The same answer as asking `whyNot(actor, 'application.read', …)` of each application, one by one. */
export function scopeFor(actor: Actor): Scope {
  if (actor.kind === 'visitor') return { see: 'none' };
  return actor.kind === 'system' ? { see: 'all' } : { see: 'owned', ownerId: actor.id };
}
