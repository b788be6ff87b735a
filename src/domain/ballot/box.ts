import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { merkleRoot } from '../audit/merkle.ts';
import type { BallotResult, OpenedBallot } from './count.ts';
import type { BallotKeys } from './crypto.ts';
import type { BallotForm } from './form.ts';
import type { RollLine } from './voting.ts';

/** A ballot in the box: its token's hash, and what was cast; all in hex. */
export interface BoxedBallot {
  readonly token: string;
  readonly prepared: string;
  readonly signature: string;
  readonly ciphertext: string;
}

const sha256 = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest();
const digestOf = (value: unknown): string => sha256(canonicalize(value) ?? '').toString('hex');

/** How a cast ballot is known: SHA-256 of its token's message; the browser computes the same. */
export const tokenHashOf = (prepared: string): string => sha256(Buffer.from(prepared, 'hex')).toString('hex');

/** What is remembered of a blinded message. */
export const blindedHashOf = (blinded: string): string => sha256(Buffer.from(blinded, 'hex')).toString('hex');

/** The order in which ballots are kept and published: by the hash of the token, which is random. */
export const inOrder = <T extends { readonly token: string }>(ballots: readonly T[]): T[] =>
  ballots.toSorted((a, b) => (a.token < b.token ? -1 : 1));

/** Root (RFC 6962) over the ballots in their order: a leaf is SHA-256 of a ballot's canonical JSON. */
export function boxRoot(ballots: readonly BoxedBallot[]): string {
  const leaves = inOrder(ballots).map(({ token, prepared, signature, ciphertext }) =>
    sha256(canonicalize({ token, prepared, signature, ciphertext }) ?? ''),
  );
  return merkleRoot(leaves).toString('hex');
}

/** Digest of the frozen roll: who may vote and who is recused. */
export const rollDigest = (roll: readonly Pick<RollLine, 'user' | 'recused'>[]): string =>
  digestOf(roll.map(({ user, recused }) => ({ user, recused })).toSorted((a, b) => (a.user < b.user ? -1 : 1)));

/** Digest of what is asked. */
export const formDigest = (form: BallotForm): string => digestOf(form);

/** What members compare before they vote: the same for all of them, else somebody's ballot could be told by its key. */
export const keysFingerprint = (ballot: string, keys: BallotKeys): string => digestOf({ ballot, ...keys });

/** Digest of a count with every opened ballot, as the event of the count commits to it. */
export const resultDigest = (result: BallotResult, opened: readonly OpenedBallot[]): string =>
  digestOf({ result, opened: inOrder(opened).map(({ token, choices, spoiled }) => ({ token, choices, spoiled })) });
