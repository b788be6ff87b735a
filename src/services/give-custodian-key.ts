import { ballotTools } from '#src/adapters/ballot-signing.ts';
import type { Actor } from '#src/domain/access/why-not.ts';
import { isPoint } from '#src/domain/ballot/custodian.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { recordBallot, type SecretBallot } from '#src/store/secret-ballots.ts';
import type { Deps } from './deps.ts';
import { custodianOf, onBallot } from './on-ballot.ts';

/** Takes the public half of a custodian's key, made in their browser. Until the ballot opens it may be made anew, as when the paper is lost. */
export async function giveCustodianKey(
  deps: Deps,
  actor: Actor,
  { id, key }: { readonly id: string; readonly key: string },
): Promise<SecretBallot | Denial> {
  if (!(await isPoint(ballotTools.subtle, key))) return noKey;
  return await onBallot(deps, actor, { id, action: 'ballot.keep', act: 'give-key' }, async (held) => {
    const { trx, ballot, user, at } = held;
    const place = custodianOf(ballot, user.id);
    if (isDenial(place)) return place;
    if (ballot.custodians.some((one) => one.key === key && one.user !== user.id)) return sameKey;
    const custodians = ballot.custodians.map((one) => (one.user === user.id ? { ...one, key } : one));
    const event = { kind: 'ballot-key-given', body: { custodian: place + 1, key } } as const;
    return await recordBallot(trx, ballot, { custodians }, { event, actorId: user.id, at });
  });
}

const noKey = deny(
  'invalid',
  '这不是有效的公钥，请在开箱人页面重新生成。',
  'This is no public key. Make it anew on the page of the custodian.',
);
const sameKey = deny(
  'invalid',
  '这把密钥与另一位开箱人的相同，请各自在自己的页面生成。',
  'This is the other custodian’s key. Each makes their own on their own page.',
);
