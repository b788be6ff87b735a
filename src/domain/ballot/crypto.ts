import { z } from 'zod';
import { fromHex, type Bytes } from './hex.ts';

/** The steps of RSABSSA-SHA384-PSS-Randomized (RFC 9474) that a voter takes. */
export interface BlindSuite {
  prepare(message: Uint8Array): Uint8Array;
  blind(key: CryptoKey, prepared: Uint8Array): Promise<{ blindedMsg: Uint8Array; inv: Uint8Array }>;
  finalize(key: CryptoKey, prepared: Uint8Array, signature: Uint8Array, inv: Uint8Array): Promise<Uint8Array>;
}

/** Cryptography with its randomness, which the domain does not have of itself: the browser's or the server's. */
export interface BallotTools {
  readonly subtle: SubtleCrypto;
  readonly suite: BlindSuite;
}

/** The key that signs tokens of one ballot, in bits. It has to hold only until the ballot closes; blindness does not rest on it. */
export const signingBits = 2048;

const signatureLength = signingBits / 8;
const hexOf = (bytes: number): z.ZodString => z.string().regex(new RegExp(`^(?:[0-9a-f]{2}){${bytes}}$`, 'u'));

/** A blinded message or a signature over one, in hex. */
export const Signature = hexOf(signatureLength);
/** A point of P-256, uncompressed, in hex. */
export const Point = z.string().regex(/^04[0-9a-f]{128}$/u);

/** Public keys of a ballot in hex: who signs its tokens (SPKI), and to whom together its ballots are encrypted (P-256). */
export interface BallotKeys {
  readonly signing: string;
  readonly custodians: readonly [string, string];
}

/** The public key that a ballot's tokens are verified with. Throws where the text is no such key. */
export async function signingKey(subtle: SubtleCrypto, spki: string): Promise<CryptoKey> {
  return await subtle.importKey('spki', fromHex(spki), { name: 'RSA-PSS', hash: 'SHA-384' }, true, ['verify']);
}

export const sha256 = async (subtle: SubtleCrypto, bytes: Bytes): Promise<Bytes> =>
  new Uint8Array(await subtle.digest('SHA-256', bytes));
