import { Decimal as Base } from 'decimal.js';

/** Decimal arithmetic of the whole product: 40 digits, halves rounded away from zero as accountants do. */
export const Decimal = Base.clone({ precision: 40, rounding: Base.ROUND_HALF_UP, toExpNeg: -40, toExpPos: 40 });
export type Decimal = InstanceType<typeof Decimal>;

/** Plain digits without an exponent. */
export function plain(value: Decimal): string {
  return value.isZero() ? '0' : value.toFixed();
}
