import { exists } from './day.ts';
import { identityCheck } from './check-digit.ts';

/** What an identity number says of its bearer; `gender` by GB/T 2261.1: 1 male, 2 female. */
export interface IdentityFacts {
  readonly birth: string;
  readonly gender: '1' | '2';
}
export type IdentityProblem = 'form' | 'date' | 'check';

/** Facts in an identity number of 18 signs, or what is wrong with it. */
export function readIdentity(number: string): IdentityFacts | IdentityProblem {
  if (!/^\d{17}[\dX]$/u.test(number)) return 'form';
  const [year, month, day] = [number.slice(6, 10), number.slice(10, 12), number.slice(12, 14)];
  if (month === '00' || day === '00' || !exists({ year: Number(year), month: Number(month), day: Number(day) }))
    return 'date';
  if (identityCheck(number) !== number[17]) return 'check';
  return { birth: `${year}-${month}-${day}`, gender: Number(number[16]) % 2 === 1 ? '1' : '2' };
}
