import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScalarType } from '#src/definition/field.ts';
import { creditCodeCheck, identityCheck, organisationCodeCheck } from '#src/definition/value/check-digit.ts';
import { fieldType, formatField, parseField } from '#src/domain/form/fields/index.ts';
import { sampleContext, sampleFields } from './sample-fields.ts';

const types = Object.keys(sampleFields) as ScalarType[];
const parse = (type: ScalarType, typed: string) => parseField(sampleFields[type], typed, sampleContext);
const valueOf = (type: ScalarType, typed: string): string | null => {
  const parsed = parse(type, typed);
  return parsed.ok && parsed.value !== null ? fieldType(type).canonical(parsed.value) : null;
};
const issuesOf = (type: ScalarType, typed: string): string[] =>
  parse(type, typed).issues.map((issue) => `${issue.severity}: ${issue.message.zh}`);

const digits = (length: number): fc.Arbitrary<string> => fc.stringMatching(new RegExp(`^\\d{${length}}$`, 'u'));
const pad = (n: number): string => String(n).padStart(2, '0');
const day = fc
  .date({ min: new Date('1000-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
  .map((one) => one.toISOString().slice(0, 10));
const number = fc
  .tuple(fc.bigInt(-(10n ** 18n), 10n ** 18n), fc.integer({ min: 0, max: 4 }))
  .map(([n, scale]) => (scale === 0 ? String(n) : `${n}.${'1234'.slice(0, scale)}`));
const codes = fc.subarray(['large', 'medium', 'small'], { minLength: 1 });
const signs = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const creditCode = fc
  .tuple(digits(6), fc.array(fc.constantFrom(...signs.split('')), { minLength: 9, maxLength: 9 }))
  .map(([region, own]) => {
    const body = `91${region}${own.join('')}`;
    return body + creditCodeCheck(body);
  });
const identity = fc
  .tuple(
    digits(6),
    fc.date({ min: new Date('1900-01-01'), max: new Date('2019-12-31'), noInvalidDate: true }),
    digits(3),
  )
  .map(([region, birth, order]) => {
    const body = `${region}${birth.toISOString().slice(0, 10).replaceAll('-', '')}${order}`;
    return body + identityCheck(body);
  });
const word = fc.string({ minLength: 1, unit: fc.constantFrom(...'质量管理甲乙 ABC12（），。'.split('')) });

/** Values in their settled form, for the round trip. */
const settled: Record<ScalarType, fc.Arbitrary<string>> = {
  text: word,
  longtext: fc.array(word, { minLength: 1 }).map((lines) => lines.join('\n')),
  integer: fc.bigInt(-(10n ** 20n), 10n ** 20n).map(String),
  decimal: number,
  percent: number,
  money: number,
  date: day,
  month: day.map((one) => one.slice(0, 7)),
  year: day.map((one) => one.slice(0, 4)),
  choice: fc.constantFrom('large', 'medium', 'small'),
  choices: codes.map((one) => one.join(',')),
  yesno: fc.constantFrom('yes', 'no'),
  tick: fc.constantFrom('yes', ''),
  code: fc.constantFrom('320100', '320200', '320500'),
  uscc: fc.oneof(
    creditCode,
    digits(8).map((body) => `${body}-${organisationCodeCheck(body)}`),
  ),
  paper: fc.oneof(
    identity,
    fc.stringMatching(/^[EG]\d{8}$/u).map((one) => `护照 ${one}`),
  ),
  phone: fc.oneof(
    digits(8).map((one) => `025-${one}`),
    digits(9).map((one) => `13${one}`),
  ),
  email: fc
    .tuple(fc.stringMatching(/^[a-z0-9]{1,12}$/u), fc.stringMatching(/^[a-z0-9]{1,12}$/u))
    .map(([a, b]) => `${a}@${b}.example.cn`),
  postcode: digits(6),
};

describe.each(types)('%s', (type) => {
  it('reads its own settled form back', () => {
    fc.assert(
      fc.property(settled[type], (typed) => {
        const parsed = parse(type, typed);
        if (!parsed.ok || parsed.value === null) expect(typed.trim()).toBe('');
        else {
          const canonical = fieldType(type).canonical(parsed.value);
          expect(valueOf(type, canonical) ?? '').toBe(canonical);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('never throws, whatever is typed, and explains every refusal in both languages', () => {
    const near = fc.tuple(settled[type], fc.string({ maxLength: 3, unit: 'grapheme' })).map(([a, b]) => a + b);
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'grapheme', maxLength: 60 }), near),
        (typed) => {
          const parsed = parse(type, typed);
          if (!parsed.ok) expect(parsed.issues.length).toBeGreaterThan(0);
          for (const issue of parsed.issues)
            expect(issue.message.zh.length * issue.message.en.length).toBeGreaterThan(0);
          expect(typeof formatField(sampleFields[type], typed, sampleContext, 'zh')).toBe('string');
        },
      ),
      { numRuns: 100 },
    );
  });

  it('takes nothing typed as a blank, but an unticked box as an answer', () => {
    const parsed = parse(type, '  ');
    expect(parsed).toMatchObject({ ok: true, value: type === 'tick' ? false : null });
  });
});

describe('tokens for a blank [X9]', () => {
  const tokens = ['/', '／', '无', '—', '——', '-', '－', '不适用', 'N/A', 'n/a'];
  it.each(tokens)('%s in a number or date cell becomes the reason of a blank', (token) => {
    for (const type of [
      'integer',
      'decimal',
      'percent',
      'money',
      'date',
      'month',
      'year',
      'phone',
      'postcode',
      'uscc',
      'paper',
      'email',
      'code',
      'choice',
    ] as const) {
      expect(parse(type, ` ${token} `)).toEqual({ ok: true, value: null, reason: token, issues: [] });
    }
  });
  it('stays an answer where 无 is one', () => {
    expect(valueOf('yesno', '无')).toBe('no');
    expect(valueOf('text', '无')).toBe('无');
  });
});

describe('numbers as people type them [X9]', () => {
  it.each([
    ['１２３４．５', '1234.5'],
    ['1,234,567.89', '1234567.89'],
    ['１，２３４', '1234'],
    [' 12 345 ', '12345'],
    ['−5', '-5'],
    ['007', '7'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['¥1,000.00', '1000'],
    ['1200万元', '1200'],
  ])('%s is %s', (typed, value) => {
    expect(valueOf('money', typed)).toBe(value);
  });
  it('understands the unit and the percent sign', () => {
    expect(valueOf('integer', '1,200 人')).toBe('1200');
    expect(valueOf('percent', '98.5％')).toBe('98.5');
  });
  it.each(['1e999', '12,34', '1.2.3', '约100', '一百', '1'.repeat(31), '0x10', 'Infinity', 'NaN'])(
    '%s is refused',
    (typed) => {
      expect(parse('decimal', typed).ok).toBe(false);
    },
  );
  it('says how to mend scientific notation', () => {
    expect(issuesOf('decimal', '1e999')).toEqual(['error: “1e999”是科学计数法。请写成普通数字，如 12345.6。']);
  });
  it('keeps to bounds and decimals', () => {
    const field = { ...sampleFields.percent, min: '0', max: '100' };
    expect(parseField(field, '100.01', sampleContext).issues[0]?.message.zh).toContain('不能大于 100');
    expect(parseField(field, '-1', sampleContext).issues[0]?.message.zh).toContain('不能小于 0');
    expect(issuesOf('percent', '1.234')).toEqual(['warning: 小数多于 2 位。请按 2 位小数填写。']);
    expect(issuesOf('integer', '1.5')).toEqual(['error: 应为整数。请去掉小数部分。']);
  });
});

describe('dates', () => {
  it.each([
    '2020-5-2',
    '2020.05.02',
    '2020/5/2',
    '2020年5月2日',
    '20200502',
    '２０２０－０５－０２',
    '2020 年 5 月 2 日',
    '2020—05—02',
  ])('%s is the second of May', (typed) => {
    expect(valueOf('date', typed)).toBe('2020-05-02');
    expect(formatField(sampleFields.date, typed, sampleContext, 'zh')).toBe('2020年5月2日');
  });
  it.each(['2020-02-30', '2019-02-29', '2020-13-01', '2020-00-10', '2020-04-31', '99-1-1', '2020-5', '2020', '昨天'])(
    '%s is refused',
    (typed) => {
      expect(parse('date', typed).ok).toBe(false);
    },
  );
  it('says that the calendar has no 30 February', () => {
    expect(issuesOf('date', '2020-02-30')).toEqual(['error: 日历上没有“2020-02-30”这一天。请核对后重新填写。']);
  });
  it('reads months and years, leaving out what is too fine', () => {
    expect(valueOf('month', '2020年5月')).toBe('2020-05');
    expect(valueOf('month', '2020.05.31')).toBe('2020-05');
    expect(valueOf('year', '2020年')).toBe('2020');
    expect(parse('month', '2020').ok).toBe(false);
  });
  it('keeps to its bounds', () => {
    const field = { ...sampleFields.date, min: '2017-01-01', max: '2019-12-31' };
    expect(parseField(field, '2016-12-31', sampleContext).issues).toHaveLength(1);
    expect(parseField(field, '2019-12-31', sampleContext).issues).toHaveLength(0);
    expect(parseField(field, '2020-01-01', sampleContext).issues).toHaveLength(1);
  });
});

describe('codes of organisations and persons', () => {
  it('takes a wrong check digit of a credit code as a warning', () => {
    expect(issuesOf('uscc', '91320000MA1YY0005E')).toEqual([]);
    expect(issuesOf('uscc', '91320000MA1YY0005F')[0]).toMatch(/^warning: 校验位不符/u);
    expect(valueOf('uscc', '91320000ma1yy0005e')).toBe('91320000MA1YY0005E');
  });
  it('names letters that a credit code does not have', () => {
    expect(issuesOf('uscc', '9132OOOOMA1YY0005E')[0]).toContain('不用字母 I、O、S、V、Z');
  });
  it('takes a wrong check digit or an impossible birthday of an identity number as an error', () => {
    expect(valueOf('paper', '居民身份证：320500199001011231')).toBe('320500199001011231');
    expect(issuesOf('paper', '320500199001011232')[0]).toMatch(/^error: .*校验位不符/u);
    expect(issuesOf('paper', '320100198002300012')[0]).toMatch(/^error: .*出生日期不存在/u);
    expect(issuesOf('paper', '3201001980023')[0]).toContain('应为 18 位，现为 13 位');
  });
  it('reads another paper by its printed kind', () => {
    expect(valueOf('paper', '护照E12345678')).toBe('护照 E12345678');
    expect(parse('paper', '护照 E').ok).toBe(false);
  });
});

describe('choices', () => {
  it('understands a pasted label', () => {
    expect(valueOf('choice', '大型')).toBe('large');
    expect(valueOf('choices', '小型、大型，大型')).toBe('large,small');
    expect(valueOf('code', '苏州市')).toBe('320500');
    expect(issuesOf('choice', '微型')[0]).toContain('大型、中型、小型');
  });
  it('refuses a group of a code list', () => {
    expect(issuesOf('code', '江苏省')[0]).toContain('是大类');
  });
  it('ticks by √', () => {
    expect(valueOf('tick', '√')).toBe('yes');
    expect(valueOf('tick', '□')).toBe('');
  });
});

describe('texts', () => {
  it('finds control characters and direction marks', () => {
    for (const sign of ['\u0000', '\u0007', '\u202E', '\u200F', '\u2067', '\uFEFF'])
      expect(issuesOf('text', `甲${sign}乙`)[0]).toMatch(/^error: 含有1个看不见的控制字符/u);
    expect(issuesOf('longtext', '甲\n乙\t丙')).toEqual([]);
  });
  it('counts limits as Word does: hard ones are errors, others warnings', () => {
    const text = '质'.repeat(26);
    expect(
      parseField({ ...sampleFields.text, limit: { max: 25, hard: true, rule: 'A1.3' } }, text, sampleContext).issues[0],
    ).toMatchObject({ severity: 'error', rule: 'A1.3' });
    expect(
      parseField({ ...sampleFields.text, limit: { max: 25, hard: false } }, text, sampleContext).issues[0],
    ).toMatchObject({ severity: 'warning' });
    expect(parseField({ ...sampleFields.text, limit: { max: 26, hard: true } }, text, sampleContext).issues).toEqual(
      [],
    );
  });
  it('keeps markup as text', () => {
    for (const typed of ['<script>alert(1)</script>', '=SUM(A1:A9)', '#set page(width: 1pt)', 'basic.name == "x"'])
      expect(valueOf('text', typed)).toBe(typed);
  });
  it('prints what cannot be read as it was typed', () => {
    expect(formatField(sampleFields.integer, ' 约百人 ', sampleContext, 'zh')).toBe('约百人');
  });
});

it('pads nothing away from a day of one digit', () => {
  for (let d = 1; d <= 31; d += 1) expect(valueOf('date', `2020-1-${d}`)).toBe(`2020-01-${pad(d)}`);
});
