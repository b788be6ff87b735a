import type { Duty } from '#src/definition/authority.ts';
import type { Actor } from '#src/domain/access/why-not.ts';
import type { AuthorityKey } from '#src/store/authority-streams.ts';
import type { EditionRegistry } from './editions.ts';
import { authoritiesOf } from './seats.ts';
import { newestOf } from './seat-plan.ts';

/** The actor's own office of the administration for a duty: in its stream their acts stand. Null where they have none. */
export function dutySeat(actor: Actor, programme: string, duty: Duty): AuthorityKey | null {
  if (actor.kind !== 'user') return null;
  return actor.seats.find((seat) => seat.programme === programme && seat.duty === duty) ?? null;
}

/** The office of a programme that has a duty; null where the newest edition names none. */
export function dutyOffice(editions: EditionRegistry, programme: string, duty: Duty): AuthorityKey | null {
  const edition = newestOf(editions, programme);
  const found =
    edition === null ? undefined : [...authoritiesOf(edition).values()].find((one) => one.entry?.duty === duty);
  return found === undefined ? null : { programme, authority: found.id };
}
