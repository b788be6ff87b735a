import type { SessionPage } from './types.ts';

type Seats = Pick<SessionPage, 'seats'>;

/** Sides whose people deal with no cases. */
const elsewhere: ReadonlySet<string> = new Set(['administration', 'assessor', 'committee']);

/** Whether somebody deals with cases: has a seat in an authority other than those that look after accounts, judge or decide. */
export const worksInOffice = ({ seats }: Seats): boolean => seats.some((seat) => !elsewhere.has(seat.side));

/** Whether somebody judges. */
export const assesses = ({ seats }: Seats): boolean => seats.some((seat) => seat.side === 'assessor');

/** Whether somebody sits in a committee that decides. */
export const sitsInCommittee = ({ seats }: Seats): boolean => seats.some((seat) => seat.side === 'committee');
