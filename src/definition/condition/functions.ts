import type { Environment } from '@marcbachmann/cel-js';
import { dayOf, wholeYears } from '../value/day.ts';
import { wordCount } from '../value/count.ts';
import { Decimal } from '../value/decimal.ts';
import { readIdentity, type IdentityFacts } from '../value/identity-number.ts';
import { toDecimal } from './arithmetic.ts';
import { dateType } from './types.ts';
import { matches } from './patterns.ts';
import { unknown } from './unknown.ts';

type Number3 = Decimal | bigint | number;
const sync = { async: false };

/**
 * Registers the functions of conditions that need nothing but their arguments: years(from, to) whole years,
 * yearOf(date), date("2015-06-20"), chars(text) 字数, count(list), abs, near(a, b, tolerance) |a − b| ≤ tolerance,
 * is("pattern", text), birthOf(paper) and genderOf(paper) of an identity card ("1" male, "2" female).
 */
export function registerFunctions(environment: Environment): void {
  const define = (signature: string, handler: (...args: never[]) => unknown): void => {
    environment.registerFunction(signature, { handler: handler as (...args: unknown[]) => unknown, ...sync });
  };
  define(`years(${dateType}, ${dateType}): decimal`, (from: Date, to: Date) => new Decimal(wholeYears(from, to)));
  define(`yearOf(${dateType}): decimal`, (day: Date) => new Decimal(day.getUTCFullYear()));
  define(`date(string): ${dateType}`, dayOf);
  define('chars(string): decimal', (text: string) => new Decimal(wordCount(text)));
  define('count(list<dyn>): decimal', (items: readonly unknown[]) => new Decimal(items.length));
  define('abs(decimal): decimal', (value: Decimal) => value.abs());
  define('is(string, string): bool', matches);
  define(`birthOf(string): ${dateType}`, (paper: string) => dayOf(identity(paper).birth));
  define('genderOf(string): string', (paper: string) => identity(paper).gender);
  const kinds = ['decimal', 'int', 'double'];
  for (const a of kinds) for (const b of kinds) for (const c of kinds) define(`near(${a}, ${b}, ${c}): bool`, near);
}

function near(a: Number3, b: Number3, tolerance: Number3): boolean {
  return toDecimal(a).minus(toDecimal(b)).abs().lessThanOrEqualTo(toDecimal(tolerance));
}

function identity(paper: string): IdentityFacts {
  const facts = readIdentity(paper);
  if (typeof facts === 'string') throw unknown;
  return facts;
}
