import type { SessionPage } from './types.ts';

/** Whether somebody deals with cases: has a seat in an authority other than those that look after accounts. */
export const worksInOffice = ({ seats }: Pick<SessionPage, 'seats'>): boolean =>
  seats.some((seat) => seat.side !== 'administration');
