import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementOf, whyNotAgreed } from '#src/domain/scoring/agreement.ts';
import { agreementText, readAgreement } from '#src/domain/scoring/agreement-text.ts';
import { groundOf, readAnchor, type Anchor } from '#src/domain/scoring/anchor.ts';
import { missingOf, whyNotSubmitted } from '#src/domain/scoring/missing.ts';
import { refuseScore, type ScoreTarget } from '#src/domain/scoring/refuse-score.ts';
import { readPath, scorePath } from '#src/domain/scoring/score-path.ts';
import { readScores } from '#src/domain/scoring/score-sheet.ts';
import { bands, full, set } from './sets.ts';

const target: ScoreTarget = { set, scale: bands, sheetKind: 'individual', limits: { textBytes: 2000, rows: 5 } };
const consensus: ScoreTarget = { ...target, sheetKind: 'consensus' };
const refused = (path: string, value: string | readonly string[], on = target): string | null =>
  refuseScore({ path, value, seen: 0 }, on)?.reason.en ?? null;
const pdf: Anchor = {
  kind: 'pdf',
  file: 'a'.repeat(64),
  page: 3,
  rects: [[0.1, 0.2, 0.5, 0.05]],
  quote: '顾客满意度三年上升',
};

describe('a place of a score sheet', () => {
  it.each([
    ['item/4.1.2/percent', '55'],
    ['item/4.1.2/percent', '５５'],
    ['item/4.1.2/percent', ''],
    ['item/4.1.2/note', 'any words'],
    ['item/4.1.2/dimension/A', '4'],
    ['item/4.7.2/dimension/Le', '4'],
    ['notes', ['n1', 'n2']],
    ['notes/n1/kind', 'strength'],
    ['notes/n1/item', '4.1.2'],
    ['notes/n1/text', 'well deployed'],
    ['notes/n1/quote', 'words of the report'],
    ['notes/n1/anchor', JSON.stringify(pdf)],
    ['notes/n1/from', ['n2', 'someone:n3']],
  ])('takes %s', (path, value) => {
    expect(refused(path, value)).toBeNull();
  });
  it.each([
    ['item/4.1/percent', '55', 'no such place'],
    ['item/9.9/percent', '55', 'no such place'],
    ['item/4.1.2/percent', '33', '30 % or 35 %'],
    ['item/4.1.2/percent', '101', 'from 0 to 100'],
    ['item/4.1.2/percent', 'abc', 'no percent'],
    ['item/4.1.2/percent', ['55'], 'text is expected'],
    ['item/4.1.2/dimension/Z', '4', 'no such place'],
    ['item/4.1.2/dimension/A', '7', 'one of the bands'],
    ['item/4.1.2/note', 'x'.repeat(2001), 'technical limit'],
    ['item/4.1.2/note', 'nul \0', 'cannot be kept'],
    ['item/4.1.2/reason', 'only of a consensus', 'no such place'],
    ['agree/4.1.2/someone', 'yes:55', 'no such place'],
    ['discussed/4.1.2', 'yes', 'no such place'],
    ['notes', 'n1', 'list of ids'],
    ['notes', ['N1'], 'lower-case'],
    ['notes', ['someone:n1'], 'lower-case'],
    ['notes', ['n1', 'n1'], 'twice'],
    ['notes', ['1', '2', '3', '4', '5', '6'], 'more than the technical limit of 5'],
    ['notes/n1/kind', 'praise', 'strength or opportunity'],
    ['notes/n1/item', '4.1', 'no clause'],
    ['notes/n1/anchor', '{"kind":"pdf"}', 'cannot be read'],
    ['notes/n1/anchor', 'no json', 'cannot be read'],
    ['notes/n1/colour', 'red', 'no such place'],
    ['notes/n1', 'x', 'no such place'],
    ['notes/n1/text/more', 'x', 'no such place'],
    ['__proto__/x', 'y', 'no such place'],
    ['notes/n1/constructor', 'y', 'no such place'],
  ])('refuses %s = %j and says the path and why', (path, value, why) => {
    expect(refused(path, value)).toContain(why);
    expect(refused(path, value)).toContain(`${path}: `);
  });
  it('of a consensus also takes the reason, what members say and what was talked over', () => {
    expect(refused('item/4.1.2/reason', 'seen on page 3', consensus)).toBeNull();
    expect(refused('agree/4.1.2/Kx9_-', 'yes:55', consensus)).toBeNull();
    expect(refused('agree/4.1.2/Kx9', 'no:55:页3不支持:见图', consensus)).toBeNull();
    expect(refused('agree/4.1.2/Kx9', 'no:55:', consensus)).toContain('or no and why');
    expect(refused('agree/4.1.2/Kx9', 'perhaps', consensus)).toContain('or no and why');
    expect(refused('discussed/4.1.2', 'yes', consensus)).toBeNull();
    expect(refused('discussed/4.1.2', 'no', consensus)).toContain('only be marked');
  });
  it('is named the same way by who writes and who reads', () => {
    const read = (path: string) => readPath(path, 'consensus', set, bands);
    expect(read(scorePath.percent('4.1.2'))).toEqual({ at: 'percent', clause: '4.1.2' });
    expect(read(scorePath.dimension('4.1.2', 'L'))).toEqual({ at: 'dimension', clause: '4.1.2', dimension: 'L' });
    expect(read(scorePath.note('4.1.2'))).toEqual({ at: 'note', clause: '4.1.2' });
    expect(read(scorePath.reason('4.1.2'))).toEqual({ at: 'reason', clause: '4.1.2' });
    expect(read(scorePath.comment('n1', 'from'))).toEqual({ at: 'noteFrom', id: 'n1' });
    expect(read(scorePath.agree('4.1.2', 'b'))).toEqual({ at: 'agree', clause: '4.1.2', assessor: 'b' });
    expect(read(scorePath.discussed('4.1.2'))).toEqual({ at: 'discussed', clause: '4.1.2' });
  });
  it('never throws, whatever is sent', () => {
    fc.assert(
      fc.property(fc.string(), fc.oneof(fc.string(), fc.array(fc.string())), (path, value) => {
        refuseScore({ path, value, seen: 0 }, consensus);
        refuseScore({ path: 'notes/n1/anchor', value, seen: 0 }, consensus);
        readScores({ [path]: value, 'item/4.1.2/percent': value, notes: value });
      }),
    );
  });
});

