import { panelStream } from '../audit/stream.ts';
import { compare } from './differences.ts';
import { placeIn } from './files.ts';
import type { Checking } from './finding.ts';
import { actsOf, inEdition, textAt, type Judged } from './judged.ts';
import type { Row } from './rows.ts';

interface Seat {
  readonly lead: boolean;
  readonly state: Row<'members'>['state'];
}
type Seats = ReadonlyMap<string, Seat>;

const here = ({ state }: Seat): boolean => state === 'asked' || state === 'clear';

/** The seats of a panel are those its acts gave: named, carried on from another stage, declared clear, stood aside. */
export function checkMembers(
  into: Checking,
  judged: Judged,
  panel: Row<'panels'>,
  members: readonly Row<'members'>[],
): void {
  const follows = seatsOf(judged, panel.id);
  for (const member of members) {
    const seat = follows.get(member.assessor_id);
    const place = placeIn('members', member);
    if (seat === undefined)
      into.wrong(
        place,
        `评审组${panel.id}的操作记录没有安排过此人`,
        `no act of panel ${panel.id} seated this assessor`,
      );
    else
      compare(into, place, { lead: member.lead, state: member.state }, seat, {
        zh: '评审组的操作记录',
        en: 'the acts of the panel',
      });
  }
  for (const assessor of follows.keys())
    if (!members.some((member) => member.assessor_id === assessor))
      into.wrong(
        placeIn('panels', panel),
        `缺少评审员${assessor}的席位`,
        `the seat of assessor ${assessor} is missing`,
      );
}

function seatsOf(judged: Judged, panel: string, until = ''): Seats {
  const seats = new Map<string, Seat>();
  for (const { act, at, details } of actsOf(judged, panelStream(inEdition(judged, panel)))) {
    if (until !== '' && at > until) break;
    const assessor = textAt(details, 'assessor');
    if (act === 'carry') carry(seats, seatsOf(judged, textAt(details, 'from'), at));
    else if (act === 'assign') assign(seats, details['members'] as readonly { assessor: string; lead: boolean }[]);
    else if (act === 'declare-clear') seats.set(assessor, { lead: seats.get(assessor)?.lead ?? false, state: 'clear' });
    else if (seats.has(assessor)) seats.set(assessor, { lead: false, state: 'aside' });
  }
  return seats;
}

/** Whoever judged in the earlier panel judges here. */
function carry(seats: Map<string, Seat>, earlier: Seats): void {
  for (const [assessor, seat] of earlier) if (seat.state === 'clear') seats.set(assessor, seat);
}

/** Who was clear stays clear; who is named no more is dropped. */
function assign(seats: Map<string, Seat>, named: readonly { assessor: string; lead: boolean }[]): void {
  for (const [assessor, seat] of seats)
    if (here(seat) && named.every((one) => one.assessor !== assessor))
      seats.set(assessor, { lead: false, state: 'dropped' });
  for (const { assessor, lead } of named) {
    const before = seats.get(assessor);
    seats.set(assessor, {
      lead,
      state: before?.state === 'clear' || before?.state === 'aside' ? before.state : 'asked',
    });
  }
}
