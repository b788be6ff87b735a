import type { EditionFile } from '#src/definition/edition.ts';
import type { Winner } from './publication.ts';

/** Winners in the order in which they are published: by prize and class as the edition has them, then by name. */
export function inOrder<T extends Winner>(winners: readonly T[], { prizes, classes }: EditionFile): T[] {
  const prize = (one: T): number => prizes.findIndex(({ id }) => id === one.prize);
  const kind = (one: T): number => classes.indexOf(one.class);
  return winners.toSorted(
    (a, b) =>
      prize(a) - prize(b) || kind(a) - kind(b) || compare(a.name, b.name) || (a.application < b.application ? -1 : 1),
  );
}

const compare = (a: string, b: string): number => a.localeCompare(b, 'zh-Hans-CN');
