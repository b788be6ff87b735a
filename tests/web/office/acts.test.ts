import { describe, expect, it } from 'vitest';
import { newestEdition } from '#src/cli/editions.ts';
import { inputOf, lacking, nothingTyped } from '#src/web/office/act-input.ts';
import { consequencesOf } from '#src/web/office/consequences.ts';
import { placeToGo } from '#src/web/office/place-to-go.ts';
import { officeWords } from '#src/web/words/office-words.ts';

const { workflow } = newestEdition();

describe('an act of an office', () => {
  it('says what will follow from it', () => {
    const said = consequencesOf(workflow, 'submitted', { id: 'ask-correction' }, 'zh').join();
    expect(said).toContain('状态变为“补正中”');
    expect(said).toContain('由申报人办理');
    expect(said).toContain('通知申报人');
  });

  it('says nothing of what the table alone does not tell', () => {
    expect(consequencesOf(workflow, 'correcting', { id: 'call-off-correction' }, 'zh')).toEqual([]);
  });

  it('sends just what it asks for, and says what is still lacking', () => {
    const typed = { ...nothingTyped, reason: ' 不符合条件 ', number: '7号' };
    expect(inputOf(['reason', 'rule'], typed)).toEqual({ reason: '不符合条件' });
    expect(lacking(['reason', 'rule', 'items'], typed, 0, officeWords.zh)).toEqual(['依据', '补正事项']);
    expect(lacking(['reason', 'items'], typed, 2, officeWords.zh)).toEqual([]);
  });
});

it('each place of a correction leads to its part of the dossier', () => {
  expect(placeToGo({ kind: 'field', sheet: 'quality', path: 'k1:name' })).toMatchObject({
    part: 'quality',
    at: 'k1:name',
    instance: 'k1',
  });
  expect(placeToGo({ kind: 'report', report: 'assessment', clause: '4.1' })).toMatchObject({
    part: 'report-assessment',
  });
  expect(placeToGo({ kind: 'evidence', item: 'k2' })).toMatchObject({ part: 'evidence', item: 'k2' });
});
