import { roomOf, type Decided, type Prize } from './quota.ts';

/** A candidate whose question carried, with its votes. */
export interface Carried {
  readonly application: string;
  readonly class: string;
  readonly votes: number;
}

/** Who gets the prize, between whom votes do not tell, and for whom no place is left. */
export interface Awarded {
  readonly in: readonly string[];
  readonly tied: readonly string[];
  readonly over: readonly string[];
}

/**
 * Gives the places of a prize to those with most votes for them. Where equal votes meet the last places, all of the
 * equals are undecided: a further motion or a draw must tell. A class that has met such a tie gets no further place.
 */
export function awardWithin(prize: Prize, before: readonly Decided[], carried: readonly Carried[]): Awarded {
  const room = roomOf(prize, before);
  const left = new Map([...new Set(carried.map((one) => one.class))].map((one) => [one, Math.max(0, room.of(one))]));
  let total = Math.max(0, room.total);
  const awarded: { in: string[]; tied: string[]; over: string[] } = { in: [], tied: [], over: [] };
  const levels = [...Map.groupBy(carried, (one) => one.votes)].toSorted(([a], [b]) => b - a);
  for (const [, level] of levels) {
    const classes = [...Map.groupBy(level, (one) => one.class)].map(([name, all]) => ({
      name,
      ids: all.map((one) => one.application),
      takes: Math.min(all.length, left.get(name) ?? 0),
    }));
    const wanted = classes.reduce((sum, { takes }) => sum + takes, 0);
    const fits = wanted <= total;
    for (const { name, ids, takes } of classes) {
      if (takes === 0 || total === 0) awarded.over.push(...ids);
      else if (fits && takes === ids.length) awarded.in.push(...ids);
      else awarded.tied.push(...ids);
      // Of a tie the places are kept for whoever it is settled for.
      left.set(name, takes < ids.length ? 0 : (left.get(name) ?? 0) - takes);
    }
    total = fits ? total - wanted : 0;
  }
  return awarded;
}
