import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commitmentOf, drawKey, entryId, orderBy, termsDigest } from '#src/domain/draw/derive.ts';
import { prepareDraw, redraw } from '#src/domain/draw/prepare.ts';
import { disclose, drawOrder, enterPublicValue, nameWitnesses } from '#src/domain/draw/result.ts';
import { commitSeed, revealSeed, withhold } from '#src/domain/draw/seeds.ts';
import { verifyDraw } from '#src/domain/draw/verify.ts';
import {
  again,
  at,
  bytes,
  commit,
  committed,
  disclosed,
  drawAfter,
  drawn,
  failures,
  given,
  openingsOf,
  parties,
  planOf,
  prepared,
  refusal,
  reveal,
  revealed,
  roundPlan,
  seedOf,
  valued,
  witnessed,
  type FailureName,
} from './sample-draws.ts';

describe('[R6] a draw', () => {
  test('comes to an order that holds exactly its entries, and verifies before and after disclosure', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...(Object.keys(failures) as FailureName[])), { maxLength: 3 }),
        fc.integer({ min: 2, max: 30 }),
        fc.uuid(),
        (names, count, id) => {
          const record = drawAfter(names, id, count);
          expect(record.order?.toSorted()).toEqual(record.entries);
          expect(record.redraws).toHaveLength(names.length);
          expect(verifyDraw(JSON.parse(JSON.stringify(record)))).toEqual([]);
          expect(verifyDraw(JSON.parse(JSON.stringify(disclosed(record))))).toEqual([]);
        },
      ),
      { numRuns: 60, seed: 1 },
    );
  });

  test('gives another order for another seed of either party, another public value, another commitment', () => {
    const base = { terms: bytes('terms'), seeds: [bytes('a'), bytes('b')], commitments: [bytes('c'), bytes('d')] };
    const keyOf = (change: Partial<typeof base>, value = '3012.57'): string => {
      const { terms, seeds, commitments } = { ...base, ...change };
      return Buffer.from(drawKey(terms, seeds, commitments, value)).toString('hex');
    };
    const keys = [
      keyOf({}),
      keyOf({ seeds: [bytes('x'), bytes('b')] }),
      keyOf({ seeds: [bytes('a'), bytes('x')] }),
      keyOf({ seeds: [bytes('b'), bytes('a')] }),
      keyOf({ commitments: [bytes('c'), bytes('x')] }),
      keyOf({ terms: bytes('other terms') }),
      keyOf({}, '3012.58'),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('whoever reveals last finds one order and can have no other: another seed is recorded and draws nothing', () => {
    const before = reveal(valued(committed(prepared())), 'province');
    const real = drawn(reveal(before, 'supervision')).order;
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9a-f]{64}$/u), (seed) => {
        const other = reveal(before, 'supervision', seed);
        expect(refusal(drawOrder(other, at(1, '11:00:00')))).toBe('wrong-state');
        expect(verifyDraw({ ...other, order: real, drawnAt: at(1, '11:00:00').toISOString() })).toContainEqual(
          expect.objectContaining({ path: '/round/parties/1/seed' }),
        );
      }),
      { numRuns: 50, seed: 2 },
    );
  });

  test('has every order of four entries equally often, and each of ten entries in first place', () => {
    const keyOf = (index: number): Uint8Array => drawKey(bytes('terms'), [bytes(`seed ${index}`)], [], '1');
    const four = ['a', 'b', 'c', 'd'].map(bytes);
    const ten = Array.from({ length: 10 }, (_, index) => bytes(`entry ${index}`));
    const orders = new Map<string, number>();
    const firsts = new Map<string, number>();
    const count = (map: Map<string, number>, key: string): unknown => map.set(key, (map.get(key) ?? 0) + 1);
    const draws = 6_000;
    for (let index = 0; index < draws; index += 1) {
      count(orders, orderBy(keyOf(index), four).join());
      count(firsts, orderBy(keyOf(index), ten)[0] ?? '');
    }
    const squares = (map: Map<string, number>, kinds: number): number =>
      [...map.values()].reduce((sum, seen) => sum + (seen - draws / kinds) ** 2 / (draws / kinds), 0);
    expect([orders.size, firsts.size]).toEqual([24, 10]);
    // One in a thousand of fair draws is above these (23 and 9 degrees of freedom); the seeds are fixed, so it holds for good.
    expect(squares(orders, 24)).toBeLessThan(49.7);
    expect(squares(firsts, 10)).toBeLessThan(27.9);
  });

  test('keeps the order of the others when an entry is taken out', () => {
    const entries = Array.from({ length: 12 }, (_, index) => bytes(`entry ${index}`));
    const key = drawKey(bytes('terms'), [bytes('a')], [], '1');
    const [gone] = entries;
    expect(orderBy(key, entries.slice(1))).toEqual(orderBy(key, entries).filter((entry) => entry !== gone));
  });
});

