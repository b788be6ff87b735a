import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grouped, knownAs, paperAlphabet, paperCode, signInAddress, typedCode } from '#src/domain/people/codes.ts';

describe('codes on paper', () => {
  it('are of signs that are not mistaken for one another, and are read as typed carelessly', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 12, maxLength: 40 }), fc.boolean(), (bytes, small) => {
        const code = paperCode(bytes, 12);
        if (code === null) return;
        for (const sign of code) expect(paperAlphabet).toContain(sign);
        const printed = grouped(code);
        expect(printed).toMatch(/^\w{4}-\w{4}-\w{4}$/u);
        expect(typedCode(small ? printed.toLowerCase() : ` ${printed.replaceAll('-', ' － ')} `)).toBe(code);
      }),
    );
  });

  it('use every sign alike often: bytes that would favour some are left out', () => {
    const all = Uint8Array.from({ length: 256 }, (_, n) => n);
    const code = paperCode(all, 240) ?? '';
    for (const sign of paperAlphabet) expect(code.split(sign).length - 1).toBe(8);
    expect(paperCode(Uint8Array.of(240, 255), 1)).toBeNull();
  });
});

describe('a sign-in name', () => {
  it('stands for an address nothing can be sent to, and is shown without it', () => {
    expect(signInAddress(' U482913 ')).toBe('u482913@no-mail.invalid');
    expect(knownAs(signInAddress('u482913'))).toBe('u482913');
    expect(signInAddress(' a@laurel.example ')).toBe('a@laurel.example');
    expect(knownAs('a@laurel.example')).toBe('a@laurel.example');
  });
});
