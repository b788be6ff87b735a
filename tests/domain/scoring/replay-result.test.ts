import { describe, expect, it } from 'vitest';
import { panelResult, resultDigest } from '#src/domain/judging/panel-result.ts';
import { deviationsOf } from '#src/domain/judging/replay-result.ts';
import { scoredSet } from '#src/domain/scoring/scored-items.ts';
import { full, individuals, set } from './sets.ts';

const stage = { id: 'desk', combine: 'mean' } as const;
const members = [55, 60, 60].map((percent, index) => ({ assessor: `m${index}`, percents: full(percent) }));
const facts = { application: 'p', stage, digests: {}, notes: [] };
const result = panelResult({ ...facts, set, panel: { members, consensus: null } });

describe("a panel's result that is worked out again", () => {
  it('follows from the scores it holds, exactly', () => {
    expect(result.total).toBe('1750/3');
    expect(deviationsOf(result, stage, set)).toEqual([]);
    const again = panelResult({
      ...facts,
      set,
      panel: { members: members.map((one) => ({ ...one })), consensus: null },
    });
    expect(resultDigest(again)).toBe(resultDigest(result));
  });
  it('says where, when one score or one figure was changed', () => {
    const [first, ...others] = result.members;
    const changed = { ...result, members: [{ ...first!, percents: { ...first!.percents, '4.7.7': 60 } }, ...others] };
    expect(deviationsOf(changed, stage, set)).toEqual([
      { at: '4.7.7', stands: '175/3', follows: '60' },
      { at: 'total', stands: '1750/3', follows: '3505/6' },
    ]);
    expect(deviationsOf({ ...result, total: '600' }, stage, set)).toEqual([
      { at: 'total', stands: '600', follows: '1750/3' },
    ]);
    const more = { ...result, items: [...result.items, { clause: '4.8', percent: '50' }] };
    expect(deviationsOf(more, stage, set)).toEqual([{ at: '4.8', stands: '50', follows: null }]);
    expect(deviationsOf(result, { id: 'desk', combine: 'trimmedMean' }, set)[0]).toEqual({
      at: 'combine',
      stands: 'mean',
      follows: 'trimmedMean',
    });
  });
  it('has no total where the criteria have no points, and a made-up one is found', () => {
    const people = scoredSet(individuals);
    const given = Object.fromEntries(people.items.map(({ clause }) => [clause, 80]));
    const own = panelResult({
      ...facts,
      set: people,
      panel: { members: [{ assessor: 'x', percents: given }], consensus: null },
    });
    expect(own.total).toBeNull();
    expect(deviationsOf({ ...own, total: '800' }, stage, people)).toEqual([
      { at: 'total', stands: '800', follows: null },
    ]);
  });
});
