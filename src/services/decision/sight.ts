import type { Kysely } from 'kysely';
import { seatsFor, type Actor } from '#src/domain/access/why-not.ts';
import { readRoll, type CommitteeMember } from '#src/store/committee.ts';
import { readMotions } from '#src/store/motions.ts';
import { readRecusals, type Recusal } from '#src/store/recusals.ts';
import type { DB } from '#src/store/schema.ts';
import type { EditionPlace } from './deciding.ts';
import { standingAside } from './recusal.ts';

/** What somebody may see of the committee's matters. */
export interface Sight {
  /** Who they are on the roll; null where they are not on it. */
  readonly member: CommitteeMember | null;
  /** Reads by a seat of the committee alone: sees no more than what concerns members. */
  readonly votesOnly: boolean;
  /** Whether a case has left their screen: they stand aside from it. */
  readonly hides: (application: string) => boolean;
  readonly roll: readonly CommitteeMember[];
  readonly recusals: readonly Recusal[];
}

/**
 * The narrowing that recusals bring: whoever is on the roll and stands aside from a case sees nothing of it, by whatever
 * seat they read; a motion they were kept from stays closed to them in that question.
 */
export async function sightOf(db: Kysely<DB>, actor: Actor, { programme, edition }: EditionPlace): Promise<Sight> {
  const [roll, recusals] = [await readRoll(db, programme, edition), await readRecusals(db, programme, edition)];
  const id = actor.kind === 'user' ? actor.id : null;
  const member = roll.find(({ userId }) => userId !== null && userId === id) ?? null;
  const aside = new Set(member === null ? [] : standingAside(recusals, member.id));
  if (member !== null)
    for (const { body } of await readMotions(db, programme, edition))
      for (const [question, members] of Object.entries(body.roll?.recused ?? {}))
        if (members.includes(member.id)) aside.add(question);
  const seats = seatsFor(actor, 'decision.read').filter((seat) => seat.programme === programme);
  return {
    member,
    votesOnly: seats.every((seat) => seat.side === 'committee'),
    hides: (application) => aside.has(application),
    roll,
    recusals,
  };
}
