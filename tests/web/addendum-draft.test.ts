import { describe, expect, it } from 'vitest';
import { emptyAddendum, lacksOf } from '#src/web/application/addenda/addendum-draft.ts';
import { readKept } from '#src/web/work/use-kept.ts';

describe('an addition as it is written [A2.1, E6]', () => {
  it('says of each field what it lacks', () => {
    expect(lacksOf(emptyAddendum, '2020-06-18')).toEqual({ day: 'lackDay', text: 'lackText' });
    expect(lacksOf({ ...emptyAddendum, day: '2020-06-19', text: ' ' }, '2020-06-18')).toEqual({
      day: 'wrongDay',
      text: 'lackText',
    });
    expect(lacksOf({ ...emptyAddendum, day: '2020-06-18', text: '新事项' }, '2020-06-18')).toEqual({});
  });
});

describe('what was kept on this machine', () => {
  it('is read back, and anything else is nothing', () => {
    expect(readKept('{"text":"新事项"}')).toEqual({ text: '新事项' });
    for (const other of [null, '', '{"text":', 'null', '[]', '7']) expect(readKept(other)).toBeNull();
  });
});
