import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClassDefinition } from '#src/definition/edition-bundle.ts';
import { addressOf, fieldAt, isBlankPath, pointerOf } from '#src/domain/form/address.ts';
import { getAnswer, setAnswer } from '#tests/support/answers-at.ts';
import type { Address, Answers } from '#src/domain/form/answers.ts';
import { partsOf, spotsOf } from '#src/domain/form/walk.ts';
import { application, filledStrange, strange } from './test-editions.ts';

const definition = strange.classes['organisation'] as ClassDefinition;
const data = application(filledStrange);
const spots = partsOf(definition, data).flatMap(spotsOf);
const addresses: Address[] = spots.map((spot) => ({
  sheet: spot.part.sheet.id,
  instance: spot.part.instance,
  path: spot.path,
}));
const address = fc.constantFrom(...addresses);

/** The value a JSON Pointer names. */
function follow(root: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>(
      (value, step) =>
        (value as Record<string, unknown> | undefined)?.[step.replaceAll('~1', '/').replaceAll('~0', '~')],
      root,
    );
}

describe('addresses and JSON Pointers', () => {
  it('lead to the same text', () => {
    for (const [index, one] of addresses.entries()) {
      expect(pointerOf(data, one)).toBe(spots[index]?.pointer);
      expect(follow(data, pointerOf(data, one)) ?? null).toBe(getAnswer(data, one));
    }
  });
  it('turn into each other', () => {
    fc.assert(
      fc.property(address, (one) => {
        expect(addressOf(data, pointerOf(data, one))).toEqual(one);
      }),
    );
  });
  it('give back what was set, and leave everything else alone', () => {
    fc.assert(
      fc.property(address, address, fc.string(), (one, other, text) => {
        const after = { answers: setAnswer(data.answers, one, text) };
        expect(getAnswer(after, one)).toBe(text);
        if (pointerOf(data, one) !== pointerOf(data, other))
          expect(getAnswer(after, other)).toBe(getAnswer(data, other));
        const blank = { ...one, path: `$blank/${one.path}` };
        const reasoned = { answers: setAnswer(after.answers, blank, '没有') };
        expect(getAnswer(reasoned, blank)).toBe('没有');
        expect(addressOf(reasoned, pointerOf(reasoned, blank))).toEqual(blank);
        expect(setAnswer(reasoned.answers, blank, null)).not.toBe(data.answers);
        expect(getAnswer({ answers: setAnswer(reasoned.answers, blank, null) }, blank)).toBeNull();
      }),
    );
  });
  it('follow their row when rows change places', () => {
    const people = filledStrange['people'] as { departments: readonly { readonly id: string }[] };
    const turned: Answers = { ...filledStrange, people: { ...people, departments: people.departments.toReversed() } };
    const one = { sheet: 'people', instance: '', path: 'departments/d1/dept' };
    expect(getAnswer({ answers: turned }, one)).toBe('一车间');
    expect(pointerOf({ answers: turned }, one)).toBe('/answers/people/departments/1/dept');
  });
  it('make rows and instances that are not there yet', () => {
    const answers = setAnswer(
      { lines: [{ id: 'a', tests: [] }] },
      { sheet: 'lines', instance: 'a', path: 'tests/t9/item' },
      '厚度',
    );
    expect(answers).toEqual({ lines: [{ id: 'a', tests: [{ id: 't9', item: '厚度' }] }] });
    expect(setAnswer({}, { sheet: 'lines', instance: 'z', path: 'line' }, '三号线')).toEqual({
      lines: [{ id: 'z', line: '三号线' }],
    });
    expect(setAnswer({}, { sheet: 'plants', instance: '', path: 'use/power/y1' }, '1')).toEqual({
      plants: { use: { power: { y1: '1' } } },
    });
  });
});

describe('the field at an address', () => {
  it('is the column or the cell', () => {
    for (const [index, one] of addresses.entries()) expect(fieldAt(definition, one)).toEqual(spots[index]?.field);
  });
  it('is a row’s own kind of cell, but not in a column that keeps its own', () => {
    expect(fieldAt(definition, { sheet: 'plants', instance: '', path: 'use/share/y1' })?.type).toBe('percent');
    expect(fieldAt(definition, { sheet: 'plants', instance: '', path: 'use/share/remark' })?.type).toBe('text');
  });
  it.each([
    'nope',
    'name/x/y',
    'departments/d1',
    'departments/d1/nope',
    'departments/d1/dept/x',
    'use/nope/y1',
    '__proto__',
    'constructor',
    '$blank/name',
  ])('is none for %s', (path) => {
    expect(fieldAt(definition, { sheet: path.startsWith('use') ? 'plants' : 'people', instance: '', path })).toBeNull();
  });
  it('knows of what a reason may speak', () => {
    const sheet = definition.definitions['lines'];
    if (sheet === undefined) throw new Error('no such sheet');
    for (const path of ['line', 'tests', 'tests/t1', 'tests/t1/item', 'tests@y2'])
      expect(isBlankPath(sheet, path)).toBe(true);
    for (const path of ['nope', 'tests@y9', 'line@y2', 'tests/t1/nope', 'line/x', 'tests/t1/item/x', '__proto__'])
      expect(isBlankPath(sheet, path)).toBe(false);
  });
});
