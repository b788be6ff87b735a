/** Chance of one's own making: the same name gives the same row of numbers on every machine. */
export interface Random {
  /** At least 0, below 1. */
  next(): number;
  /** A whole number from 0, below `count`. */
  below(count: number): number;
  /** Whether something of this likelihood happens. */
  chance(likelihood: number): boolean;
  pick<T>(list: readonly T[]): T;
  shuffled<T>(list: readonly T[]): T[];
  /** Another row of numbers, of this one's name and `name`: what is drawn from it changes nothing here. */
  branch(name: string): Random;
}

/** Numbers that follow from a name alone (FNV-1a for the start, mulberry32 for the row). */
export function randomOf(name: string): Random {
  let state = hashOf(name);
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  const below = (count: number): number => Math.floor(next() * count);
  return {
    next,
    below,
    chance: (likelihood) => next() < likelihood,
    pick: (list) => {
      const one = list[below(list.length)];
      if (one === undefined) throw new RangeError('nothing to pick from');
      return one;
    },
    shuffled: (list) => shuffled(list, below),
    branch: (part) => randomOf(`${name}/${part}`),
  };
}

/** Fisher and Yates, from behind. */
function shuffled<T>(list: readonly T[], below: (count: number) => number): T[] {
  const mixed = [...list];
  for (let i = mixed.length - 1; i > 0; i -= 1) {
    const j = below(i + 1);
    [mixed[i], mixed[j]] = [mixed[j] as T, mixed[i] as T];
  }
  return mixed;
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const sign of Buffer.from(text)) hash = Math.imul(hash ^ sign, 0x01000193) >>> 0;
  return hash;
}
