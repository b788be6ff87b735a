import { z } from 'zod';
import { sha256, Signature, signingKey, type BallotTools } from './crypto.ts';
import { fromHex, toHex } from './hex.ts';

/** Random bytes that make a token's message its own. */
const randomLength = 32;

/** What a token is about, behind its random bytes: one ballot, so that it opens no other. */
const subjectOf = (ballot: string): string => toHex(new TextEncoder().encode(`laurel-ballot-1:${ballot}`));

/** A token: the message that was signed blindly, and the signature; in hex. */
export const Token = z.strictObject({ prepared: z.string().regex(/^(?:[0-9a-f]{2}){33,200}$/u), signature: Signature });
export type Token = z.infer<typeof Token>;

/** Whether a message is one of this ballot's. */
export const isOfBallot = (prepared: string, ballot: string): boolean =>
  prepared.length === 2 * randomLength + subjectOf(ballot).length && prepared.endsWith(subjectOf(ballot));

/** A token that is asked for; kept before it is sent, so that a lost answer is asked for again with the same message. */
export interface AskedToken {
  readonly prepared: string;
  readonly blinded: string;
  /** What takes the blinding away; it never leaves the voter. */
  readonly inverse: string;
}

/** Makes a message of its own and blinds it: what is sent says nothing of it, whatever anybody computes. */
export async function askToken(tools: BallotTools, ballot: string, signing: string): Promise<AskedToken> {
  const prepared = tools.suite.prepare(fromHex(subjectOf(ballot)));
  const { blindedMsg, inv } = await tools.suite.blind(await signingKey(tools.subtle, signing), prepared);
  return { prepared: toHex(prepared), blinded: toHex(blindedMsg), inverse: toHex(inv) };
}

/** The token from the answer. Throws where the answer is no signature by the ballot's key. */
export async function takeToken(
  tools: BallotTools,
  signing: string,
  { prepared, inverse }: AskedToken,
  blindSignature: string,
): Promise<Token> {
  const signature = await tools.suite.finalize(
    await signingKey(tools.subtle, signing),
    fromHex(prepared),
    fromHex(blindSignature),
    fromHex(inverse),
  );
  return { prepared, signature: toHex(signature) };
}

/** How a cast ballot is known: SHA-256 of its token's message, in hex. */
export const tokenHash = async (subtle: SubtleCrypto, prepared: string): Promise<string> =>
  toHex(await sha256(subtle, fromHex(prepared)));
