import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folderName, safeName } from '#src/domain/export/file-name.ts';

describe('a name in an export', () => {
  it.each([
    ['江苏某某有限公司', '江苏某某有限公司'],
    ['甲/乙\\丙:丁*戊?己"庚<辛>壬|癸', '甲_乙_丙_丁_戊_己_庚_辛_壬_癸'],
    ['  甲　乙 ', '甲 乙'],
    ['公司..', '公司'],
    ['..', '未命名'],
    ['', '未命名'],
    ['CON', '_CON'],
    ['nul.txt', '_nul.txt'],
    ['COM¹', '_COM¹'],
    ['console', 'console'],
    ['\u202Eexe.fdp', 'exe.fdp'],
    ['甲\n乙\u0000', '甲乙'],
    ['\uD800甲', '甲'],
    ['某'.repeat(60), '某'.repeat(40)],
  ])('%j becomes %j', (typed, name) => {
    expect(safeName(typed)).toBe(name);
  });
  it('never ends as Windows would not keep it, whatever was typed', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('.', ' ', '/', '甲', '𠮷', '\u0301', 'con', 'nul') }),
    );
    fc.assert(
      fc.property(anything, (typed) => {
        const name = safeName(typed);
        expect(name).toMatch(/^[^<>:"/\\|?*\p{C}]+$/u);
        expect(name).not.toMatch(/[. ]$|^[. ]/u);
        expect(name).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu);
        expect([...name].length).toBeLessThanOrEqual(41);
        expect(Buffer.byteLength(name)).toBeLessThan(200);
        expect(name.isWellFormed()).toBe(true);
      }),
    );
  });
  it('of a folder sorts by its number and tells equal names apart', () => {
    const one = folderName(7, '甲公司', '01a21589-7265-77dd-82d0-828760c12385');
    expect(one).toBe('0007_甲公司_60c12385');
    expect(folderName(8, '甲公司', '01a21589-7265-77dd-82d0-828760c12386')).not.toBe(one);
    expect(folderName(12345, '', 'x')).toBe('12345_未命名_x');
  });
});
