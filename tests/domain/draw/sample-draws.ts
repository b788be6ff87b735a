import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { isDenial, type Denial } from '#src/domain/denial.ts';
import { commitmentOf, currentTerms, entryId } from '#src/domain/draw/derive.ts';
import { prepareDraw, redraw, type DrawPlan } from '#src/domain/draw/prepare.ts';
import type { DrawOpening, DrawRecord } from '#src/domain/draw/record.ts';
import { disclose, drawOrder, enterPublicValue, nameWitnesses } from '#src/domain/draw/result.ts';
import { commitSeed, revealSeed, withhold } from '#src/domain/draw/seeds.ts';

/** The record, or a failing test that tells why it was refused. */
export function given(value: DrawRecord | Denial): DrawRecord {
  if (isDenial(value)) return expect.unreachable(value.reason.en);
  return value;
}
export const refusal = (value: DrawRecord | Denial): string => (isDenial(value) ? value.code : 'not refused');

/** 32 bytes that a test can name. */
export const bytes = (name: string): string => createHash('sha256').update(name).digest('hex');

/** An instant of a round: each has a day of its own. */
export const at = (round: number, time: string): Date => new Date(`2001-03-${String(round).padStart(2, '0')}T${time}Z`);
export const parties = ['province', 'supervision'];

export const openingsOf = (id: string, count: number): DrawOpening[] =>
  Array.from({ length: count }, (_, index) => {
    const application = `application-${index + 1}`;
    const salt = bytes(`salt ${id} ${application}`);
    return { entry: entryId(id, application, salt), application, salt };
  });

export const roundPlan = (round: number): Pick<DrawPlan, 'publicValue' | 'revealBy'> => ({
  publicValue: {
    name: {
      zh: `示例指数第${round}日收盘点位，保留两位小数`,
      en: `closing value of a sample index on day ${round}, two decimals`,
    },
    source: '示例交易所公报',
    knownFrom: at(round, '07:00:00'),
  },
  revealBy: at(round, '10:00:00'),
});

export const planOf = (id: string, count: number): DrawPlan => ({
  id,
  programme: 'sample-award',
  edition: '2001',
  purpose: 'defence-order',
  title: { zh: '问询答辩顺序', en: 'order of the defence' },
  entries: openingsOf(id, count).map(({ entry }) => entry),
  parties,
  ...roundPlan(1),
});

export const seedOf = (record: DrawRecord, party: string): string =>
  bytes(`seed ${record.id} ${record.round.number} ${party}`);

export const prepared = (id = 'draw-1', count = 5): DrawRecord =>
  given(prepareDraw(planOf(id, count), at(1, '01:00:00')));

export function commit(record: DrawRecord, party: string, seed = seedOf(record, party)): DrawRecord {
  const commitment = commitmentOf(currentTerms(record), party, seed);
  return given(commitSeed(record, { party, commitment }, at(record.round.number, '02:00:00')));
}
export const committed = (record: DrawRecord): DrawRecord =>
  parties.reduce((next, party) => commit(next, party), record);

export const valued = (record: DrawRecord): DrawRecord =>
  given(enterPublicValue(record, `30${record.round.number}2.57`, at(record.round.number, '08:00:00')));

export const reveal = (record: DrawRecord, party: string, seed = seedOf(record, party)): DrawRecord =>
  given(revealSeed(record, { party, seed }, at(record.round.number, '09:00:00')));
export const revealed = (record: DrawRecord): DrawRecord =>
  parties.reduce((next, party) => reveal(next, party), record);

export const witnessed = (record: DrawRecord): DrawRecord =>
  given(
    nameWitnesses(record, [
      { role: { zh: '申报人代表', en: 'for the applicants' }, name: '见证人甲' },
      { role: { zh: '见证人', en: 'witness' }, name: '' },
    ]),
  );
export const drawn = (record: DrawRecord): DrawRecord => given(drawOrder(record, at(record.round.number, '11:00:00')));
export const disclosed = (record: DrawRecord): DrawRecord =>
  given(disclose(record, openingsOf(record.id, record.entries.length), at(30, '00:00:00')));

/** How a round may come to nothing. */
export const failures = {
  withheld: (record: DrawRecord): DrawRecord =>
    silent(reveal(valued(committed(record)), 'province'), 'supervision', '12:00:00'),
  uncommitted: (record: DrawRecord): DrawRecord => silent(commit(record, 'supervision'), 'province', '07:30:00'),
  mismatch: (record: DrawRecord): DrawRecord => reveal(valued(committed(record)), 'province', bytes('another seed')),
  'no-value': (record: DrawRecord): DrawRecord => committed(record),
} as const;
export type FailureName = keyof typeof failures;

const silent = (record: DrawRecord, party: string, time: string): DrawRecord =>
  given(withhold(record, { party, noted: '到时没有收到' }, at(record.round.number, time)));

export const again = (record: DrawRecord): DrawRecord =>
  given(redraw(record, roundPlan(record.round.number + 1), at(record.round.number, '13:00:00')));

/** A draw whose first rounds fail as named, then comes to its result. */
export function drawAfter(names: readonly FailureName[], id = 'draw-1', count = 5): DrawRecord {
  const opened = names.reduce((record, name) => again(failures[name](record)), prepared(id, count));
  return drawn(witnessed(revealed(valued(committed(opened)))));
}
