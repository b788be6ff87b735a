import type { ClassFile, EditionFile } from '#src/definition/edition.ts';
import type { Text } from '#src/definition/text.ts';
import { deny, type Denial } from '../denial.ts';

export type Prize = EditionFile['prizes'][number];

/** A prize that an application gets. */
export interface Decided {
  readonly application: string;
  readonly class: string;
  readonly prize: string;
}

/** How many more may get a prize, given those who do: in all, and of one class. */
export interface Room {
  readonly total: number;
  readonly of: (className: string) => number;
}

/** The room a prize has left. A quota counts all classes together or each by itself; `atMost` limits a class within it. */
export function roomOf(prize: Prize, decided: readonly Decided[]): Room {
  const own = decided.filter((one) => one.prize === prize.id);
  const taken = (className: string): number => own.filter((one) => one.class === className).length;
  return {
    total: prize.counts === 'together' ? prize.quota - own.length : Number.POSITIVE_INFINITY,
    of: (className) => {
      const most = prize.atMost?.[className] ?? Number.POSITIVE_INFINITY;
      const each = prize.counts === 'each' ? prize.quota : Number.POSITIVE_INFINITY;
      return Math.min(most, each) - taken(className);
    },
  };
}

/** A limit that is passed: of which prize, of one class or (null) of all together, and by how many. */
export interface Excess {
  readonly prize: string;
  readonly class: string | null;
  readonly most: number;
  readonly decided: number;
}

/**
 * Null where prizes stay within their quotas and nobody gets two; else why not, with every limit that is passed and by how
 * many. Places may stay empty (N2). `classes` gives the titles that classes are called by.
 */
export function whyNotAward(
  prizes: readonly Prize[],
  decided: readonly Decided[],
  classes: Readonly<Record<string, Pick<ClassFile, 'title'>>> = {},
): Denial | null {
  const twice = decided.find((one, i) => decided.findIndex((other) => other.application === one.application) !== i);
  if (twice !== undefined)
    return deny(
      'conflict',
      '同一申报对象不能同时获得两个奖项。请从其中一个议案中移出后再审定。',
      'One applicant cannot get two prizes. Leave it out of one of the motions.',
      { application: twice.application },
    );
  const unknown = decided.find((one) => prizes.every((prize) => prize.id !== one.prize));
  if (unknown !== undefined)
    return deny('invalid', '本届没有这个奖项。', 'This edition has no such prize.', { prize: unknown.prize });
  const excess = excessOf(prizes, decided);
  if (excess.length === 0) return null;
  const said = excess.map((one) => inWords(prizes, one, one.class === null ? undefined : classes[one.class]?.title));
  return deny(
    'conflict',
    `${said.map(({ zh }) => zh).join('；')}；不能审定，请先减少。`,
    `${said.map(({ en }) => en).join('; ')}. It cannot be decided like this; take some out first.`,
    { excess },
  );
}

/** Every limit that is passed, in the order of the prizes: the quota, of all together or of each class, and `atMost` of a class. */
export function excessOf(prizes: readonly Prize[], decided: readonly Decided[]): readonly Excess[] {
  return prizes.flatMap((prize) => {
    const own = decided.filter((one) => one.prize === prize.id);
    const room = roomOf(prize, decided);
    const classes = [...new Set(own.map((one) => one.class))].toSorted();
    return [{ class: null, left: room.total }, ...classes.map((one) => ({ class: one, left: room.of(one) }))].flatMap(
      ({ class: of, left }): Excess[] => {
        const count = own.filter((one) => of === null || one.class === of).length;
        return left < 0 ? [{ prize: prize.id, class: of, most: count + left, decided: count }] : [];
      },
    );
  });
}

function inWords(prizes: readonly Prize[], { prize, class: of, most, decided }: Excess, title: Text | undefined): Text {
  const name = prizes.find(({ id }) => id === prize)?.name ?? { zh: prize, en: prize };
  const called = of === null ? null : (title ?? { zh: of, en: of });
  return {
    zh: `${name.zh}${called === null ? '' : `（${called.zh}）`}不超过${most}个，现为${decided}个，多出${decided - most}个`,
    en: `${name.en}${called === null ? '' : ` (${called.en})`}: at most ${most}, now ${decided}, ${decided - most} too many`,
  };
}
