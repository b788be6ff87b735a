import { verifyToken } from '#src/adapters/ballot-signing.ts';
import { tokenHashOf } from '#src/domain/ballot/box.ts';
import { whyNotNow } from '#src/domain/ballot/phase.ts';
import { sealedSize } from '#src/domain/ballot/sealing.ts';
import { isOfBallot, type Token } from '#src/domain/ballot/token.ts';
import { decideCast } from '#src/domain/ballot/voting.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { readBox, rewriteBox } from '#src/store/ballot-box.ts';
import { countIssued } from '#src/store/ballot-rolls.ts';
import { findBallot, lockBallot, type SecretBallot } from '#src/store/secret-ballots.ts';
import type { Deps } from './deps.ts';

export interface CastBallot extends Token {
  readonly id: string;
  readonly ciphertext: string;
}

/**
 * Puts a ballot into the box, for whoever shows a token: nobody is asked who they are, no time is read, and no event is
 * written. A token counts once; the same ballot again is answered as the first time, another is refused.
 */
export async function castBallot(
  { db }: Pick<Deps, 'db'>,
  { id, prepared, signature, ciphertext }: CastBallot,
): Promise<{ readonly token: string } | Denial> {
  const seen = await findBallot(db, id);
  // Who has no token of this ballot learns nothing of it, not even that it exists.
  if (seen === null || !isOfBallot(prepared, id) || !verifyToken(seen.signingPublic, { prepared, signature }))
    return badToken;
  if (!fits(seen, ciphertext)) return badShape;
  const token = tokenHashOf(prepared);
  return await db.transaction().execute(async (trx) => {
    const ballot = await lockBallot(trx, id);
    if (ballot === null) return badToken;
    const denial = whyNotNow(ballot.state, 'cast');
    if (denial !== null) return denial;
    const box = await readBox(trx, id);
    const before = box.find((one) => one.token === token);
    const decided = decideCast(before, ciphertext, { cast: box.length, issued: await countIssued(trx, id) });
    if (isDenial(decided)) return decided;
    if (decided === 'put-in')
      await rewriteBox(trx, id, [...box, { token, prepared, signature, ciphertext, half: null, opened: null }]);
    return { token };
  });
}

const fits = ({ form }: SecretBallot, ciphertext: string): boolean =>
  ciphertext.length === 2 * sealedSize(form) && ciphertext.startsWith('04');

const badToken = deny(
  'invalid',
  '投票凭证无效，没有投入。请用领取凭证时的浏览器，或导入保存的凭证文件。',
  'The token is not valid and nothing was cast. Use the browser that asked for the token, or bring the file you saved.',
);
const badShape = deny(
  'invalid',
  '选票格式不对，没有投入。请重新打开表决页再投。',
  'The ballot has the wrong shape and was not cast. Open the page of the vote anew.',
);