describe('a score sheet that is read', () => {
  const body = {
    'item/4.1.2/percent': '５５',
    'item/4.1.3/percent': '',
    'item/4.1.2/dimension/A': '4',
    'item/4.1.2/note': 'mine',
    'item/4.1.2/reason': 'because',
    'agree/4.1.2/b': 'yes:55',
    'agree/4.1.2/c': 'no:55:too high: see p. 3',
    'discussed/4.1.2': 'yes',
    notes: ['n1', 'n2'],
    'notes/n1/kind': 'strength',
    'notes/n1/item': '4.1.2',
    'notes/n1/text': 'good',
    'notes/n1/anchor': JSON.stringify(pdf),
    'notes/n1/from': ['b:x'],
    'notes/gone/text': 'taken out of the list',
  };
  it('gives typed scores and comments, in the order of the list', () => {
    const scores = readScores(body);
    expect(scores.percents).toEqual({ '4.1.2': 55 });
    expect(scores.dimensions).toEqual({ '4.1.2': { A: 4 } });
    expect(scores.remarks).toEqual({ '4.1.2': 'mine' });
    expect(scores.reasons).toEqual({ '4.1.2': 'because' });
    expect(scores.discussed).toEqual(['4.1.2']);
    expect(scores.said).toEqual({
      '4.1.2': { b: { agrees: true, percent: 55 }, c: { agrees: false, percent: 55, reason: 'too high: see p. 3' } },
    });
    expect(scores.notes).toEqual([
      { id: 'n1', kind: 'strength', item: '4.1.2', text: 'good', quote: '', anchor: pdf, from: ['b:x'] },
      { id: 'n2', kind: null, item: null, text: '', quote: '', anchor: null, from: [] },
    ]);
  });
  it('names what it lacks: only percents stand in the way, comments are a warning', () => {
    const findings = missingOf(set, bands, readScores(body));
    expect(findings.filter(({ severity }) => severity === 'error').length).toBe(22);
    expect(findings.filter(({ clause }) => clause === '4.1.2')).toEqual([
      expect.objectContaining({
        severity: 'warning',
        message: expect.objectContaining({ zh: '4.1.2 未到最高档，却没有写改进空间。' }),
      }),
    ]);
    expect(whyNotSubmitted(findings)?.reason.zh).toContain('还有 22 个条款没有评分：4.1.3、4.1.4');
  });
  it('of all full marks wants a strength each, of all noughts an opportunity, and neither stands in the way', () => {
    for (const [percent, word] of [
      [100, '优势'],
      [0, '改进空间'],
    ] as const) {
      const findings = missingOf(set, bands, { ...readScores({}), percents: full(percent) });
      expect(findings.length).toBe(23);
      expect(findings.every(({ message }) => message.zh.includes(word))).toBe(true);
      expect(whyNotSubmitted(findings)).toBeNull();
    }
  });
});