describe('opaque ids', () => {
  test('of one application differ between draws and between salts', () => {
    const ids = [
      entryId('draw-1', 'a', bytes('s')),
      entryId('draw-2', 'a', bytes('s')),
      entryId('draw-1', 'a', bytes('t')),
      entryId('draw-1', 'b', bytes('s')),
    ];
    expect(new Set(ids).size).toBe(4);
    const [first, second] = [prepared('draw-1'), prepared('draw-2')];
    expect(first.entries.filter((entry) => second.entries.includes(entry))).toEqual([]);
  });

  test('stand in the record without any trace of the applications, whatever order they came in, until disclosure', () => {
    const record = drawAfter([]);
    expect(JSON.stringify(record)).not.toContain('application-');
    expect(JSON.stringify(record)).not.toContain(openingsOf('draw-1', 5)[0]?.salt);
    const plan = planOf('draw-1', 5);
    expect(prepareDraw({ ...plan, entries: plan.entries.toReversed() }, at(1, '01:00:00'))).toEqual(prepared());
    expect(JSON.stringify(disclosed(record))).toContain('application-');
  });

  test('are opened all at once, each to an application of its own, once the draw has its result', () => {
    const record = drawAfter([]);
    const openings = openingsOf('draw-1', 5);
    const twice = openings.map((one, index) => (index === 0 ? { ...one, salt: bytes('wrong') } : one));
    expect(refusal(disclose(revealed(valued(committed(prepared()))), openings, at(9, '00:00:00')))).toBe('wrong-state');
    expect(refusal(disclose(record, openings.slice(1), at(9, '00:00:00')))).toBe('invalid');
    expect(refusal(disclose(record, twice, at(9, '00:00:00')))).toBe('invalid');
    expect(refusal(disclose(disclosed(record), openings, at(9, '00:00:00')))).toBe('wrong-state');
  });

  test('that open to one application twice are refused and found', () => {
    const salts = ['s', 't', 'u'].map(bytes);
    const openings = salts.map((salt, index) => {
      const application = index === 2 ? 'b' : 'a';
      return { entry: entryId('draw-1', application, salt), application, salt };
    });
    const plan = { ...planOf('draw-1', 2), entries: openings.map(({ entry }) => entry) };
    const record = drawn(revealed(valued(committed(given(prepareDraw(plan, at(1, '01:00:00')))))));
    expect(refusal(disclose(record, openings, at(9, '00:00:00')))).toBe('invalid');
    const sorted = openings.toSorted((a, b) => (a.entry < b.entry ? -1 : 1));
    const paths = verifyDraw({ ...record, openings: sorted, disclosedAt: at(9, '00:00:00').toISOString() });
    expect(paths.some(({ path }) => /^\/openings\/\d\/application$/u.test(path))).toBe(true);
  });
});

describe('the order of acts', () => {
  const time = (clock: string): Date => at(1, clock);

  test('a draw is prepared with two entries and parties at least, each once, and a public value still to come', () => {
    const plan = planOf('draw-1', 3);
    const [entry = ''] = plan.entries;
    for (const wrong of [
      { entries: [entry] },
      { entries: [entry, entry] },
      { entries: ['x', 'y'] },
      { parties: ['province'] },
      { parties: ['province', 'province'] },
      { id: 'two\nlines' },
      { title: { zh: '', en: 'x' } },
    ])
      expect(refusal(prepareDraw({ ...plan, ...wrong }, time('01:00:00')))).toBe('invalid');
    expect(refusal(prepareDraw(plan, time('07:00:00')))).toBe('out-of-time');
    expect(refusal(prepareDraw({ ...plan, revealBy: time('07:00:00') }, time('01:00:00')))).toBe('out-of-time');
  });

  test('a commitment comes once, before the public value can be known, from a party of the draw', () => {
    const record = prepared();
    const commitment = commitmentOf(termsDigest(record, 0), 'province', bytes('x'));
    expect(refusal(commitSeed(record, { party: 'stranger', commitment }, time('02:00:00')))).toBe('absent');
    expect(refusal(commitSeed(record, { party: 'province', commitment: 'x' }, time('02:00:00')))).toBe('invalid');
    expect(refusal(commitSeed(record, { party: 'province', commitment }, time('07:00:00')))).toBe('out-of-time');
    const once = commit(record, 'province');
    expect(refusal(commitSeed(once, { party: 'province', commitment }, time('02:00:00')))).toBe('conflict');
    const after = reveal(valued(committed(record)), 'province');
    expect(refusal(commitSeed(after, { party: 'province', commitment }, time('09:00:00')))).toBe('conflict');
  });

  test('a seed is revealed once, after all commitments and the public value, and in time', () => {
    const seed = bytes('x');
    const early = commit(prepared(), 'province');
    expect(refusal(revealSeed(early, { party: 'province', seed }, time('09:00:00')))).toBe('wrong-state');
    const ready = committed(prepared());
    expect(refusal(revealSeed(ready, { party: 'province', seed }, time('06:00:00')))).toBe('wrong-state');
    expect(refusal(revealSeed(ready, { party: 'province', seed }, time('09:00:00')))).toBe('wrong-state');
    const open = valued(ready);
    expect(refusal(revealSeed(open, { party: 'stranger', seed }, time('09:00:00')))).toBe('absent');
    expect(refusal(revealSeed(open, { party: 'province', seed: 'X' }, time('09:00:00')))).toBe('invalid');
    expect(refusal(revealSeed(open, { party: 'province', seed }, time('10:00:01')))).toBe('out-of-time');
    expect(refusal(revealSeed(reveal(open, 'province'), { party: 'province', seed }, time('09:00:00')))).toBe(
      'conflict',
    );
  });

  test('the public value is written down once, after its moment and before anybody reveals', () => {
    const ready = committed(prepared());
    expect(refusal(enterPublicValue(ready, '1', time('06:59:59')))).toBe('out-of-time');
    expect(refusal(enterPublicValue(ready, '1', time('10:00:01')))).toBe('out-of-time');
    expect(refusal(enterPublicValue(ready, ' \n ', time('08:00:00')))).toBe('invalid');
    expect(refusal(enterPublicValue(commit(prepared(), 'province'), '1', time('08:00:00')))).toBe('wrong-state');
    expect(refusal(enterPublicValue(valued(ready), '3012.570', time('08:00:00')))).toBe('conflict');
    expect(given(enterPublicValue(ready, ' 3012.57\n', time('08:00:00'))).round.publicValue.value).toBe('3012.57');
  });

  test('nothing changes a draw that has its result', () => {
    const record = drawAfter([]);
    expect(refusal(drawOrder(record, time('12:00:00')))).toBe('wrong-state');
    expect(refusal(nameWitnesses(record, []))).toBe('wrong-state');
    expect(refusal(redraw(record, roundPlan(2), time('12:00:00')))).toBe('wrong-state');
    expect(refusal(withhold(record, { party: 'province', noted: 'x' }, time('12:00:00')))).toBe('wrong-state');
    expect(refusal(revealSeed(record, { party: 'province', seed: bytes('x') }, time('09:00:00')))).toBe('wrong-state');
    expect(refusal(drawOrder(valued(committed(prepared())), time('09:00:00')))).toBe('wrong-state');
    expect(refusal(nameWitnesses(witnessed(prepared()), [{ role: { zh: 'a', en: 'b' }, name: 'a\nb' }]))).toBe(
      'invalid',
    );
  });
});

