import type { BallotKeys } from './crypto.ts';
import { ballotSize, type BallotForm } from './form.ts';
import { fromHex, toHex, type Bytes } from './hex.ts';

const curve = { name: 'ECDH', namedCurve: 'P-256' } as const;
const pointLength = 65;
const tagLength = 16;

/** Bytes of every ciphertext of a form: a point, the ballot, and the tag that shows changes. */
export const sealedSize = (form: BallotForm): number => pointLength + ballotSize(form) + tagLength;

/** What a ciphertext is bound to: it is of no use in another ballot or under another token. */
export interface SealedFor {
  readonly ballot: string;
  readonly token: string;
  readonly custodians: BallotKeys['custodians'];
}

/** Encrypts a ballot so that it takes both custodians to read it: ECDH with each from one key of its own, HKDF over both, AES-256-GCM. */
export async function sealBallot(subtle: SubtleCrypto, sealedFor: SealedFor, plain: Bytes): Promise<string> {
  const own = await subtle.generateKey(curve, false, ['deriveBits']);
  const point = toHex(new Uint8Array(await subtle.exportKey('raw', own.publicKey)));
  const [first, second] = sealedFor.custodians;
  const halves = [await agree(subtle, own.privateKey, first), await agree(subtle, own.privateKey, second)] as const;
  const { key, iv } = await keyOf(subtle, sealedFor, point, halves);
  return point + toHex(new Uint8Array(await subtle.encrypt({ name: 'AES-GCM', iv }, key, plain)));
}

/** One custodian's half of a ciphertext's secret, in hex: alone it opens nothing. Null where the ciphertext begins with no point. */
export async function halfOf(subtle: SubtleCrypto, custodian: CryptoKey, ciphertext: string): Promise<string | null> {
  return await orNull(async () => await agree(subtle, custodian, ciphertext.slice(0, 2 * pointLength)));
}

/** The ballot in a ciphertext by the halves of both, in the order of their keys; null where it was not sealed for this. */
export async function openSealed(
  subtle: SubtleCrypto,
  sealedFor: SealedFor,
  ciphertext: string,
  halves: readonly [string, string],
): Promise<Bytes | null> {
  const point = ciphertext.slice(0, 2 * pointLength);
  const { key, iv } = await keyOf(subtle, sealedFor, point, halves);
  return await orNull(
    async () =>
      new Uint8Array(await subtle.decrypt({ name: 'AES-GCM', iv }, key, fromHex(ciphertext.slice(2 * pointLength)))),
  );
}

async function agree(subtle: SubtleCrypto, own: CryptoKey, point: string): Promise<string> {
  const other = await subtle.importKey('raw', fromHex(point), curve, false, []);
  return toHex(new Uint8Array(await subtle.deriveBits({ name: 'ECDH', public: other }, own, 256)));
}

/** Key and nonce of one ciphertext: both are used once, for its point is used once. */
async function keyOf(
  subtle: SubtleCrypto,
  { ballot, token, custodians }: SealedFor,
  point: string,
  halves: readonly [string, string],
): Promise<{ readonly key: CryptoKey; readonly iv: Bytes }> {
  const secret = await subtle.importKey('raw', fromHex(halves.join('')), 'HKDF', false, ['deriveBits']);
  const info = new TextEncoder().encode(`laurel-ballot-1:${ballot}:${token}`);
  const salt = fromHex(point + custodians.join(''));
  const bits = await subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info }, secret, 8 * (32 + 12));
  const bytes = new Uint8Array(bits);
  const key = await subtle.importKey('raw', bytes.slice(0, 32), 'AES-GCM', false, ['encrypt', 'decrypt']);
  return { key, iv: bytes.slice(32) };
}

/** WebCrypto says by an exception that a point or a ciphertext is not what it should be. */
async function orNull<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}
