import { keyOfShare, newCustodianKey } from '#src/domain/ballot/custodian.ts';
import { readShare, shareText } from '#src/domain/ballot/share.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';

/** A custodian's key made in this browser: what goes to the server, and what is printed and kept nowhere else. */
export async function makeCustodianKey(
  subtle: SubtleCrypto,
): Promise<{ readonly key: string; readonly paper: string }> {
  const { publicKey, share } = await newCustodianKey(subtle);
  return { key: publicKey, paper: shareText(share) };
}

/** Why a typed share cannot be sent: mistyped, or of another key than the one on record; null where it can. */
export async function whyNotShare(subtle: SubtleCrypto, typed: string, key: string): Promise<Denial | null> {
  const share = readShare(typed);
  if (isDenial(share)) return share;
  return (await keyOfShare(subtle, share, key)) === null ? otherShare : null;
}

const otherShare = deny(
  'invalid',
  '这不是您为这次表决保管的份额，请核对纸面上的表决名称。',
  'This is not the share you keep for this ballot. Look at the name of the ballot on the paper.',
);