describe('a round that fails', () => {
  test('is drawn again only when it has failed, with another public value; who withheld stays on record', () => {
    const open = reveal(valued(committed(prepared())), 'province');
    expect(refusal(redraw(open, roundPlan(2), at(1, '09:30:00')))).toBe('wrong-state');
    expect(refusal(withhold(open, { party: 'supervision', noted: 'x' }, at(1, '10:00:00')))).toBe('wrong-state');
    expect(refusal(redraw(open, roundPlan(2), at(1, '12:00:00')))).toBe('wrong-state');
    expect(refusal(withhold(open, { party: 'province', noted: 'x' }, at(1, '12:00:00')))).toBe('wrong-state');
    expect(refusal(withhold(open, { party: 'supervision', noted: '' }, at(1, '12:00:00')))).toBe('invalid');
    const failed = failures.withheld(prepared());
    expect(refusal(withhold(failed, { party: 'supervision', noted: 'x' }, at(1, '12:00:00')))).toBe('conflict');
    expect(refusal(redraw(failed, roundPlan(1), at(1, '13:00:00')))).toBe('out-of-time');
    expect(refusal(revealSeed(failed, { party: 'supervision', seed: bytes('x') }, at(1, '13:00:00')))).toBe(
      'out-of-time',
    );
    const next = again(failed);
    expect(next.round).toMatchObject({
      number: 2,
      parties: parties.map((party) => ({ party, commitment: null, seed: null })),
    });
    expect(next.redraws[0]).toMatchObject({
      number: 1,
      failed: { reason: 'withheld' },
      parties: [
        { party: 'province', withheld: null },
        { party: 'supervision', withheld: { noted: '到时没有收到' } },
      ],
    });
  });

  test('by a seed that does not match is recorded as it was revealed, and the others need not reveal theirs', () => {
    const failed = failures.mismatch(prepared());
    expect(failed.round.parties[0]?.seed).toBe(bytes('another seed'));
    expect(
      refusal(revealSeed(failed, { party: 'supervision', seed: seedOf(failed, 'supervision') }, at(1, '09:30:00'))),
    ).toBe('wrong-state');
    expect(again(failed).redraws[0]?.failed.reason).toBe('mismatch');
  });

  test('lends no commitment to the next: terms, and so commitments to one seed, differ', () => {
    const first = prepared();
    const second = again(failures.withheld(first));
    const seed = bytes('kept');
    expect(commitmentOf(termsDigest(second, 1), 'province', seed)).not.toBe(
      commitmentOf(termsDigest(first, 0), 'province', seed),
    );
    expect(commitmentOf(termsDigest(first, 0), 'supervision', seed)).not.toBe(
      commitmentOf(termsDigest(first, 0), 'province', seed),
    );
  });
});
