import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sealed } from '#src/domain/draw/digests.ts';
import type { DrawRecord } from '#src/domain/draw/record.ts';
import { verifyDraw } from '#src/domain/draw/verify.ts';
import { bytes, committed, disclosed, drawAfter, failures, prepared, valued } from './sample-draws.ts';

type Json = null | string | number | boolean | readonly Json[] | { readonly [key: string]: Json };
type Leaf = readonly [path: readonly string[], value: string | number | boolean | null];

const plain = (record: DrawRecord): Json => JSON.parse(JSON.stringify(record)) as Json;
const records = [
  disclosed(drawAfter([])),
  disclosed(drawAfter(['withheld', 'mismatch'], 'draw-2', 3)),
  drawAfter(['uncommitted', 'no-value'], 'draw-3', 4),
];

function leavesOf(value: Json, path: readonly string[] = []): Leaf[] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, one]) => leavesOf(one, [...path, key]));
}

function replaced(value: Json, [step, ...rest]: readonly string[], by: Json): Json {
  if (step === undefined) return by;
  if (Array.isArray(value))
    return value.map((one, index) => (String(index) === step ? replaced(one as Json, rest, by) : one)) as Json;
  const object = value as { readonly [key: string]: Json };
  return { ...object, [step]: replaced(object[step] ?? null, rest, by) };
}

const pointer = (path: readonly string[]): string =>
  path.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
/** A digest of a part is told at the part: which of the two was changed cannot be seen. */
const placeOf = (path: readonly string[]): string => (path[0] === 'digests' ? (path[1] ?? '') : pointer(path));
const touches = (found: string, place: string): boolean =>
  found !== '' && (found === place || place.startsWith(`${found}/`) || found.startsWith(`${place}/`));

/** The value with one character another one; a number or null becomes another value. */
function changedValue(value: Leaf[1], at: number, by: string): Json {
  if (value === null) return bytes('x');
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (value === '') return by;
  const index = at % value.length;
  const sign = value[index] === by ? '8' : by;
  return `${value.slice(0, index)}${sign}${value.slice(index + 1)}`;
}

