import { signBlindly } from '#src/adapters/ballot-signing.ts';
import type { Actor } from '#src/domain/access/why-not.ts';
import { blindedHashOf } from '#src/domain/ballot/box.ts';
import { notOnRoll, whyNotIssued } from '#src/domain/ballot/voting.ts';
import { deny, type Denial } from '#src/domain/denial.ts';
import { changeLine, readRoll, votingMembers } from '#src/store/ballot-rolls.ts';
import { recordBallot } from '#src/store/secret-ballots.ts';
import { awardDay } from './award-day.ts';
import type { Deps } from './deps.ts';
import { onBallot } from './on-ballot.ts';

/**
 * Signs a member's blinded message, once: the same message is signed again after a lost answer, another is refused.
 * What was signed cannot be told from the token that comes of it.
 */
export async function issueToken(
  deps: Deps,
  actor: Actor,
  { id, blinded }: { readonly id: string; readonly blinded: string },
): Promise<{ readonly signature: string } | Denial> {
  return await onBallot(deps, actor, { id, action: 'ballot.vote', act: 'issue' }, async (held) => {
    const { trx, ballot, user, at } = held;
    if (ballot.signingPrivate === null) throw new Error(`ballot ${id} is open without a key`);
    const line = (await readRoll(trx, id)).find((one) => one.user === user.id);
    const hash = blindedHashOf(blinded);
    const denial = whyNotIssued(line, hash);
    if (denial !== null) return denial;
    // The session's seats may be a moment old: a seat that ended meanwhile votes no more.
    if (!(await votingMembers(trx, { ...ballot, today: awardDay(deps) })).includes(user.id)) return notOnRoll;
    const signature = signBlindly(deps.crypto.openText(ballot.signingPrivate), blinded);
    if (signature === null) return noMessage;
    if (line?.issued === null) {
      await changeLine(trx, id, user.id, { issued: hash });
      const event = { kind: 'ballot-token-issued', body: { blinded: hash } } as const;
      await recordBallot(trx, ballot, {}, { event, actorId: user.id, at });
    }
    return { signature };
  });
}

const noMessage = deny(
  'invalid',
  '领取凭证的请求无效，请重新打开表决页。',
  'This is no request for a token. Open the page of the vote anew.',
);