describe('anchors', () => {
  it('are fields, regions of a page or words of a report, and nothing else', () => {
    const others: Anchor[] = [
      { kind: 'field', sheet: 'basic', path: 'founded' },
      { kind: 'report', report: 'assessment', clause: '4.1.2', from: 10, to: 20, quote: 'words' },
    ];
    for (const anchor of [pdf, ...others]) expect(readAnchor(JSON.stringify(anchor))).toEqual(anchor);
    for (const wrong of [
      { ...pdf, file: 'x' },
      { ...pdf, page: 0 },
      { ...pdf, rects: [[0, 0, 2, 1]] },
      { ...pdf, rects: [] },
      { ...pdf, more: 1 },
      { kind: 'cloud' },
      null,
    ])
      expect(readAnchor(JSON.stringify(wrong))).toBeNull();
  });
  it('bring comments on the same page or field together', () => {
    expect(groundOf({ ...pdf, rects: [[0, 0, 1, 1]], quote: 'other words' })).toBe(groundOf(pdf));
    expect(groundOf({ ...pdf, page: 4 })).not.toBe(groundOf(pdf));
  });
});

describe('a consensus', () => {
  const members = [
    { assessor: 'a', percents: full(40) },
    { assessor: 'b', percents: full(50) },
    { assessor: 'c', percents: { ...full(50), '4.1.2': 65 } },
  ];
  const sheet = (more: Record<string, string>): ReturnType<typeof readScores> =>
    readScores({
      ...Object.fromEntries(set.items.map(({ clause }) => [scorePath.percent(clause), '50'])),
      ...Object.fromEntries(
        set.items.flatMap(({ clause }) => members.map(({ assessor }) => [scorePath.agree(clause, assessor), 'yes:50'])),
      ),
      'discussed/4.1.2': 'yes',
      ...more,
    });
  const items = (more: Record<string, string>) => agreementOf(set, sheet(more), members, 20);

  it('is closed where everybody agrees to each percent and what lay far apart was talked over', () => {
    expect(whyNotAgreed(items({}))).toBeNull();
    expect(items({})[0]).toMatchObject({ clause: '4.1.2', spread: 25, beyond: true, agreed: ['a', 'b', 'c'] });
  });
  it('waits for the talk where the spread asks for one', () => {
    expect(whyNotAgreed(items({ 'discussed/4.1.2': '' }))?.detail).toMatchObject({ discussed: ['4.1.2'] });
  });
  it('waits for members who object, with their reason, or have said nothing', () => {
    const found = items({ 'agree/4.2.2/b': 'no:50:no evidence', 'agree/4.2.3/c': '' });
    expect(found.find(({ clause }) => clause === '4.2.2')?.objections).toEqual([
      { assessor: 'b', reason: 'no evidence' },
    ]);
    expect(whyNotAgreed(found)?.detail).toMatchObject({ objected: ['4.2.2'], open: ['4.2.3'], discussed: [] });
  });
  it('loses what was said of a percent when the lead proposes another', () => {
    const found = items({ 'item/4.2.2/percent': '55', 'agree/4.2.2/b': 'no:50:too low' });
    expect(found.find(({ clause }) => clause === '4.2.2')).toMatchObject({
      agreed: [],
      objections: [],
      open: ['a', 'b', 'c'],
    });
  });
  it('wants a percent of every item', () => {
    expect(whyNotAgreed(items({ 'item/4.2.2/percent': '' }))?.reason.zh).toBe('请组长提出合议百分数：4.2.2。');
  });
  it('writes and reads what members say', () => {
    for (const said of [
      { agrees: true, percent: 55 },
      { agrees: false, percent: 0, reason: 'a:b\nc' },
    ] as const)
      expect(readAgreement(agreementText(said))).toEqual(said);
    for (const wrong of ['yes', 'yes:', 'yes:x', 'yes:55:why', 'no:55', 'no:55: ', 'maybe:55', 'yes:101'])
      expect(readAgreement(wrong)).toBeNull();
  });
});
