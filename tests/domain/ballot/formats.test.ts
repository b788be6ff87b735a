import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ballotTools as tools } from '#src/adapters/ballot-signing.ts';
import { keysFingerprint, tokenHashOf } from '#src/domain/ballot/box.ts';
import { keyOfShare, newCustodianKey } from '#src/domain/ballot/custodian.ts';
import {
  ballotSize,
  BallotForm,
  decodeChoices,
  encodeChoices,
  refuseChoices,
  type Choices,
} from '#src/domain/ballot/form.ts';
import { halfOf, openSealed, sealBallot, sealedSize } from '#src/domain/ballot/sealing.ts';
import { isShare, readShare, shareText } from '#src/domain/ballot/share.ts';
import { tokenHash } from '#src/domain/ballot/token.ts';
import { fingerprintOf } from '#src/domain/ballot/voter.ts';
import { isDenial } from '#src/domain/denial.ts';
import { form } from '#tests/support/ballot-steps.ts';

const options = ['for', 'against', 'abstain'];
const choices = fc.record({ c1: fc.constantFrom(...options), c2: fc.constantFrom(...options) });
const share = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex'));

describe('a ballot', () => {
  it('reads as it was written, and all of a form are equally long', () => {
    fc.assert(
      fc.property(choices, (one) => {
        const bytes = encodeChoices(form, one);
        expect(bytes).toHaveLength(ballotSize(form));
        expect(decodeChoices(bytes)).toEqual(one);
      }),
    );
  });

  it('is refused where something is missing, strange, or given too often', () => {
    const code = (one: Choices) => refuseChoices(form, one)?.reason.en ?? null;
    expect(code({ c1: 'for', c2: 'against' })).toBeNull();
    expect(code({ c1: 'for' })).toMatch(/no choice yet/u);
    expect(code({ c1: 'for', c2: 'perhaps' })).toMatch(/no choice yet/u);
    expect(code({ c1: 'for', c2: 'against', c3: 'for' })).toMatch(/not on its form/u);
    expect(code({ c1: 'for', c2: 'for' })).toMatch(/at most 1 times/u);
    const least = { ...form, limits: [{ option: 'against', least: 1 }] };
    expect(refuseChoices(least, { c1: 'for', c2: 'for' })?.reason.en).toMatch(/at least 1 times/u);
    expect(refuseChoices(form, JSON.parse('{"c1":"for","__proto__":"for"}'))).not.toBeNull();
  });

  it('of random bytes is no ballot, and never an exception', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const read = decodeChoices(bytes);
        expect(read === null || typeof read === 'object').toBe(true);
      }),
    );
  });

  it('has a form whose ids and limits can be kept', () => {
    const wrong = (changed: object) => BallotForm.safeParse({ ...form, ...changed }).success;
    expect(wrong({})).toBe(true);
    expect(wrong({ questions: [...form.questions, form.questions[0]] })).toBe(false);
    expect(wrong({ options: form.options.slice(0, 2) })).toBe(false);
    expect(wrong({ limits: [{ option: 'for', least: 2, most: 1 }] })).toBe(false);
    expect(wrong({ limits: [{ option: 'nobody', least: 1 }] })).toBe(false);
  });
});

describe('a share on paper', () => {
  it('reads as it was printed, in small letters and with O for 0 and l for 1 too', () => {
    fc.assert(
      fc.property(share, (one) => {
        const text = shareText(one);
        expect(text).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{5}-){12}[0-9A-HJKMNP-TV-Z]{5}$/u);
        expect(readShare(text)).toBe(one);
        const typed = text.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
        expect(readShare(typed)).toBe(one);
      }),
    );
  });

  it('shows every single wrong sign, every pair of swapped signs and swapped groups, and says which group', () => {
    const signs = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'];
    fc.assert(
      fc.property(share, fc.nat(64), fc.nat(31), (one, at, sign) => {
        const clean = shareText(one).replaceAll('-', '');
        const put = signs[sign] ?? '0';
        if (clean[at] === put) return;
        const wrong = readShare(clean.slice(0, at) + put + clean.slice(at + 1));
        expect(isDenial(wrong) && wrong.detail).toEqual({ groups: [Math.floor(at / 5) + 1] });
      }),
    );
    fc.assert(
      fc.property(share, fc.nat(63), (one, at) => {
        const signsOf = [...shareText(one).replaceAll('-', '')];
        if (signsOf[at] === signsOf[at + 1]) return;
        [signsOf[at], signsOf[at + 1]] = [signsOf[at + 1]!, signsOf[at]!];
        expect(isShare(signsOf.join(''))).toBe(false);
      }),
    );
    fc.assert(
      fc.property(share, fc.nat(11), (one, at) => {
        const groups = shareText(one).split('-');
        [groups[at], groups[at + 1]] = [groups[at + 1]!, groups[at]!];
        expect(isShare(groups.join('-'))).toBe(false);
      }),
    );
  });
});

describe('a sealed ballot', () => {
  it('opens with both halves in order, for its own ballot and token only, and is always of one size', async () => {
    const [a, b] = [await newCustodianKey(tools.subtle), await newCustodianKey(tools.subtle)];
    const sealedFor = { ballot: 'b1', token: 'aa'.repeat(32), custodians: [a.publicKey, b.publicKey] as const };
    const plain = encodeChoices(form, { c1: 'for', c2: 'against' });
    const sealed = await sealBallot(tools.subtle, sealedFor, plain);
    expect(sealed).toHaveLength(2 * sealedSize(form));
    const keys = [
      (await keyOfShare(tools.subtle, a.share, a.publicKey))!,
      (await keyOfShare(tools.subtle, b.share, b.publicKey))!,
    ] as const;
    const [first, second] = [
      (await halfOf(tools.subtle, keys[0], sealed))!,
      (await halfOf(tools.subtle, keys[1], sealed))!,
    ];
    const open = async (changed: object, text = sealed, halves: readonly [string, string] = [first, second]) =>
      await openSealed(tools.subtle, { ...sealedFor, ...changed }, text, halves);
    expect(await open({})).toEqual(plain);
    expect(await open({}, sealed, [second, first])).toBeNull();
    expect(await open({}, sealed, [first, first])).toBeNull();
    expect(await open({}, sealed, [first, '00'.repeat(32)])).toBeNull();
    expect(await open({ ballot: 'b2' })).toBeNull();
    expect(await open({ token: 'ab'.repeat(32) })).toBeNull();
    expect(await open({}, `${sealed.slice(0, -2)}${sealed.endsWith('00') ? '01' : '00'}`)).toBeNull();
    expect(await halfOf(tools.subtle, keys[0], `04${'11'.repeat(sealedSize(form) - 1)}`)).toBeNull();
  });

  it('has custodians whose share is known from another', async () => {
    const [a, b] = [await newCustodianKey(tools.subtle), await newCustodianKey(tools.subtle)];
    expect(await keyOfShare(tools.subtle, a.share, b.publicKey)).toBeNull();
    expect(await keyOfShare(tools.subtle, '00'.repeat(32), a.publicKey)).toBeNull();
    expect(await keyOfShare(tools.subtle, a.share, a.publicKey)).not.toBeNull();
  });
});

describe('what browser and server compute', () => {
  it('is the same: hashes of tokens and fingerprints of keys', async () => {
    const keys = { signing: 'aa', custodians: ['bb', 'cc'] } as const;
    expect(await fingerprintOf(tools.subtle, 'b1', keys)).toBe(keysFingerprint('b1', keys));
    expect(await tokenHash(tools.subtle, 'abcd')).toBe(tokenHashOf('abcd'));
  });
});
