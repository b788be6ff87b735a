import type { Edition } from '#src/definition/edition-bundle.ts';
import { authoritiesOf, provinceOf } from '#src/services/seats.ts';

/** The authority that supervises an edition. */
export const supervisionOf = (edition: Edition): string =>
  [...authoritiesOf(edition).values()].find((one) => one.side === 'supervision')?.id ?? '';

/** The authority above the channels. */
export const provincialOffice = (edition: Edition): string => provinceOf(edition)?.id ?? '';
