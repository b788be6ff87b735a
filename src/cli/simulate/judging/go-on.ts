import { attempt, type World } from '../world.ts';

/** Refusals of one piece of work after which nobody tries it again, and rounds after which it leads nowhere. */
const most = { refusals: 5, rounds: 500 };

/** Goes on with a piece of work until it says that it is done; each round looks anew at what the product says. */
export async function goOn(world: World, who: string, round: () => Promise<boolean>): Promise<void> {
  let refusals = 0;
  for (let rounds = 0; rounds < most.rounds && refusals < most.refusals; rounds += 1) {
    const { disturbances } = world.ledger;
    let done = false;
    const went = await attempt(world, who, async () => {
      done = await round();
    });
    if (went && done) return;
    if (!went && world.ledger.disturbances === disturbances) refusals += 1;
  }
  throw new Stuck(`${who} leads nowhere`);
}
/** Work that goes on no more: what comes after it cannot be played. */
export class Stuck extends Error {}

/** Does the same for each of a list, so many at once; the first trouble is passed on when all that had begun have ended. */
export async function forEachOf<T>(list: readonly T[], atOnce: number, work: (one: T) => Promise<void>): Promise<void> {
  const waiting = list.values();
  const troubles: unknown[] = [];
  const hand = async (): Promise<void> => {
    for (const one of waiting) {
      if (troubles.length > 0) return;
      try {
        await work(one);
      } catch (error) {
        troubles.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, hand));
  if (troubles.length > 0) throw troubles[0];
}
