import { createHmac } from 'node:crypto';

/**
 * Sealing of sensitive values. Everything that is kept sealed names its suite, so that a later suite can open
 * what an earlier one sealed.
 */
export type Crypto = {
  readonly suite: string;
  readonly seal: (value: string | Uint8Array) => string;
  /** The sealed bytes. Throws when the text is of another suite or damaged. */
  readonly open: (sealed: string) => Uint8Array;
  /** The same, as text. */
  readonly openText: (sealed: string) => string;
  /** A hash by a key that is not in the database, for finding equal values; it names the key's version. */
  readonly keyedHash: (value: string) => string;
};

/** Hides nothing: for the demo and for tests, until keys exist. Its form is that of the later suites. */
export function createNullCrypto(hashKey: string): Crypto {
  const open = (sealed: string): Buffer => {
    const [, body] = /^null:([A-Za-z0-9_-]*)$/.exec(sealed) ?? [];
    if (body === undefined) throw new Error('This value was not sealed by the suite "null".');
    return Buffer.from(body, 'base64url');
  };
  return {
    suite: 'null',
    seal: (value) => `null:${Buffer.from(value).toString('base64url')}`,
    open,
    openText: (sealed) => open(sealed).toString('utf8'),
    keyedHash: (value) => `1:${createHmac('sha256', `laurel identity ${hashKey}`).update(value).digest('base64url')}`,
  };
}
