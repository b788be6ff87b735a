import { describe, expect, test } from 'vitest';
import { buildFixture, readFixture, readIngredients } from './build-fixture.ts';
import { correctSource } from './correct.ts';
import { squeeze } from './normalise.ts';

const ingredients = readIngredients();

describe('the fixture of the forms’ text', () => {
  test('rebuilding from source and corrections gives the committed fixture', () => {
    expect(buildFixture(ingredients)).toEqual(readFixture());
  });

  test.each(ingredients.corrections.map((correction) => [correction.line, correction.from, correction] as const))(
    'without the correction of line %i "%s" it cannot be built',
    (_line, _from, removed) => {
      const corrections = ingredients.corrections.filter((correction) => correction !== removed);
      expect(() => buildFixture({ ...ingredients, corrections })).toThrow(/line \d+/u);
    },
  );

  test('a correction that does not apply is named', () => {
    const corrections = [...ingredients.corrections, { line: 3, from: '市长', to: '省长', why: 'test' }];
    expect(() => buildFixture({ ...ingredients, corrections })).toThrow('line 3: no "市长" to correct');
  });

  test('wording that no piece covers is named', () => {
    const parts = ingredients.parts.map((part) => ({
      ...part,
      pieces: part.pieces.filter((piece) => piece.text !== '注册地址'),
    }));
    expect(() => buildFixture({ ...ingredients, parts })).toThrow('an earlier text is not covered');
  });

  test('wording at the end that no piece covers is named', () => {
    expect(() => buildFixture({ ...ingredients, source: `${ingredients.source}附件5\n` })).toThrow(
      'not covered by any piece, line 523: "附件5"',
    );
  });

  test('a piece that the notice does not print is named', () => {
    const parts = ingredients.parts.map((part, index) =>
      index === 0 ? { ...part, pieces: [...part.pieces, { kind: 'label' as const, text: '传真机' }] } : part,
    );
    expect(() => buildFixture({ ...ingredients, parts })).toThrow('"传真机" does not stand at');
  });

  test('printed defects of the notice stay as they are [A1.9]', () => {
    const corrected = correctSource(ingredients.source, ingredients.corrections);
    for (const defect of ['法人代表签字：', '十、组织自我评价报告', '《卓越绩效评价规则》', '吨/万元']) {
      expect(corrected).toContain(defect);
    }
    expect(readFixture().some((piece) => piece.text.startsWith('九、'))).toBe(false);
  });

  test('the ten rows of section 八 have yes and no for three years each [A1.8]', () => {
    const options = readFixture().filter((piece) => piece.section === '8' && piece.kind === 'option');
    expect(options.map((piece) => piece.text)).toEqual(Array.from({ length: 30 }, () => ['□有', '□无']).flat());
  });

  test('the eighteen indicators each have a number and a name, all but one a unit [A1.5]', () => {
    const section = readFixture().filter((piece) => piece.section === '5');
    expect(section.filter((piece) => piece.kind === 'label')).toHaveLength(36);
    expect(section.filter((piece) => piece.kind === 'unit')).toHaveLength(17);
  });

  test('ids are unique', () => {
    const ids = readFixture().map((piece) => piece.id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('squeeze', () => {
  test('makes equal what differs only in width, spacing, blanks and boxes', () => {
    expect(squeeze('组 织 规模：□ 大型 （２０１９）＿_')).toBe(squeeze('组织规模:☑大型(2019)'));
  });

  test('keeps every difference of wording', () => {
    expect(squeeze('法人代表')).not.toBe(squeeze('法定代表人'));
    expect(squeeze('GB/T19579')).not.toBe(squeeze('GB/Z19579'));
  });
});
