import {
  constants,
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  privateEncrypt,
  publicDecrypt,
  verify,
} from 'node:crypto';
import { promisify } from 'node:util';
import { RSABSSA } from '@cloudflare/blindrsa-ts';
import { signingBits, type BallotTools } from '#src/domain/ballot/crypto.ts';

/** Cryptography of this process for the steps that voters and custodians share with the browser. */
export const ballotTools: BallotTools = {
  subtle: globalThis.crypto.subtle,
  suite: RSABSSA.SHA384.PSS.Randomized(),
};

const generate = promisify(generateKeyPair);
/** Length of the salt of RSABSSA-SHA384-PSS (RFC 9474, 5). */
const saltLength = 48;

/** A key that signs the tokens of one ballot: the public half as SPKI, the private one as PKCS #8, both in hex. */
export async function newSigningKey(): Promise<{ readonly publicKey: string; readonly privateKey: string }> {
  const { publicKey, privateKey } = await generate('rsa', { modulusLength: signingBits });
  return {
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('hex'),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('hex'),
  };
}

/**
 * BlindSign of RFC 9474 (4.3): RSASP1 with its check, by OpenSSL, which hides its timing and takes a hundredth of the time
 * the library's own arithmetic does; the result is the same (tested). Null where the message is no number below the modulus.
 */
export function signBlindly(privateKey: string, blinded: string): string | null {
  const key = createPrivateKey({ key: Buffer.from(privateKey, 'hex'), format: 'der', type: 'pkcs8' });
  const message = Buffer.from(blinded, 'hex');
  const padding = constants.RSA_NO_PADDING;
  const modulus = Buffer.from(key.export({ format: 'jwk' }).n ?? '', 'base64url');
  if (Buffer.compare(message, modulus) >= 0) return null;
  const signature = privateEncrypt({ key, padding }, message);
  const back = publicDecrypt({ key: createPublicKey(key), padding }, signature);
  if (!back.equals(message)) throw new Error('a blind signature does not verify');
  return signature.toString('hex');
}

/** Whether a token's signature is by this key: RSASSA-PSS with SHA-384 and a salt of 48 bytes. */
export function verifyToken(
  publicKey: string,
  token: { readonly prepared: string; readonly signature: string },
): boolean {
  const key = createPublicKey({ key: Buffer.from(publicKey, 'hex'), format: 'der', type: 'spki' });
  return verify(
    'sha384',
    Buffer.from(token.prepared, 'hex'),
    { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength },
    Buffer.from(token.signature, 'hex'),
  );
}
