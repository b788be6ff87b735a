import { expect, test } from 'vitest';
import { createNullCrypto } from '#src/adapters/crypto.ts';

test('what is sealed opens again, bytes and text, and names its suite', () => {
  const crypto = createNullCrypto('a key');
  const sealed = crypto.seal('证件号码 😀');
  expect(sealed.startsWith(`${crypto.suite}:`)).toBe(true);
  expect(crypto.openText(sealed)).toBe('证件号码 😀');
  expect([...crypto.open(crypto.seal(new Uint8Array([0, 255, 1])))]).toEqual([0, 255, 1]);
  expect(crypto.openText(crypto.seal(''))).toBe('');
});

test.each(['aes-256-gcm:AAAA', 'null:***', 'plain'])('%s is not opened: another suite, or damaged', (sealed) => {
  expect(() => createNullCrypto('a key').open(sealed)).toThrow(/not sealed by the suite/);
});
