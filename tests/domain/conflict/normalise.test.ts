import { array, assert, constantFrom, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namesIn, organisationCore, personCore } from '#src/domain/conflict/normalise.ts';

const forms = [
  '',
  '有限公司',
  '有限责任公司',
  '股份有限公司',
  '集团',
  '集团有限公司',
  '集团股份有限公司',
  ' Co., Ltd.',
];
/** Characters that no form of a company is written with, and of which no two mean the same. */
const core = array(constantFrom(...'苏州金陵江北澄砾机械电子新材料'), { minLength: 2, maxLength: 8 }).map((all) =>
  all.join(''),
);
const spelled = (name: string, form: string, way: number): string =>
  [
    `${name}${form}`,
    ` ${name} ${form} `,
    `${name.slice(0, 1)}（${name.slice(1)}）${form}`,
    `${name.slice(0, 1)}(${name.slice(1)})${form}`,
    `${[...name].join('　')}${form}`,
  ][way] ?? '';

describe('[A2.2] the name of an organisation', () => {
  it('is the same however wide, bracketed, spaced and of whatever form of a company it is written', () => {
    const ways = constantFrom(0, 1, 2, 3, 4);
    assert(
      property(core, constantFrom(...forms), constantFrom(...forms), ways, ways, (name, one, other, a, b) => {
        expect(organisationCore(spelled(name, one, a))).toBe(organisationCore(spelled(name, other, b)));
      }),
    );
  });
  it('is never that of another, whatever their forms', () => {
    assert(
      property(core, core, constantFrom(...forms), constantFrom(...forms), (name, other, one, two) => {
        const same = organisationCore(name + one) === organisationCore(other + two);
        expect(same).toBe(name === other);
      }),
    );
  });
  it('stays as it is when normalised again, of any text', () => {
    assert(
      property(string({ unit: 'binary', maxLength: 30 }), constantFrom(...forms), (text, form) => {
        const once = organisationCore(text + form);
        expect(organisationCore(once)).toBe(once);
        expect(personCore(personCore(text))).toBe(personCore(text));
      }),
      { numRuns: 500 },
    );
  });
  it('keeps at least two characters: a form alone is no empty name that all others share', () => {
    expect(organisationCore('集团有限公司')).toBe('集团');
    expect(organisationCore('ＡＢＣ（中国）有限公司')).toBe('abc中国');
    expect(organisationCore('（）')).toBe('');
  });
});

describe('names in one place', () => {
  it('are parted at the signs people write between them', () => {
    expect(namesIn('张三、李四；王 五／赵六')).toEqual(['张三', '李四', '王 五', '赵六']);
  });
});
