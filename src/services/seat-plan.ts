import type { Authority } from '#src/definition/authority.ts';
import type { Edition } from '#src/definition/edition-bundle.ts';
import type { SeatRole } from '#src/definition/workflow.ts';
import { deny, type Denial } from '#src/domain/denial.ts';
import { whyNotSeat, type Days, type HeldSeat } from '#src/domain/people/seat-rules.ts';
import type { Member } from '#src/store/members.ts';
import type { EditionRegistry } from './editions.ts';
import { authoritiesOf } from './seats.ts';

/** The newest edition of a programme: it says which authorities there are. */
export const newestOf = (editions: EditionRegistry, programme: string): Edition | null =>
  editions.all().findLast((one) => one.file.programme === programme) ?? null;

/** An authority as the newest edition of the programme knows it; null where it knows none of that id. */
export function authorityOf(editions: EditionRegistry, programme: string, id: string): Authority | null {
  const edition = newestOf(editions, programme);
  return edition === null ? null : (authoritiesOf(edition).get(id) ?? null);
}

export interface PlannedSeat extends Days {
  readonly programme: string;
  readonly authority: string;
  readonly role: SeatRole;
}

/** Why a seat cannot be given to somebody who holds these; null where it can. */
export function whyNotGiven(editions: EditionRegistry, wanted: PlannedSeat, held: readonly Member[]): Denial | null {
  const authority = authorityOf(editions, wanted.programme, wanted.authority);
  if (authority === null) return noAuthority;
  const seats = held.map((seat): HeldSeat => ({
    ...seat,
    duty: authorityOf(editions, seat.programme, seat.authority)?.entry?.duty ?? null,
  }));
  return whyNotSeat({ ...wanted, side: authority.side, duty: authority.entry?.duty ?? null }, seats);
}

const noAuthority = deny(
  'invalid',
  '没有这个机构，请从列表中选择。',
  'There is no such authority. Choose one of the list.',
);
