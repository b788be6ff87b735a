import type { Actor } from '#src/domain/access/why-not.ts';
import { boxRoot } from '#src/domain/ballot/box.ts';
import type { Denial } from '#src/domain/denial.ts';
import { readBox, rewriteBox } from '#src/store/ballot-box.ts';
import { countIssued } from '#src/store/ballot-rolls.ts';
import { recordBallot, type SecretBallot } from '#src/store/secret-ballots.ts';
import type { Deps } from './deps.ts';
import { onBallot, sweepAfter } from './on-ballot.ts';

/** Closes a ballot: nothing is accepted any more, the key that signed tokens is gone, and the box is committed to by its root. */
export async function closeBallot(deps: Deps, actor: Actor, id: string): Promise<SecretBallot | Denial> {
  const closed = await onBallot(deps, actor, { id, action: 'ballot.manage', act: 'close' }, async (held) => {
    const { trx, ballot, user, at } = held;
    const box = await readBox(trx, id);
    await rewriteBox(trx, id, box);
    const root = boxRoot(box);
    const event = {
      kind: 'ballot-closed',
      body: { issued: await countIssued(trx, id), cast: box.length, root },
    } as const;
    const change = { state: 'closed', closedAt: at, boxRoot: root, signingPrivate: null } as const;
    return await recordBallot(trx, ballot, change, { event, actorId: user.id, at });
  });
  return await sweepAfter(deps, closed);
}
