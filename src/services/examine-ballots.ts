import type { Kysely } from 'kysely';
import { verifyToken } from '#src/adapters/ballot-signing.ts';
import { ballotStream } from '#src/domain/audit/stream.ts';
import { ballotFaults, type WholeBallot } from '#src/domain/ballot/faults.ts';
import { readBox } from '#src/store/ballot-box.ts';
import { allBallots, brokenBallotRows, promisesOf } from '#src/store/ballot-invariants.ts';
import { readRoll } from '#src/store/ballot-rolls.ts';
import type { BrokenInvariant } from '#src/store/invariants.ts';
import { findBallot } from '#src/store/secret-ballots.ts';
import type { DB } from '#src/store/schema.ts';

/** What does not hold of secret ballots: tables against each other, against their events, and every token against its key. */
export async function brokenBallots(db: Kysely<DB>): Promise<BrokenInvariant[]> {
  const broken = await brokenBallotRows(db);
  for (const id of await allBallots(db)) {
    const whole = await wholeBallot(db, id);
    if (whole !== null)
      broken.push(...ballotFaults(whole, verifyToken).map(({ en }) => ({ invariant: en, where: id })));
  }
  return broken;
}

/** A ballot with all that is needed to recompute it; null where there is none. */
async function wholeBallot(db: Kysely<DB>, id: string): Promise<WholeBallot | null> {
  const ballot = await findBallot(db, id);
  if (ballot === null) return null;
  const promises = await promisesOf(db, ballotStream(ballot));
  return { ballot, promises, roll: await readRoll(db, id), box: await readBox(db, id) };
}
