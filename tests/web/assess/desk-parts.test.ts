import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Anchor } from '#src/domain/scoring/anchor.ts';
import type { ScoredSet } from '#src/domain/scoring/scored-items.ts';
import type { ScoreNote } from '#src/domain/scoring/score-sheet.ts';
import { deskAct } from '#src/web/assess/desk/key-act.ts';
import { liveTally } from '#src/web/assess/live-tally.ts';
import { byGround, takenUp } from '#src/web/assess/merge-by-anchor.ts';
import { findIn } from '#src/web/assess/reader/find-text.ts';
import { pageOfClause } from '#src/web/assess/reader/page-of-clause.ts';
import { rectsOn } from '#src/web/assess/reader/page-rects.ts';

const title = { zh: '', en: '' };
const item = (clause: string, points: number | null) => ({ clause, title, kind: 'process', points, category: '4.1' });
const set = (points: number | null): ScoredSet => ({
  items: [item('4.1.2', points), item('4.1.3', points)],
  categories: [{ clause: '4.1', title, items: ['4.1.2', '4.1.3'] }],
  maximum: points === null ? null : 2 * points,
});

describe('live totals [N4]', () => {
  it('a sum with items missing is not complete, and points are exact', () => {
    expect(liveTally(set(15), { '4.1.2': 35 })).toMatchObject({
      points: '5.25',
      maximum: 30,
      complete: false,
      done: 1,
    });
    expect(liveTally(set(15), { '4.1.2': 35, '4.1.3': 100 })).toMatchObject({ points: '20.25', complete: true });
    expect(liveTally(set(15), { '4.1.3': 100 }).categories).toEqual([
      { clause: '4.1', done: 1, of: 2, points: '15', maximum: 30 },
    ]);
  });

  it('criteria without points get no number at all', () => {
    const tally = liveTally(set(null), { '4.1.2': 35, '4.1.3': 60 });
    expect(tally).toMatchObject({ points: null, maximum: null, complete: true, done: 2 });
    expect(tally.categories[0]).toMatchObject({ points: null, maximum: null });
  });
});

const note = (id: string, anchor: Anchor | null, text = '有'): ScoreNote => ({
  id,
  kind: 'strength',
  item: '4.1.2',
  text,
  quote: '',
  anchor,
  from: [],
});
const page = (number: number): Anchor => ({
  kind: 'pdf',
  file: 'a'.repeat(64),
  page: number,
  rects: [[0, 0, 0.1 * number, 0.1]],
  quote: '',
});

describe('comments brought together by what they rest on [N4]', () => {
  it('those on one page of a file are together, the most pointed at first, those without ground last', () => {
    const grounds = byGround(
      [
        { assessor: 'a', notes: [note('a1', null), note('a2', page(3)), note('a3', page(9))] },
        { assessor: 'b', notes: [note('b1', page(9)), note('b2', page(4), ' ')] },
      ],
      '4.1.2',
    );
    expect(grounds.map(({ notes }) => notes.map((one) => one.note.id))).toEqual([['a3', 'b1'], ['a2'], ['a1']]);
    expect(byGround([{ assessor: 'a', notes: [note('a1', null)] }], '4.1.3')).toEqual([]);
  });

  it('what the panel has taken up is known by its member and id', () => {
    expect([...takenUp([{ ...note('p1', null), from: ['a:a1', 'b:b1'] }])]).toEqual([
      ['a:a1', 'p1'],
      ['b:b1', 'p1'],
    ]);
  });
});

describe('the reader', () => {
  it('a selection is kept as fractions of its page, a rectangle for each line', () => {
    const paper = { left: 100, top: 50, width: 500, height: 1000 };
    expect(
      rectsOn(paper, [
        { left: 150, top: 150, width: 100, height: 20 },
        { left: 250, top: 151, width: 50, height: 19 },
        { left: 150, top: 180, width: 100, height: 20 },
        { left: 900, top: 180, width: 100, height: 20 },
      ]),
    ).toEqual([
      [0.1, 0.1, 0.3, 0.02],
      [0.1, 0.13, 0.2, 0.02],
    ]);
  });

  it('whatever is selected, no rectangle leaves the page', () => {
    const length = fc.double({ min: -2000, max: 2000, noNaN: true });
    const size = fc.double({ min: 0, max: 3000, noNaN: true });
    const box = fc.record({ left: length, top: length, width: size, height: size });
    fc.assert(
      fc.property(fc.array(box, { maxLength: 8 }), (boxes) =>
        rectsOn({ left: 10, top: 10, width: 600, height: 800 }, boxes).every(
          ([left, top, width, height]) =>
            left >= 0 && top >= 0 && width >= 0 && height >= 0 && left + width <= 1 && top + height <= 1,
        ),
      ),
    );
  });

  it('a text is found across blanks and line ends, each place once', () => {
    expect(findIn(['质量目标质量目标', '顾客 '.replace(/\s/gu, '')], '质 量')).toEqual([
      { page: 1, nth: 0 },
      { page: 1, nth: 1 },
    ]);
    expect(findIn(['质量'], ' ')).toEqual([]);
  });

  it('a clause without page of its own is looked for where it stands', () => {
    const clauses = [
      { id: '4.1', level: 1 },
      { id: '4.1.2', level: 2 },
      { id: '4.2', level: 1 },
    ];
    expect(pageOfClause(clauses, { '4.1': 3, '4.1.2': 4 }, '4.1.2')).toBe(4);
    expect(pageOfClause(clauses, { '4.1': 3 }, '4.1.2')).toBe(3);
    expect(pageOfClause(clauses, { '4.1': 3 }, '4.2')).toBe(null);
    expect(pageOfClause(clauses, { '4.1': 3 }, '9')).toBe(null);
  });
});

describe('keys of the desk', () => {
  const press = (key: string, more: object = {}) =>
    deskAct({ key, alt: false, control: false, typing: false, ...more });

  it('letters and digits act where nobody types, the arrows with Alt everywhere', () => {
    expect(press('6')).toEqual({ act: 'percent', typed: '6' });
    expect(press('s')).toEqual({ act: 'note', kind: 'strength' });
    expect(press('s', { typing: true })).toBe(null);
    expect(press('ArrowDown', { typing: true, alt: true })).toEqual({ act: 'item', by: 1 });
    expect(press('s', { control: true })).toBe(null);
    expect(press('toString')).toBe(null);
  });
});
