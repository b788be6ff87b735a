import type { Actor } from '#src/domain/access/why-not.ts';
import { keysFingerprint, rollDigest } from '#src/domain/ballot/box.ts';
import { keysOf } from '#src/domain/ballot/faults.ts';
import { keysWanting, whyNotOpened, type RollLine } from '#src/domain/ballot/voting.ts';
import { isDenial, type Denial } from '#src/domain/denial.ts';
import { insertRoll, votingMembers } from '#src/store/ballot-rolls.ts';
import { recordBallot, type SecretBallot } from '#src/store/secret-ballots.ts';
import { rollOfMotion } from './decision/ballot-roll.ts';
import { awardDay } from './award-day.ts';
import type { Deps } from './deps.ts';
import { onBallot, type HeldBallot } from './on-ballot.ts';

/**
 * Opens a ballot: who is a member now may vote, but for the recused; from here on the roll does not change. A motion's
 * ballot has the voters and the recused that the motion was put with, whatever is asked.
 */
export async function openBallot(
  deps: Deps,
  actor: Actor,
  { id, recused }: { readonly id: string; readonly recused: readonly string[] },
): Promise<SecretBallot | Denial> {
  return await onBallot(deps, actor, { id, action: 'ballot.manage', act: 'open' }, async (held) => {
    const { trx, ballot, user, at } = held;
    const asked = await rollFor(deps, held, recused);
    if (isDenial(asked)) return asked;
    const { roll, aside } = asked;
    const keys = keysOf(ballot);
    if (keys === null) return keysWanting;
    const denial = whyNotOpened(roll, aside, ballot.fewest);
    if (denial !== null) return denial;
    await insertRoll(trx, ballot.id, roll);
    const digest = rollDigest(roll);
    const event = {
      kind: 'ballot-opened',
      body: {
        roll: digest,
        voters: roll.filter((line) => !line.recused).length,
        recused: roll.filter((line) => line.recused).length,
        keys: keysFingerprint(ballot.id, keys),
      },
    } as const;
    const change = { state: 'open', openedAt: at, rollDigest: digest } as const;
    return await recordBallot(trx, ballot, change, { event, actorId: user.id, at });
  });
}

interface AskedRoll {
  readonly roll: readonly RollLine[];
  /** Whom somebody said to be recused; not all of them need be members. */
  readonly aside: readonly string[];
}

async function rollFor(
  deps: Deps,
  { trx, ballot, motion }: HeldBallot,
  recused: readonly string[],
): Promise<AskedRoll | Denial> {
  const members = await votingMembers(trx, { ...ballot, today: awardDay(deps) });
  const fixed = motion === null ? null : rollOfMotion(motion, ballot.id, members);
  if (isDenial(fixed)) return fixed;
  const aside = fixed === null ? recused : fixed.recused;
  const line = (user: string): RollLine => ({ user, recused: aside.includes(user), removed: false, issued: null });
  return { roll: (fixed === null ? members : [...fixed.voters, ...fixed.recused]).map(line), aside };
}
