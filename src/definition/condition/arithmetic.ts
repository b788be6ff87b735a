import type { Environment } from '@marcbachmann/cel-js';
import { Decimal } from '../value/decimal.ts';
import { unknown } from './unknown.ts';

type Number3 = Decimal | bigint | number;

/** An int or double literal, or a decimal, as a decimal. */
export function toDecimal(value: Number3): Decimal {
  return value instanceof Decimal ? value : new Decimal(typeof value === 'bigint' ? value.toString() : value);
}

const operations: Readonly<Record<string, (a: Decimal, b: Decimal) => Decimal>> = {
  '+': (a, b) => a.plus(b),
  '-': (a, b) => a.minus(b),
  '*': (a, b) => a.times(b),
  '/': (a, b) => {
    if (b.isZero()) throw unknown;
    return a.dividedBy(b);
  },
};
const comparisons: Readonly<Record<string, (a: Decimal, b: Decimal) => boolean>> = {
  '<': (a, b) => a.lessThan(b),
  '<=': (a, b) => a.lessThanOrEqualTo(b),
  '>': (a, b) => a.greaterThan(b),
  '>=': (a, b) => a.greaterThanOrEqualTo(b),
};
const mixed = [
  ['decimal', 'decimal'],
  ['decimal', 'int'],
  ['int', 'decimal'],
  ['decimal', 'double'],
  ['double', 'decimal'],
] as const;

/** Registers the type `decimal`, with operators against itself and against int and double literals. */
export function registerDecimal(environment: Environment): void {
  environment.registerType('decimal', { ctor: Decimal, fields: {} });
  environment.registerOperator('-decimal', (a: Decimal) => a.negated());
  for (const [left, right] of mixed) {
    for (const [sign, operate] of Object.entries(operations)) {
      environment.registerOperator(`${left} ${sign} ${right}: decimal`, (a: Number3, b: Number3) =>
        operate(toDecimal(a), toDecimal(b)),
      );
    }
    for (const [sign, compare] of Object.entries(comparisons)) {
      environment.registerOperator(`${left} ${sign} ${right}: bool`, (a: Number3, b: Number3) =>
        compare(toDecimal(a), toDecimal(b)),
      );
    }
  }
  for (const right of ['decimal', 'int', 'double']) {
    environment.registerOperator(`decimal in list<${right}>`, (a: Decimal, list: readonly Number3[]) =>
      list.some((b) => a.equals(toDecimal(b))),
    );
    environment.registerOperator(`decimal == ${right}`, (a: Number3, b: Number3) => toDecimal(a).equals(toDecimal(b)));
  }
}
