import { fromHex, toHex } from './hex.ts';

const curve = { name: 'ECDH', namedCurve: 'P-256' } as const;

/** A custodian's key: the public half for the ballot, the share for their paper; both in hex. */
export interface CustodianKey {
  readonly publicKey: string;
  readonly share: string;
}

/** Makes a custodian's key in their own browser: nobody else has ever had the share. */
export async function newCustodianKey(subtle: SubtleCrypto): Promise<CustodianKey> {
  const pair = await subtle.generateKey(curve, true, ['deriveBits']);
  const publicKey = toHex(new Uint8Array(await subtle.exportKey('raw', pair.publicKey)));
  const { d = '' } = await subtle.exportKey('jwk', pair.privateKey);
  const share = [...atob(d.replaceAll('-', '+').replaceAll('_', '/'))].map((sign) => sign.codePointAt(0) ?? 0);
  return { publicKey, share: toHex(Uint8Array.from(share)) };
}

/** What stands before and between the share and the public key of P-256 in PKCS #8 (RFC 5915, RFC 5958). */
const before = '308187020100301306072a8648ce3d020106082a8648ce3d030107046d306b0201010420';
const between = 'a144034200';

/** The custodian's private key from the share; null where the share is not that of this public key. */
export async function keyOfShare(subtle: SubtleCrypto, share: string, publicKey: string): Promise<CryptoKey | null> {
  try {
    const key = await subtle.importKey('pkcs8', fromHex(before + share + between + publicKey), curve, false, [
      'deriveBits',
    ]);
    return (await belongTogether(subtle, key, publicKey)) ? key : null;
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

/** Not every WebCrypto compares the two halves of a key it is given: an agreement with a third key does. */
async function belongTogether(subtle: SubtleCrypto, key: CryptoKey, publicKey: string): Promise<boolean> {
  const third = await subtle.generateKey(curve, false, ['deriveBits']);
  const stated = await subtle.importKey('raw', fromHex(publicKey), curve, false, []);
  const [ours, theirs] = await Promise.all([
    subtle.deriveBits({ name: 'ECDH', public: third.publicKey }, key, 256),
    subtle.deriveBits({ name: 'ECDH', public: stated }, third.privateKey, 256),
  ]);
  return toHex(new Uint8Array(ours)) === toHex(new Uint8Array(theirs));
}

/** Whether a text is a point of the curve. */
export async function isPoint(subtle: SubtleCrypto, publicKey: string): Promise<boolean> {
  try {
    await subtle.importKey('raw', fromHex(publicKey), curve, false, []);
    return true;
  } catch (error) {
    if (error instanceof DOMException) return false;
    throw error;
  }
}
