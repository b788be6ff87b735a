import type { Duty } from '#src/definition/authority.ts';
import type { SeatRole, Side } from '#src/definition/workflow.ts';
import { deny, type Denial } from '../denial.ts';

/** Days of a seat, both included; null where there is no such end. */
export interface Days {
  readonly from: string | null;
  readonly until: string | null;
}
export interface WantedSeat extends Days {
  readonly programme: string;
  readonly authority: string;
  readonly side: Side;
  readonly duty: Duty | null;
  readonly role: SeatRole;
}
export type HeldSeat = Pick<WantedSeat, keyof Days | 'programme' | 'authority' | 'duty' | 'role'>;

/** Whether two seats hold on some day together. */
export const overlap = (a: Days, b: Days): boolean =>
  (a.from === null || b.until === null || a.from <= b.until) &&
  (b.from === null || a.until === null || b.from <= a.until);

/** Why somebody cannot be given a seat beside those they hold; null where nothing stands against it. */
export function whyNotSeat(wanted: WantedSeat, held: readonly HeldSeat[]): Denial | null {
  if (wanted.from !== null && wanted.until !== null && wanted.from > wanted.until) return endsBefore;
  if (wanted.side === 'administration' && wanted.role !== 'handler') return administratorsAct;
  const together = held.filter((seat) => overlap(seat, wanted));
  if (wanted.duty !== null && together.some((seat) => seat.duty !== null && seat.duty !== wanted.duty))
    return twoDuties;
  const same = together.some(
    (seat) => seat.programme === wanted.programme && seat.authority === wanted.authority && seat.role === wanted.role,
  );
  return same ? already : null;
}

/** Why a seat cannot be handed on for these days; null where it can. */
export function whyNotHandOn(
  seat: Days & { readonly role: SeatRole; readonly delegatedBy: string | null },
  days: { readonly from: string; readonly until: string },
): Denial | null {
  if (days.from > days.until) return endsBefore;
  if (seat.delegatedBy !== null) return handedOnAlready;
  if (seat.role !== 'handler' && seat.role !== 'leader') return onlyThese;
  const within = (seat.from === null || seat.from <= days.from) && (seat.until === null || days.until <= seat.until);
  return within ? null : beyond;
}

const endsBefore = deny(
  'invalid',
  '结束日期早于开始日期，请改正日期。',
  'The last day is before the first. Correct the days.',
);
const administratorsAct = deny(
  'invalid',
  '管理员席位只有“经办”一种，请选择经办。',
  'A seat of the administration is always that of a handler. Choose the handler.',
);
const twoDuties = deny(
  'conflict',
  '此人在同一时期已担任另一类管理员；系统管理、安全保密管理和安全审计须由不同的人担任。请先结束原席位，或另选他人。',
  'This person holds another office of the administration in these days. The three are held by different people: end that seat first, or choose somebody else.',
);
const already = deny(
  'conflict',
  '此人在同一时期已有这一席位，无需重复授予。',
  'This person has this seat in these days already; nothing needs to be given.',
);
const handedOnAlready = deny(
  'not-allowed',
  '代理来的职责不能再转给别人。',
  'What was handed to you cannot be handed on.',
);
const onlyThese = deny(
  'not-allowed',
  '只有经办和签发的职责可以委托代理。',
  'Only the part of a handler or leader can be handed on.',
);
const beyond = deny(
  'invalid',
  '代理的日期超出了您本人任职的日期，请缩短。',
  'The days go beyond those of your own seat. Shorten them.',
);
