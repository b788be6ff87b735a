import canonicalize from 'canonicalize';
import type { Denial } from '../denial.ts';
import { sha256, type BallotKeys, type BallotTools } from './crypto.ts';
import { encodeChoices, refuseChoices, type BallotForm, type Choices } from './form.ts';
import { toHex } from './hex.ts';
import { sealBallot } from './sealing.ts';
import { tokenHash, type Token } from './token.ts';

/** What a voter needs of a ballot. */
export interface VotersBallot {
  readonly id: string;
  readonly form: BallotForm;
  readonly keys: BallotKeys;
}

/** Encrypts a voter's choices under their token; refused where they are not filled in as the form wants. */
export async function sealChoices(
  { subtle }: Pick<BallotTools, 'subtle'>,
  { id, form, keys }: VotersBallot,
  { prepared }: Token,
  choices: Choices,
): Promise<string | Denial> {
  const denial = refuseChoices(form, choices);
  if (denial !== null) return denial;
  const sealedFor = { ballot: id, token: await tokenHash(subtle, prepared), custodians: keys.custodians };
  return await sealBallot(subtle, sealedFor, encodeChoices(form, choices));
}

/** The fingerprint of the keys that this voter was given; members compare it: with keys of one's own a voter could be told apart. */
export const fingerprintOf = async (subtle: SubtleCrypto, ballot: string, keys: BallotKeys): Promise<string> =>
  toHex(await sha256(subtle, new TextEncoder().encode(canonicalize({ ballot, ...keys }) ?? '')));
