import { caseScopeFor } from '#src/domain/access/scope.ts';
import { seatsFor, whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { deny, type Denial } from '#src/domain/denial.ts';
import { tallyCases, type CaseTally } from '#src/store/cases.ts';
import type { Edition } from '#src/definition/edition-bundle.ts';
import type { Deps } from './deps.ts';

export interface Overview {
  readonly edition: Edition;
  /** Cases by channel, class and state, of the channels the actor may see. */
  readonly tallies: readonly CaseTally[];
  readonly channels: Edition['channels'];
  readonly at: Date;
}

/** Channels × states of an edition, within what the actor may see; every number opens the list of the same filter. */
export async function readOverview(
  deps: Deps,
  actor: Actor,
  programme: string,
  id: string,
): Promise<Overview | Denial> {
  const denial = whyNot(actor, 'office.read', null);
  if (denial !== null) return denial;
  const edition = deps.editions.current(programme, id);
  const scope = caseScopeFor(actor, 'case.read');
  if (edition === null || scope.see !== 'cases' || !scope.parts.some((part) => part.programme === programme))
    return deny('absent', '没有这一届，或您无权查看。', 'There is no such edition, or you may not see it.');
  const at = await deps.clock.now();
  const mine = new Set(seatsFor(actor, 'case.read').map((seat) => seat.channel));
  const above = scope.parts.some((part) => part.programme === programme && part.channel === null);
  return {
    edition,
    tallies: await tallyCases(deps.db, scope, { programme, edition: id, now: at }),
    channels: edition.channels.filter((channel) => above || mine.has(channel.id)),
    at,
  };
}
