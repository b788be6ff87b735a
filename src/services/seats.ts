import { spellOut, type Authority } from '#src/definition/authority.ts';
import type { Edition } from '#src/definition/edition-bundle.ts';
import type { Seat } from '#src/domain/access/seat.ts';
import type { Owners } from '#src/domain/workflow/placement.ts';
import type { Membership } from '#src/store/sessions.ts';
import type { EditionRegistry } from './editions.ts';

const spelled = new WeakMap<Edition, ReadonlyMap<string, Authority>>();

/** Every authority of an edition by its id; spelled out once. */
export function authoritiesOf(edition: Edition): ReadonlyMap<string, Authority> {
  const known = spelled.get(edition);
  if (known !== undefined) return known;
  const made = new Map(
    spellOut(edition.authorities, edition.channels, Object.values(edition.codes)).map((one) => [one.id, one]),
  );
  spelled.set(edition, made);
  return made;
}

/** The authority above all channels: the provincial office. */
export const provinceOf = (edition: Edition): Authority | null =>
  [...authoritiesOf(edition).values()].find((one) => one.side === 'province') ?? null;

/** Who recommends what came by a channel: its city's government, else the channel itself (R3). */
export function recommenderOf(edition: Edition, channel: string): Authority | null {
  const all = authoritiesOf(edition);
  return (
    [...all.values()].find((one) => one.side === 'government' && one.channel === channel) ?? all.get(channel) ?? null
  );
}

/** The seats of somebody's memberships: what the latest edition of each programme knows of the authority. */
export function seatsOf(editions: EditionRegistry, members: readonly Membership[]): readonly Seat[] {
  return members.flatMap(({ programme, authority, role }): Seat[] => {
    const edition = editions.all().findLast((one) => one.file.programme === programme);
    const found = edition === undefined ? undefined : authoritiesOf(edition).get(authority);
    if (found === undefined) return [];
    const duty = found.entry?.duty;
    const seat = { programme, authority, side: found.side, channel: found.channel, role };
    return [duty === undefined ? seat : { ...seat, duty }];
  });
}

/** Who the owners of states are in a case of a channel. */
export function ownersOf(edition: Edition, channel: string | null): Owners {
  return {
    channel,
    government: channel === null ? null : (recommenderOf(edition, channel)?.id ?? null),
    province: provinceOf(edition)?.id ?? null,
  };
}
