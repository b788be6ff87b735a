import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  copiesTyped,
  countPage,
  isCounted,
  nothingCounted,
  setCopies,
  type Counting,
  type PageScan,
} from '#src/web/office/paper-counting.ts';

const scan = (change: Partial<PageScan> = {}): PageScan => ({ id: 'one', volume: 'a', page: '1', asked: 3, ...change });
const times = (n: number, each: boolean, from: Counting = nothingCounted): Counting =>
  Array.from({ length: n }).reduce<Counting>((counting) => countPage(counting, scan(), each), from);

describe('counting at the counter [M8]', () => {
  it('builds up by volumes: the first page of one proposes one copy, further pages none', () => {
    const both = [scan(), scan({ page: '17' }), scan({ volume: 'b', page: 'iv' }), scan({ volume: null })].reduce(
      (counting, one) => countPage(counting, one, false),
      nothingCounted,
    );
    expect(both).toMatchObject({ id: 'one', volumes: { a: 1, b: 1 }, pages: { a: ['1', '17'], b: ['iv'] }, last: 'b' });
  });
  it('of the same page twenty times is one copy, or at most the copies asked where each copy is scanned', () => {
    expect(times(20, false).volumes).toEqual({ a: 1 });
    expect(times(2, true).volumes).toEqual({ a: 2 });
    expect(times(20, true).volumes).toEqual({ a: 3 });
    expect(times(20, true).pages).toEqual({ a: ['1'] });
  });
  it('keeps what the clerk has typed, whatever is scanned after it', () => {
    const typed = copiesTyped(times(1, false), '5');
    expect(typed?.volumes).toEqual({ a: 5 });
    for (const each of [false, true]) expect(times(9, each, typed ?? nothingCounted).volumes).toEqual({ a: 5 });
  });
  it('takes a plain number for copies only after a volume, in either width', () => {
    expect(copiesTyped(nothingCounted, '3')).toBeNull();
    expect(copiesTyped(times(1, false), '３')?.volumes).toEqual({ a: 3 });
    for (const text of ['', '-1', '1.5', '100', '三', 'LAUREL1', '3a'])
      expect(copiesTyped(times(1, false), text)).toBeNull();
  });
  it('begins anew with another case, and never leaves 0 to 99', () => {
    expect(countPage(times(3, true), scan({ id: 'two', volume: null }), false)).toEqual({
      ...nothingCounted,
      id: 'two',
    });
    fc.assert(
      fc.property(fc.double(), (count) => {
        const copies = setCopies(nothingCounted, 'a', Number.isNaN(count) ? 0 : count).volumes['a'] ?? -1;
        expect(Number.isInteger(copies) && copies >= 0 && copies <= 99).toBe(true);
      }),
    );
    expect([isCounted(nothingCounted), isCounted(times(1, false))]).toEqual([false, true]);
  });
});