describe('a changed record of a draw', () => {
  test('is found at its place, whatever byte of it was changed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...records),
        fc.nat(),
        fc.nat(),
        fc.constantFrom('0', '1', 'a', 'f', '中'),
        (record, leaf, at, by) => {
          const leaves = leavesOf(plain(record));
          const [path, value] = leaves[leaf % leaves.length] ?? expect.unreachable('no leaf');
          const changed = replaced(plain(record), path, changedValue(value, at, by));
          const found = verifyDraw(changed).map((one) => one.path);
          expect(found.filter((one) => touches(one, placeOf(path)) || one === pointer(path))).not.toEqual([]);
        },
      ),
      { numRuns: 600, seed: 3 },
    );
  });

  test('is found where something is missing, too much or put elsewhere', () => {
    for (const record of records) {
      const json = plain(record) as { readonly [key: string]: Json };
      for (const key of Object.keys(json)) {
        const { [key]: _gone, ...rest } = json;
        expect(verifyDraw(rest).map(({ path }) => path)).toContain(`/${key}`);
      }
      expect(verifyDraw({ ...json, more: 1 })).toEqual([expect.objectContaining({ path: '/more' })]);
      expect(verifyDraw({ ...json, order: [...(record.order ?? [])].toReversed() }).map(({ path }) => path)).toContain(
        '/order/0',
      );
      expect(verifyDraw({ ...json, entries: record.entries.toReversed() }).map(({ path }) => path)).toContain(
        '/entries/1',
      );
    }
    for (const nothing of [null, 1, 'x', [], {}]) expect(verifyDraw(nothing)).not.toEqual([]);
  });

  const [whole, twice = drawAfter([])] = records;
  const forged = (change: (record: DrawRecord) => DrawRecord, record = whole): string[] =>
    verifyDraw(sealed(change(record ?? expect.unreachable('no record')))).map(({ path }) => path);

  test('does not pass with new digests of its parts either, where commitments, seeds or order say otherwise', () => {
    const seed = '/round/parties/0/seed';
    expect(forged((one) => one)).toEqual([]);
    expect(forged((one) => ({ ...one, title: { ...one.title, zh: '另一次抽签' } }))).toContain(seed);
    expect(forged((one) => ({ ...one, edition: '2002' }))).toContain(seed);
    expect(forged((one) => ({ ...one, purpose: 'tie' }))).toContain(seed);
    expect(forged((one) => ({ ...one, id: 'draw-9' }))).toContain('/openings/0');
    expect(forged((one) => ({ ...one, entries: one.entries.slice(1) }))).toContain(seed);
    expect(forged((one) => ({ ...one, round: { ...one.round, openedAt: '2001-03-01T00:00:00.000Z' } }))).toContain(
      seed,
    );
    expect(
      forged((one) => ({
        ...one,
        round: { ...one.round, publicValue: { ...one.round.publicValue, value: '3012.58' } },
      })).some((path) => path.startsWith('/order/')),
    ).toBe(true);
    expect(forged((one) => ({ ...one, drawnAt: '2001-03-01T08:30:00.000Z' }))).toContain('/drawnAt');
    expect(forged((one) => ({ ...one, disclosedAt: '2001-03-01T08:30:00.000Z' }))).toContain('/disclosedAt');
  });

  test.each([
    ['a commitment when the value could be known', 'round/parties/0/committedAt', '07:00:00'],
    ['a commitment before the draw', 'round/parties/1/committedAt', '00:59:59'],
    ['a value before it could be known', 'round/publicValue/enteredAt', '06:59:59'],
    ['a seed after the last instant', 'round/parties/1/revealedAt', '10:00:01'],
    ['a seed before the value was written down', 'round/parties/0/revealedAt', '07:59:59'],
    ['a value entered after the seeds', 'round/publicValue/enteredAt', '09:00:01', '/round/parties/0/revealedAt'],
    ['a value entered after the last instant', 'round/publicValue/enteredAt', '10:00:01', '/round/revealBy'],
    ['a seed revealed at no time', 'round/parties/0/revealedAt', null],
    ['a commitment made at no time', 'round/parties/0/committedAt', null],
    ['a seed without commitment', 'round/parties/0/commitment', null, '/round/parties/1/revealedAt'],
    ['seeds without a value', 'round/publicValue/value', null, '/round/parties/1/revealedAt'],
    ['a result without its time', 'drawnAt', null],
    ['a disclosure without its time', 'disclosedAt', null],
  ])('does not pass with %s', (_what, path, time, found = `/${path}`) => {
    const value = time === null ? null : `2001-03-01T${time}.000Z`;
    expect(forged((one) => replaced(plain(one), path.split('/'), value) as unknown as DrawRecord)).toContain(found);
  });

  test.each([
    ['a failed round that withheld too early', 'redraws/0/parties/1/withheld/at', '2001-03-01T10:00:00.000Z'],
    ['a failed round that withheld after its end', 'redraws/0/parties/1/withheld/at', '2001-03-01T13:00:00.001Z'],
    ['a round opened before the other failed', 'round/openedAt', '2001-03-02T12:59:59.999Z'],
    ['a failed round of other parties', 'redraws/0/parties/1/party', 'stranger', '/redraws/0/parties'],
    ['a failed round that had not failed', 'redraws/1/failed/at', '2001-03-02T06:00:00.000Z', '/round/parties/0/seed'],
    ['another reason of failure', 'redraws/0/failed/reason', 'mismatch'],
  ])('does not pass with %s', (_what, path, value, found = `/${path}`) => {
    expect(forged((one) => replaced(plain(one), path.split('/'), value) as unknown as DrawRecord, twice)).toContain(
      found,
    );
  });

  test('does not pass with an entry that nobody opens or a party that is there twice', () => {
    expect(forged((one) => ({ ...one, openings: one.openings?.slice(0, -1) ?? null }))).toContain('/openings');
    const [first = expect.unreachable('no party')] = whole?.round.parties ?? [];
    expect(forged((one) => ({ ...one, round: { ...one.round, parties: [first, first] } }))).toContain(
      '/round/parties/1/party',
    );
  });

  test('does not lose a failed round, nor the name of who withheld', () => {
    expect(forged((one) => ({ ...one, redraws: one.redraws.slice(1) }), twice)).toEqual(
      expect.arrayContaining(['/redraws/0/number', '/round/number']),
    );
    const renumbered = (one: DrawRecord): DrawRecord => ({
      ...one,
      redraws: one.redraws.slice(1).map((round, index) => ({ ...round, number: index + 1 })),
      round: { ...one.round, number: one.redraws.length },
    });
    expect(forged(renumbered, twice)).toContain('/round/parties/0/seed');
    const blameless = (one: DrawRecord): DrawRecord => ({
      ...one,
      redraws: one.redraws.map((round) => ({
        ...round,
        parties: round.parties.map((party) => ({ ...party, withheld: null })),
      })),
    });
    expect(forged(blameless, twice)).toEqual(
      expect.arrayContaining(['/redraws/0/parties/1/withheld', '/round/parties/0/seed']),
    );
  });

  test('is not taken for a result where the draw has none', () => {
    const open = valued(committed(prepared()));
    expect(verifyDraw(open).map(({ path }) => path)).toEqual(['/order']);
    expect(forged((one) => ({ ...one, order: one.entries, drawnAt: '2001-03-01T11:00:00.000Z' }), open)).toContain(
      '/order',
    );
    expect(verifyDraw(failures.mismatch(prepared())).map(({ path }) => path)).toEqual([
      '/round/parties/0/seed',
      '/order',
    ]);
    expect(verifyDraw(failures.withheld(prepared())).map(({ path }) => path)).toEqual([
      '/round/parties/1/withheld',
      '/order',
    ]);
  });
});
